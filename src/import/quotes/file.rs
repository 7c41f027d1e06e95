//! The quotes of one price file, and whose they are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::cells::{self, Written, is_nothing};
use super::names::Column;
use super::price_file::{Adjustment, PriceFile};
use super::shares::Shares;
use super::table::{Row, Table};
use super::text;
use crate::domain::{Symbol, ticker};
use crate::import::problem::{Place, Problem};

/// What holds for every quote of a file.
pub(super) struct Source {
    table: Table,
    pub(super) adjustment: Adjustment,
}

impl Source {
    /// Whether there is an adjusted close beside the close.
    pub(super) fn is_restated(&self) -> bool {
        self.table.header.has(Column::Adjusted)
    }

    /// Without a volume a share's suspensions cannot be told.
    pub(super) fn without_volume(&self) -> Option<Problem> {
        let missing = !self.table.header.has(Column::Volume);
        missing.then(|| self.table.lacks(&[Column::Volume]))
    }

    pub(super) fn head(&self) -> Place {
        self.table.head()
    }
}

/// One session as a file gives it.
#[derive(Clone)]
pub(super) struct Quote {
    pub(super) day: NaiveDate,
    /// Open, high, low and close; nothing where the cell says so.
    pub(super) prices: [Option<f64>; 4],
    pub(super) adjusted: Option<f64>,
    pub(super) reference: Option<f64>,
    pub(super) volume: Option<f64>,
    /// Whether the file says that the share was not traded.
    pub(super) is_suspended: bool,
    /// Whether the line has a cell that cannot be read, which was told.
    pub(super) is_broken: bool,
    pub(super) source: Arc<Source>,
    offset: usize,
}

impl Quote {
    pub(super) fn place(&self) -> Place {
        self.source.table.at(self.offset)
    }

    pub(super) fn close(&self) -> Option<f64> {
        self.prices[3].filter(|close| *close > 0.0)
    }
}

/// Quotes by symbol.
pub(super) type Quotes = BTreeMap<Symbol, Vec<Quote>>;

/// Reads a file. Problems of lines are noted and the other lines are given.
pub(super) fn read(
    said: &PriceFile,
    shares: &Shares,
    problems: &mut Vec<Problem>,
) -> Result<Quotes, Problem> {
    let mut table = Table::read(text::read(&said.path)?)?;
    let adjustment = adjustment(&table, said)?;
    let owner = owner(&table, said, shares)?;
    let rows = std::mem::take(&mut table.rows);
    let source = Arc::new(Source { table, adjustment });
    let mut quotes = Quotes::new();
    let mut others = BTreeSet::new();
    for mut row in rows {
        let table = &source.table;
        let place = table.at(row.offset);
        if let Err(message) = table.fit(&mut row) {
            problems.push(place.problem(message, "mend or remove the line"));
            continue;
        }
        let cell = table.cell(&row, Column::Symbol);
        let symbol = match whose(cells::bare(cell), owner.as_ref(), shares) {
            Ok(symbol) => symbol,
            Err((message, help)) => {
                // A column that names another share does so on every line.
                if others.insert(cell.to_owned()) {
                    problems.push(place.problem(message, help));
                }
                continue;
            }
        };
        match quote(&source, &row) {
            Ok((quote, broken)) => {
                problems.extend(broken.map(|(message, help)| place.problem(message, help)));
                quotes.entry(symbol).or_default().push(quote);
            }
            Err((message, help)) => problems.push(place.problem(message, help)),
        }
    }
    Ok(quotes)
}

/// Whether prices are adjusted: by the columns, or by what the operator says.
fn adjustment(table: &Table, said: &PriceFile) -> Result<Adjustment, Problem> {
    use Adjustment::{Adjusted, Raw};
    let refused = |message: &str, help: &str| Err(table.head().problem(message, help));
    let flags: BTreeSet<Adjustment> = table
        .rows
        .iter()
        .filter_map(|row| match cells::bare(table.cell(row, Column::Flag)) {
            "3" => Some(Raw),
            "1" | "2" => Some(Adjusted),
            _ => None,
        })
        .collect();
    if flags.len() > 1 {
        return refused(
            "adjustflag says of some lines that they are adjusted, and of others that they are not",
            "export the file with one adjustflag; 3 is as quoted",
        );
    }
    match (said.adjustment, flags.first()) {
        (Some(said), Some(flag)) if said != *flag => refused(
            &format!(
                "adjustflag says that prices are {}, FILE:{} does not",
                flag.words(),
                said.word()
            ),
            &format!("leave the suffix out, or say FILE:{}", flag.word()),
        ),
        (Some(Adjusted), _) if table.header.has(Column::Adjusted) => refused(
            "the file has an adjusted close beside its close, and is said to be adjusted",
            "leave the suffix out",
        ),
        (Some(said), _) | (None, Some(&said)) => Ok(said),
        (None, None)
            if table.header.has(Column::Adjusted) || table.header.has(Column::Reference) =>
        {
            Ok(Raw)
        }
        (None, None) => refused(
            "the file does not say whether its prices are adjusted",
            "say which: FILE:raw for prices as quoted (不复权), FILE:adjusted for adjusted ones (复权)",
        ),
    }
}

/// The share that the operator, the header or the title names; they must not contradict each other.
fn owner(table: &Table, said: &PriceFile, shares: &Shares) -> Result<Option<Symbol>, Problem> {
    let refused = |(message, help): (String, String)| table.head().problem(message, help);
    let owner = said.symbol.as_ref().map(|said| shares.find(said)).transpose().map_err(refused)?;
    let ticker = table.ticker.as_deref().unwrap_or_default();
    // Words such as 700 are no tickers in a title.
    let long = |word: &&str| word.len() > 4;
    let words = table.titles.iter().flat_map(|title| title.split_whitespace()).filter(long);
    let titled: BTreeSet<Symbol> = words.filter_map(|word| shares.find(word).ok()).collect();
    if let (Some(owner), false) = (&owner, titled.is_empty())
        && !titled.contains(owner)
    {
        let titled: Vec<&str> = titled.iter().map(Symbol::as_str).collect();
        return Err(refused(another(&titled.join(", "), owner)));
    }
    if owner.is_none() && ticker.is_empty() && !table.header.has(Column::Symbol) {
        let message = "the file does not say whose prices these are".to_owned();
        return Err(refused((message, "give SYMBOL=FILE, such as 9888.HK=prices.csv".to_owned())));
    }
    match ticker {
        "" => Ok(owner),
        ticker => whose(ticker, owner.as_ref(), shares).map(Some).map_err(refused),
    }
}

/// Whose prices a line has: the share that it names, or that the file is of.
fn whose(named: &str, owner: Option<&Symbol>, shares: &Shares) -> Result<Symbol, (String, String)> {
    match owner {
        None => shares.find(named),
        Some(owner) if named.is_empty() || ticker::meant(named, [owner.as_str()]).is_some() => {
            Ok(owner.clone())
        }
        Some(owner) => Err(another(named, owner)),
    }
}

fn another(named: &str, owner: &Symbol) -> (String, String) {
    (
        format!("the file has prices of {named}, and is said to have those of {owner}"),
        format!("give the file of {owner}, or say whose it is: SYMBOL=FILE"),
    )
}

/// Why a line is refused, and how to mend it.
type Refusal = (String, String);

/// The quote of a line, with the first of its cells that cannot be read.
fn quote(source: &Arc<Source>, row: &Row) -> Result<(Quote, Option<Refusal>), Refusal> {
    let table = &source.table;
    let date = table.cell(row, Column::Date);
    let day = Written::read(date).and_then(|written| written.day(table.order)).ok_or_else(|| {
        let help = "write year-month-day, such as 2023-04-10; a year has four digits and lies between \
                    1990 and 2100";
        (format!("{date:?} is not a date"), help.to_owned())
    })?;
    let mut broken = None;
    let mut number = |column: Column| {
        let text = table.cell(row, column);
        let read = match column {
            Column::Volume => cells::volume(text, table.comma),
            _ => cells::number(text, table.comma),
        };
        if read.is_none() && !is_nothing(text) && broken.is_none() {
            let help = "mend or remove the line".to_owned();
            broken = Some((format!("{} cannot be {text:?}", column.name()), help));
        }
        read
    };
    let quote = Quote {
        day,
        prices: [Column::Open, Column::High, Column::Low, Column::Close].map(&mut number),
        adjusted: number(Column::Adjusted),
        reference: number(Column::Reference),
        volume: number(Column::Volume),
        is_suspended: cells::bare(table.cell(row, Column::Traded)) == "0",
        is_broken: false,
        source: source.clone(),
        offset: row.offset,
    };
    Ok((Quote { is_broken: broken.is_some(), ..quote }, broken))
}
