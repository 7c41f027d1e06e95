//! What several announcements are compared by.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, ReactionRow, TimelineRow};

/// Every announcement that can be compared, with the day 0 of its company's primary listing, by
/// company and date.
#[must_use]
pub fn candidates(held: &Held) -> Vec<(&AnnouncementRow, NaiveDate)> {
    let candidate = |shown: &'_ Arc<TimelineRow>| {
        let is_own = |row: &&ReactionRow| row.is_primary && row.company == shown.row.company;
        shown.reactions.iter().filter(is_own).find(|row| row.has_study()).and_then(|row| row.day)
    };
    let rows = held.announcements.iter();
    let mut rows: Vec<(&AnnouncementRow, NaiveDate)> =
        rows.filter_map(|shown| Some((&*shown.row, candidate(shown)?))).collect();
    rows.sort_by_key(|(row, _)| &row.company);
    rows
}

/// Every studied event of some shares, whoever made the announcement, by share and day.
#[must_use]
pub fn event_days(held: &Held, symbols: &[&str]) -> Vec<ReactionRow> {
    let is_event = |row: &&ReactionRow| {
        symbols.contains(&row.symbol.as_str()) && row.has_study() && row.day.is_some()
    };
    let mut rows: Vec<&ReactionRow> = held.reactions().filter(is_event).collect();
    rows.sort_by_key(|row| (&row.symbol, row.day, &row.announcement));
    rows.into_iter().cloned().collect()
}
