//! Where rows stand, so that a problem that a rule finds can show it.
//!
//! Only the file and the start of each row are kept: a problem is rare, so its file is parsed again
//! when there is one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::declared::{csv_columns, csv_rows};
use super::files::Input;
use super::problem::{File, Place};
use super::row::{RowPlace, Table};

/// Where each row stands, by table and id.
pub(super) struct Places {
    input: Input,
    files: Vec<Arc<str>>,
    rows: BTreeMap<Table, BTreeMap<Box<str>, Spot>>,
    /// The file that was parsed last.
    parsed: RefCell<Option<(usize, Vec<RowPlace>)>>,
}

/// The place of a row.
#[derive(Debug, Clone, Copy)]
struct Spot {
    /// Which file.
    file: usize,
    /// Where in the file the row starts.
    start: usize,
}

impl Places {
    /// None yet, of the files of an input.
    pub(super) fn new(input: Input) -> Self {
        Self { input, files: Vec::new(), rows: BTreeMap::new(), parsed: RefCell::default() }
    }

    /// Says that rows noted from now on stand in this file.
    pub(super) fn begin(&mut self, file: &File) {
        self.files.push(file.name.as_str().into());
    }

    /// Notes a row of the file that was begun last.
    pub(super) fn note(&mut self, table: Table, id: String, start: usize) {
        let spot = Spot { file: self.files.len().saturating_sub(1), start };
        self.rows.entry(table).or_default().insert(id.into(), spot);
    }

    /// The place of a field of a row.
    pub(super) fn field(&self, table: Table, id: &str, key: &str) -> Place {
        self.row(table, id)
            .map_or_else(|| Place::start_of(&File::new("", "")), |row| row.field(key))
    }

    /// Whether a table has a row of that id.
    pub(super) fn has(&self, table: Table, id: &str) -> bool {
        self.rows.get(&table).is_some_and(|rows| rows.contains_key(id))
    }

    /// The ids of a table.
    pub(super) fn ids(&self, table: Table) -> impl Iterator<Item = &str> {
        self.rows.get(&table).into_iter().flat_map(|rows| rows.keys().map(AsRef::as_ref))
    }

    /// Where the fields of a row stand.
    pub(super) fn row(&self, table: Table, id: &str) -> Option<RowPlace> {
        let spot = *self.rows.get(&table)?.get(id)?;
        let mut parsed = self.parsed.borrow_mut();
        if parsed.as_ref().is_none_or(|(file, _)| *file != spot.file) {
            *parsed = Some((spot.file, self.parse(&self.files[spot.file])));
        }
        let (_, rows) = parsed.as_ref()?;
        rows.iter().find(|row| row.start() == spot.start).cloned()
    }

    /// The start of a file.
    pub(super) fn file(&self, name: &str) -> Place {
        Place::start_of(&self.input.text(name).unwrap_or_else(|_| File::new(name, "")))
    }

    fn parse(&self, name: &str) -> Vec<RowPlace> {
        let Ok(file) = self.input.text(name) else { return Vec::new() };
        if let Some(names) = csv_columns(name) {
            let rows = csv_rows(&file, &names).unwrap_or_default();
            return rows
                .iter()
                .map(|(span, row)| RowPlace::new(&file, span.clone(), row))
                .collect();
        }
        let (top, _) = DeTable::parse_recoverable(&file.text);
        let names = top.get_ref().keys().map(|key| key.get_ref().as_ref());
        names
            .flat_map(|name| rows_in(top.get_ref(), name))
            .map(|(span, row)| RowPlace::new(&file, span, row))
            .collect()
    }
}

/// The rows `[[name]]` of a file, and where they stand.
fn rows_in<'a>(
    top: &'a DeTable<'a>,
    name: &str,
) -> impl Iterator<Item = (Range<usize>, &'a DeTable<'a>)> {
    let rows = top.get(name).and_then(|value| value.get_ref().as_array());
    rows.into_iter().flatten().filter_map(|row| Some((row.span(), row.get_ref().as_table()?)))
}
