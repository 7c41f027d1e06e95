//! Rules about shares and sessions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::problem::Problem;
use super::super::reading::Places;
use super::super::row::Table;
use super::market_day;
use crate::domain::{LimitState, Listing, Market, Measure, Record, nearest};

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
pub(super) fn series(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let series = record.series();
    for company in &record.companies {
        for listing in &company.listings {
            let benchmark = listing.benchmark.as_str();
            if !series.contains_key(benchmark) {
                let place = places.field(Table::Company, company.slug.as_str(), "listings");
                let message = format!("the benchmark {benchmark} has no rows in moves.csv");
                problems.push(place.problem(message, "name an index of moves.csv"));
            }
        }
    }
    let known: BTreeSet<&str> =
        listings(record).flat_map(|l| [l.symbol.as_str(), l.benchmark.as_str()]).collect();
    for symbol in series.into_keys().filter(|s| !known.contains(s) && !s.starts_with('^')) {
        problems.push(places.line("moves.csv", &format!("{symbol},")).problem(
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
/// reach it.
pub(super) fn moves(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let (calendars, listings) = (record.calendars(), by_symbol(record));
    for (symbol, series) in record.series() {
        let listing = listings.get(symbol);
        let at = |day: NaiveDate| places.line("moves.csv", &format!("{symbol},{day},"));
        let astray =
            |day| listing.is_some_and(|l| !calendars.of(l.exchange.market()).is_session(day));
        let limited = listing.is_some_and(|listing| listing.price_limit().is_some());
        // One line of a series that is wrong throughout says enough.
        if let Some(row) = series.iter().find(|row| astray(row.day)) {
            let others = series.iter().filter(|row| astray(row.day)).count() - 1;
            let more = if others > 0 { format!(", nor are {others} more") } else { String::new() };
            problems.push(at(row.day).problem(
                format!("{} is not a session of {symbol}{more}", row.day),
                "compare the line with sessions.csv",
            ));
        }
        if let Some(row) = series.iter().find(|m| m.limit != LimitState::None && !limited) {
            problems.push(at(row.day).problem(
                format!("{symbol} has no daily limit, so it cannot be {:?}", row.limit.as_str()),
                "only A shares have one; leave the limit empty",
            ));
        }
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
