//! The reactions of a share, a row each.

use chrono::NaiveDate;

use super::read::Read;
use crate::answers::rows::ReactionRow;
use crate::domain::AnnouncementKind;
use crate::web::format::{self, Percent};
use crate::web::pages::reactions::{Study, study};
use crate::web::pages::rows::limit_text;
use crate::web::render::Frame;

/// A reaction.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) kind: AnnouncementKind,
    pub(super) title: String,
    pub(super) announcement: String,
    /// Whose announcement it is, where it is not the company's own.
    pub(super) of: String,
    pub(super) announced: NaiveDate,
    pub(super) announced_text: String,
    pub(super) day: Option<NaiveDate>,
    pub(super) day_text: String,
    pub(super) url: String,
    pub(super) close: Option<Percent>,
    pub(super) next: Option<Percent>,
    pub(super) limit: String,
    pub(super) study: Result<Study, String>,
    pub(super) printed: i64,
}

impl Line {
    pub(super) fn new(frame: &Frame, row: &ReactionRow, read: &Read) -> Self {
        let made = read.announcements.iter().find(|made| made.id == row.announcement);
        let of = made.filter(|made| made.company != row.company);
        Self {
            kind: row.kind,
            title: frame.pick(&row.title_en, &row.title_zh).to_owned(),
            announcement: frame.urls.announcement(&row.announcement),
            of: of.map(|of| frame.pick(&of.short_en, &of.short_zh).to_owned()).unwrap_or_default(),
            announced: row.announced,
            announced_text: frame.short_day(&row.announced),
            day: row.day,
            day_text: row.day.map(|day| frame.short_day(&day)).unwrap_or_default(),
            url: frame.urls.reaction(&row.announcement, &row.symbol),
            close: row.close.map(|close| format::percent(close, 2)),
            next: row.next_close.map(|close| format::percent(close, 2)),
            limit: limit_text(frame, &row.price_limit),
            study: match row.study_status.as_str() {
                "" => Err(frame.t.get("no-prices")),
                _ => study(frame, row),
            },
            printed: row.reported,
        }
    }
}
