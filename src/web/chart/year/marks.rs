//! Announcements as marks on the line of a year.

use crate::answers::rows::ReactionRow;
use crate::domain::AnnouncementKind;
use chrono::NaiveDate;

/// Steps from first word to public use; the kinds that a narrow screen keeps.
pub const STEPS: [AnnouncementKind; 7] = [
    AnnouncementKind::Teaser,
    AnnouncementKind::Unveiling,
    AnnouncementKind::InvitedTest,
    AnnouncementKind::PublicRelease,
    AnnouncementKind::Approval,
    AnnouncementKind::OpenSource,
    AnnouncementKind::Upgrade,
];

/// A reaction at its place on the share's line, in order of session.
pub(super) struct OnLine<'a> {
    pub(super) reaction: &'a ReactionRow,
    pub(super) day: NaiveDate,
    pub(super) value: f64,
}
