//! The session moves of a record, series by series: there may be more of them than fit into memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::Input;
use super::problem::{Place, Problem};
use super::sheet;
use super::stretch::{Changed, Open, Stretch};
use crate::domain::{Move, Symbol};

const FILE: &str = "moves.csv";

/// The moves of each symbol by day.
#[derive(Debug, Clone)]
pub(super) struct Moves {
    input: Input,
    series: BTreeMap<Symbol, Series>,
}

/// The moves of one symbol.
#[derive(Debug, Clone)]
enum Series {
    /// So many, in a stretch of moves.csv.
    InFile(Stretch, usize),
    /// In memory.
    Held(Vec<Move>),
}

impl Moves {
    /// Symbols, ascending.
    pub(super) fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.series.keys()
    }

    /// How many moves there are.
    pub(super) fn len(&self) -> usize {
        let of = |series: &Series| match series {
            Series::InFile(_, count) => *count,
            Series::Held(moves) => moves.len(),
        };
        self.series.values().map(of).sum()
    }

    /// Whether a symbol has moves.
    pub(super) fn has(&self, symbol: &str) -> bool {
        self.series.contains_key(symbol)
    }

    /// The moves of a symbol by day; none if it has none.
    ///
    /// # Errors
    /// If the file is not what was checked.
    pub(super) fn of(&self, symbol: &str) -> Result<Cow<'_, [Move]>, Changed> {
        match self.series.get(symbol) {
            None => Ok(Cow::default()),
            Some(Series::Held(moves)) => Ok(moves.into()),
            Some(Series::InFile(stretch, count)) => {
                let mut moves = Vec::with_capacity(*count);
                let file = stretch.read(&self.input)?;
                // What was checked has no problems.
                sheet::moves(&file, None, &mut Vec::new(), |_, row| moves.push(row.clone()));
                Ok(moves.into())
            }
        }
    }

    /// All of them by symbol and day, and an error instead of each series that is not what was
    /// checked.
    pub(super) fn iter(&self) -> impl Iterator<Item = Result<Move, Changed>> + Send {
        self.symbols().flat_map(|symbol| {
            let (rows, error) = match self.of(symbol.as_str()) {
                Ok(moves) => (moves.into_owned(), None),
                Err(error) => (Vec::new(), Some(Err(error))),
            };
            rows.into_iter().map(Ok).chain(error)
        })
    }

    /// Replaces the moves of a symbol.
    pub(super) fn replace(&mut self, symbol: Symbol, moves: Vec<Move>) {
        if moves.is_empty() {
            self.series.remove(&symbol);
        } else {
            self.series.insert(symbol, Series::Held(moves));
        }
    }

    /// The place of the first line of a symbol.
    pub(super) fn place(&self, symbol: &str) -> Option<Place> {
        let Series::InFile(stretch, _) = self.series.get(symbol)? else { return None };
        Some(Place { file: stretch.read(&self.input).ok()?, span: 0..symbol.len() + 1 })
    }
}

impl From<Vec<Move>> for Moves {
    fn from(moves: Vec<Move>) -> Self {
        let mut series: BTreeMap<Symbol, Series> = BTreeMap::new();
        for moves in moves.chunk_by(|a, b| a.symbol == b.symbol) {
            series.insert(moves[0].symbol.clone(), Series::Held(moves.to_vec()));
        }
        // Nothing is read: every series is held.
        Self { input: Input::Embedded, series }
    }
}

/// A series that is being read, with the places of its moves.
struct Reading {
    moves: Vec<Move>,
    places: Vec<Place>,
    stretch: Open,
}

/// Reads moves.csv, and hands on each series with the places of symbol and day.
pub(super) fn read(
    input: &Input,
    problems: &mut Vec<Problem>,
    mut each: impl FnMut(&[Move], &[Place]),
) -> Moves {
    let name: Arc<str> = FILE.into();
    let mut series = BTreeMap::new();
    let mut end = |read: Reading| {
        each(&read.moves, &read.places);
        let (symbol, count) = (read.moves[0].symbol.clone(), read.moves.len());
        series.insert(symbol, Series::InFile(read.stretch.end(), count));
    };
    let mut open: Option<Reading> = None;
    for part in input.parts(FILE) {
        let part = match part {
            Ok(part) => part,
            Err(problem) => {
                problems.push(problem);
                break;
            }
        };
        let before = open.as_ref().and_then(|read| read.moves.last()).cloned();
        sheet::moves(&part, before, problems, |line, row| {
            if let Some(read) = open.take_if(|read| read.moves[0].symbol != row.symbol) {
                end(read);
            }
            let read = open.get_or_insert_with(|| {
                let stretch = Open::new(name.clone(), line.before());
                Reading { moves: Vec::new(), places: Vec::new(), stretch }
            });
            read.moves.push(row.clone());
            read.places.push(line.first(2));
            read.stretch.push(line.whole());
        });
    }
    open.into_iter().for_each(end);
    Moves { input: input.clone(), series }
}
