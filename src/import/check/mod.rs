//! Rules that look at more than one row.

mod announcements;
mod corrections;
mod declared;
mod market;

use std::collections::BTreeSet;

use chrono::NaiveDate;

pub(super) use announcements::Announcements;
pub(super) use market::SessionMoves;

use super::found::Reading;
use super::places::Places;
use super::problem::{Place, Problem};
use super::row::{Table, parse_date};
use crate::domain::{DuePrecision, Market, Slug, nearest};
use crate::record::Record;

/// Every mention of another row so far must name one that is there: rows are read behind those that
/// they mention. Corrections may be of any row, and are looked at with the rules.
pub(super) fn references(reading: &mut Reading) {
    for reference in std::mem::take(&mut reading.references) {
        let known = reading.places.has(reference.table, &reference.id);
        if known || reading.unread.contains(&reference.table) {
            continue;
        }
        let noun = reference.table.noun();
        let help = nearest(&reference.id, reading.places.ids(reference.table)).map_or_else(
            || format!("add the {noun}, or mend the id"),
            |near| format!("did you mean {near:?}?"),
        );
        let problem =
            reference.place.problem(format!("there is no {noun} {:?}", reference.id), help);
        reading.problems.push(problem);
    }
}

/// The rules that hold a row against others, but those checked as rows are read. A rule that looks
/// something up in another file is left out while that file has problems of its own: they would be
/// held against the wrong row.
pub(super) fn rules(reading: &mut Reading) {
    corrections::rows(reading);
    let (record, places, moves) = (&reading.tables, &reading.places, &reading.moves);
    let mut problems = std::mem::take(&mut reading.of_rules);
    let found = &mut problems;
    sorted(record, places, found);
    names(record, places, found);
    promises(record, places, found);
    let is_announcement = |problem: &Problem| problem.file().starts_with("announcements");
    let is_known = !reading.problems.iter().any(is_announcement);
    let several = record.announcements.iter().filter(|row| row.models.len() > 1);
    let several = several.map(|row| (&row.id, row.models.as_slice())).collect();
    declared::rules(record, is_known.then_some(&several), places, found);
    market::signs(record, places, found);
    market::owners(record, places, found);
    if reading.sound(&["record.toml"]) {
        corrections::days(record, places, found);
    }
    if reading.sound(&["moves.csv"]) {
        corrections::moves(record, moves, places, found);
    }
    if reading.sound(&["companies.toml"]) {
        market::symbols(record, places, found);
    }
    if reading.sound(&["companies.toml", "moves.csv"]) {
        market::series(record, moves, places, found);
    }
    if reading.sound(&["companies.toml", "sessions.csv"]) {
        market::reported_days(record, places, found);
    }
    if reading.sound(&["closures.toml", "sessions.csv"]) {
        market::calendars(record, places, found);
    }
    reading.problems.append(&mut problems);
}

/// Rows are sorted as the dictionary says, so that a diff shows what changed.
fn sorted(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    fn by_id<'a>(ids: impl Iterator<Item = &'a Slug>) -> Vec<(String, String)> {
        ids.map(|id| (id.to_string(), id.to_string())).collect()
    }
    let by_day = |day: NaiveDate, id: &Slug| (format!("{day} {id}"), id.to_string());
    let by_market = |market: Market, day: NaiveDate| {
        let id = market_day(market, day);
        (id.clone(), id)
    };
    let short = |early: bool| {
        let rows = record.short_sessions.iter().filter(move |s| s.closes.is_some() == early);
        rows.map(|s| by_market(s.market, s.day)).collect()
    };
    let closures = record.closures.iter();
    let reported = record.reported_moves.iter();
    let corrections = record.corrections.iter();
    for (table, key, rows) in [
        (Table::Source, "id", by_id(record.sources.iter().map(|r| &r.id))),
        (Table::Company, "slug", by_id(record.companies.iter().map(|r| &r.slug))),
        (Table::Model, "slug", by_id(record.models.iter().map(|r| &r.slug))),
        (Table::Reaction, "day", reported.map(|r| by_day(r.day, &r.id)).collect()),
        (Table::Claim, "id", by_id(record.claims.iter().map(|r| &r.id))),
        (Table::Person, "slug", by_id(record.people.iter().map(|r| &r.slug))),
        (Table::Promise, "id", by_id(record.promises.iter().map(|r| &r.id))),
        (Table::Closure, "date", closures.map(|r| by_market(r.market, r.day)).collect()),
        (Table::ShortSession, "date", short(true)),
        (Table::ShortSession, "date", short(false)),
        (Table::Correction, "date", corrections.map(|r| (r.key(), r.key())).collect()),
    ] {
        in_order(table, key, &rows, places, problems);
    }
}

/// Notes each row (sort key, id) that stands behind one it should stand before.
fn in_order(
    table: Table,
    key: &str,
    rows: &[(String, String)],
    places: &Places,
    problems: &mut Vec<Problem>,
) {
    for pair in rows.windows(2).filter(|pair| pair[0].0 > pair[1].0) {
        let (before, id) = (&pair[0].1, &pair[1].1);
        let message = format!("{id} stands behind {before}");
        problems.push(places.field(table, id, key).problem(message, "sort the rows of the file"));
    }
}

/// How closures and shortened sessions are looked up.
fn market_day(market: Market, day: NaiveDate) -> String {
    format!("{market}/{day}")
}

/// Short names are unique among companies, addresses among sources.
fn names(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut unique = |table: Table, id: &Slug, key: &'static str, value| {
        if !seen.insert((key, value)) {
            problems.push(taken(&places.field(table, id.as_str(), key), key, value));
        }
    };
    for row in &record.companies {
        unique(Table::Company, &row.slug, "short_en", row.short.en.as_str());
        unique(Table::Company, &row.slug, "short_zh", row.short.zh.as_str());
    }
    for row in record.sources.iter().filter(|source| !source.url.is_empty()) {
        unique(Table::Source, &row.id, "url", row.url.as_str());
    }
}

fn taken(place: &Place, key: &str, value: &str) -> Problem {
    place.problem(format!("{key} {value:?} is taken"), "choose another: it must be unique")
}

fn promises(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    for row in &record.promises {
        let at = |key: &str| places.field(Table::Promise, row.id.as_str(), key);
        let fits = match row.due_precision {
            DuePrecision::None => row.due.is_empty(),
            DuePrecision::Month => parse_date(&format!("{}-01", row.due)).is_ok(),
            DuePrecision::Day => parse_date(&row.due).is_ok(),
        };
        if !fits {
            problems.push(at("due").problem(
                format!(
                    "due {:?} does not fit due_precision {:?}",
                    row.due,
                    row.due_precision.as_str()
                ),
                "day: \"2023-05-06\", month: \"2023-05\", none: \"\"",
            ));
        }
    }
}
