//! Share and benchmark over one year, rebased to a common start.

use chrono::{Datelike, NaiveDate};

use crate::answers::rows::ListingRow;
use crate::domain::Basis;
use crate::store::moves::MoveRow;
use crate::study::{BASE, Level, rebase};

/// Share and benchmark at the closes of one year.
#[derive(Debug)]
pub struct YearLevels {
    /// The share.
    pub share: Vec<Level>,
    /// The benchmark over the same days; empty if the record has none.
    pub bench: Vec<Level>,
    /// The session whose close is 100; `None` if the record begins with the year.
    pub base: Option<NaiveDate>,
    /// What the share's percentages were computed from; of several the least exact.
    pub basis: Option<Basis>,
}

impl YearLevels {
    /// Compounds the moves of a year. `moves` are those of both symbols in order of day and may
    /// reach back before the year, to find the session that everything starts from.
    #[must_use]
    pub fn new(listing: &ListingRow, moves: &[MoveRow], year: i32) -> Option<Self> {
        let in_year = |m: &&MoveRow| m.day.year() == year;
        let share = || moves.iter().filter(|m| m.symbol == listing.symbol);
        let bench = moves.iter().filter(|m| m.symbol == listing.benchmark);
        let first = share().find(in_year)?.day;
        let closes = |m: &MoveRow| (m.day, m.close);
        Some(Self {
            share: rebase(share().filter(in_year).map(closes)),
            // A share listed within the year starts beside its benchmark.
            bench: rebase(bench.filter(in_year).filter(|m| m.day >= first).map(closes)),
            base: share().map(|m| m.day).take_while(|day| *day < first).last(),
            basis: share().filter(in_year).map(|m| m.basis).max(),
        })
    }

    /// The share's level at the end.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.share.last().map_or(BASE, |level| level.value)
    }
}
