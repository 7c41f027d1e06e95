//! `/promises`: what was announced for later, and what came of it.

use askama::Template as _;
use chrono::NaiveDate;

use super::plain::{Cell, Shown};
use crate::domain::{DuePrecision, PromisedBy};
use crate::record::Filter;
use crate::store::models::ModelRow;
use crate::store::promises::PromiseRow;
use crate::store::{Snapshot, list};
use crate::web::chart::slips::{Slips, slip};
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::{List, PROMISES};
use crate::web::render::{Frame, Nav};

/// Most promises drawn; a longer picture is read by nobody.
const MOST: u32 = 60;

/// What the list of promises shows beside its rows.
#[derive(Debug, Default)]
pub struct Promised {
    /// The models promised.
    models: Vec<ModelRow>,
    /// The promises of the filter that are drawn.
    drawn: Vec<PromiseRow>,
}

impl Shown for PromiseRow {
    const LIST: &'static List = &PROMISES;
    const NAV: Nav = Nav::Promises;
    const NAME: &'static str = "promises";
    const HEADS: &'static [&'static str] = &[
        "head-promise",
        "head-company",
        "head-due",
        "head-delivered",
        "head-outcome",
        "promises-slip",
        "head-sources",
    ];
    type Around = Promised;

    fn anchor(&self) -> &str {
        &self.id
    }

    async fn around(s: &mut Snapshot, filter: &Filter, rows: &[Self]) -> Result<Promised, Error> {
        let models: Vec<&str> = rows.iter().filter_map(|row| row.model.as_deref()).collect();
        Ok(Promised {
            models: list::by_keys(s, &models).await?,
            drawn: list::page(s, filter, None, MOST + 1).await?.rows,
        })
    }

    fn above(frame: &Frame, around: &Promised) -> Result<String, Error> {
        if around.drawn.len() > MOST as usize {
            return Ok(String::new());
        }
        Ok(Slips::new(frame, &around.drawn)
            .map(|chart| chart.render())
            .transpose()?
            .unwrap_or_default())
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
            by(frame, self, around),
            Cell::text(due(frame, self)),
            delivered,
            Cell::text(frame.word("promise", self.status.as_str())).and_small(content(frame, self)),
            Cell::text(slip(frame, self)),
            Cell::sources(frame, &self.sources),
        ]
    }
}

/// What came of the content of a promise, and why the record says so; nothing where it does not.
fn content(frame: &Frame, row: &PromiseRow) -> String {
    let reason = frame.pick(&row.borne_out_en, &row.borne_out_zh);
    if reason.is_empty() {
        return String::new();
    }
    let word = frame.word("borne-out", row.borne_out.as_str());
    let values = [("word", word.as_str().into()), ("reason", reason.into())];
    frame.t.with("promise-content", &values)
}

/// The company that promised, or of which others did, and the model that was promised.
fn by(frame: &Frame, row: &PromiseRow, around: &Promised) -> Cell {
    let cell =
        Cell::link(frame.pick(&row.company_en, &row.company_zh), frame.urls.company(&row.company));
    let cell = match row.promised_by {
        PromisedBy::Company => cell,
        others => cell.and_small(frame.word("promised-by", others.as_str())),
    };
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
