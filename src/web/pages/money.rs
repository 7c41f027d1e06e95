//! `/money`: who put how much into makers of models, and who says so.

use std::sync::Arc;

use crate::answers::held::Held;
use crate::answers::list;
use std::collections::BTreeSet;

use super::plain::{Above, Cell, Shown};
use crate::domain::{Bound, Corrected, Currency};
use crate::record::tables::{Round, RoundStatus, Stage, Sum};
use crate::record::{Filter, SortKey};
use crate::web::chart::by_month::{self, Item, Shape, Words};
use crate::web::error::Error;
use crate::web::export::Exported;
use crate::web::format;
use crate::web::lists::List;
use crate::web::render::{Frame, Nav};

impl Shown for Round {
    const LIST: &'static List = <Self as Exported>::LIST;
    const NAV: Nav = Nav::Money;
    const NAME: &'static str = "money";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-company", Some(SortKey::Company)),
        ("head-date", Some(SortKey::Date)),
        ("head-stage", Some(SortKey::Stage)),
        ("head-amount", Some(SortKey::Amount)),
        ("head-valuation", Some(SortKey::Valuation)),
        ("head-investors", None),
        ("head-status", Some(SortKey::Status)),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Round;
    /// The rounds of the filter, for the chart above the list.
    type Around = Vec<Round>;

    fn anchor(&self) -> &str {
        self.id.as_str()
    }

    fn around(held: &Arc<Held>, filter: &Filter, _rows: &[Self]) -> Vec<Self> {
        list::all(held, filter)
    }

    fn above(frame: &Frame, found: &Vec<Self>) -> Result<Above, Error> {
        let mut rows: Vec<&Self> = found.iter().collect();
        rows.sort_by_key(|row| (row.day, &row.id));
        let items = rows.iter().map(|row| item(frame, row)).collect();
        let chart = by_month::chart(frame, items, words(frame, &rows))?;
        Ok(Above { chart, ..Above::default() })
    }

    fn cells(&self, frame: &Frame, _found: &Vec<Self>) -> Vec<Cell> {
        let sum = |sum: Option<Sum>| {
            sum.map_or_else(|| frame.t.get("money-not-known"), |sum| spoken_sum(frame, &sum))
        };
        let investors = frame.pick_list(&self.investors.en, &self.investors.zh);
        let day = frame.period(&self.day);
        let day = match &self.announcement {
            Some(id) => Cell::link(day, frame.urls.announcement(id.as_str())),
            None => Cell::text(day),
        };
        let stage = self.stage.map(|stage| frame.word("stage", stage.as_str()));
        vec![
            Cell::link(
                frame.pick(&self.company_en, &self.company_zh),
                frame.urls.company(self.company.as_str()),
            ),
            day,
            Cell::text(stage.unwrap_or_else(|| frame.t.get("stage-none"))),
            Cell::number(sum(self.paid())),
            Cell::number(sum(self.worth())),
            Cell::text(if investors.is_empty() {
                frame.t.get("money-no-investors")
            } else {
                format::and_list(frame.lang, investors)
            })
            .printed(frame),
            Cell::text(frame.word("round-status", self.status.as_str()))
                .and_small(frame.pick(&self.note.en, &self.note.zh)),
            Cell::source_ids(frame, &self.sources),
        ]
    }
}

/// `about 300 million US dollars`, `超过10亿美元`.
#[must_use]
pub fn spoken_sum(frame: &Frame, sum: &Sum) -> String {
    let amount = frame.large(sum.amount.number());
    let currency = match sum.currency {
        Currency::Cny => "sum-cny",
        Currency::Usd => "sum-usd",
        Currency::Hkd => "sum-hkd",
    };
    let value = [("value", frame.t.about(currency, &amount).into()), ("unit", "".into())];
    let text = frame.t.with(
        match sum.bound {
            Bound::Exact => "figure-exact",
            Bound::AtLeast => "figure-at-least",
            Bound::About => "figure-about",
        },
        &value,
    );
    text.trim().to_owned()
}

fn item(frame: &Frame, row: &Round) -> Item {
    let sum =
        row.paid().map_or_else(|| frame.t.get("money-not-known"), |sum| spoken_sum(frame, &sum));
    let values = [
        ("company", frame.pick(&row.company_en, &row.company_zh).into()),
        ("day", frame.period(&row.day).into()),
        ("sum", sum.into()),
        ("status", frame.word("round-status", row.status.as_str()).into()),
    ];
    Item {
        day: row.day,
        shape: match row.status {
            RoundStatus::Announced => Shape::Full,
            RoundStatus::Reported => Shape::Empty,
        },
        url: format!("#{}", row.id),
        title: frame.t.with("money-mark", &values),
    }
}

fn words(frame: &Frame, rows: &[&Round]) -> Words {
    let companies: BTreeSet<_> = rows.iter().map(|row| &row.company).collect();
    let sums = rows.iter().filter(|row| row.amount.is_some()).count();
    let counts = [
        ("parts", kinds(frame, rows).into()),
        ("companies", companies.len().into()),
        ("sums", sums.into()),
    ];
    let name = |row: &Round| {
        let values = [
            ("company", frame.pick(&row.company_en, &row.company_zh).into()),
            ("sum", spoken_sum(frame, &row.paid()?).into()),
        ];
        Some(frame.t.with("money-largest", &values))
    };
    let largest: Vec<String> =
        Currency::ALL.iter().flat_map(|of| largest(rows, *of)).filter_map(name).collect();
    let reading = if largest.is_empty() {
        frame.t.get("money-reading-none")
    } else {
        frame.t.about("money-reading", &format::and_list(frame.lang, &largest))
    };
    let legend = [(Shape::Full, RoundStatus::Announced), (Shape::Empty, RoundStatus::Reported)];
    Words {
        headline: frame.t.with("money-headline", &counts),
        subtitle: frame.t.get("money-subtitle"),
        legend: legend
            .map(|(shape, status)| (shape, frame.word("round-status", status.as_str())))
            .into(),
        reading,
    }
}

/// How many rounds, purchases and share sales there are.
fn kinds(frame: &Frame, rows: &[&Round]) -> String {
    let of = |is_of: fn(Option<Stage>) -> bool| rows.iter().filter(|row| is_of(row.stage)).count();
    let purchases = of(|stage| stage == Some(Stage::Acquisition));
    let sales = of(|stage| stage == Some(Stage::Ipo));
    let rounds = rows.len() - purchases - sales;
    let counted =
        [("money-rounds", rounds), ("money-purchases", purchases), ("money-sales", sales)];
    let occurring = counted.into_iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = occurring.map(|(key, n)| frame.t.count(key, n)).collect();
    format::and_list(frame.lang, &parts)
}

/// The largest sum in a currency, and those as large: sums are not converted.
fn largest<'a>(rows: &[&'a Round], currency: Currency) -> Vec<&'a Round> {
    let of = || rows.iter().copied().filter(|row| row.currency == Some(currency));
    let most = of().map(size).fold(0.0, f64::max);
    of().filter(|row| size(row) >= most).collect()
}

fn size(row: &Round) -> f64 {
    row.amount.as_ref().map_or(0.0, crate::domain::Decimal::number)
}
