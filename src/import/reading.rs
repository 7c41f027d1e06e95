//! Reading a record: every file, every row, whatever is wrong with it. Tables that mention rows of
//! others are read behind those. Of announcements and session moves only what rules and a second
//! reading need is kept.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::declared::{self, csv_columns, csv_rows};
use super::files::Input;
use super::found::Reading;
use super::places::Places;
use super::problem::{File, Place, Problem};
use super::row::{Row, Table, parse_date};
use super::tables::{
    announcement, claim, closure, company, correction, early_close, late_open, model, person,
    promise, reported_move, source,
};
use super::version::Canonical;
use super::{check, moves, sheet};
use crate::record::table::Declared;
use crate::record::tables::each_table;
use crate::record::{Meta, Record};

/// Reads every file of a record.
pub(super) fn read(input: &Input) -> Reading {
    let mut reading = Reading {
        tables: Record::default(),
        moves: Vec::new().into(),
        canonical: Canonical::default(),
        problems: Vec::new(),
        of_rules: Vec::new(),
        references: Vec::new(),
        places: Places::new(input.clone()),
        notes: Vec::new(),
        unread: Vec::new(),
    };
    let of = &mut reading;
    of.tables.meta = meta(input, of).unwrap_or_default();
    of.tables.sources = table(input, of, "sources.toml", "source", Table::Source, source);
    of.tables.companies = table(input, of, "companies.toml", "company", Table::Company, company);
    of.tables.models = table(input, of, "models.toml", "model", Table::Model, model);
    of.canonical.before_announcements(&of.tables);
    announcements(input, of);
    of.tables.reported_moves =
        table(input, of, "reactions.toml", "reaction", Table::Reaction, reported_move);
    of.tables.claims = table(input, of, "claims.toml", "claim", Table::Claim, claim);
    of.tables.people = table(input, of, "people.toml", "person", Table::Person, person);
    of.tables.promises = table(input, of, "promises.toml", "promise", Table::Promise, promise);
    of.canonical.between(&of.tables);
    calendars(input, of);
    if let Some(file) = text(input, of, "sessions.csv") {
        of.tables.sessions = sheet::sessions(&file, &mut of.problems);
    }
    session_moves(input, of);
    macro_rules! read {
        ($($table:ident: $row:ident,)+) => {
            $(of.tables.declared.$table = declared_table(input, of);)+
        };
    }
    each_table!(read);
    of.tables.corrections =
        table(input, of, "corrections.toml", "correction", Table::Correction, correction);
    reading
}

fn text(input: &Input, reading: &mut Reading, name: &str) -> Option<Arc<File>> {
    input.text(name).map_err(|problem| reading.problems.push(problem)).ok()
}

/// The top table of a TOML file, unless it has syntax errors.
fn parse<'a>(file: &'a Arc<File>, problems: &mut Vec<Problem>) -> Option<DeTable<'a>> {
    let (top, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let place = Place { file: file.clone(), span };
        problems.push(place.problem(
            error.message().to_owned(),
            "the file must be TOML; see an entry above for the form",
        ));
    }
    errors.is_empty().then(|| top.into_inner())
}

/// Reads the rows `[[name]]` of a file; other top-level keys are problems.
fn table<T>(
    input: &Input,
    reading: &mut Reading,
    file_name: &str,
    row_name: &str,
    of: Table,
    read: fn(&mut Row<'_>) -> Option<T>,
) -> Vec<T> {
    if let Some(file) = text(input, reading, file_name) {
        table_of(&file, reading, row_name, of, read)
    } else {
        reading.unread.push(of);
        Vec::new()
    }
}

/// Reads the rows of a declared table. A record that is older than the table has no such file.
fn declared_table<T: Declared>(input: &Input, reading: &mut Reading) -> Vec<T> {
    let of = Table::Declared(T::TABLE);
    if !input.has(T::FILE) {
        reading.notes.push(format!("{} is not there and counts as empty", T::FILE));
        return Vec::new();
    }
    let Some(file) = text(input, reading, T::FILE) else {
        reading.unread.push(of);
        return Vec::new();
    };
    let Some(names) = csv_columns(T::FILE) else {
        return table_of(&file, reading, of.noun(), of, declared::row);
    };
    let lines = match csv_rows(&file, &names) {
        Ok(lines) => lines,
        Err((span, message)) => {
            let place = Place { file, span };
            let help = "see RFC 4180: commas between fields, a field with a comma in double quotes";
            reading.problems.push(place.problem(message, help));
            reading.unread.push(of);
            return Vec::new();
        }
    };
    reading.places.begin(&file);
    let rows = lines.iter().filter_map(|(span, line)| {
        read_row(&file, reading, (span.clone(), line), of, declared::row)
    });
    let rows = rows.collect();
    check::references(reading);
    rows
}

fn table_of<T>(
    file: &Arc<File>,
    reading: &mut Reading,
    name: &str,
    of: Table,
    read: fn(&mut Row<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(top) = parse(file, &mut reading.problems) else {
        reading.unread.push(of);
        return Vec::new();
    };
    only(file, reading, &top, &[name]);
    reading.places.begin(file);
    let rows = rows(file, reading, &top, name, of, read);
    check::references(reading);
    rows
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
    of: Table,
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
        found.extend(read_row(file, reading, (item.span(), table), of, read));
    }
    found
}

/// Reads one row, and notes its id and its place.
fn read_row<T>(
    file: &Arc<File>,
    reading: &mut Reading,
    (span, table): (Range<usize>, &DeTable<'_>),
    of: Table,
    read: fn(&mut Row<'_>) -> Option<T>,
) -> Option<T> {
    let start = span.start;
    let mut row = Row::new(file, span, table, &mut reading.problems, &mut reading.references);
    let found = read(&mut row);
    note_id(&mut row, start, of, &mut reading.places);
    found
}

/// Notes a row's id and where it stands; an id that is there already is a problem.
fn note_id(row: &mut Row<'_>, start: usize, table: Table, places: &mut Places) {
    let key = match table {
        Table::Company | Table::Model | Table::Person => "slug",
        Table::Declared(table) => declared::key_field(table),
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
    if let Table::Declared(table) = table {
        id = declared::key(table, row);
    }
    if id.is_empty() {
        return;
    }
    if places.has(table, &id) {
        let message = format!("there is another {} {id}", table.noun());
        let help = if key == "date" { "remove one of them" } else { "ids are unique: rename one" };
        row.problem(key, message, help);
    } else {
        places.note(table, id, start);
    }
}

fn meta(input: &Input, reading: &mut Reading) -> Option<Meta> {
    let file = text(input, reading, "record.toml")?;
    let top = parse(&file, &mut reading.problems)?;
    let end = file.text.len();
    let mut row = Row::new(&file, 0..end, &top, &mut reading.problems, &mut reading.references);
    row.keys(&["title_en", "title_zh", "released", "licence"], &[]);
    let (title, released) = (row.text("title", 200, 100), row.date("released"));
    let licence = row.filled("licence", 40);
    Some(Meta { title: title?, released: released?, licence: licence? })
}

fn announcements(input: &Input, reading: &mut Reading) {
    let names = match input.list("announcements") {
        Ok(names) => names,
        Err(error) => {
            let place = Place::start_of(&File::new("announcements", ""));
            reading
                .problems
                .push(place.problem(error.to_string(), "a record has announcements/YYYY-MM.toml"));
            reading.unread.push(Table::Announcement);
            return;
        }
    };
    let companies = reading.sound(&["companies.toml"]).then_some(&*reading.tables.companies);
    let mut rules = check::Announcements::new(companies);
    let mut bytes = 0;
    for name in &names {
        let Some(month) = month_of(name) else {
            let place = Place::start_of(&File::new(name, ""));
            reading.problems.push(place.problem(format!("{name} is not named by a month"), NAMES));
            reading.unread.push(Table::Announcement);
            continue;
        };
        let Some(file) = text(input, reading, name) else {
            reading.unread.push(Table::Announcement);
            continue;
        };
        let rows = table_of(&file, reading, "announcement", Table::Announcement, announcement);
        bytes += file.text.len();
        let n = reading.tables.announcements.len() + rows.len();
        if let Some(message) = beyond(n, bytes) {
            let problem = Place::start_of(&file).problem(message, "make two records of it");
            reading.problems.push(problem);
            reading.unread.push(Table::Announcement);
            return;
        }
        for row in rows.iter().filter(|row| row.day.date.format("%Y-%m").to_string() != month) {
            let place = reading.places.field(Table::Announcement, row.id.as_str(), "date");
            let message = format!("the date {} does not belong in {name}", row.day.date);
            reading.problems.push(place.problem(message, NAMES));
        }
        rules.check(&rows, &reading.places, &mut reading.problems);
        reading.canonical.announcements(&rows);
        reading.tables.announcements.extend(rows);
    }
}

/// Announcements of a record, and bytes of their files: `serve` holds a record in memory.
const MOST: usize = 100_000;
const MOST_BYTES: usize = 2 << 30;

/// What to say of a record that is larger than `serve` promises to hold.
fn beyond(announcements: usize, bytes: usize) -> Option<String> {
    let held = "serve holds a record in memory";
    if announcements > MOST {
        Some(format!("here the record passes {MOST} announcements; {held}"))
    } else {
        (bytes > MOST_BYTES).then(|| format!("here the announcements pass 2 GB of text; {held}"))
    }
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
    let Some(top) = parse(&file, &mut reading.problems) else { return };
    only(&file, reading, &top, &["closure", "early_close", "late_open"]);
    reading.places.begin(&file);
    let of = Table::ShortSession;
    reading.tables.closures = rows(&file, reading, &top, "closure", Table::Closure, closure);
    let early = rows(&file, reading, &top, "early_close", of, early_close);
    let late = rows(&file, reading, &top, "late_open", of, late_open);
    reading.tables.short_sessions = early.into_iter().chain(late).collect();
    check::references(reading);
}

fn session_moves(input: &Input, reading: &mut Reading) {
    let rule = reading
        .sound(&["companies.toml", "sessions.csv"])
        .then(|| check::SessionMoves::new(&reading.tables));
    let (problems, of_rules) = (&mut reading.problems, &mut reading.of_rules);
    reading.moves = moves::read(input, problems, |moves, places| {
        of_rules.extend(rule.iter().flat_map(|rule| rule.check(moves, places)));
    });
}

/// What names a row of corrections; see [`crate::domain::Correction::key`].
fn correction_key(row: &mut Row<'_>) -> String {
    let parts = ["date", "table", "id", "field"].map(|key| row.quiet(key));
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::beyond;

    #[test]
    fn a_record_too_large_to_be_held_is_refused_by_what_is_too_much_of_it() {
        assert_eq!(beyond(100_000, 2 << 30), None);
        assert!(beyond(100_001, 1).unwrap().contains("100000 announcements"));
        assert!(beyond(1, (2 << 30) + 1).unwrap().contains("2 GB of text"));
    }
}
