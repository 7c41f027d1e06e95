//! Rules about shares and sessions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::market_day;
use crate::domain::{Calendars, LimitState, Listing, Market, Measure, Move, Symbol, nearest};
use crate::import::moves::Moves;
use crate::import::places::Places;
use crate::import::problem::{Place, Problem};
use crate::import::row::Table;
use crate::record::Record;

fn listings(record: &Record) -> impl Iterator<Item = &Listing> {
    record.companies.iter().flat_map(|company| &company.listings)
}

/// The listings by symbol.
fn by_symbol(record: &Record) -> BTreeMap<&str, &Listing> {
    listings(record).map(|listing| (listing.symbol.as_str(), listing)).collect()
}

/// A symbol belongs to one company.
pub(super) fn owners(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for company in &record.companies {
        for listing in &company.listings {
            let (symbol, slug) = (listing.symbol.as_str(), company.slug.as_str());
            if let Some(owner) = owners.insert(symbol, slug) {
                problems.push(places.field(Table::Company, slug, "listings").problem(
                    format!("{symbol} is listed for {owner} too"),
                    "a symbol belongs to one company",
                ));
            }
        }
    }
}

/// A benchmark has moves, and whatever has moves is a share, a benchmark or an index.
pub(super) fn series(record: &Record, moves: &Moves, places: &Places, problems: &mut Vec<Problem>) {
    for company in &record.companies {
        for listing in &company.listings {
            let benchmark = listing.benchmark.as_str();
            if !moves.has(benchmark) {
                let place = places.field(Table::Company, company.slug.as_str(), "listings");
                let message = format!("the benchmark {benchmark} has no rows in moves.csv");
                problems.push(place.problem(message, "name an index of moves.csv"));
            }
        }
    }
    let known: BTreeSet<&str> =
        listings(record).flat_map(|l| [l.symbol.as_str(), l.benchmark.as_str()]).collect();
    let unknown = |symbol: &&str| !known.contains(symbol) && !symbol.starts_with('^');
    for symbol in moves.symbols().map(Symbol::as_str).filter(unknown) {
        let place = moves.place(symbol).unwrap_or_else(|| places.file("moves.csv"));
        problems.push(place.problem(
            format!("{symbol} is neither a listing nor a benchmark"),
            "add the listing in companies.toml, or remove its rows",
        ));
    }
}

/// A printed move is of a share that somebody lists.
pub(super) fn symbols(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let listings = by_symbol(record);
    for row in &record.reported_moves {
        let symbol = row.symbol.as_str();
        if !listings.contains_key(symbol) {
            let help = nearest(symbol, listings.keys().copied()).map_or_else(
                || "add the listing".to_owned(),
                |near| format!("did you mean {near:?}?"),
            );
            let place = places.field(Table::Reaction, row.id.as_str(), "symbol");
            problems.push(place.problem(format!("no company lists {symbol}"), help));
        }
    }
}

/// A printed move is of a session.
pub(super) fn reported_days(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let (calendars, listings) = (record.calendars(), by_symbol(record));
    for row in &record.reported_moves {
        let Some(listing) = listings.get(row.symbol.as_str()) else { continue };
        if !calendars.of(listing.exchange.market()).is_session(row.day) {
            let place = places.field(Table::Reaction, row.id.as_str(), "day");
            problems.push(place.problem(
                format!("{} is not a session of {}", row.day, listing.exchange),
                "give the session the figure is of; closures.toml says why a day had none",
            ));
        }
    }
}

/// A printed move has a sign that fits its measure.
pub(super) fn signs(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    for row in &record.reported_moves {
        let wrong = match row.measure {
            Measure::LimitUp => row.percent <= 0.0,
            Measure::LimitDown => row.percent >= 0.0,
            _ => false,
        };
        if wrong {
            problems.push(places.field(Table::Reaction, row.id.as_str(), "percent").problem(
                format!("{} cannot be {}", row.measure, row.percent),
                "a rise is positive, a fall negative",
            ));
        }
    }
}

/// The moves of a share are of sessions of its exchange, and only a share with a daily limit can
/// reach it. Checked series by series.
pub(in crate::import) struct SessionMoves<'a> {
    calendars: Calendars,
    listings: BTreeMap<&'a str, &'a Listing>,
}

impl<'a> SessionMoves<'a> {
    /// The rule for the shares and sessions of a record.
    pub(in crate::import) fn new(record: &'a Record) -> Self {
        Self { calendars: record.calendars(), listings: by_symbol(record) }
    }

    /// What is wrong with the moves of one symbol, which stand at these places.
    pub(in crate::import) fn check(&self, moves: &[Move], places: &[Place]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let Some(Move { symbol, .. }) = moves.first() else { return problems };
        let listing = self.listings.get(symbol.as_str());
        let sessions = listing.map(|listing| self.calendars.of(listing.exchange.market()));
        let unmatched =
            |(row, _): &(&Move, &Place)| sessions.is_some_and(|of| !of.is_session(row.day));
        let rows = || moves.iter().zip(places);
        // One line of a series that is wrong throughout says enough.
        if let Some((row, place)) = rows().find(unmatched) {
            let others = rows().filter(unmatched).count() - 1;
            let more = if others > 0 { format!(", nor are {others} more") } else { String::new() };
            problems.push(place.problem(
                format!("{} is not a session of {symbol}{more}", row.day),
                "compare the line with sessions.csv",
            ));
        }
        let limited = listing.is_some_and(|listing| listing.price_limit().is_some());
        if let Some((row, place)) = rows().find(|(m, _)| m.limit != LimitState::None && !limited) {
            problems.push(place.problem(
                format!("{symbol} has no daily limit, so it cannot be {:?}", row.limit.as_str()),
                "only A shares have one; leave the limit empty",
            ));
        }
        problems
    }
}

/// A day is a session or a closure, every weekday of 2023 is one of them, and only a session can
/// be shortened.
pub(super) fn calendars(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let calendars = record.calendars();
    for closure in &record.closures {
        if calendars.of(closure.market).is_session(closure.day) {
            let id = market_day(closure.market, closure.day);
            problems.push(places.field(Table::Closure, &id, "date").problem(
                format!("{} is a session of {} in sessions.csv", closure.day, closure.market),
                "a day is a session or a closure, not both",
            ));
        }
    }
    for short in &record.short_sessions {
        if !calendars.of(short.market).is_session(short.day) {
            let id = market_day(short.market, short.day);
            problems.push(places.field(Table::ShortSession, &id, "date").problem(
                format!("{} is not a session of {}", short.day, short.market),
                "add the session to sessions.csv, or make it a closure",
            ));
        }
    }
    for (market, day) in unexplained(record) {
        problems.push(places.file("closures.toml").problem(
            format!("{day} is neither a session nor a closure of {market}"),
            "add the closure with its reason, or the session to sessions.csv",
        ));
    }
}

/// The weekdays between the first and the last session of 2023 that are neither.
fn unexplained(record: &Record) -> Vec<(Market, NaiveDate)> {
    let closed: BTreeSet<_> = record.closures.iter().map(|c| (c.market, c.day)).collect();
    let open: BTreeSet<_> = record.sessions.iter().copied().collect();
    let mut missing = Vec::new();
    for market in Market::ALL {
        let of_2023 = || open.iter().filter(|(m, day)| m == market && day.year() == 2023);
        let (Some(first), Some(last)) = (of_2023().next(), of_2023().next_back()) else { continue };
        for day in first.1.iter_days().take_while(|day| *day < last.1) {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            if !weekend && !open.contains(&(*market, day)) && !closed.contains(&(*market, day)) {
                missing.push((*market, day));
            }
        }
    }
    missing
}
