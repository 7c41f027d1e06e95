//! `/sources`: the published texts the record rests on.

use super::plain::{Cell, Shown};
use crate::store::sources::SourceRow;
use crate::web::lists::{List, SOURCES};
use crate::web::render::{Frame, Nav};

impl Shown for SourceRow {
    const LIST: &'static List = &SOURCES;
    const NAV: Nav = Nav::Sources;
    const NAME: &'static str = "sources";
    const HEADS: &'static [&'static str] = &[
        "head-title",
        "head-publisher",
        "head-published",
        "head-language",
        "head-kind",
        "head-announcements",
    ];

    fn anchor(&self) -> &str {
        &self.id
    }

    fn cells(&self, frame: &Frame) -> Vec<Cell> {
        let title = if self.url.is_empty() {
            Cell::text(&self.title)
        } else {
            Cell::external(&self.title, &self.url)
        };
        vec![
            title.and_small(&self.id),
            Cell::text(&self.publisher),
            Cell::text(
                self.published
                    .map_or_else(|| frame.t.get("no-publication-day"), |day| frame.full_day(&day)),
            ),
            Cell::text(frame.word("language", self.language.as_str())),
            Cell::text(frame.word("source-kind", self.kind.as_str())),
            Cell::number(self.announcements.to_string()),
        ]
    }
}
