//! Announcements around a session: what else could have moved a share.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;

/// A dated announcement with what decides its day 0 on any market.
#[derive(Debug, Clone, PartialEq)]
pub struct NearbyRow {
    /// The announcement.
    pub row: AnnouncementRow,
    /// Exchange of the company's primary listing; nothing if it is not listed.
    pub primary_exchange: Option<String>,
}

impl NearbyRow {
    fn new(held: &Held, row: &AnnouncementRow) -> Self {
        let primary_exchange = held.primary_exchange(&row.company).map(str::to_owned);
        Self { row: row.clone(), primary_exchange }
    }
}

/// The announcements dated between two days, in the list's order. Those of which only the month is
/// known are left out: they have no day 0.
#[must_use]
pub fn between(held: &Held, from: NaiveDate, to: NaiveDate) -> Vec<NearbyRow> {
    let is_near =
        |row: &&AnnouncementRow| row.known_day().is_some_and(|day| (from..=to).contains(&day));
    held.announcements().filter(is_near).map(|row| NearbyRow::new(held, row)).collect()
}

/// All announcements of which the day is known.
pub fn dated(held: &Held) -> impl Iterator<Item = NearbyRow> {
    let rows = held.announcements().filter(|row| row.known_day().is_some());
    rows.map(|row| NearbyRow::new(held, row))
}
