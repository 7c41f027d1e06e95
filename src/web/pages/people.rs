//! `/people`: the people the record names.

use super::plain::{Cell, Shown};
use crate::store::people::PersonRow;
use crate::web::lists::{List, PEOPLE};
use crate::web::render::{Frame, Nav};

impl Shown for PersonRow {
    const LIST: &'static List = &PEOPLE;
    const NAV: Nav = Nav::People;
    const NAME: &'static str = "people";
    const HEADS: &'static [&'static str] =
        &["head-name", "head-role", "head-company", "head-sources"];

    fn anchor(&self) -> &str {
        &self.slug
    }

    fn cells(&self, frame: &Frame) -> Vec<Cell> {
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
            Cell::sources(frame, &self.sources),
        ]
    }
}
