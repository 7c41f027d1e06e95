//! The names of corrected rows.

use std::collections::BTreeMap;

use crate::answers::held::Held;
use crate::answers::rows::{
    ClaimRow, CompanyRow, CorrectionRow, ListingRow, ModelRow, PersonRow, PromiseRow, ReportedRow,
    SourceRow,
};
use crate::answers::{announcements, list};
use crate::domain::{Choice as _, Corrected, Market};
use crate::record::table::Declared;
use crate::record::tables::{
    Benchmark, Dispute, Filing, Licence, ModelRole, Round, Score, Spec, each_table,
};
use crate::web::pages::cited::title_lang;
use crate::web::render::Frame;

/// The name of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Name {
    pub(super) text: String,
    /// The language of the name, where it is not that of the page.
    pub(super) lang: &'static str,
    /// The row, if it is a claim: its changes are told as figures.
    pub(super) claim: Option<ClaimRow>,
}

/// The names of some corrected rows.
#[derive(Debug, Default)]
pub(super) struct Named(BTreeMap<(&'static str, String), Name>);

impl Named {
    /// Reads the names of the rows that corrections are of.
    pub(super) fn read(held: &Held, frame: &Frame, rows: &[CorrectionRow]) -> Self {
        let mut named = Self::default();
        for table in Corrected::ALL.iter().copied() {
            let mut ids: Vec<&str> =
                rows.iter().filter(|row| row.table == table).map(|row| row.id.as_str()).collect();
            ids.dedup();
            if !ids.is_empty() {
                named.read_table(held, frame, table, &ids);
            }
        }
        named
    }

    fn read_table(&mut self, held: &Held, frame: &Frame, table: Corrected, ids: &[&str]) {
        match table {
            Corrected::Announcement => {
                for row in announcements::by_ids(held, ids) {
                    self.add(table, &row.id, frame.pick(&row.title_en, &row.title_zh));
                }
            }
            Corrected::Company => {
                for row in list::by_keys::<CompanyRow>(held, ids) {
                    self.add(table, &row.slug, frame.pick(&row.name_en, &row.name_zh));
                }
            }
            Corrected::Model => {
                for row in list::by_keys::<ModelRow>(held, ids) {
                    self.add(table, &row.slug, frame.pick(&row.name_en, &row.name_zh));
                }
            }
            Corrected::Person => {
                for row in list::by_keys::<PersonRow>(held, ids) {
                    self.add(table, &row.slug, frame.pick(&row.name_en, &row.name_zh));
                }
            }
            Corrected::Promise => {
                for row in list::by_keys::<PromiseRow>(held, ids) {
                    self.add(table, &row.id, frame.pick(&row.promised_en, &row.promised_zh));
                }
            }
            Corrected::Claim => {
                for row in list::by_keys::<ClaimRow>(held, ids) {
                    let what = frame.pick(&row.metric_en, &row.metric_zh);
                    let who = frame.pick(&row.who_en, &row.who_zh);
                    let values = [("what", what.into()), ("who", who.into())];
                    let name = frame.t.with("corrections-claim", &values);
                    self.add(table, &row.id, &name).claim = Some(row.clone());
                }
            }
            Corrected::Source => {
                for row in list::by_keys::<SourceRow>(held, ids) {
                    self.add(table, &row.id, &row.title).lang =
                        title_lang(&row.title, row.language);
                }
            }
            Corrected::Reaction => {
                for row in list::by_keys::<ReportedRow>(held, ids) {
                    let share = share(frame, frame.pick(&row.short_en, &row.short_zh), &row.symbol);
                    let values = [
                        ("share", share.into()),
                        ("day", frame.full_day(&row.day).into()),
                        ("measure", frame.word("measure", row.measure.as_str()).into()),
                    ];
                    self.add(table, &row.id, &frame.t.with("corrections-printed", &values));
                }
            }
            Corrected::Move => self.read_moves(held, frame, ids),
            Corrected::Spec
            | Corrected::Licence
            | Corrected::Benchmark
            | Corrected::Score
            | Corrected::Dispute
            | Corrected::Round
            | Corrected::Filing
            | Corrected::ModelRole => self.add_declared(frame, held, table, ids),
            Corrected::Closure => {
                for id in ids {
                    let (market, day) = id.split_once('/').unwrap_or((id, ""));
                    let market = Market::from_word(market)
                        .map_or_else(|_| market.to_owned(), |m| frame.word("market", m.as_str()));
                    self.add(table, id, &on_day(frame, &market, day));
                }
            }
        }
    }

    /// Session moves are named by their share, or by their index, and their day.
    fn read_moves(&mut self, held: &Held, frame: &Frame, ids: &[&str]) {
        let symbols: Vec<&str> = ids.iter().filter_map(|id| id.split('/').next()).collect();
        let listings = list::by_keys::<ListingRow>(held, &symbols);
        let slugs: Vec<&str> = listings.iter().map(|row| row.company.as_str()).collect();
        let companies = list::by_keys::<CompanyRow>(held, &slugs);
        for id in ids {
            let (symbol, day) = id.split_once('/').unwrap_or((id, ""));
            let listing = listings.iter().find(|row| row.symbol == symbol);
            let company =
                listing.and_then(|row| companies.iter().find(|found| found.slug == row.company));
            let name = match company {
                Some(row) => share(frame, frame.pick(&row.short_en, &row.short_zh), symbol),
                None => frame.index_name(symbol),
            };
            self.add(Corrected::Move, id, &on_day(frame, &name, day));
        }
    }

    /// Rows of declared tables are named by what their columns name.
    fn add_declared(&mut self, frame: &Frame, held: &Held, table: Corrected, ids: &[&str]) {
        macro_rules! look {
            ($($rows:ident: $row:ident,)+) => {
                $(if table == $row::TABLE {
                    for row in held.tables.$rows.iter().filter(|row| ids.contains(&&*row.key())) {
                        self.add(table, &row.key(), &declared(frame, held, row));
                    }
                })+
            };
        }
        each_table!(look);
    }

    fn add(&mut self, table: Corrected, id: &str, name: &str) -> &mut Name {
        let named = self.0.entry((table.as_str(), id.to_owned())).or_default();
        name.clone_into(&mut named.text);
        named
    }

    /// The name of a row; its id if it has none.
    pub(super) fn of(&self, row: &CorrectionRow) -> Name {
        let found = self.0.get(&(row.table.as_str(), row.id.clone()));
        found.cloned().unwrap_or_else(|| Name { text: row.id.clone(), ..Name::default() })
    }
}

/// The names in a row of a declared table, the narrowest first.
fn declared<T: Declared>(frame: &Frame, held: &Held, row: &T) -> String {
    let pick = |en: &str, zh: &str| frame.pick(en, zh).to_owned();
    let own = |column: &str| {
        let of = |lang: &str| row.text_of(&format!("{column}_{lang}")).unwrap_or_default();
        Some(pick(&of("en"), &of("zh"))).filter(|name| !name.is_empty())
    };
    let model = row.text_of("model").and_then(|slug| held.models.get(&slug));
    let company = row.text_of("company").and_then(|slug| held.companies.get(&slug));
    let slug = row.text_of("benchmark");
    let benchmark =
        held.tables.benchmarks.iter().find(|known| Some(known.slug.as_str()) == slug.as_deref());
    let names = [
        own("name"),
        own("service"),
        row.text_of("version"),
        model.map(|row| pick(&row.name_en, &row.name_zh)),
        company.map(|row| pick(&row.name_en, &row.name_zh)),
        benchmark.map(|row| pick(&row.name.en, &row.name.zh)),
        row.text_of("subset"),
    ];
    names.into_iter().flatten().collect::<Vec<_>>().join(&frame.t.get("list-comma"))
}

/// `Baidu (9888.HK)`.
fn share(frame: &Frame, name: &str, symbol: &str) -> String {
    frame.t.with("corrections-share", &[("name", name.into()), ("symbol", symbol.into())])
}

/// `Baidu (9888.HK), 16 Mar 2023 (Thu)`.
fn on_day(frame: &Frame, name: &str, day: &str) -> String {
    let day = day.parse().map_or_else(|_| day.to_owned(), |day| frame.full_day(&day));
    frame.t.with("corrections-on-day", &[("name", name.into()), ("day", day.into())])
}
