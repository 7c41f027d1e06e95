//! What is computed from the record at import: reactions, verdicts, medians.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{
    Announcement, Calendars, Company, Listing, Market, Move, Reaction, ReactionStatus, Record,
    ReportedMove, Slug, move_on,
};
use crate::study::{Announced, Check, Computed, DayZero, day_zero, verdict};

/// The record with the look-ups that the computations share.
pub(super) struct Derived<'a> {
    record: &'a Record,
    calendars: Calendars,
    companies: BTreeMap<&'a str, &'a Company>,
    listings: BTreeMap<&'a str, (&'a Company, &'a Listing)>,
    moves: BTreeMap<&'a str, &'a [Move]>,
}

impl<'a> Derived<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        let listings = record.companies.iter().flat_map(|company| {
            company.listings.iter().map(move |l| (l.symbol.as_str(), (company, l)))
        });
        Self {
            record,
            calendars: record.calendars(),
            companies: record.companies.iter().map(|c| (c.slug.as_str(), c)).collect(),
            listings: listings.collect(),
            moves: record.series(),
        }
    }

    fn session(&self, symbol: &str, day: NaiveDate) -> Option<&'a Move> {
        move_on(self.moves.get(symbol)?, day)
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

    /// Every pair of announcement and share that has a reaction: the company's own listings with a
    /// move on their day 0, and every share for which the press printed a move.
    pub(super) fn reactions(&self) -> Vec<Reaction> {
        let mut reported: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in &self.record.reported_moves {
            let symbols = reported.entry(row.announcement.as_str()).or_default();
            if !symbols.contains(&row.symbol.as_str()) {
                symbols.push(row.symbol.as_str());
            }
        }
        let mut reactions = Vec::new();
        for row in &self.record.announcements {
            let own = self.companies.get(row.company.as_str()).map(|c| &c.listings);
            let own: Vec<&str> = own.into_iter().flatten().map(|l| l.symbol.as_str()).collect();
            let printed = reported.get(row.id.as_str()).cloned().unwrap_or_default();
            let others = printed.iter().copied().filter(|symbol| !own.contains(symbol));
            for symbol in own.iter().copied().chain(others) {
                let reaction = self.reaction(row, symbol);
                let counts =
                    |r: &Reaction| r.status == ReactionStatus::Ok || printed.contains(&symbol);
                reactions.extend(reaction.filter(counts));
            }
        }
        reactions
    }

    fn reaction(&self, announcement: &Announcement, symbol: &str) -> Option<Reaction> {
        let (_, listing) = self.listings.get(symbol)?;
        let market = listing.exchange.market();
        let day = self.day_zero(announcement, market);
        // Only the month is known: no day 0, no reaction.
        day?;
        let session = day.and_then(|day| self.session(symbol, day.day));
        Some(Reaction {
            announcement: announcement.id.clone(),
            symbol: listing.symbol.clone(),
            exchange: listing.exchange,
            day: day.map(|day| day.day),
            why: day.map(|day| day.why),
            next_day: day.and_then(|day| self.calendars.of(market).after(day.day)),
            status: if session.is_some() { ReactionStatus::Ok } else { ReactionStatus::NoPrices },
        })
    }

    /// A printed move beside the session it is of: the computed figure and the verdict.
    pub(super) fn check(&self, row: &ReportedMove) -> (Option<f64>, Check) {
        let session = self.session(row.symbol.as_str(), row.day).map(Computed::from);
        let check = verdict(row.measure, row.percent, row.digits, row.bound, session.as_ref());
        (session.map(|session| session.measured(row.measure)), check)
    }

    /// The close moves on day 0 of each company's primary listing after its own announcements.
    pub(super) fn closes(&self, reactions: &[Reaction]) -> BTreeMap<&'a Slug, Vec<f64>> {
        let announcements = self.record.announcements.iter();
        let acting: BTreeMap<&Slug, &Slug> = announcements.map(|a| (&a.id, &a.company)).collect();
        let mut closes: BTreeMap<&Slug, Vec<f64>> = BTreeMap::new();
        for reaction in reactions {
            let symbol = reaction.symbol.as_str();
            let Some((company, listing)) = self.listings.get(symbol) else { continue };
            if !listing.primary || acting.get(&reaction.announcement) != Some(&&company.slug) {
                continue;
            }
            let session = reaction.day.and_then(|day| self.session(symbol, day));
            closes.entry(&company.slug).or_default().extend(session.map(|m| m.close));
        }
        closes
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
