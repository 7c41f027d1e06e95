//! The whole record.

use chrono::NaiveDate;

use super::tables::Tables;
use crate::domain::{
    Announcement, Calendars, Claim, Closure, Company, Correction, Market, Model, Move, Person,
    Promise, ReportedMove, ShortSession, Source, Text,
};

/// What the record says of itself.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Meta {
    /// Title.
    pub title: Text,
    /// The one date of the record: Last-Modified, feeds, citations.
    pub released: NaiveDate,
    /// SPDX licence id.
    pub licence: String,
}

/// Every table of a record. Serialised field by field, this is the canonical form that the dataset
/// version is the hash of.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Record {
    /// What the record says of itself.
    pub meta: Meta,
    /// Sources by id.
    pub sources: Vec<Source>,
    /// Companies by slug.
    pub companies: Vec<Company>,
    /// Models by slug.
    pub models: Vec<Model>,
    /// Announcements by date and id.
    pub announcements: Vec<Announcement>,
    /// Printed share moves by day and id.
    pub reported_moves: Vec<ReportedMove>,
    /// Claims by id.
    pub claims: Vec<Claim>,
    /// People by slug.
    pub people: Vec<Person>,
    /// Promises by id.
    pub promises: Vec<Promise>,
    /// Session moves by symbol and day.
    pub moves: Vec<Move>,
    /// Sessions by market and day.
    pub sessions: Vec<(Market, NaiveDate)>,
    /// Weekdays without a session.
    pub closures: Vec<Closure>,
    /// Sessions that opened late or closed early.
    pub short_sessions: Vec<ShortSession>,
    /// Changes to published rows, by date, table, row and field.
    pub corrections: Vec<Correction>,
    /// The tables that are declared in [`super::tables`]. A record without any row of them keeps the
    /// version that it had before they came.
    #[serde(flatten)]
    pub declared: Tables,
}

impl Record {
    /// The calendars of the record's sessions.
    #[must_use]
    pub fn calendars(&self) -> Calendars {
        Calendars::new(
            self.sessions.iter().copied(),
            self.short_sessions.iter().map(|short| (short.market, short.day, short.closes)),
        )
    }
}

/// The move of a day among those of a symbol.
#[must_use]
pub fn move_on(series: &[Move], day: NaiveDate) -> Option<&Move> {
    series.binary_search_by_key(&day, |row| row.day).ok().map(|at| &series[at])
}
