//! `/people`: the people the record names.

use std::sync::Arc;

use super::announcement::people::is_named;
use super::figures::said;
use super::plain::{Cell, Shown};
use crate::answers::held::Held;
use crate::answers::people::{self, SharedSourceRow};
use crate::answers::rows::PersonRow;
use crate::domain::Corrected;
use crate::record::{Filter, SortKey};
use crate::web::lists::{List, PEOPLE};
use crate::web::render::{Frame, Nav};
use crate::web::urls::escape;

/// Announcements and figures named beside a person.
const SHOWN: usize = 3;

/// What stands beside the people of a page.
#[derive(Debug, Default)]
pub struct Beside {
    /// Announcements on the same sources.
    announcements: Vec<SharedSourceRow>,
    /// The record, for its claims.
    held: Option<Arc<Held>>,
}

impl Shown for PersonRow {
    const LIST: &'static List = &PEOPLE;
    const NAV: Nav = Nav::People;
    const NAME: &'static str = "people";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-person", Some(SortKey::Name)),
        ("head-role", Some(SortKey::Role)),
        ("head-company", Some(SortKey::Company)),
        ("people-said", None),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Person;
    type Around = Beside;

    fn anchor(&self) -> &str {
        &self.slug
    }

    fn around(held: &Arc<Held>, _filter: &Filter, rows: &[Self]) -> Beside {
        let slugs: Vec<&str> = rows.iter().map(|row| row.slug.as_str()).collect();
        let announcements = people::sharing_sources(held, &slugs);
        Beside { announcements, held: Some(held.clone()) }
    }

    fn cells(&self, frame: &Frame, around: &Beside) -> Vec<Cell> {
        let company = self.company.as_ref().map_or_else(
            || Cell::text(frame.t.get("people-no-company")),
            |slug| {
                let name = frame.pick_maybe(&self.company_en, &self.company_zh);
                Cell::link(name, frame.urls.company(slug))
            },
        );
        let name = frame.pick(&self.name_en, &self.name_zh);
        vec![
            Cell::link(name, frame.urls.at(&format!("/search?q={}", escape(name))))
                .and_other(frame, &self.name_en, &self.name_zh)
                .and_small(frame.spoken(&self.aliases)),
            Cell::text(frame.pick(&self.role_en, &self.role_zh)),
            company,
            said_or_did(frame, self, around),
            Cell::publishers(frame, around.held.as_deref(), &self.sources),
        ]
    }
}

/// What the record has of a person: announcements on the same sources whose titles name them, and the
/// figures that they gave; nothing where neither is.
fn said_or_did(frame: &Frame, person: &PersonRow, around: &Beside) -> Cell {
    let is_named = |texts: [&str; 2]| texts.into_iter().any(|text| is_named(person, text));
    let did = around.announcements.iter().filter(|row| row.person == person.slug);
    let did = did.filter(|row| is_named([&row.title_en, &row.title_zh])).map(|row| {
        let title = frame.pick(&row.title_en, &row.title_zh).to_owned();
        (title, frame.urls.announcement(&row.announcement))
    });
    let claims = around.held.iter().flat_map(|held| &held.claims);
    let said = claims.filter(|row| is_named([&row.who_en, &row.who_zh])).map(|row| {
        let metric = frame.pick(&row.metric_en, &row.metric_zh);
        let values = [("metric", metric.into()), ("figure", said(frame, row).into())];
        (frame.t.with("said-claim", &values), frame.urls.claim(&row.id))
    });
    let found: Vec<(String, String)> = did.chain(said).collect();
    let more = found.len().saturating_sub(SHOWN);
    let shown = found.into_iter().take(SHOWN);
    let cell = shown.fold(Cell::default().lines(), |cell, (text, url)| cell.and(text, url));
    if more > 0 { cell.and_small(frame.t.count("people-more", more)) } else { cell }
}
