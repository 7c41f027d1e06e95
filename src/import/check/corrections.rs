//! Corrections must be of rows and fields that are there.

use chrono::NaiveDate;

use crate::domain::{Corrected, Correction, nearest};
use crate::import::found::Reading;
use crate::import::moves::Moves;
use crate::import::places::Places;
use crate::import::problem::Problem;
use crate::import::row::{Table, parse_date};
use crate::record::{Record, move_on};

/// What a session move can be corrected in: the columns of moves.csv behind its key.
const MOVE: &[&str] = &["open", "high", "low", "close", "basis", "limit"];

/// The first day a correction can be of: the record begins with 2023.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();

/// Rows and fields of corrections must be there; a table that could not be read is not held
/// against anybody.
pub(super) fn rows(reading: &mut Reading) {
    for correction in &reading.tables.corrections {
        if correction.table == Corrected::Move {
            continue;
        }
        let table = Table::of(correction.table);
        if !reading.unread.contains(&table) {
            reading.problems.extend(missing(correction, table, &reading.places));
        }
    }
}

fn missing(correction: &Correction, table: Table, places: &Places) -> Option<Problem> {
    let at = |key: &str| places.field(Table::Correction, &correction.key(), key);
    let noun = table.noun();
    let Some(row) = places.row(table, &correction.row) else {
        let help = nearest(&correction.row, places.ids(table)).map_or_else(
            || "name a row that is in the record".to_owned(),
            |near| format!("did you mean {near:?}?"),
        );
        return Some(at("id").problem(format!("there is no {noun} {:?}", correction.row), help));
    };
    // The one key that a row may lack.
    let optional = table == Table::Announcement && correction.field == "zone";
    (!row.has(&correction.field) && !optional).then(|| {
        let names: Vec<&str> = row.names().collect();
        at("field").problem(
            format!("a {noun} has no field {:?}", correction.field),
            format!("its fields are {}", names.join(", ")),
        )
    })
}

/// A correction is not made before the record begins nor after its release.
pub(super) fn days(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let released = record.meta.released;
    for row in record.corrections.iter().filter(|row| !(FIRST..=released).contains(&row.day)) {
        let place = places.field(Table::Correction, &row.key(), "date");
        problems.push(place.problem(
            format!("{} is outside {FIRST} to {released}", row.day),
            "move `released` in record.toml to the day of the correction",
        ));
    }
}

/// Corrections of session moves, which stand in a CSV file.
pub(super) fn moves(record: &Record, moves: &Moves, places: &Places, problems: &mut Vec<Problem>) {
    let is_there = |row: &str| {
        row.split_once('/').is_some_and(|(symbol, day)| {
            let day = parse_date(day).ok();
            let series = moves.of(symbol).unwrap_or_default();
            day.and_then(|day| move_on(&series, day)).is_some()
        })
    };
    for row in record.corrections.iter().filter(|row| row.table == Corrected::Move) {
        let at = |key: &str| places.field(Table::Correction, &row.key(), key);
        if !is_there(&row.row) {
            let message = format!("there is no move {:?}", row.row);
            problems.push(at("id").problem(message, "write symbol and date: 300418.SZ/2023-04-10"));
        } else if !MOVE.contains(&row.field.as_str()) {
            let message = format!("a move has no field {:?}", row.field);
            let help = format!("its fields are {}", MOVE.join(", "));
            problems.push(at("field").problem(message, help));
        }
    }
}
