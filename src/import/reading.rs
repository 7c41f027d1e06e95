//! Reading a record: every file, every row, every place, whatever is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeTable;

use super::files::Input;
use super::problem::{File, Place, Problem};
use super::row::{Reference, Row, RowPlace, Table, parse_date};
use super::sheet;
use super::tables::{
    announcement, claim, closure, company, correction, early_close, late_open, model, person,
    promise, reported_move, source,
};
use crate::domain::{
    Announcement, Claim, Closure, Company, Correction, Meta, Model, Person, Promise, Record,
    ReportedMove, ShortSession, Source, Text, earliest,
};

/// What reading has found so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) record: Parts,
    pub(super) problems: Vec<Problem>,
    pub(super) references: Vec<Reference>,
    pub(super) places: Places,
    /// Tables whose file could not be parsed: mentions of their rows are not held against anybody.
    pub(super) unread: Vec<Table>,
}

/// The rows that could be read; the head may be missing.
#[derive(Default)]
pub(super) struct Parts {
    meta: Option<Meta>,
    sources: Vec<Source>,
    companies: Vec<Company>,
    models: Vec<Model>,
    announcements: Vec<Announcement>,
    reported_moves: Vec<ReportedMove>,
    claims: Vec<Claim>,
    people: Vec<Person>,
    promises: Vec<Promise>,
    moves: Vec<crate::domain::Move>,
    sessions: Vec<(crate::domain::Market, chrono::NaiveDate)>,
    closures: Vec<Closure>,
    short_sessions: Vec<ShortSession>,
    pub(super) corrections: Vec<Correction>,
}

impl Parts {
    /// The record, with an empty head where there is none: then there is a problem too.
    pub(super) fn build(self) -> Record {
        let no_head =
            || Meta { title: Text::default(), released: earliest(), licence: String::new() };
        Record {
            meta: self.meta.unwrap_or_else(no_head),
            sources: self.sources,
            companies: self.companies,
            models: self.models,
            announcements: self.announcements,
            reported_moves: self.reported_moves,
            claims: self.claims,
            people: self.people,
            promises: self.promises,
            moves: self.moves,
            sessions: self.sessions,
            closures: self.closures,
            short_sessions: self.short_sessions,
            corrections: self.corrections,
        }
    }
}

/// Where each row stands, by table and id; rows in the order of their file.
#[derive(Default)]
pub(super) struct Places {
    rows: BTreeMap<(Table, String), RowPlace>,
    files: BTreeMap<String, Arc<File>>,
}

impl Places {
    /// The place of a field of a row.
    pub(super) fn field(&self, table: Table, id: &str, key: &str) -> Place {
        self.rows
            .get(&(table, id.to_owned()))
            .map_or_else(|| Place::start_of(&File::new("", "")), |row| row.field(key))
    }

    /// Whether a table has a row of that id.
    pub(super) fn has(&self, table: Table, id: &str) -> bool {
        self.rows.contains_key(&(table, id.to_owned()))
    }

    /// Where the fields of a row stand.
    pub(super) fn row(&self, table: Table, id: &str) -> Option<&RowPlace> {
        self.rows.get(&(table, id.to_owned()))
    }

    /// The ids of a table.
    pub(super) fn ids(&self, table: Table) -> impl Iterator<Item = &str> {
        self.rows.keys().filter(move |(t, _)| *t == table).map(|(_, id)| id.as_str())
    }

    /// The first line of a file that starts with a text.
    pub(super) fn line(&self, name: &str, start: &str) -> Place {
        let mut place = self.file(name);
        if let Some(newline) = place.file.text.find(&format!("\n{start}")) {
            place.span = newline + 1..newline + 1 + start.len();
        }
        place
    }

    /// The start of a file.
    pub(super) fn file(&self, name: &str) -> Place {
        self.files.get(name).map_or_else(|| Place::start_of(&File::new(name, "")), Place::start_of)
    }
}

/// Reads every file of a record.
pub(super) fn read(input: &Input, reading: &mut Reading) {
    reading.record.meta = meta(input, reading);
    reading.record.sources =
        table(input, reading, "sources.toml", "source", Some(Table::Source), source);
    reading.record.companies =
        table(input, reading, "companies.toml", "company", Some(Table::Company), company);
    reading.record.models =
        table(input, reading, "models.toml", "model", Some(Table::Model), model);
    reading.record.announcements = announcements(input, reading);
    reading.record.reported_moves =
        table(input, reading, "reactions.toml", "reaction", Some(Table::Reaction), reported_move);
    reading.record.claims =
        table(input, reading, "claims.toml", "claim", Some(Table::Claim), claim);
    reading.record.people =
        table(input, reading, "people.toml", "person", Some(Table::Person), person);
    reading.record.promises =
        table(input, reading, "promises.toml", "promise", Some(Table::Promise), promise);
    calendars(input, reading);
    for listing in reading.record.companies.iter().flat_map(|company| &company.listings) {
        // Listings have no row of their own; a mention is looked up by symbol.
        let id = listing.symbol.as_str().to_owned();
        let place = reading.places.rows.get(&(Table::Company, owner(&reading.record, &id)));
        if let Some(place) = place.cloned() {
            reading.places.rows.entry((Table::Listing, id)).or_insert(place);
        }
    }
    if let Some(file) = text(input, reading, "moves.csv") {
        reading.record.moves = sheet::moves(&file, &mut reading.problems);
    }
    if let Some(file) = text(input, reading, "sessions.csv") {
        reading.record.sessions = sheet::sessions(&file, &mut reading.problems);
    }
    reading.record.corrections = table(
        input,
        reading,
        "corrections.toml",
        "correction",
        Some(Table::Correction),
        correction,
    );
}

fn owner(parts: &Parts, symbol: &str) -> String {
    let owns = |company: &&Company| company.listings.iter().any(|l| l.symbol.as_str() == symbol);
    parts.companies.iter().find(owns).map(|c| c.slug.as_str().to_owned()).unwrap_or_default()
}

fn text(input: &Input, reading: &mut Reading, name: &str) -> Option<Arc<File>> {
    match input.text(name) {
        Ok(file) => {
            reading.places.files.insert(name.to_owned(), file.clone());
            Some(file)
        }
        Err(problem) => {
            reading.problems.push(problem);
            None
        }
    }
}

/// Parses a TOML file and hands its top table on, unless it has syntax errors.
fn parse<T>(
    file: &Arc<File>,
    reading: &mut Reading,
    read: impl FnOnce(&mut Reading, &DeTable<'_>) -> T,
) -> Option<T> {
    let (top, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let place = Place { file: file.clone(), span };
        reading.problems.push(place.problem(
            error.message().to_owned(),
            "the file must be TOML; see an entry above for the form",
        ));
    }
    errors.is_empty().then(|| read(reading, top.get_ref()))
}

/// Reads the rows `[[name]]` of a file; other top-level keys are problems.
fn table<T>(
    input: &Input,
    reading: &mut Reading,
    file_name: &str,
    row_name: &str,
    ids: Option<Table>,
    read: fn(&mut Row<'_>) -> Option<T>,
) -> Vec<T> {
    let rows = text(input, reading, file_name).and_then(|file| {
        parse(&file, reading, |reading, top| {
            only(&file, reading, top, &[row_name]);
            rows(&file, reading, top, row_name, ids, read)
        })
    });
    if rows.is_none() {
        reading.unread.extend(ids);
    }
    rows.unwrap_or_default()
}

fn only(file: &Arc<File>, reading: &mut Reading, top: &DeTable<'_>, names: &[&str]) {
    for (key, _) in top {
        if !names.contains(&key.get_ref().as_ref()) {
            let place = Place { file: file.clone(), span: key.span() };
            reading.problems.push(place.problem(
                format!("{} has no place in this file", key.get_ref()),
                format!("the file holds [[{}]]", names.join("]], [[")),
            ));
        }
    }
}

fn rows<T>(
    file: &Arc<File>,
    reading: &mut Reading,
    top: &DeTable<'_>,
    name: &str,
    ids: Option<Table>,
    read: fn(&mut Row<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(value) = top.get(name) else { return Vec::new() };
    let Some(array) = value.get_ref().as_array() else {
        let place = Place { file: file.clone(), span: value.span() };
        reading.problems.push(
            place.problem(format!("{name} is not a list of tables"), format!("write [[{name}]]")),
        );
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in array {
        let Some(table) = item.get_ref().as_table() else {
            let place = Place { file: file.clone(), span: item.span() };
            let message = format!("an entry of {name} is not a table");
            reading.problems.push(place.problem(message, format!("write [[{name}]]")));
            continue;
        };
        let mut row =
            Row::new(file, item.span(), table, &mut reading.problems, &mut reading.references);
        let value = read(&mut row);
        if let Some(ids) = ids {
            note_id(&mut row, ids, &mut reading.places);
        }
        found.extend(value);
    }
    found
}

/// Notes a row's id and where it stands; an id that is there already is a problem.
fn note_id(row: &mut Row<'_>, table: Table, places: &mut Places) {
    let place = row.place();
    let key = match table {
        Table::Company | Table::Model | Table::Person => "slug",
        Table::Closure | Table::ShortSession => "date",
        _ => "id",
    };
    let mut id = row.string(key).unwrap_or_default();
    if key == "date" {
        // These rows have no id; they are looked up by market and day.
        id = format!("{}/{id}", row.string("exchange").unwrap_or_default());
    }
    if table == Table::Correction {
        id = correction_key(row);
    }
    if id.is_empty() {
        return;
    }
    if places.has(table, &id) {
        let message = format!("there is another {} {id}", table.noun());
        let help = if key == "date" { "remove one of them" } else { "ids are unique: rename one" };
        row.problem(key, message, help);
    } else {
        places.rows.insert((table, id), place);
    }
}

fn meta(input: &Input, reading: &mut Reading) -> Option<Meta> {
    let file = text(input, reading, "record.toml")?;
    parse(&file, reading, |reading, top| {
        let end = file.text.len();
        let mut row = Row::new(&file, 0..end, top, &mut reading.problems, &mut reading.references);
        row.keys(&["title_en", "title_zh", "released", "licence"], &[]);
        let (title, released) = (row.text("title", 200, 100), row.date("released"));
        let licence = row.filled("licence", 40);
        Some(Meta { title: title?, released: released?, licence: licence? })
    })?
}

fn announcements(input: &Input, reading: &mut Reading) -> Vec<Announcement> {
    let names = match input.list("announcements") {
        Ok(names) => names,
        Err(error) => {
            let place = Place::start_of(&File::new("announcements", ""));
            reading
                .problems
                .push(place.problem(error.to_string(), "a record has announcements/YYYY-MM.toml"));
            reading.unread.push(Table::Announcement);
            return Vec::new();
        }
    };
    let mut all = Vec::new();
    for name in &names {
        let Some(month) = month_of(name) else {
            let place = Place::start_of(&File::new(name, ""));
            reading.problems.push(place.problem(format!("{name} is not named by a month"), NAMES));
            reading.unread.push(Table::Announcement);
            continue;
        };
        let rows =
            table(input, reading, name, "announcement", Some(Table::Announcement), announcement);
        for row in rows.iter().filter(|row| row.day.date.format("%Y-%m").to_string() != month) {
            let place = reading.places.field(Table::Announcement, row.id.as_str(), "date");
            let message = format!("the date {} does not belong in {name}", row.day.date);
            reading.problems.push(place.problem(message, NAMES));
        }
        all.extend(rows);
    }
    all
}

const NAMES: &str = "files are named YYYY-MM.toml, or YYYY-MM-nn.toml where a month has several";

/// The month in the name of a file of announcements.
fn month_of(name: &str) -> Option<&str> {
    let stem = name.strip_prefix("announcements/")?.strip_suffix(".toml")?;
    let (month, part) = stem.split_at_checked(7)?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    let whole = part.is_empty() || part.strip_prefix('-').is_some_and(digits);
    (whole && parse_date(&format!("{month}-01")).is_ok()).then_some(month)
}

fn calendars(input: &Input, reading: &mut Reading) {
    let Some(file) = text(input, reading, "closures.toml") else { return };
    let read = parse(&file, reading, |reading, top| {
        only(&file, reading, top, &["closure", "early_close", "late_open"]);
        let closures = rows(&file, reading, top, "closure", Some(Table::Closure), closure);
        let ids = Some(Table::ShortSession);
        let mut short = rows(&file, reading, top, "early_close", ids, early_close);
        short.extend(rows(&file, reading, top, "late_open", ids, late_open));
        (closures, short)
    });
    if let Some((closures, short)) = read {
        reading.record.closures = closures;
        reading.record.short_sessions = short;
    }
}

/// What names a row of corrections; see [`Correction::key`].
fn correction_key(row: &mut Row<'_>) -> String {
    let parts = ["date", "table", "id", "field"].map(|key| row.quiet(key));
    parts.join("/")
}
