//! The quotes of a price file, whichever vendor wrote it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Adjustment, PriceFile};
use crate::import::files;
use crate::import::problem::{File, Place, Problem};

/// One session as a vendor gives it.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    pub(super) symbol: String,
    pub(super) day: NaiveDate,
    pub(super) open: f64,
    pub(super) high: f64,
    pub(super) low: f64,
    pub(super) close: f64,
    /// Adjusted close, where the file has one.
    pub(super) adjusted: Option<f64>,
    /// Reference price, where the file has one.
    pub(super) reference: Option<f64>,
    pub(super) volume: f64,
    pub(super) offset: usize,
}

/// The quotes of one file.
pub(super) struct Quotes {
    file: Arc<File>,
    pub(super) rows: Vec<Quote>,
    pub(super) adjustment: Adjustment,
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
    pub(super) fn read(source: &PriceFile) -> Result<Self, Problem> {
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

    pub(super) fn place(&self, offset: usize) -> Place {
        Place { file: self.file.clone(), span: offset..offset }
    }
}

fn load(path: &Path, name: &str) -> Result<Arc<File>, Problem> {
    let refused = |message: String| {
        Place::start_of(&File::new(name, "")).problem(message, "give a CSV file in UTF-8")
    };
    let bytes = files::named(path).map_err(|error| refused(error.to_string()))?;
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
