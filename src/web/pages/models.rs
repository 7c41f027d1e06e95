//! `/models`: the models of the record.

use super::plain::{Cell, Shown};
use crate::store::models::ModelRow;
use crate::web::lists::{List, MODELS};
use crate::web::render::{Frame, Nav};

impl Shown for ModelRow {
    const LIST: &'static List = &MODELS;
    const NAV: Nav = Nav::Models;
    const NAME: &'static str = "models";
    const HEADS: &'static [&'static str] = &[
        "head-name",
        "head-company",
        "head-kind",
        "head-first-day",
        "head-announcements",
        "head-sources",
    ];

    fn anchor(&self) -> &str {
        &self.slug
    }

    fn cells(&self, frame: &Frame) -> Vec<Cell> {
        let first = self.first_day.map_or_else(
            || Cell::text(frame.t.get("no-dated-announcement")),
            |day| Cell::link(frame.full_day(&day), frame.urls.day(&day)),
        );
        let announcements = frame.urls.at(&format!("/?model={}", self.slug));
        vec![
            Cell::text(frame.pick(&self.name_en, &self.name_zh))
                .and_other(frame, &self.name_en, &self.name_zh)
                .and_small(frame.spoken(&self.aliases)),
            Cell::link(
                frame.pick(&self.company_en, &self.company_zh),
                frame.urls.company(&self.company),
            ),
            Cell::text(frame.word("model-kind", self.kind.as_str())),
            first,
            match self.announcements {
                0 => Cell::number("0"),
                n => Cell::link(n.to_string(), announcements).right(),
            },
            Cell::sources(frame, &self.sources),
        ]
    }
}
