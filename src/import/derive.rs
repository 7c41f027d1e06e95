//! What is computed from the record at import: reactions, verdicts, medians.

use std::collections::{BTreeMap, BTreeSet};

use super::checked::Checked;
use super::results::{Results, Studied};
use super::stretch::Changed;
use crate::domain::{
    Announcement, Calendars, Company, Listing, Market, Move, Reaction, ReactionStatus,
    ReportedMove, Slug,
};
use crate::record::move_on;
use crate::study::{Announced, Check, Computed, DayZero, day_zero, verdict};

/// The record with the look-ups that the computations share, and the announcements that shares
/// wait to be held against.
pub(super) struct Derived<'a> {
    record: &'a Checked,
    calendars: Calendars,
    companies: BTreeMap<&'a str, &'a Company>,
    listings: BTreeMap<&'a str, &'a Listing>,
    /// The shares for whose reaction to an announcement the press printed a move.
    printed: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// What each share may have reacted to, in the order of the announcements.
    waiting: BTreeMap<&'a str, Vec<Waiting>>,
}

/// An announcement that a share may have reacted to.
pub(super) struct Waiting {
    pub(super) announcement: Slug,
    /// [`crate::domain::Day::sort_key`] of the announcement.
    pub(super) sort_day: String,
    pub(super) day_zero: DayZero,
    /// Whether the share is of the company that announced.
    pub(super) is_own: bool,
    /// Whether the press printed a move.
    pub(super) is_printed: bool,
}

/// What became of a share after an announcement.
pub(super) struct Outcome<'a> {
    pub(super) reaction: Reaction,
    pub(super) sort_day: &'a str,
    pub(super) studied: Option<Studied<'a>>,
    /// The company and the closing move on day 0, where the share is the primary listing of the
    /// company that announced.
    pub(super) close: Option<(&'a Slug, f64)>,
}

impl<'a> Derived<'a> {
    pub(super) fn new(record: &'a Checked) -> Self {
        let tables = &record.tables;
        let listings = tables.companies.iter().flat_map(|company| &company.listings);
        let mut printed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in &tables.reported_moves {
            printed.entry(row.announcement.as_str()).or_default().insert(row.symbol.as_str());
        }
        Self {
            record,
            calendars: tables.calendars(),
            companies: tables.companies.iter().map(|c| (c.slug.as_str(), c)).collect(),
            listings: listings.map(|listing| (listing.symbol.as_str(), listing)).collect(),
            printed,
            waiting: BTreeMap::new(),
        }
    }

    /// Day 0 of an announcement on a market.
    fn day_zero(&self, announcement: &Announcement, market: Market) -> Option<DayZero> {
        let primary = self
            .companies
            .get(announcement.company.as_str())
            .and_then(|company| company.primary())
            .map(|listing| listing.exchange.market());
        day_zero(Announced::of(announcement, primary)?, market, &self.calendars)
    }

    /// Notes which shares may have reacted to an announcement: the company's own listings, and
    /// every share for which the press printed a move. Nothing if only the month is known.
    pub(super) fn note(&mut self, row: &Announcement) {
        let own = self.companies.get(row.company.as_str()).map(|company| &company.listings);
        let own: Vec<&'a Listing> = own.into_iter().flatten().collect();
        let printed = self.printed.get(row.id.as_str()).cloned().unwrap_or_default();
        let others = printed.iter().filter_map(|symbol| self.listings.get(symbol).copied());
        let is_own = |listing: &Listing| own.iter().any(|l| l.symbol == listing.symbol);
        let others: Vec<&Listing> = others.filter(|listing| !is_own(listing)).collect();
        for listing in own.iter().copied().chain(others) {
            let Some(day_zero) = self.day_zero(row, listing.exchange.market()) else { continue };
            self.waiting.entry(listing.symbol.as_str()).or_default().push(Waiting {
                announcement: row.id.clone(),
                sort_day: row.day.sort_key(),
                day_zero,
                is_own: is_own(listing),
                is_printed: printed.contains(listing.symbol.as_str()),
            });
        }
    }

    /// What became of each share after what was noted, share by share. An announcement without a
    /// session move on its day 0 counts if the press printed one.
    pub(super) fn shares(&self) -> impl Iterator<Item = Result<Vec<Outcome<'_>>, Changed>> + Send {
        let mut results = Results::new(self.record);
        let companies = self.record.tables.companies.iter();
        let listings = companies.flat_map(|c| c.listings.iter().map(move |l| (&c.slug, l)));
        listings.filter_map(move |(company, listing)| {
            let waiting = self.waiting.get(listing.symbol.as_str())?;
            Some(self.share(company, listing, waiting, &mut results))
        })
    }

    fn share<'b>(
        &self,
        company: &'b Slug,
        listing: &'a Listing,
        waiting: &'b [Waiting],
        results: &mut Results<'a>,
    ) -> Result<Vec<Outcome<'b>>, Changed> {
        let moves = self.record.moves.of(listing.symbol.as_str())?;
        let calendar = self.calendars.of(listing.exchange.market());
        let rows: Vec<(&'b Waiting, Option<&Move>)> = waiting
            .iter()
            .map(|row| (row, move_on(&moves, row.day_zero.day)))
            .filter(|(row, session)| session.is_some() || row.is_printed)
            .collect();
        let traded = rows.iter().filter(|(_, session)| session.is_some());
        let traded = traded.map(|(row, _)| (row.announcement.as_str(), row.day_zero.day));
        let mut studies = results.of_share(listing, &moves, &traded.collect::<Vec<_>>())?;
        let outcome = |(row, session): (&'b Waiting, Option<&Move>)| Outcome {
            reaction: Reaction {
                announcement: row.announcement.clone(),
                symbol: listing.symbol.clone(),
                exchange: listing.exchange,
                day: Some(row.day_zero.day),
                why: Some(row.day_zero.why),
                next_day: calendar.after(row.day_zero.day),
                status: session.map_or(ReactionStatus::NoPrices, |_| ReactionStatus::Ok),
            },
            sort_day: &row.sort_day,
            studied: studies.remove(row.announcement.as_str()),
            close: session
                .filter(|_| listing.primary && row.is_own)
                .map(|session| (company, session.close)),
        };
        Ok(rows.into_iter().map(outcome).collect())
    }

    /// The printed moves, each beside the session it is of.
    pub(super) fn compared(&self) -> Result<Vec<Compared<'a>>, Changed> {
        let mut by_symbol: BTreeMap<&str, Vec<(usize, &'a ReportedMove)>> = BTreeMap::new();
        for (at, row) in self.record.tables.reported_moves.iter().enumerate() {
            by_symbol.entry(row.symbol.as_str()).or_default().push((at, row));
        }
        let mut compared = BTreeMap::new();
        for (symbol, rows) in by_symbol {
            let moves = self.record.moves.of(symbol)?;
            for (at, row) in rows {
                compared.insert(at, Compared::new(row, move_on(&moves, row.day)));
            }
        }
        Ok(compared.into_values().collect())
    }
}

/// A printed move beside the session it is of.
pub(super) struct Compared<'a> {
    pub(super) row: &'a ReportedMove,
    /// The computed figure, if the session has a move.
    pub(super) computed: Option<f64>,
    /// The verdict.
    pub(super) check: Check,
}

impl<'a> Compared<'a> {
    fn new(row: &'a ReportedMove, session: Option<&Move>) -> Self {
        let session = session.map(Computed::from);
        Self {
            row,
            computed: session.map(|session| session.measured(row.measure)),
            check: verdict(row.measure, row.percent, row.digits, row.bound, session.as_ref()),
        }
    }
}

/// The median of some moves, and over how many.
pub(super) fn median(mut closes: Vec<f64>) -> (Option<f64>, i64) {
    closes.sort_by(f64::total_cmp);
    let n = closes.len();
    let median = match (n, n % 2) {
        (0, _) => None,
        (_, 1) => Some(closes[n / 2]),
        _ => Some(f64::midpoint(closes[n / 2 - 1], closes[n / 2])),
    };
    (median, i64::try_from(n).unwrap_or(i64::MAX))
}
