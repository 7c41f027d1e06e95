//! `/promises`: what was announced for later, and what came of it.

use std::sync::Arc;

use askama::Template as _;
use chrono::Datelike as _;

use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::answers::list;
use crate::answers::rows::{Due, ModelRow, PromiseRow};
use crate::domain::{Corrected, PromisedBy};
use crate::record::{Filter, SortKey};
use crate::web::chart::slips::{Slips, promised, slip};
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::{List, PROMISES};
use crate::web::render::{Frame, Nav};

/// Most promises drawn; a longer picture is read by nobody.
const MOST: usize = 60;

/// What the list of promises shows beside its rows.
#[derive(Debug, Default)]
pub struct Promised {
    /// The models promised.
    models: Vec<ModelRow>,
    /// The promises of the filter that are drawn.
    drawn: Vec<PromiseRow>,
    /// The record, for the publishers of sources.
    held: Option<Arc<Held>>,
}

impl Shown for PromiseRow {
    const LIST: &'static List = &PROMISES;
    const NAV: Nav = Nav::Promises;
    const NAME: &'static str = "promises";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-promise", None),
        ("head-company", Some(SortKey::Company)),
        ("head-promised-by", Some(SortKey::By)),
        ("head-promised-on", Some(SortKey::Date)),
        ("head-due", Some(SortKey::Due)),
        ("head-delivered", Some(SortKey::Delivered)),
        ("head-on-time", Some(SortKey::Days)),
        ("head-borne-out", Some(SortKey::BorneOut)),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Promise;
    type Around = Promised;

    fn anchor(&self) -> &str {
        &self.id
    }

    fn around(held: &Arc<Held>, filter: &Filter, rows: &[Self]) -> Promised {
        let models: Vec<&str> = rows.iter().filter_map(|row| row.model.as_deref()).collect();
        Promised {
            models: list::by_keys(held, &models),
            drawn: list::all(held, filter),
            held: Some(held.clone()),
        }
    }

    fn above(frame: &Frame, around: &Promised) -> Result<Above, Error> {
        if around.drawn.len() > MOST {
            return Ok(Above::default());
        }
        let chart = Slips::new(frame, &around.drawn).map(|chart| chart.render()).transpose()?;
        Ok(Above { chart: chart.unwrap_or_default(), ..Above::default() })
    }

    fn cells(&self, frame: &Frame, around: &Promised) -> Vec<Cell> {
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
            of(frame, self, around),
            Cell::text(frame.word("promiser", self.promised_by.as_str())),
            Cell::text(promised(frame, self)),
            Cell::text(due(frame, self)),
            delivered,
            Cell::text(slip(frame, self)),
            Cell::text(frame.word("borne-out", self.borne_out.as_str()))
                .and_small(frame.pick(&self.borne_out_en, &self.borne_out_zh)),
            Cell::publishers(frame, around.held.as_deref(), &self.sources),
        ]
    }
}

/// What came of the content of a promise, and why the record says so; nothing where it does not.
#[must_use]
pub fn content(frame: &Frame, row: &PromiseRow) -> String {
    let reason = frame.pick(&row.borne_out_en, &row.borne_out_zh);
    if reason.is_empty() {
        return String::new();
    }
    let word = frame.word("borne-out", row.borne_out.as_str());
    let values = [("word", word.as_str().into()), ("reason", reason.into())];
    frame.t.with("promise-content", &values)
}

/// A promise in a sentence, for lists that tell it beside its content: `Promised 7 Feb 2023 (Tue), due
/// March 2023; delivered 16 Mar 2023 (Thu), on time.`, with who promised where that was not the company.
#[must_use]
pub fn story(frame: &Frame, row: &PromiseRow) -> String {
    let values = [("made", promised(frame, row).into()), ("due", due(frame, row).into())];
    let made = match row.due() {
        Some(_) => frame.t.with("promise-made-due", &values),
        None => frame.t.with("promise-made", &values),
    };
    let came = match (row.delivered, row.slip_days()) {
        (Some(day), Some(_)) => {
            let values = [("day", frame.full_day(&day).into()), ("slip", slip(frame, row).into())];
            frame.t.with("promise-came-due", &values)
        }
        (Some(day), None) => frame.t.about("promise-came", &frame.full_day(&day)),
        (None, _) => slip(frame, row),
    };
    let line = frame.t.with("promise-story", &[("made", made.into()), ("came", came.into())]);
    match row.promised_by {
        PromisedBy::Company => line,
        others => {
            let by = frame.word("promised-by", others.as_str());
            frame.t.with("promise-story-by", &[("line", line.into()), ("by", by.into())])
        }
    }
}

/// The company of a promise, and the model that was promised.
fn of(frame: &Frame, row: &PromiseRow, around: &Promised) -> Cell {
    let cell =
        Cell::link(frame.pick(&row.company_en, &row.company_zh), frame.urls.company(&row.company));
    let model = around.models.iter().find(|model| Some(&model.slug) == row.model.as_ref());
    match model {
        Some(model) => {
            let name = frame.pick(&model.name_en, &model.name_zh);
            cell.and(name, frame.urls.model(&model.slug)).lines()
        }
        None => cell,
    }
}

/// When a promise was due, as exactly as it was said.
#[must_use]
pub fn due(frame: &Frame, row: &PromiseRow) -> String {
    match row.due() {
        None => frame.t.get("no-due-date"),
        Some(Due::Day(day)) => frame.full_day(&day),
        Some(Due::Month(first)) => format::month(frame.lang, first),
        Some(Due::Half(first)) => {
            let key = if first.month() == 1 { "half-first" } else { "half-second" };
            frame.t.about(key, &first.year().to_string())
        }
    }
}
