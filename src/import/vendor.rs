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

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono::NaiveDate;

use super::prices::cents;
use super::problem::{File, Place, Problem, Problems};
use crate::domain::{Basis, LimitState, Listing, Market, Move, Record, Symbol};
use crate::study::limit_state;

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
    record: &mut Record,
    files: &[PriceFile],
    accepted: &[Jump],
) -> Result<(), Problems> {
    let mut problems = Vec::new();
    let mut replaced: BTreeMap<Symbol, Vec<Move>> = BTreeMap::new();
    for file in files {
        match Quotes::read(file) {
            Ok(quotes) => {
                for (symbol, moves) in quotes.moves(record, accepted, &mut problems) {
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
    record.moves.retain(|row| !replaced.contains_key(&row.symbol));
    record.moves.extend(replaced.into_values().flatten());
    record.moves.sort_by(|a, b| (&a.symbol, a.day).cmp(&(&b.symbol, b.day)));
    Ok(())
}

/// One session as a vendor gives it.
#[derive(Debug, Clone)]
struct Quote {
    symbol: String,
    day: NaiveDate,
    open: f64,
    high: f64,
    low: f64,
    close: f64,
    /// Adjusted close, where the file has one.
    adjusted: Option<f64>,
    /// Reference price, where the file has one.
    reference: Option<f64>,
    volume: f64,
    offset: usize,
}

/// The quotes of one file.
struct Quotes {
    file: std::sync::Arc<File>,
    rows: Vec<Quote>,
    adjustment: Adjustment,
}

/// Names of the columns, in the languages vendors use.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("symbol", &["symbol", "ts_code"]),
    ("day", &["date", "trade_date", "日期"]),
    ("open", &["open", "开盘"]),
    ("high", &["high", "最高"]),
    ("low", &["low", "最低"]),
    ("close", &["close", "收盘"]),
    ("adjusted", &["adj_close", "adj close"]),
    ("reference", &["pre_close"]),
    ("volume", &["volume", "vol", "成交量"]),
];

/// The columns of a file, by what they hold.
struct Header(BTreeMap<&'static str, usize>);

impl Header {
    fn read(names: &csv::StringRecord) -> Result<Self, String> {
        let folded: Vec<String> = names
            .iter()
            .map(|name| name.trim_start_matches('\u{feff}').trim().to_lowercase())
            .collect();
        let find = |words: &[&str]| folded.iter().position(|name| words.contains(&name.as_str()));
        let found: BTreeMap<_, _> =
            COLUMNS.iter().filter_map(|(what, words)| Some((*what, find(words)?))).collect();
        let needed = ["day", "open", "high", "low", "close", "volume"];
        let missing: Vec<&str> =
            needed.into_iter().filter(|what| !found.contains_key(what)).collect();
        if missing.is_empty() {
            Ok(Self(found))
        } else {
            Err(format!("the header has no column for {}", missing.join(", ")))
        }
    }

    fn has(&self, what: &str) -> bool {
        self.0.contains_key(what)
    }

    fn get<'a>(&self, record: &'a csv::StringRecord, what: &str) -> &'a str {
        self.0.get(what).and_then(|column| record.get(*column)).unwrap_or_default().trim()
    }
}

impl Quotes {
    fn read(source: &PriceFile) -> Result<Self, Problem> {
        let name = source.path.display().to_string();
        let file = load(&source.path, &name)?;
        let at = |offset: usize| Place { file: file.clone(), span: offset..offset };
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(file.text.as_bytes());
        let mut records = reader.records();
        let broken = |error: csv::Error| {
            let offset = error.position().map_or(0, csv::Position::byte);
            at(usize::try_from(offset).unwrap_or(0)).problem(error.to_string(), "mend the line")
        };
        let first =
            records.next().ok_or_else(|| at(0).problem("the file is empty", "export it again"))?;
        let header = Header::read(&first.map_err(broken)?).map_err(|message| {
            at(0).problem(message, "use a file of one of the formats in README.md")
        })?;
        let adjustment = adjustment(&header, source)
            .map_err(|message| at(0).problem(message, "say which: FILE:raw or FILE:adjusted"))?;
        if !header.has("symbol") && source.symbol.is_none() {
            return Err(
                at(0).problem("the file does not say whose prices these are", "give SYMBOL=FILE")
            );
        }
        let mut rows = Vec::new();
        for record in records {
            let record = record.map_err(broken)?;
            let offset = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
            let quote = quote(&header, &record, source, offset);
            rows.push(
                quote.map_err(|message| at(offset).problem(message, "mend or remove the line"))?,
            );
        }
        Ok(Self { file, rows, adjustment })
    }

    fn place(&self, offset: usize) -> Place {
        Place { file: self.file.clone(), span: offset..offset }
    }

    /// The moves of each symbol of the file.
    fn moves(
        &self,
        record: &Record,
        accepted: &[Jump],
        problems: &mut Vec<Problem>,
    ) -> Vec<(Symbol, Vec<Move>)> {
        let mut by_symbol: BTreeMap<&str, Vec<&Quote>> = BTreeMap::new();
        for row in &self.rows {
            by_symbol.entry(row.symbol.as_str()).or_default().push(row);
        }
        let mut all = Vec::new();
        for (symbol, mut rows) in by_symbol {
            // Tushare lists the newest first.
            rows.sort_by_key(|row| row.day);
            let Some(traded) = Traded::of(record, symbol) else {
                let message =
                    format!("{symbol} is neither a listing nor a benchmark of the record");
                problems
                    .push(self.place(rows[0].offset).problem(message, "add it to companies.toml"));
                continue;
            };
            let before = problems.len();
            let moves = self.of_symbol(&traded, &rows, record, accepted, problems);
            if problems.len() == before {
                all.push((traded.symbol.clone(), moves));
            }
        }
        all
    }

    fn of_symbol(
        &self,
        traded: &Traded<'_>,
        rows: &[&Quote],
        record: &Record,
        accepted: &[Jump],
        problems: &mut Vec<Problem>,
    ) -> Vec<Move> {
        let calendars = record.calendars();
        let calendar = calendars.of(traded.market);
        let mut moves = Vec::new();
        let mut before: Option<&Quote> = None;
        for row in rows {
            let mut note = |message: String, help: &str| {
                problems.push(self.place(row.offset).problem(message, help));
            };
            if before.is_some_and(|before| before.day == row.day) {
                note(format!("{} stands here twice", row.day), "remove one of the two lines");
                continue;
            }
            let inside = calendar.span().is_some_and(|(a, b)| (a..=b).contains(&row.day));
            if inside && !calendar.is_session(row.day) {
                note(format!("{} is not a session", row.day), "compare the file with its vendor");
            }
            // Vendors fill a suspension forward: no volume and the same close.
            let filled =
                before.is_some_and(|b| row.volume == 0.0 && (row.close - b.close).abs() < 1e-9);
            if filled {
                continue;
            }
            if let Some(before) = before.replace(row).filter(|_| inside) {
                let session = self.one(traded, before, row);
                let accepted =
                    accepted.iter().any(|j| j.symbol == *traded.symbol && j.day == row.day);
                if self.is_jump(traded, row, session.close) && !accepted {
                    note(
                        format!(
                            "{} moved {:.1}% in a session, further than it can trade",
                            traded.symbol, session.close
                        ),
                        "use adjusted prices, or confirm it: --accept-jump SYMBOL:DATE",
                    );
                }
                moves.push(session);
            }
        }
        moves
    }

    /// Raw prices cannot tell a split from a move: 1.5 times the limit, or 35 % where there is none.
    fn is_jump(&self, traded: &Traded<'_>, row: &Quote, close: f64) -> bool {
        let most = traded.limit.map_or(35.0, |limit| 1.5 * f64::from(limit));
        let restated = row.adjusted.is_some() || row.reference.is_some();
        self.adjustment == Adjustment::Raw && !restated && close.abs() > most
    }

    fn one(&self, traded: &Traded<'_>, before: &Quote, row: &Quote) -> Move {
        let factor = |quote: &Quote| quote.adjusted.map_or(1.0, |adjusted| adjusted / quote.close);
        let reference =
            row.reference.unwrap_or_else(|| before.close * factor(before) / factor(row));
        let percent = |price: f64| (price / reference - 1.0) * 100.0;
        let quoted = self.adjustment == Adjustment::Raw;
        Move {
            symbol: traded.symbol.clone(),
            day: row.day,
            open: percent(row.open),
            high: percent(row.high),
            low: percent(row.low),
            close: percent(row.close),
            basis: match (traded.is_index, quoted, row.adjusted.is_some()) {
                (true, _, _) => Basis::Index,
                (false, true, true) => Basis::DividendAdjusted,
                (false, true, false) => Basis::Quoted,
                (false, false, _) => Basis::ForwardAdjusted,
            },
            // Limits are set in quoted prices; adjusted ones cannot say.
            limit: traded.limit.filter(|_| quoted).map_or(LimitState::None, |limit| {
                let (high, low, close) = (cents(row.high), cents(row.low), cents(row.close));
                limit_state(cents(reference), i64::from(limit), high, low, close)
            }),
        }
    }
}

/// Where a symbol trades.
struct Traded<'a> {
    symbol: &'a Symbol,
    market: Market,
    limit: Option<u8>,
    is_index: bool,
}

impl<'a> Traded<'a> {
    fn of(record: &'a Record, symbol: &str) -> Option<Self> {
        let mut listings = record.companies.iter().flat_map(|company| &company.listings);
        let is = |candidate: &Symbol| candidate.as_str() == symbol;
        let share = |listing: &'a Listing| Self {
            symbol: &listing.symbol,
            market: listing.exchange.market(),
            limit: listing.price_limit(),
            is_index: false,
        };
        let index = |listing: &'a Listing| Self {
            symbol: &listing.benchmark,
            market: listing.exchange.market(),
            limit: None,
            is_index: true,
        };
        let own = listings.clone().find(|listing| is(&listing.symbol)).map(share);
        own.or_else(|| listings.find(|listing| is(&listing.benchmark)).map(index))
    }
}

fn load(path: &Path, name: &str) -> Result<std::sync::Arc<File>, Problem> {
    let refused = |message: String| {
        Place::start_of(&File::new(name, "")).problem(message, "give a CSV file in UTF-8")
    };
    let bytes =
        std::fs::read(path).map_err(|error| refused(format!("{name} cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| refused(format!("{name} is not UTF-8")))?;
    Ok(File::new(name, text))
}

/// Whether a file's prices are adjusted: by its columns, or by what the operator says.
fn adjustment(header: &Header, source: &PriceFile) -> Result<Adjustment, String> {
    let raw_by_columns = header.has("adjusted") || header.has("reference");
    match (source.adjustment, raw_by_columns) {
        (Some(Adjustment::Adjusted), true) => {
            Err("the file has raw prices beside adjusted ones, and is said to be adjusted"
                .to_owned())
        }
        (Some(said), _) => Ok(said),
        (None, true) => Ok(Adjustment::Raw),
        (None, false) => Err("the file does not say whether its prices are adjusted".to_owned()),
    }
}

fn quote(
    header: &Header,
    record: &csv::StringRecord,
    source: &PriceFile,
    offset: usize,
) -> Result<Quote, String> {
    let price = |what: &str| -> Result<f64, String> {
        let text = header.get(record, what);
        let price = text.parse::<f64>().ok().filter(|price| price.is_finite() && *price > 0.0);
        price.ok_or_else(|| format!("{what} cannot be {text:?}"))
    };
    let maybe = |what: &str| if header.has(what) { price(what).map(Some) } else { Ok(None) };
    let day = header.get(record, "day");
    let volume = header.get(record, "volume");
    let symbol = match &source.symbol {
        Some(symbol) => symbol.as_str().to_owned(),
        None => yahoo_style(header.get(record, "symbol")),
    };
    Ok(Quote {
        symbol,
        day: date(day).ok_or_else(|| format!("{day:?} is not a date"))?,
        open: price("open")?,
        high: price("high")?,
        low: price("low")?,
        close: price("close")?,
        adjusted: maybe("adjusted")?,
        reference: maybe("reference")?,
        volume: volume
            .parse::<f64>()
            .ok()
            .filter(|v| v.is_finite() && *v >= 0.0)
            .ok_or_else(|| format!("volume cannot be {volume:?}"))?,
        offset,
    })
}

/// `2023-04-10`, `20230410` or `2023/04/10`.
fn date(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

/// Tushare writes Shanghai as `.SH`.
fn yahoo_style(symbol: &str) -> String {
    symbol.strip_suffix(".SH").map_or_else(|| symbol.to_owned(), |code| format!("{code}.SS"))
}
