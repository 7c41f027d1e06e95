//! Price files: open, high, low, close, adjusted close and volume into returns and limit states.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::problem::{File, Problem};
use super::sheet::{Line, Sheet};
use crate::domain::{LimitState, Move};
use crate::study::{Bar, limit_state};

pub(super) const PRICES: &[&str] =
    &["date", "symbol", "open", "high", "low", "close", "adj_close", "volume"];
pub(super) const SESSIONS: &[&str] = &["date"];

/// One session's prices of one symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Price {
    day: NaiveDate,
    high: f64,
    low: f64,
    close: f64,
    adjusted: f64,
    volume: f64,
}

/// The sessions of a file with one date a line, ascending.
pub(super) fn sessions(file: &Arc<File>, problems: &mut Vec<Problem>) -> Vec<NaiveDate> {
    let mut sheet = Sheet::new(file, SESSIONS, problems);
    let mut sessions: Vec<NaiveDate> = Vec::new();
    for line in sheet.lines() {
        let Some(day) = sheet.date(&line, 0) else { continue };
        sheet.order(&line, 0, &day, sessions.last(), "session");
        sessions.push(day);
    }
    sessions
}

/// The prices of each symbol, by session. Lines of one symbol ascend by date; symbols may take
/// turns. What cannot be known, for want of symbols or of sessions, is not asked;
/// a symbol that is not known has no prices here.
pub(super) fn rows(
    file: &Arc<File>,
    sessions: Option<&[NaiveDate]>,
    known: &impl Fn(&str) -> bool,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Vec<Price>> {
    let mut sheet = Sheet::new(file, PRICES, problems);
    let mut rows: BTreeMap<String, Vec<Price>> = BTreeMap::new();
    for line in sheet.lines() {
        let symbol = line.text(1);
        if !known(symbol) {
            let message = format!("there is no {symbol} in symbols.csv");
            sheet.problem_once(&line, 1, message, "add it there, or remove its lines");
            rows.entry(symbol.to_owned()).or_default();
            continue;
        }
        let Some(price) = price(&mut sheet, &line) else { continue };
        if sessions.is_some_and(|sessions| sessions.binary_search(&price.day).is_err()) {
            let message = format!("{} is not a session of sessions.csv", price.day);
            sheet.problem_once(
                &line,
                0,
                message,
                "add the session, or remove the lines of that day",
            );
            continue;
        }
        let of_symbol = rows.entry(symbol.to_owned()).or_default();
        let last = of_symbol.last().map(|last| &last.day);
        sheet.order(&line, 0, &price.day, last, "date of this symbol");
        of_symbol.push(price);
    }
    rows
}

/// The prices of a line, unless one of them cannot be; the first that cannot is told.
fn price(sheet: &mut Sheet<'_>, line: &Line<'_>) -> Option<Price> {
    let day = sheet.date(line, 0)?;
    let mut prices = [0.0; 5];
    for (column, price) in (2..).zip(&mut prices) {
        *price = number(sheet, line, column, "a price", |price| price > 0.0)?;
    }
    let volume = number(sheet, line, 7, "a volume", |volume| volume >= 0.0)?;
    let [open, high, low, close, adjusted] = prices;
    if !Move::lies_within([open, high, low, close].map(|price| price / close * 100.0)) {
        let message = "the open or close lies outside low to high";
        sheet.problem(line, 2, message, "compare the line with its source");
        return None;
    }
    Some(Price { day, high, low, close, adjusted, volume })
}

fn number(
    sheet: &mut Sheet<'_>,
    line: &Line<'_>,
    column: usize,
    what: &str,
    allowed: impl Fn(f64) -> bool,
) -> Option<f64> {
    let text = line.text(column);
    let number = text.parse::<f64>().ok().filter(|n| n.is_finite() && allowed(*n));
    if number.is_none() {
        let message = format!("{text:?} is not {what}");
        sheet.problem(line, column, message, "a finite number above zero; a volume may be zero");
    }
    number
}

/// A symbol, not empty.
pub(super) fn symbol(sheet: &mut Sheet<'_>, line: &Line<'_>, column: usize) -> Option<String> {
    let text = line.text(column);
    if text.is_empty() {
        sheet.problem(line, column, "the symbol is empty", "name the share");
        return None;
    }
    Some(text.to_owned())
}

/// Returns on adjusted closes and limit states on raw prices; the two never meet in one ratio.
///
/// A session without volume whose close has not moved is a suspension that the vendor filled
/// forward: it counts as missing.
pub(super) fn bars(rows: &[Price], limit: Option<i64>) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut before: Option<&Price> = None;
    for row in rows {
        let filled = before.is_some_and(|b| row.volume == 0.0 && same(row.close, b.close));
        if filled {
            continue;
        }
        bars.push(Bar {
            day: row.day,
            // The first session has no return; the series drops it for want of one before it.
            ret: before.map_or(0.0, |b| row.adjusted / b.adjusted - 1.0),
            limit: before.zip(limit).map_or(LimitState::None, |(b, limit)| state(row, b, limit)),
        });
        before = Some(row);
    }
    bars
}

fn same(a: f64, b: f64) -> bool {
    cents(a) == cents(b)
}

/// The reference is the previous close restated for ex-rights: times the ratio of the adjustment
/// factors.
fn state(row: &Price, before: &Price, limit: i64) -> LimitState {
    let factor = |price: &Price| price.adjusted / price.close;
    let reference = cents(before.close * factor(before) / factor(row));
    limit_state(reference, limit, cents(row.high), cents(row.low), cents(row.close))
}

/// A price in whole cents, half up; 1e-6 of a cent puts back what binary fractions lose.
#[expect(clippy::cast_possible_truncation, reason = "prices are far below 2^63 cents")]
pub(super) fn cents(price: f64) -> i64 {
    (price * 100.0 + 0.5 + 1e-6).floor() as i64
}
