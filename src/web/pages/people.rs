//! `/people`: the people the record names.

use std::sync::Arc;

use super::figures::said;
use super::plain::{Cell, Shown};
use crate::answers::held::Held;
use crate::answers::people::{naming_on_own_sources, stated_by};
use crate::answers::rows::PersonRow;
use crate::domain::Corrected;
use crate::record::{Filter, SortKey};
use crate::web::lists::{List, PEOPLE};
use crate::web::render::{Frame, Nav};

/// Announcements and figures named beside a person.
const SHOWN: usize = 3;

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
    const OPEN: &'static [usize] = &[0, 1, 2, 3];
    const CORRECTED: Corrected = Corrected::Person;
    type Around = Option<Arc<Held>>;

    fn anchor(&self) -> &str {
        &self.slug
    }

    fn around(held: &Arc<Held>, _filter: &Filter, _rows: &[Self]) -> Self::Around {
        Some(held.clone())
    }

    fn cells(&self, frame: &Frame, around: &Self::Around) -> Vec<Cell> {
        let company = self.company.as_ref().map_or_else(
            || Cell::text(frame.t.get("people-no-company")),
            |slug| {
                let name = frame.pick_maybe(&self.company_en, &self.company_zh);
                Cell::link(name, frame.urls.company(slug))
            },
        );
        let name = frame.pick(&self.name_en, &self.name_zh);
        vec![
            Cell::link(name, frame.urls.person(&self.slug))
                .and_other(frame, &self.name_en, &self.name_zh)
                .and_small(frame.spoken(&self.aliases)),
            Cell::text(frame.pick(&self.role_en, &self.role_zh)),
            company,
            around.as_deref().map(|held| said_or_did(frame, self, held)).unwrap_or_default(),
            Cell::publishers(frame, around.as_deref(), &self.sources),
        ]
    }
}

/// What the record has of a person: announcements on the same sources that name them, and the figures
/// that they stated; nothing where neither is. The page of the person has all of it.
fn said_or_did(frame: &Frame, person: &PersonRow, held: &Held) -> Cell {
    let did = naming_on_own_sources(held, person).map(|row| {
        let title = frame.pick(&row.title_en, &row.title_zh).to_owned();
        (title, frame.urls.announcement(&row.id))
    });
    let said = stated_by(held, person).map(|row| {
        let metric = frame.pick(&row.metric_en, &row.metric_zh);
        let values = [("metric", metric.into()), ("figure", said(frame, row).into())];
        (frame.t.with("said-claim", &values), frame.urls.claim(&row.id))
    });
    let mut found = did.chain(said);
    let shown = found.by_ref().take(SHOWN);
    let cell = shown.fold(Cell::default().lines(), |cell, (text, url)| cell.and(text, url));
    if found.next().is_some() {
        cell.and_small_link(frame.t.get("people-more"), frame.urls.person(&person.slug))
    } else {
        cell
    }
}
