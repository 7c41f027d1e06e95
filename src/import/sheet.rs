//! The CSV files of the record: moves and sessions, each field with its place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::problem::{Before, File, Place, Problem};
use super::row::{allowed, parse_date, without_sign_of_zero};
use crate::domain::{Basis, Choice, LimitState, Market, Move, Symbol};

const MOVES: &[&str] = &["symbol", "date", "open", "high", "low", "close", "basis", "limit"];
const SESSIONS: &[&str] = &["exchange", "date"];

/// Lines of a file with a header of known columns, or of a part of one.
pub(super) struct Sheet<'a> {
    file: &'a Arc<File>,
    columns: &'static [&'static str],
    problems: &'a mut Vec<Problem>,
    /// Where the next line starts, and how many there were before it.
    start: usize,
    number: usize,
    /// The messages of problems that are told once, however many lines have them.
    told: BTreeSet<String>,
}

/// One line: its fields and where they stand.
pub(super) struct Line<'a> {
    file: &'a Arc<File>,
    fields: Vec<(&'a str, Range<usize>)>,
    /// How many lines of the file stand before it.
    number: usize,
}

impl Line<'_> {
    /// The text of a field.
    pub(super) fn text(&self, column: usize) -> &str {
        self.fields[column].0
    }

    fn place(&self, column: usize) -> Place {
        Place { file: self.file.clone(), span: self.fields[column].1.clone() }
    }

    /// The place of the fields that come first.
    pub(super) fn first(&self, count: usize) -> Place {
        Place { file: self.file.clone(), span: self.start()..self.fields[count - 1].1.end }
    }

    /// The line as it stands, with its end.
    pub(super) fn whole(&self) -> &str {
        let end = self.fields.last().map_or(0, |(_, span)| span.end);
        self.file.text.get(self.start()..=end).unwrap_or_default()
    }

    /// What of the file stands before it.
    pub(super) fn before(&self) -> Before {
        Before { bytes: self.file.before.bytes + self.start(), lines: self.number }
    }

    fn start(&self) -> usize {
        self.fields.first().map_or(0, |(_, span)| span.start)
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        file: &'a Arc<File>,
        columns: &'static [&'static str],
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        Self { file, columns, problems, start: 0, number: file.before.lines, told: BTreeSet::new() }
    }

    /// Notes a problem of a field.
    pub(super) fn problem(
        &mut self,
        line: &Line<'_>,
        column: usize,
        message: impl Into<String>,
        help: &str,
    ) {
        self.problems.push(line.place(column).problem(message, help));
    }

    /// Notes a problem that other lines have for the same cause, at the first of them.
    pub(super) fn problem_once(
        &mut self,
        line: &Line<'_>,
        column: usize,
        message: String,
        help: &str,
    ) {
        if self.told.insert(message.clone()) {
            self.problem(line, column, message, help);
        }
    }

    /// Reads every line that has the right number of fields.
    pub(super) fn lines(&mut self) -> Vec<Line<'a>> {
        std::iter::from_fn(|| self.next()).collect()
    }

    /// The next line that has the right number of fields; none if the header is not the one wanted.
    pub(super) fn next(&mut self) -> Option<Line<'a>> {
        loop {
            let text = self.file.text.get(self.start..)?.split('\n').next()?;
            let line = self.fields(self.start, text);
            self.start += text.len() + 1;
            self.number += 1;
            let last = self.start > self.file.text.len();
            match self.number {
                1 => {
                    if !self.header_fits(&line) {
                        self.start = usize::MAX;
                    }
                }
                _ if last && text.is_empty() => {}
                _ if last => self.problems.push(line.place(0).problem(
                    "the last line has no end",
                    "the file seems cut off; restore it, or end it with a line feed",
                )),
                _ if line.fields.len() != self.columns.len() => {
                    let (found, wanted) = (line.fields.len(), self.columns.len());
                    self.problems.push(line.place(0).problem(
                        format!("the line has {found} fields, {wanted} are wanted"),
                        format!("the columns are {}", self.columns.join(",")),
                    ));
                }
                _ => return Some(line),
            }
        }
    }

    /// The files hold ids, dates and numbers: quotes have no use in them and none are read.
    fn fields(&self, start: usize, text: &'a str) -> Line<'a> {
        let mut offset = start;
        let fields = text
            .split(',')
            .map(|field| {
                let span = offset..offset + field.len();
                offset += field.len() + 1;
                (field, span)
            })
            .collect();
        Line { file: self.file, fields, number: self.number }
    }

    fn header_fits(&mut self, line: &Line<'a>) -> bool {
        let fits = line.fields.iter().map(|(name, _)| *name).eq(self.columns.iter().copied());
        if !fits {
            let count = line.fields.len();
            let wanted = format!("it must be {}", self.columns.join(","));
            let quoted = line.fields.iter().any(|(name, _)| name.contains('"'));
            let found = if quoted { "has quotes".into() } else { format!("has {count} columns") };
            let message = format!("the first line is not the header wanted: it {found}");
            self.problems.push(line.place(0).problem(message, wanted));
        }
        fits
    }

    pub(super) fn date(&mut self, line: &Line<'_>, column: usize) -> Option<NaiveDate> {
        parse_date(line.fields[column].0)
            .map_err(|message| {
                let name = self.columns[column];
                self.problems.push(
                    line.place(column).problem(
                        format!("{name} {message}"),
                        "write a day that exists: 2023-03-16",
                    ),
                );
            })
            .ok()
    }

    fn choice<T: Choice>(&mut self, line: &Line<'_>, column: usize) -> Option<T> {
        let word = line.fields[column].0;
        T::from_word(word)
            .map_err(|error| {
                let name = self.columns[column];
                let message = format!("{name} has no value {word:?}");
                self.problems.push(line.place(column).problem(message, allowed(&error)));
            })
            .ok()
    }

    fn number(&mut self, line: &Line<'_>, column: usize) -> Option<f64> {
        let text = line.fields[column].0;
        let number =
            text.parse().ok().filter(|n| Move::RANGE.contains(n)).map(without_sign_of_zero);
        if number.is_none() {
            let name = self.columns[column];
            self.problems.push(line.place(column).problem(
                format!("{name} cannot be {text:?}"),
                "a move is a finite number of percent, from -100 to 1000",
            ));
        }
        number
    }

    /// Notes a line that does not come after the one before it; a repeat is shown at `column`.
    pub(super) fn order<K: PartialOrd>(
        &mut self,
        line: &Line<'_>,
        column: usize,
        key: &K,
        before: Option<&K>,
        what: &str,
    ) {
        let Some(before) = before else { return };
        if key == before {
            let message = format!("this {what} stands here twice");
            self.problem(line, column, message, "remove one of the two lines");
        } else if key < before {
            let message = format!("this {what} stands too late");
            self.problem_once(line, 0, message, "sort the file by symbol and date");
        }
    }
}

/// Reads moves.csv or a part of it, and hands on each move with its line. `before` is the move on
/// the line before.
pub(super) fn moves(
    file: &Arc<File>,
    mut before: Option<Move>,
    problems: &mut Vec<Problem>,
    mut each: impl FnMut(&Line<'_>, &Move),
) {
    let mut sheet = Sheet::new(file, MOVES, problems);
    while let Some(line) = sheet.next() {
        let symbol = before.as_ref().map(|row| &row.symbol);
        let Some(row) = one_move(&mut sheet, &line, symbol) else { continue };
        let key = (&row.symbol, row.day);
        sheet.order(
            &line,
            1,
            &key,
            before.as_ref().map(|m| (&m.symbol, m.day)).as_ref(),
            "session",
        );
        each(&line, &row);
        before = Some(row);
    }
}

fn one_move(sheet: &mut Sheet<'_>, line: &Line<'_>, before: Option<&Symbol>) -> Option<Move> {
    let text = line.fields[0].0;
    let symbol = before.filter(|symbol| symbol.as_str() == text).cloned();
    let symbol = symbol.or_else(|| text.parse().ok());
    if symbol.is_none() {
        sheet.problems.push(line.place(0).problem(
            format!("{text:?} is not a symbol"),
            "a symbol is written as by Yahoo: 9888.HK, 601360.SS, BIDU, ^HSI",
        ));
    }
    let day = sheet.date(line, 1);
    let (open, high) = (sheet.number(line, 2), sheet.number(line, 3));
    let (low, close) = (sheet.number(line, 4), sheet.number(line, 5));
    let (basis, limit) = (sheet.choice::<Basis>(line, 6), sheet.choice::<LimitState>(line, 7));
    let row = Move {
        symbol: symbol?,
        day: day?,
        open: open?,
        high: high?,
        low: low?,
        close: close?,
        basis: basis?,
        limit: limit?,
    };
    if !row.is_possible() {
        sheet.problems.push(line.place(2).problem(
            "the open or close lies outside low to high",
            "compare the line with its source",
        ));
    }
    Some(row)
}

/// Reads sessions.csv.
pub(super) fn sessions(file: &Arc<File>, problems: &mut Vec<Problem>) -> Vec<(Market, NaiveDate)> {
    let mut sheet = Sheet::new(file, SESSIONS, problems);
    let mut sessions: Vec<(Market, NaiveDate)> = Vec::new();
    for line in sheet.lines() {
        let (market, day) = (sheet.choice::<Market>(&line, 0), sheet.date(&line, 1));
        let (Some(market), Some(day)) = (market, day) else { continue };
        let key = (market.as_str(), day);
        let before = sessions.last().map(|(market, day)| (market.as_str(), *day));
        sheet.order(&line, 1, &key, before.as_ref(), "session");
        sessions.push((market, day));
    }
    sessions
}
