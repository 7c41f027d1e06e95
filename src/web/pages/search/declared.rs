//! What was found in the declared tables, benchmarks, doubts about them, licences, filings and money,
//! and among the reactions of shares.

use super::hits::{About, HitGroup, HitView};
use crate::answers::held::Held;
use crate::answers::list::{self, HeldRow};
use crate::answers::rows::ReactionRow;
use crate::domain::words::Wanted;
use crate::record::tables::{Benchmark, Dispute, Filing, Licence, Round};
use crate::record::{Filter, keys};
use crate::web::export::Exported;
use crate::web::format;
use crate::web::mark::{Marked, excerpt, mark, mark_name};
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// Most hits of a table that are shown.
const SHOWN: usize = 5;

/// A search through the record in memory.
pub(super) struct Search<'a> {
    pub(super) frame: &'a Frame,
    pub(super) held: &'a Held,
    pub(super) query: &'a str,
    pub(super) wanted: &'a Wanted,
}

impl Search<'_> {
    /// The tables that have what is looked for, each with how many rows of it have.
    pub(super) fn groups(&self) -> Vec<(usize, HitGroup)> {
        [
            self.group("reaction", |row| self.reaction(row)),
            self.group("benchmark", |row| self.benchmark(row)),
            self.group("doubt", |row| self.doubt(row)),
            self.group("licence", |row| self.licence(row)),
            self.group("filing", |row| self.filing(row)),
            self.group("round", |row| self.round(row)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn group<T: HeldRow + Exported>(
        &self,
        kind: &'static str,
        view: impl Fn(&T) -> HitView,
    ) -> Option<(usize, HitGroup)> {
        let filter = Filter::of(&keys::Q, self.query);
        let rows = list::rows::<T>(self.held, &filter);
        let n = rows.len();
        let (frame, texts) = (self.frame, self.frame.t);
        let has_page = T::LIST.path != "/data";
        let all = (has_page && n > SHOWN).then(|| {
            let address = format!("{}{}", T::LIST.path, ListParams::of(filter).query());
            (frame.urls.at(&address), texts.count("search-all-rows", n))
        });
        let heading =
            [("kind", frame.word("search-kind", kind).into()), ("n", n.to_string().into())];
        (n > 0).then(|| {
            let hits = rows.into_iter().take(SHOWN).map(view).collect();
            (n, HitGroup { kind, heading: texts.with("search-heading", &heading), hits, all })
        })
    }

    /// A hit: where it stands, what it is called, what stands small beside it, and its text.
    fn hit(&self, url: String, title: &str, about: &[&str], text: &str) -> HitView {
        let part =
            |text: &&str| About { text: mark(text, self.wanted), lang: "", url: String::new() };
        HitView {
            url,
            title: mark_name(title, self.wanted),
            title_lang: self.frame.printed_lang(title),
            other: Marked::new(),
            also: Vec::new(),
            about: about.iter().filter(|text| !text.is_empty()).map(part).collect(),
            text: excerpt(text, self.wanted),
            text_lang: "",
        }
    }

    fn reaction(&self, row: &ReactionRow) -> HitView {
        let frame = self.frame;
        let told = self.held.announcement(&row.announcement);
        let title = told.map_or("", |told| frame.pick(&told.title_en, &told.title_zh));
        let day = row.day.map(|day| frame.full_day(&day)).unwrap_or_default();
        let close = row.close.map(|close| format::percent(close, 2));
        let close = close.map(|close| format!("{} {}", close.arrow, close.figure));
        let about = [row.symbol.as_str(), &day, close.as_deref().unwrap_or_default()];
        self.hit(frame.urls.reaction(&row.announcement, &row.symbol), title, &about, "")
    }

    fn benchmark(&self, row: &Benchmark) -> HitView {
        let frame = self.frame;
        let url = frame.urls.benchmark(row.slug.as_str());
        let maker = frame.pick(&row.maker.en, &row.maker.zh);
        let task = frame.pick(&row.task.en, &row.task.zh);
        self.hit(url, frame.pick(&row.name.en, &row.name.zh), &[maker], task)
    }

    fn doubt(&self, row: &Dispute) -> HitView {
        let frame = self.frame;
        let page = frame.urls.benchmark(row.benchmark.as_str());
        let benchmarks = self.held.tables.benchmarks.iter();
        let benchmark = benchmarks.clone().find(|benchmark| benchmark.slug == row.benchmark);
        let name = benchmark.map_or("", |row| frame.pick(&row.name.en, &row.name.zh));
        let who = frame.pick(&row.who.en, &row.who.zh);
        let title = format!("{name}{}{who}", frame.t.get("colon"));
        let statement = frame.pick(&row.statement.en, &row.statement.zh);
        self.hit(format!("{page}#{}", row.id), &title, &[&frame.full_day(&row.day)], statement)
    }

    fn licence(&self, row: &Licence) -> HitView {
        let frame = self.frame;
        let model = self.held.models.get(row.model.as_str());
        let model = model.map_or("", |model| frame.pick(&model.name_en, &model.name_zh));
        let about = [
            frame.word("sizes-weights", row.weights.as_str()),
            frame.word("commercial-use", row.commercial.as_str()),
            frame.period(&row.day),
        ];
        let about: Vec<&str> =
            [model].into_iter().chain(about.iter().map(String::as_str)).collect();
        let title = if row.name.is_empty() { model } else { row.shown_name() };
        let text = frame.pick(&row.conditions.en, &row.conditions.zh);
        self.hit(self.row::<Licence>(row.id.as_str()), title, &about, text)
    }

    fn filing(&self, row: &Filing) -> HitView {
        let frame = self.frame;
        let title = frame.pick(&row.service.en, &row.service.zh);
        let about = [frame.pick(&row.company_en, &row.company_zh), &frame.period(&row.day)];
        self.hit(self.row::<Filing>(row.id.as_str()), title, &about, "")
    }

    fn round(&self, row: &Round) -> HitView {
        let frame = self.frame;
        let stage = row.stage.map(|stage| frame.word("stage", stage.as_str())).unwrap_or_default();
        let title = frame.pick(&row.company_en, &row.company_zh);
        let investors = frame.pick_list(&row.investors.en, &row.investors.zh);
        let investors = investors.join(&frame.t.get("list-comma"));
        let url = self.row::<Round>(row.id.as_str());
        self.hit(url, title, &[&stage, &frame.period(&row.day)], &investors)
    }

    /// A row of a list, found by the words asked for.
    fn row<T: Exported>(&self, id: &str) -> String {
        let filter = Filter::of(&keys::Q, self.query);
        let address = format!("{}{}#{id}", T::LIST.path, ListParams::of(filter).query());
        self.frame.urls.at(&address)
    }
}
