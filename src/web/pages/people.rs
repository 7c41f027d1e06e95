//! `/people`: the people the record names.

use super::plain::{Cell, Shown};
use crate::record::Filter;
use crate::store::Snapshot;
use crate::store::people::{self, PersonRow, SharedSourceRow};
use crate::web::error::Error;
use crate::web::lists::{List, PEOPLE};
use crate::web::render::{Frame, Nav};

/// Announcements named beside a person.
const SHOWN: usize = 3;

impl Shown for PersonRow {
    const LIST: &'static List = &PEOPLE;
    const NAV: Nav = Nav::People;
    const NAME: &'static str = "people";
    const HEADS: &'static [&'static str] =
        &["head-name", "head-role", "head-company", "people-announcements", "head-sources"];
    type Around = Vec<SharedSourceRow>;

    fn anchor(&self) -> &str {
        &self.slug
    }

    async fn around(
        s: &mut Snapshot,
        _filter: &Filter,
        rows: &[Self],
    ) -> Result<Vec<SharedSourceRow>, Error> {
        let slugs: Vec<&str> = rows.iter().map(|row| row.slug.as_str()).collect();
        Ok(people::sharing_sources(s, &slugs).await?)
    }

    fn cells(&self, frame: &Frame, around: &Vec<SharedSourceRow>) -> Vec<Cell> {
        let company = self.company.as_ref().map_or_else(
            || Cell::text(frame.t.get("no-company")),
            |slug| {
                let name = frame.pick_maybe(&self.company_en, &self.company_zh);
                Cell::link(name, frame.urls.company(slug))
            },
        );
        vec![
            Cell::text(frame.pick(&self.name_en, &self.name_zh))
                .and_other(frame, &self.name_en, &self.name_zh)
                .and_small(frame.spoken(&self.aliases)),
            Cell::text(frame.pick(&self.role_en, &self.role_zh)),
            company,
            announcements(frame, &self.slug, around),
            Cell::sources(frame, &self.sources),
        ]
    }
}

/// The first announcements that rest on the same sources as a person, and how many more.
fn announcements(frame: &Frame, slug: &str, around: &[SharedSourceRow]) -> Cell {
    let rows: Vec<&SharedSourceRow> = around.iter().filter(|row| row.person == slug).collect();
    if rows.is_empty() {
        return Cell::text(frame.t.get("people-no-announcement"));
    }
    let cell = rows.iter().take(SHOWN).fold(Cell::default().lines(), |cell, row| {
        let title = frame.pick(&row.title_en, &row.title_zh);
        cell.and(title, frame.urls.announcement(&row.announcement))
    });
    match rows.len().saturating_sub(SHOWN) {
        0 => cell,
        more => cell.and_small(frame.t.count("people-more", more)),
    }
}
