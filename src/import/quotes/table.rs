//! A price file as a table: where its header is, what parts its fields, which lines hold prices.

use std::sync::Arc;

use super::cells::{Order, Written, is_nothing, is_weekday, number, shows_comma};
use super::names::{Column, Header, folded};
use crate::import::problem::{File, Place, Problem};

/// What may part fields. The header shows which it is.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// In how many lines the header is looked for.
const HEAD: usize = 20;

/// What the first field of a line of tickers is called, below a header or above it.
const TICKERS: [&str; 3] = ["ticker", "symbol", "symbols"];

const PRICES: [Column; 4] = [Column::Open, Column::High, Column::Low, Column::Close];

const ONE_SHARE: &str =
    "give one share a file (yfinance: multi_level_index=False, one ticker a call)";

/// The lines of a price file and what its columns hold.
pub(super) struct Table {
    pub(super) file: Arc<File>,
    pub(super) header: Header,
    /// The share that lines around the header name.
    pub(super) ticker: Option<String>,
    /// The lines before the header.
    pub(super) titles: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Whether the decimal sign is a comma.
    pub(super) comma: bool,
    pub(super) order: Order,
    start: usize,
}

/// A line with a letter or a digit.
pub(super) struct Row {
    /// Where the line starts.
    pub(super) offset: usize,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    /// Whether it has words only: no number and no date.
    fn is_words(&self) -> bool {
        self.cells.iter().all(|cell| number(cell, false).is_none() && Written::read(cell).is_none())
    }

    fn names_tickers(&self) -> bool {
        TICKERS.contains(&folded(self.cell(0)).as_str())
    }
}

/// The lines of a text. Places are those of the text, blank lines counted.
fn rows(text: &str, separator: u8) -> impl Iterator<Item = Row> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    // Text in memory can neither fail to be read nor be anything but UTF-8.
    reader.into_records().filter_map(Result::ok).filter_map(move |record| {
        let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        // A record is said to start at the blank lines before it.
        let offset = start + text.get(start..)?.find(|c| c != '\n')?;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        let holds = |cell: &String| cell.chars().any(char::is_alphanumeric);
        cells.iter().any(holds).then_some(Row { offset, cells })
    })
}

impl Table {
    pub(super) fn read(file: Arc<File>) -> Result<Self, Problem> {
        let (separator, at) = header_of(&file)?;
        let mut rows: Vec<Row> = rows(&file.text, separator).collect();
        let mut titles: Vec<Row> = rows.drain(..=at).collect();
        let (start, mut header) = titles.pop().map_or((0, Header::of([].into_iter())), |head| {
            (head.offset, Header::of(head.cells.iter().map(String::as_str)))
        });
        let above = titles.iter().filter(|row| row.names_tickers() && row.cells.len() > 1);
        let mut tickers: Vec<String> = above.flat_map(|row| row.cells[1..].to_vec()).collect();
        while rows.first().is_some_and(|row| row.names_tickers() || row.is_words()) {
            let below = rows.remove(0);
            if below.names_tickers() {
                tickers.extend(below.cells.into_iter().skip(1));
            }
        }
        tickers.retain(|ticker| !ticker.trim().is_empty());
        tickers.sort();
        tickers.dedup();
        let first = rows.first().map_or("", |row| row.cell(0));
        let unnamed = header.names.first().is_some_and(|name| {
            name.is_empty() || folded(name).starts_with("unnamed") || !tickers.is_empty()
        });
        if !header.has(Column::Date) && unnamed && Written::read(first).is_some() {
            header.first_is_date();
        }
        let mut table = Self {
            titles: titles.iter().map(|row| row.cells.join(" ")).collect(),
            ticker: None,
            comma: false,
            order: Order::MonthFirst,
            file,
            header,
            rows,
            start,
        };
        if tickers.len() > 1 {
            let message = format!("the header names several shares: {}", tickers.join(", "));
            return Err(table.at(start).problem(message, ONE_SHARE));
        }
        table.ticker = tickers.pop();
        table.check_header()?;
        table.drop_notes();
        if table.rows.is_empty() {
            return Err(table.at(start).problem(
                "the file has no rows: no line below the header has prices",
                "export it again, with a span of days",
            ));
        }
        let prices = || table.rows.iter().flat_map(|row| PRICES.map(|of| table.cell(row, of)));
        table.comma = separator != b',' && prices().any(shows_comma);
        table.order = table.order_of_dates()?;
        Ok(table)
    }

    pub(super) fn at(&self, offset: usize) -> Place {
        Place { file: self.file.clone(), span: offset..offset }
    }

    /// The place of the header.
    pub(super) fn head(&self) -> Place {
        self.at(self.start)
    }

    pub(super) fn cell<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.header.place(column).map_or("", |at| row.cell(at))
    }

    /// A line has as many fields as the header; fields that are empty count for nothing at the end,
    /// nor does a weekday behind the date.
    pub(super) fn fit(&self, row: &mut Row) -> Result<(), String> {
        let width = self.header.names.len();
        let date = self.header.place(Column::Date).unwrap_or(0);
        if row.cells.len() > width && is_weekday(row.cell(date + 1)) {
            row.cells.remove(date + 1);
        }
        while row.cells.len() > width && row.cells.last().is_some_and(|cell| cell.trim().is_empty())
        {
            row.cells.pop();
        }
        match row.cells.len() {
            found if found == width => Ok(()),
            found => Err(format!("the line has {found} fields, the header has {width}")),
        }
    }

    /// Every column that moves need has one name, and that name stands there once.
    fn check_header(&self) -> Result<(), Problem> {
        if let Some(name) = self.header.twice() {
            let message = format!("two columns are called {name}");
            return Err(self.head().problem(message, ONE_SHARE));
        }
        let needed = [&[Column::Date], &PRICES[..]].concat();
        let missing: Vec<Column> =
            needed.into_iter().filter(|column| !self.header.has(*column)).collect();
        if missing.is_empty() { Ok(()) } else { Err(self.lacks(&missing)) }
    }

    /// A header lacks columns: which it has, and what the others may be called.
    pub(super) fn lacks(&self, missing: &[Column]) -> Problem {
        let names: Vec<&str> = missing.iter().map(|column| column.name()).collect();
        let known: Vec<String> = missing.iter().map(|column| column.described()).collect();
        self.head().problem(
            format!(
                "the header has no column for {}; its columns are {}",
                names.join(", "),
                self.header.names.join(", "),
            ),
            format!("rename columns: {}", known.join("; ")),
        )
    }

    /// Leaves out a note below the table: words alone, or words where the date should be and no full
    /// prices.
    fn drop_notes(&mut self) {
        let has_words = |cell: &str| !is_nothing(cell) && cell.chars().any(char::is_alphabetic);
        let is_note = |row: &Row| {
            let date = self.cell(row, Column::Date).trim();
            let starts = date.chars().next().is_some_and(|c| !c.is_ascii_digit());
            let priced = PRICES.iter().all(|of| number(self.cell(row, *of), false).is_some());
            (row.is_words() && row.cells.iter().any(|cell| has_words(cell)))
                || (starts && has_words(date) && !priced)
        };
        let notes = self.rows.iter().rev().take_while(|row| is_note(row)).count();
        self.rows.truncate(self.rows.len() - notes);
    }

    /// Which of two numbers is the day, as lines with a number above 12 show.
    fn order_of_dates(&self) -> Result<Order, Problem> {
        const HELP: &str = "write year-month-day, such as 2023-04-10; a year has four digits and \
                            lies between 1990 and 2100";
        let cell = |row| self.cell(row, Column::Date);
        let dates = || self.rows.iter().filter_map(|row| Some((row, Written::read(cell(row))?)));
        let mut shown = dates().filter_map(|(row, date)| Some((row, date.shows()?)));
        let refused = |row: &Row, message: String| Err(self.at(row.offset).problem(message, HELP));
        if let Some((first, order)) = shown.next() {
            let Some((row, _)) = shown.find(|(_, other)| *other != order) else { return Ok(order) };
            let (a, b) = (cell(first), cell(row));
            return refused(row, format!("{a:?} and {b:?} differ in the order of day and month"));
        }
        let unsure = dates().find(|(_, date)| matches!(date, Written::YearLast(..)));
        if let Some((row, _)) = unsure {
            let date = cell(row);
            return refused(
                row,
                format!("{date:?} can be read two ways: no line shows the order of day and month"),
            );
        }
        match self.rows.iter().find(|row| !is_nothing(cell(row))) {
            Some(row) if dates().next().is_none() => {
                refused(row, format!("{:?} is not a date, nor is any other line's", cell(row)))
            }
            _ => Ok(Order::MonthFirst),
        }
    }
}

/// What parts the fields and which line is the header: where most columns are known.
fn header_of(file: &Arc<File>) -> Result<(u8, usize), Problem> {
    let candidates = SEPARATORS.into_iter().flat_map(|separator| {
        rows(&file.text, separator).take(HEAD).enumerate().map(move |(at, row)| {
            let known = Header::of(row.cells.iter().map(String::as_str)).known();
            (known, std::cmp::Reverse(at), row.cells.len(), separator)
        })
    });
    let start = Place::start_of(file);
    let best = candidates.max_by_key(|(known, at, width, _)| (*known, *at, *width));
    let Some((known, at, width, separator)) = best else {
        return Err(start.problem("the file is empty", "export it again"));
    };
    let is_sentence = || known < 3 && rows(&file.text, separator).all(|row| row.is_words());
    if width < 2 || is_sentence() {
        return Err(start.problem(
            "the file is not a table of prices: nothing in it is parted by commas, tabs or \
             semicolons into a date and prices",
            "give a CSV file with a header; a service may have answered with a message instead",
        ));
    }
    Ok((separator, at.0))
}
