//! An operator's own price files become session moves of the record.
//!
//! The format is told by the header:
//!
//! | format | columns it is known by |
//! |---|---|
//! | own | `date,symbol,open,high,low,close,adj_close,volume` |
//! | Yahoo Finance | `Date,Open,High,Low,Close,Adj Close,Volume` |
//! | Stooq | `Date,Open,High,Low,Close,Volume` |
//! | `AkShare`, Eastmoney | `日期,开盘,收盘,最高,最低,成交量`, also with more columns |
//! | Tushare | `ts_code,trade_date,open,high,low,close,pre_close,..,vol` |
//!
//! Whether prices are adjusted is known where the file has an adjusted close beside the raw one
//! (own, Yahoo) or the reference price (Tushare), and must be said otherwise: `FILE:raw` or
//! `FILE:adjusted`. The two are never mixed: a file with both computes every move of a session
//! from raw prices against the previous close restated by the adjustment factor.

mod moves;
mod quotes;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;

use super::checked::Checked;
use super::problem::Problems;
use crate::domain::{Move, Symbol};
use quotes::Quotes;

/// What the operator says of a file's prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjustment {
    /// As quoted.
    Raw,
    /// Restated for dividends and ex-rights.
    Adjusted,
}

/// A price file: `[SYMBOL=]FILE[:raw|:adjusted]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceFile {
    /// The symbol, where the file has no column for it.
    pub symbol: Option<Symbol>,
    /// The file.
    pub path: PathBuf,
    /// Whether its prices are adjusted, where the file cannot say.
    pub adjustment: Option<Adjustment>,
}

impl FromStr for PriceFile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (text, adjustment) = match text.rsplit_once(':') {
            Some((rest, "raw")) => (rest, Some(Adjustment::Raw)),
            Some((rest, "adjusted")) => (rest, Some(Adjustment::Adjusted)),
            _ => (text, None),
        };
        let (symbol, path) = match text.split_once('=') {
            Some((symbol, path)) => {
                let symbol = symbol.parse().map_err(|_| format!("{symbol:?} is not a symbol"))?;
                (Some(symbol), path)
            }
            None => (None, text),
        };
        if path.is_empty() {
            return Err("give [SYMBOL=]FILE[:raw|:adjusted]".to_owned());
        }
        Ok(Self { symbol, path: path.into(), adjustment })
    }
}

/// A jump that the operator confirms as real: `SYMBOL:DATE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    symbol: Symbol,
    day: NaiveDate,
}

impl FromStr for Jump {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.rsplit_once(':').and_then(|(symbol, day)| {
            Some(Self { symbol: symbol.parse().ok()?, day: day.parse().ok()? })
        });
        parts.ok_or_else(|| "give SYMBOL:DATE, such as 300418.SZ:2023-04-10".to_owned())
    }
}

/// Replaces the moves of every symbol in the files.
///
/// # Errors
/// Every problem of the files; then the record is as it was.
pub fn replace_moves(
    record: &mut Checked,
    files: &[PriceFile],
    accepted: &[Jump],
) -> Result<(), Problems> {
    let mut problems = Vec::new();
    let mut replaced: BTreeMap<Symbol, Vec<Move>> = BTreeMap::new();
    for file in files {
        match Quotes::read(file) {
            Ok(quotes) => {
                for (symbol, moves) in quotes.moves(&record.tables, accepted, &mut problems) {
                    if replaced.insert(symbol.clone(), moves).is_some() {
                        let message = format!("{symbol} is in an earlier file too");
                        problems.push(quotes.place(0).problem(message, "give each symbol once"));
                    }
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(Problems::sorted(&mut problems));
    }
    for (symbol, moves) in replaced {
        record.moves.replace(symbol, moves);
    }
    Ok(())
}
