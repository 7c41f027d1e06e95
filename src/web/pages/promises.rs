//! `/promises`: what was announced for later, and what came of it.

use chrono::NaiveDate;

use super::plain::{Cell, Shown};
use crate::domain::DuePrecision;
use crate::store::promises::PromiseRow;
use crate::web::format;
use crate::web::lists::{List, PROMISES};
use crate::web::render::{Frame, Nav};

impl Shown for PromiseRow {
    const LIST: &'static List = &PROMISES;
    const NAV: Nav = Nav::Promises;
    const NAME: &'static str = "promises";
    const KIND: &'static str = "head-outcome";
    const HEADS: &'static [&'static str] = &[
        "head-promise",
        "head-company",
        "head-due",
        "head-delivered",
        "head-outcome",
        "head-sources",
    ];

    fn anchor(&self) -> &str {
        &self.id
    }

    fn cells(&self, frame: &Frame) -> Vec<Cell> {
        let delivered = match (self.delivered, &self.delivered_by) {
            (Some(day), Some(id)) => Cell::link(frame.full_day(&day), frame.urls.announcement(id)),
            (Some(day), None) => Cell::text(frame.full_day(&day)),
            (None, _) => Cell::text(frame.t.get("not-delivered")),
        };
        vec![
            Cell::link(
                frame.pick(&self.promised_en, &self.promised_zh),
                frame.urls.announcement(&self.announcement),
            )
            .and_small(frame.pick(&self.note_en, &self.note_zh)),
            Cell::link(
                frame.pick(&self.company_en, &self.company_zh),
                frame.urls.company(&self.company),
            ),
            Cell::text(due(frame, self)),
            delivered,
            Cell::text(frame.word("promise", self.status.as_str())),
            Cell::sources(frame, &self.sources),
        ]
    }
}

/// When a promise was due, as exactly as it was said.
#[must_use]
pub fn due(frame: &Frame, row: &PromiseRow) -> String {
    let day = |text: String| text.parse::<NaiveDate>().ok();
    match row.due_precision {
        DuePrecision::None => frame.t.get("no-due-date"),
        DuePrecision::Month => {
            let first = day(format!("{}-01", row.due));
            first.map(|day| format::month(frame.lang, day)).unwrap_or_default()
        }
        DuePrecision::Day => {
            day(row.due.clone()).map(|day| frame.full_day(&day)).unwrap_or_default()
        }
    }
}
