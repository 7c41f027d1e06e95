//! `/promises`: what was announced for later, and what came of it.

use std::sync::Arc;

use askama::Template as _;
use chrono::{Datelike as _, NaiveDate};

use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::answers::list;
use crate::answers::rows::{Due, ModelRow, PromiseRow, YEAR};
use crate::domain::{Corrected, Precision, PromisedBy};
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
    // What, whose, for when and whether it came in time.
    const OPEN: &'static [usize] = &[0, 1, 4, 6];
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

/// Why the record says that a promise was borne out or not, as a sentence; empty where it does not.
#[must_use]
pub fn content<'a>(frame: &Frame, row: &'a PromiseRow) -> &'a str {
    frame.pick(&row.borne_out_en, &row.borne_out_zh)
}

/// A promise in a sentence, for lists that tell it beside its content, the year of the record left out:
/// `Promised 7 Feb, due in March, delivered 16 Mar: on time, in part.`, with who foretold it in front
/// where that was not its maker.
#[must_use]
pub fn story(frame: &Frame, row: &PromiseRow) -> String {
    let day = match row.promised_precision {
        Precision::Day => brief(frame, row.promised_day),
        Precision::Month => in_month(frame, row.promised_day),
    };
    let (made, front) = match row.promised_by {
        PromisedBy::Company => ("promise-made", None),
        PromisedBy::Press => ("promise-said", Some("promise-by-press")),
        PromisedBy::Regulator => ("promise-said", Some("promise-by-public")),
    };
    let until = match row.due() {
        Some(Due::Day(day)) => Some(frame.t.about("promise-due", &brief(frame, day))),
        Some(Due::Month(first)) => Some(frame.t.about("promise-due", &in_month(frame, first))),
        Some(Due::Half(_)) => Some(frame.t.about("promise-due-half", &due(frame, row))),
        None => row.delivered.map(|_| frame.t.get("slip-undated")),
    };
    let came = row.delivered.map(|day| frame.t.about("promise-came", &brief(frame, day)));
    let join = frame.t.get("promise-join");
    let parts: Vec<String> =
        [Some(frame.t.about(made, &day)), until, came].into_iter().flatten().collect();
    let told = parts.join(&join);
    let told = front.map_or_else(|| told.clone(), |front| frame.t.about(front, &told));
    // What was delivered without a date is neither late nor in time.
    let is_timed = row.due().is_some() || row.delivered.is_none();
    let in_time = is_timed.then(|| slip(frame, row));
    let content = row.delivered.map(|_| frame.word("borne-short", row.borne_out.as_str()));
    let verdict: Vec<String> =
        in_time.into_iter().chain(content).filter(|part| !part.is_empty()).collect();
    if verdict.is_empty() {
        return frame.t.about("promise-told", &told);
    }
    let values = [("told", told.into()), ("verdict", verdict.join(&join).into())];
    frame.t.with(if front.is_some() { "promise-foretold" } else { "promise-story" }, &values)
}

/// A day, its year said only where it is not the record's: `16 Mar`, `24 April 2024`.
fn brief(frame: &Frame, day: NaiveDate) -> String {
    if day.year() == YEAR { frame.short_day(&day) } else { format::long_day(frame.lang, day) }
}

/// A month likewise: `in March`, `in June 2024`.
fn in_month(frame: &Frame, first: NaiveDate) -> String {
    let month = if first.year() == YEAR { format::month_name } else { format::month };
    frame.t.about("promise-in-month", &month(frame.lang, first))
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
