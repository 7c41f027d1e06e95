//! An operator's own price files become session moves of the record.
//!
//! A file is a table of daily prices, told by what its columns mean and never by whose it is:
//! [`names`] has the names of columns, [`cells`] how dates and numbers are written, [`table`] finds
//! the header and what parts the fields, [`text`] the encoding. [`series`] has the rules: what is a
//! session move, and what cannot be one.
//!
//! Whether prices are adjusted is known where the file has an adjusted close beside the close, a
//! reference price that is the close before, or a flag; it must be said otherwise: `FILE:raw` or
//! `FILE:adjusted`. The two never meet in one ratio: a file with both computes every move of a
//! session from quoted prices against the previous close restated by the adjustment factor.

mod cells;
mod file;
mod names;
mod price_file;
#[cfg(test)]
mod property;
mod series;
mod shares;
mod table;
mod text;

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

pub use self::price_file::{Adjustment, PriceFile};
use super::checked::Checked;
use super::problem::{Problem, Problems};
use crate::domain::{Symbol, ticker};
use file::Quotes;
use shares::Shares;

/// A jump that the operator confirms as real: `SYMBOL:DATE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    symbol: String,
    day: NaiveDate,
}

impl Jump {
    fn is(&self, symbol: &Symbol, day: NaiveDate) -> bool {
        let means = || ticker::meant(&self.symbol, [symbol.as_str()]).is_some();
        self.day == day && (self.symbol == symbol.as_str() || means())
    }
}

impl FromStr for Jump {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.rsplit_once(':').filter(|(symbol, _)| !symbol.is_empty());
        let jump = parts.and_then(|(symbol, day)| {
            Some(Self { symbol: symbol.to_owned(), day: day.parse().ok()? })
        });
        jump.ok_or_else(|| "give SYMBOL:DATE, such as 300418.SZ:2023-04-10".to_owned())
    }
}

/// What an import took of the price files of one symbol, for the operator to read.
#[derive(Debug, Clone)]
pub struct Replaced {
    symbol: Symbol,
    rows: usize,
    moves: usize,
    span: (NaiveDate, NaiveDate),
    /// How many moves the record had before.
    before: usize,
    /// How many sessions had a move and have none now.
    without: usize,
    notes: Vec<String>,
}

impl fmt::Display for Replaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { symbol, rows, moves, span: (first, last), before, without, .. } = self;
        let s = |count: &usize| if *count == 1 { "" } else { "s" };
        write!(f, "{symbol}: {moves} move{} from {rows} rows, ", s(moves))?;
        write!(f, "{first} to {last}, in place of {before}")?;
        if *without > 0 {
            write!(f, "; {without} session{} that had a move now have none", s(without))?;
        }
        self.notes.iter().try_for_each(|note| write!(f, "\n  {note}"))
    }
}

/// Replaces the moves of every symbol in the files, and says what of each.
///
/// # Errors
/// Every problem of the files; then the record is as it was.
pub fn replace_moves(
    record: &mut Checked,
    files: &[PriceFile],
    accepted: &[Jump],
) -> Result<Vec<Replaced>, Problems> {
    let mut problems: Vec<Problem> = Vec::new();
    let shares = Shares::of(&record.tables);
    let mut quotes = Quotes::new();
    for said in files {
        match file::read(said, &shares, &mut problems) {
            Ok(of_file) => {
                for (symbol, of_symbol) in of_file {
                    quotes.entry(symbol).or_default().extend(of_symbol);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    let mut replaced = Vec::new();
    for (symbol, mut rows) in quotes {
        // Stable: a day that stands twice is told at its second line. Some list the newest first.
        rows.sort_by_key(|quote| quote.day);
        let taken = series::moves(&symbol, &rows, &shares, accepted, &mut problems);
        replaced.push((symbol, rows.len(), taken));
    }
    if !problems.is_empty() {
        return Err(Problems::sorted(&mut problems));
    }
    Ok(replaced
        .into_iter()
        .filter_map(|(symbol, rows, taken)| {
            let first = taken.moves.first()?.day;
            let last = taken.moves.last()?.day;
            let now: BTreeSet<NaiveDate> = taken.moves.iter().map(|row| row.day).collect();
            // A file of the record that changed since it was checked ends the import when it is loaded.
            let before = record.moves.of(symbol.as_str()).unwrap_or_default();
            let summary = Replaced {
                symbol: symbol.clone(),
                rows,
                moves: taken.moves.len(),
                span: (first, last),
                before: before.len(),
                without: before.iter().filter(|row| !now.contains(&row.day)).count(),
                notes: taken.notes,
            };
            drop(before);
            record.moves.replace(symbol, taken.moves);
            Some(summary)
        })
        .collect())
}
