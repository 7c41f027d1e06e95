//! `/claims`: quantified statements, who made them and where.

use std::sync::Arc;

use super::plain::{Cell, Shown};
use crate::domain::{Bound, Corrected};
use crate::record::{Filter, SortKey};
use crate::store::Snapshot;
use crate::store::claims::ClaimRow;
use crate::store::held::Held;
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::{CLAIMS, List};
use crate::web::render::{Frame, Nav};

/// What stands beside the claims of a page.
#[derive(Debug, Default)]
pub struct Beside {
    /// The record.
    held: Option<Arc<Held>>,
    /// Whether the list is in order of what is counted, so that figures of one unit stand together.
    is_grouped: bool,
}

impl Shown for ClaimRow {
    const LIST: &'static List = &CLAIMS;
    const NAV: Nav = Nav::Claims;
    const NAME: &'static str = "claims";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-metric", Some(SortKey::Quantity)),
        ("head-figure", Some(SortKey::Value)),
        ("head-who", Some(SortKey::Who)),
        ("head-date", Some(SortKey::Date)),
        ("head-company", Some(SortKey::Company)),
        ("head-statement", None),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Claim;
    type Around = Beside;

    fn anchor(&self) -> &str {
        &self.id
    }

    async fn around(s: &mut Snapshot, filter: &Filter, _rows: &[Self]) -> Result<Beside, Error> {
        let is_grouped = matches!(filter.sort.key, SortKey::Own | SortKey::Quantity);
        Ok(Beside { held: Some(s.held().await?), is_grouped })
    }

    fn group(&self, frame: &Frame, around: &Beside) -> String {
        match (around.is_grouped, self.in_unit) {
            (false, _) => String::new(),
            (true, 1) => frame.t.get("claims-alone"),
            (true, _) => frame.t.about("claims-in", &frame.unit(&self.unit)),
        }
    }

    fn cells(&self, frame: &Frame, around: &Beside) -> Vec<Cell> {
        let company = self.company.as_ref().map_or_else(
            || Cell::text(frame.t.get("no-company")),
            |slug| {
                let name = frame.pick_maybe(&self.company_en, &self.company_zh);
                Cell::link(name, frame.urls.company(slug))
            },
        );
        vec![
            Cell::text(frame.pick(&self.metric_en, &self.metric_zh)),
            Cell::text(said(frame, self)).titled(&figure(frame, self)),
            Cell::text(frame.pick(&self.who_en, &self.who_zh)),
            self.when(frame, around.held.as_deref()),
            company,
            Cell::text(frame.pick(&self.statement_en, &self.statement_zh))
                .and_small(frame.pick(&self.note_en, &self.note_zh)),
            Cell::publishers(frame, around.held.as_deref(), &self.sources),
        ]
    }
}

impl ClaimRow {
    /// The day of the announcement it was made with, or that of its first source.
    fn when(&self, frame: &Frame, held: Option<&Held>) -> Cell {
        let with = self.announcement.as_ref().zip(held);
        let made_with = with.and_then(|(id, held)| held.announcement(id));
        match (made_with, self.day) {
            (Some(row), _) => Cell::link(
                frame.known_day(&row.day, &row.day_precision),
                frame.urls.announcement(&row.id),
            ),
            (None, Some(day)) => {
                Cell::text(frame.full_day(&day)).and_small(frame.t.get("claim-of-source"))
            }
            (None, None) => Cell::text(frame.t.get("claim-undated")),
        }
    }
}

/// `at least 200 models`, `about 260,000,000,000 parameters`, `10 to 20 percent`: all digits.
#[must_use]
pub fn figure(frame: &Frame, row: &ClaimRow) -> String {
    told(frame, row, format::grouped)
}

/// The same as people say it: `about 260 billion parameters`.
#[must_use]
pub fn said(frame: &Frame, row: &ClaimRow) -> String {
    told(frame, row, |digits| format::said(frame.lang, digits))
}

/// A figure with its bound and unit; a year is no quantity.
fn told(frame: &Frame, row: &ClaimRow, number: impl Fn(&str) -> String) -> String {
    let number = |digits: &str| if row.unit == "year" { digits.to_owned() } else { number(digits) };
    let value = if row.value_max.is_empty() {
        number(&row.value)
    } else {
        let ends = [("from", number(&row.value).into()), ("to", number(&row.value_max).into())];
        frame.t.with("claim-range", &ends)
    };
    let unit = frame.unit(&row.unit);
    // A sign follows its figure without a blank, a word with one where the language has blanks.
    let unit = if unit == "%" { unit } else { frame.t.about("figure-unit", &unit) };
    let values = [("value", value.into()), ("unit", unit.into())];
    frame.t.with(
        match row.bound {
            Bound::Exact => "figure-exact",
            Bound::AtLeast => "figure-at-least",
            Bound::About => "figure-about",
        },
        &values,
    )
}
