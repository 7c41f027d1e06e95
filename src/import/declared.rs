//! Rows of declared tables: each value is held to the rule of its field.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::problem::File;
use super::row::{Row, Table, allowed};
use crate::domain::{Corrected, Decimal, InvalidDecimal, Period, PeriodPrecision, UnknownWord};
use crate::record::table::{Datum, Declared, Field, Rule};
use crate::record::tables::{self, each_table};

/// Reads a row of a declared table.
pub(super) fn row<T: Declared>(row: &mut Row<'_>) -> Option<T> {
    let mut names: Vec<&str> = Vec::new();
    for field in T::FIELDS {
        let start = names.len();
        names.extend(field.columns.iter().map(|column| column.name));
        // The two languages of a field may stand in either order.
        if let [en, zh] = field.columns
            && row.stands_before(zh.name, en.name)
        {
            names[start..].reverse();
        }
    }
    row.keys(&names, &[]);
    let mut data = Some(Vec::new());
    for field in T::FIELDS {
        // Every field is read, so that one run shows every problem.
        let values = values(row, field);
        data = data.zip(values).map(|(mut data, values)| {
            data.extend(values);
            data
        });
    }
    T::from_data(data?)
}

/// The fields that name a row of a declared table.
fn key_fields(table: Corrected) -> &'static [&'static str] {
    macro_rules! find {
        ($($table:ident: $row:ident,)+) => { [$((tables::$row::TABLE, tables::$row::KEY)),+] };
    }
    each_table!(find).into_iter().find(|(of, _)| *of == table).map_or(&[], |(_, key)| key)
}

/// The field at which a row's name is shown where it is wrong.
pub(super) fn key_field(table: Corrected) -> &'static str {
    key_fields(table).first().copied().unwrap_or("id")
}

/// What names a row; empty if it lacks a part of its name.
pub(super) fn key(table: Corrected, row: &Row<'_>) -> String {
    let parts: Vec<String> = key_fields(table).iter().map(|field| row.quiet(field)).collect();
    let is_whole = parts.iter().all(|part| !part.is_empty());
    if is_whole { parts.join("/") } else { String::new() }
}

/// The values of a field, one for each of its columns.
fn values(row: &mut Row<'_>, field: &Field) -> Option<Vec<Datum>> {
    let name = field.columns[0].name;
    let text = |text: String| vec![Datum::Text(text)];
    Some(match field.rule {
        Rule::Id => text(row.slug(name)?.to_string()),
        Rule::Of(table) => text(row.reference(name, Table::of(table))?.to_string()),
        Rule::MaybeOf(table) => {
            let slug = row.maybe_reference(name, Table::of(table))?;
            text(slug.map(|slug| slug.to_string()).unwrap_or_default())
        }
        Rule::Filled(longest) => text(row.filled(name, longest)?),
        Rule::Maybe(longest) => text(row.at_most(name, longest)?),
        Rule::Both(en, zh) => {
            let both = row.text(stem(name), en, zh)?;
            vec![Datum::Text(both.en), Datum::Text(both.zh)]
        }
        Rule::MaybeBoth(en, zh) => {
            let both = row.note(stem(name))?;
            row.at_most(name, en)?;
            row.at_most(field.columns[1].name, zh)?;
            vec![Datum::Text(both.en), Datum::Text(both.zh)]
        }
        Rule::Lists => lists(row, field)?,
        Rule::Word(words) => text(word(row, name, words())?),
        Rule::MaybeWord(words) => {
            let words = [&[""][..], &words()].concat();
            text(word(row, name, words)?)
        }
        Rule::Decimal => text(decimal(row, name, false)?),
        Rule::MaybeDecimal => text(decimal(row, name, true)?),
        Rule::MaybeWhole => text(whole(row, name)?),
        Rule::Period(precisions) => text(period(row, name, precisions)?),
        Rule::Day => text(row.date(name)?.to_string()),
        Rule::Flag => vec![Datum::Flag(row.flag(name)?)],
        Rule::MaybeAddress => text(row.maybe_address(name)?),
        Rule::Sources => {
            let sources = row.sources()?;
            vec![Datum::List(sources.iter().map(ToString::to_string).collect())]
        }
    })
}

/// The name of a field without its language.
fn stem(column: &str) -> &str {
    column.strip_suffix("_en").unwrap_or(column)
}

fn lists(row: &mut Row<'_>, field: &Field) -> Option<Vec<Datum>> {
    let (en, zh) = (field.columns[0].name, field.columns[1].name);
    let (in_english, in_chinese) = (row.strings(en), row.strings(zh));
    let (in_english, in_chinese) = (in_english?, in_chinese?);
    if in_english.len() != in_chinese.len() {
        let message = format!("{zh} has {} entries, {en} {}", in_chinese.len(), in_english.len());
        row.problem(zh, message, "name the same in both languages, in the same order");
        return None;
    }
    Some(vec![Datum::List(in_english), Datum::List(in_chinese)])
}

fn word(row: &mut Row<'_>, name: &str, words: Vec<&'static str>) -> Option<String> {
    let word = row.string(name)?;
    if words.contains(&word.as_str()) {
        return Some(word);
    }
    let message = format!("{name} has no value {word:?}");
    row.problem(name, message, allowed(&UnknownWord { word, allowed: words }));
    None
}

fn decimal(row: &mut Row<'_>, name: &str, may_be_empty: bool) -> Option<String> {
    let text = row.string(name)?;
    if may_be_empty && text.is_empty() {
        return Some(text);
    }
    if let Err(InvalidDecimal) = text.parse::<Decimal>() {
        let message = format!("{name} cannot be {text:?}");
        let help = "at most 15 digits without separators and sign, in quotes: \"7000000000\"";
        row.problem(name, message, help);
        return None;
    }
    Some(text)
}

fn whole(row: &mut Row<'_>, name: &str) -> Option<String> {
    let text = row.string(name)?;
    let number = text.parse::<i64>().ok().filter(|n| *n > 0 && n.to_string() == text);
    if text.is_empty() || number.is_some() {
        return Some(text);
    }
    row.problem(name, format!("{name} cannot be {text:?}"), "a whole number from 1 on, or nothing");
    None
}

fn period(row: &mut Row<'_>, name: &str, precisions: &[PeriodPrecision]) -> Option<String> {
    let text = row.string(name)?;
    let period = text.parse::<Period>().ok();
    if period.is_some_and(|period| precisions.contains(&period.precision())) {
        return Some(text);
    }
    let forms: Vec<&str> = precisions.iter().map(|precision| form(*precision)).collect();
    let help = format!("write it as {}, a date from 1990 to 2100", forms.join(" or "));
    row.problem(name, format!("{name} cannot be {text:?}"), help);
    None
}

const fn form(precision: PeriodPrecision) -> &'static str {
    match precision {
        PeriodPrecision::Day => "\"2023-07-14\"",
        PeriodPrecision::Month => "\"2023-07\"",
        PeriodPrecision::Year => "\"2023\"",
    }
}

/// The columns of the declared table that a CSV file holds.
pub(super) fn csv_columns(name: &str) -> Option<Vec<&'static str>> {
    macro_rules! find {
        ($($table:ident: $row:ident,)+) => {
            [$((tables::$row::FILE, tables::$row::FIELDS)),+]
        };
    }
    let (file, fields) = each_table!(find).into_iter().find(|(file, _)| *file == name)?;
    let columns = || fields.iter().flat_map(|field| field.columns).map(|column| column.name);
    let is_csv = Path::new(file).extension().is_some_and(|suffix| suffix == "csv");
    is_csv.then(|| columns().collect())
}

/// The lines of a CSV file as rows, each field a string and `sources` a list, so that they are read
/// like the rows of TOML files. The first line names the columns.
///
/// # Errors
/// The place of the line that is no CSV, and what is wrong with it.
pub(super) fn csv_rows(
    file: &Arc<File>,
    names: &[&'static str],
) -> Result<Vec<(Range<usize>, DeTable<'static>)>, Misplaced> {
    let mut lines = csv_lines(&file.text)?.into_iter();
    let (head_place, head) = lines.next().unwrap_or_default();
    let head: Vec<String> = head.into_iter().map(|(_, text)| text).collect();
    if head != names {
        return Err((head_place, format!("the first line is not {}", names.join(","))));
    }
    let mut rows = Vec::new();
    for (place, fields) in lines {
        if fields.len() != names.len() {
            let message =
                format!("{} fields where there are {} columns", fields.len(), names.len());
            return Err((place, message));
        }
        let mut row = DeTable::new();
        for (name, (span, text)) in names.iter().zip(fields) {
            let value =
                if *name == "sources" { list(&text, &span) } else { DeValue::String(text.into()) };
            // Keys stand where their values stand: the name itself is in the first line alone.
            row.insert(Spanned::new(span.clone(), (*name).into()), Spanned::new(span, value));
        }
        rows.push((place, row));
    }
    Ok(rows)
}

fn list(text: &str, span: &Range<usize>) -> DeValue<'static> {
    let mut entries = DeArray::new();
    for entry in text.split(';').filter(|entry| !entry.is_empty()) {
        entries.push(Spanned::new(span.clone(), DeValue::String(entry.to_owned().into())));
    }
    DeValue::Array(entries)
}

/// Where a file is no CSV, and what is wrong there.
type Misplaced = (Range<usize>, String);

/// A line of a CSV file: where it stands, and its fields with their places.
type CsvLine = (Range<usize>, Vec<(Range<usize>, String)>);

/// The lines of a CSV file by RFC 4180, line ends being line feeds.
fn csv_lines(text: &str) -> Result<Vec<CsvLine>, Misplaced> {
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < text.len() {
        let (mut fields, mut at) = (Vec::new(), start);
        loop {
            let (value, end) = csv_field(text, at)?;
            fields.push((at..end, value));
            at = end + 1;
            match text.as_bytes().get(end) {
                Some(b',') => {}
                Some(b'\n') => break,
                Some(_) => {
                    let message = "text behind a closing quotation mark".to_owned();
                    return Err((start..end, message));
                }
                None => {
                    let message = "the last line does not end with a line feed".to_owned();
                    return Err((start..end, message));
                }
            }
        }
        lines.push((start..at - 1, fields));
        start = at;
    }
    Ok(lines)
}

/// The field that begins at a place, and where it ends.
fn csv_field(text: &str, start: usize) -> Result<(String, usize), Misplaced> {
    let rest = &text[start..];
    if !rest.starts_with('"') {
        let end = rest.find([',', '\n']).unwrap_or(rest.len());
        return Ok((rest[..end].to_owned(), start + end));
    }
    let (mut value, mut at) = (String::new(), 1);
    while let Some(length) = rest[at..].find('"') {
        value.push_str(&rest[at..at + length]);
        at += length + 1;
        if !rest[at..].starts_with('"') {
            return Ok((value, start + at));
        }
        value.push('"');
        at += 1;
    }
    let line = rest.find('\n').unwrap_or(rest.len());
    Err((start..start + line, "a quotation mark is not closed".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_line_know_their_places() {
        let text = "a,b\n\"x, \"\"y\"\"\",z\n,\"two\nlines\"\n";
        let lines = csv_lines(text).unwrap();
        let fields = |line: &CsvLine| -> Vec<(String, String)> {
            let field = |(span, value): &(Range<usize>, String)| {
                (text[span.clone()].to_owned(), value.clone())
            };
            line.1.iter().map(field).collect()
        };
        assert_eq!(fields(&lines[1])[0], ("\"x, \"\"y\"\"\"".to_owned(), "x, \"y\"".to_owned()));
        assert_eq!(fields(&lines[1])[1], ("z".to_owned(), "z".to_owned()));
        assert_eq!(fields(&lines[2])[1].1, "two\nlines");
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn a_line_that_is_no_csv_is_told_with_its_place() {
        for (text, place, message) in [
            ("a,b\nx,\"y\n", 6..8, "a quotation mark is not closed"),
            ("a,b\n\"x\"y,z\n", 4..7, "text behind a closing quotation mark"),
            ("a,b\nx,y", 4..7, "the last line does not end with a line feed"),
        ] {
            assert_eq!(csv_lines(text), Err((place, message.to_owned())), "{text:?}");
        }
    }
}
