//! `/claims`: quantified statements, who made them and where.

use std::sync::Arc;

use super::figures::{figure, said};
use super::plain::{Cell, Shown};
use crate::answers::held::Held;
use crate::answers::people::speaker;
use crate::answers::rows::ClaimRow;
use crate::domain::Corrected;
use crate::record::{Filter, SortKey};
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

    fn around(held: &Arc<Held>, filter: &Filter, _rows: &[Self]) -> Beside {
        let is_grouped = matches!(filter.sort.key, SortKey::Own | SortKey::Quantity);
        Beside { held: Some(held.clone()), is_grouped }
    }

    fn group(&self, frame: &Frame, around: &Beside) -> String {
        match (around.is_grouped, self.in_unit) {
            (false, _) => String::new(),
            (true, 1) => frame.t.get("claims-alone"),
            (true, _) => match self.unit.as_str() {
                "models" => frame.t.get("claims-in-models"),
                "users" => frame.t.get("claims-in-users"),
                "parameters" => frame.t.get("claims-in-parameters"),
                "USD" => frame.t.get("claims-in-usd"),
                "CNY" => frame.t.get("claims-in-cny"),
                "percent" => frame.t.get("claims-in-percent"),
                unit => frame.t.about("claims-in", &frame.unit(unit)),
            },
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
        let held = around.held.as_deref();
        let by = held.map(|held| by(frame, held, self)).unwrap_or_default();
        vec![
            Cell::text(frame.pick(&self.metric_en, &self.metric_zh)),
            Cell::text(said(frame, self)).titled(&figure(frame, self)),
            Cell::link(frame.pick(&self.who_en, &self.who_zh), by),
            self.when(frame, held),
            company,
            Cell::text(frame.pick(&self.statement_en, &self.statement_zh))
                .and_small(frame.pick(&self.note_en, &self.note_zh)),
            Cell::publishers(frame, held, &self.sources),
        ]
    }
}

/// A claim beside the page of the person who stated it.
#[derive(Debug)]
pub struct Stated {
    /// The claim.
    pub row: ClaimRow,
    /// The page of the person; nothing where that is no person of the record.
    pub by: String,
}

impl Stated {
    /// Claims, each with the page of its speaker.
    #[must_use]
    pub fn all(frame: &Frame, held: &Held, rows: Vec<ClaimRow>) -> Vec<Self> {
        rows.into_iter().map(|row| Self { by: by(frame, held, &row), row }).collect()
    }
}

/// The page of the person who stated a claim, or nothing.
fn by(frame: &Frame, held: &Held, row: &ClaimRow) -> String {
    speaker(held, row).map(|person| frame.urls.person(&person.slug)).unwrap_or_default()
}

impl ClaimRow {
    /// The day of the announcement it was made with, or that of the latest source that tells it.
    fn when(&self, frame: &Frame, held: Option<&Held>) -> Cell {
        let with = self.announcement.as_ref().zip(held);
        let made_with = with.and_then(|(id, held)| held.announcement(id));
        match (made_with, self.day) {
            (Some(row), _) => Cell::link(
                frame.known_day(&row.day, &row.day_precision),
                frame.urls.announcement(&row.id),
            ),
            (None, Some(day)) => {
                let day = format::long_day(frame.lang, day);
                Cell::text(frame.t.about("claim-as-told", &day))
            }
            (None, None) => Cell::text(frame.t.get("claim-undated")),
        }
    }
}
