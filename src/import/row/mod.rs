//! One row of a TOML table: typed fields, each with its place.
//!
//! A getter that finds a problem notes it and gives `None`; a table reads all its fields before it
//! gives up on a row, so that one run shows every problem.

mod place;
mod written;

use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use place::first_line;
pub(super) use place::{Reference, RowPlace, Table};
use written::text_problem;
pub(super) use written::{allowed, is_decimal, parse_date, without_sign_of_zero};

use super::problem::{File, Place, Problem};
use crate::domain::{Choice, Slug, Symbol, Text, nearest};

/// A row being read.
pub(super) struct Row<'a> {
    file: &'a Arc<File>,
    span: Range<usize>,
    table: &'a DeTable<'a>,
    problems: &'a mut Vec<Problem>,
    references: &'a mut Vec<Reference>,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        file: &'a Arc<File>,
        span: Range<usize>,
        table: &'a DeTable<'a>,
        problems: &'a mut Vec<Problem>,
        references: &'a mut Vec<Reference>,
    ) -> Self {
        Self { file, span, table, problems, references }
    }

    /// Whether the row has a field.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The place of a field, or of the row if it has no such field.
    fn field(&self, key: &str) -> Place {
        let span = self.value(key).map_or_else(|| self.head(), Spanned::span);
        Place { file: self.file.clone(), span }
    }

    fn head(&self) -> Range<usize> {
        first_line(self.file, &self.span)
    }

    pub(super) fn problem(&mut self, key: &str, message: String, help: impl Into<String>) {
        let place = self.field(key);
        self.problems.push(place.problem(message, help));
    }

    /// Checks that the row has exactly these keys, in this order; `optional` ones may be absent.
    pub(super) fn keys(&mut self, expected: &[&str], optional: &[&str]) {
        for (key, _) in self.table {
            let name = key.get_ref();
            if !expected.contains(&name.as_ref()) {
                let help = nearest(name, expected.iter().copied()).map_or_else(
                    || format!("the keys are {}", expected.join(", ")),
                    |near| format!("did you mean {near}?"),
                );
                let place = Place { file: self.file.clone(), span: key.span() };
                self.problems.push(place.problem(format!("unknown key {name}"), help));
            }
        }
        for key in expected.iter().filter(|key| !optional.contains(key)) {
            if !self.table.contains_key(*key) {
                let help = "every key is always present; write \"\" or [] for nothing";
                self.problem(key, format!("{key} is missing"), help);
            }
        }
        self.order(expected);
    }

    /// Whether one field of the row stands before another.
    pub(super) fn stands_before(&self, key: &str, other: &str) -> bool {
        let start = |key| self.value(key).map(|value| value.span().start);
        start(key).zip(start(other)).is_some_and(|(key, other)| key < other)
    }

    /// Notes the first key that stands behind one it should stand before.
    fn order(&mut self, expected: &[&str]) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (key, _) in self.table {
            let rank = expected.iter().position(|name| *name == key.get_ref());
            found.extend(rank.map(|rank| (key.span().start, rank)));
        }
        found.sort_unstable();
        if let Some(pair) = found.windows(2).find(|pair| pair[0].1 > pair[1].1) {
            let (before, key) = (expected[pair[0].1], expected[pair[1].1]);
            let message = format!("{key} stands behind {before}");
            self.problem(key, message, format!("the order is {}", expected.join(", ")));
        }
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// Text that may be empty.
    pub(super) fn string(&mut self, key: &str) -> Option<String> {
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            let found = value.get_ref().type_str();
            self.problem(
                key,
                format!("{key} is of type {found}, not a string"),
                "put it in double quotes",
            );
            return None;
        };
        match text_problem(text) {
            None => Some(text.to_owned()),
            Some((message, help)) => {
                self.problem(key, format!("{key} {message}"), help);
                None
            }
        }
    }

    /// Text that may be empty, or a negative number, which is no formula.
    pub(super) fn text_or_negative(&mut self, key: &str) -> Option<String> {
        let text = self.quiet(key);
        if text.strip_prefix('-').is_some_and(is_decimal) { Some(text) } else { self.string(key) }
    }

    /// A text as it stands, or nothing; its problems are noted by whoever reads it for good.
    pub(super) fn quiet(&self, key: &str) -> String {
        let text = self.value(key).and_then(|value| value.get_ref().as_str());
        text.unwrap_or_default().to_owned()
    }

    /// Text that is not empty, of at most `longest` characters.
    pub(super) fn filled(&mut self, key: &str, longest: usize) -> Option<String> {
        let text = self.string(key)?;
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.problem(key, format!("{key} is empty"), "it must say something");
            None
        } else if length > longest {
            let message = format!("{key} has {length} characters, at most {longest} fit");
            self.problem(key, message, "shorten it");
            None
        } else {
            Some(text)
        }
    }

    /// Text that may be empty, of at most `longest` characters.
    pub(super) fn at_most(&mut self, key: &str, longest: usize) -> Option<String> {
        let text = self.string(key)?;
        if text.is_empty() { Some(text) } else { self.filled(key, longest) }
    }

    /// An address of the web, or nothing.
    pub(super) fn maybe_address(&mut self, key: &str) -> Option<String> {
        let url = self.string(key)?;
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        if !url.is_empty() && (!is_web || url.contains([' ', '"', '<', '>', '\\'])) {
            let message = format!("{url:?} is not an http(s) address");
            self.problem(key, message, "give an address that starts with https://, or \"\"");
            return None;
        }
        Some(url)
    }

    /// A text in both languages, each filled.
    pub(super) fn text(&mut self, key: &str, longest_en: usize, longest_zh: usize) -> Option<Text> {
        let en = self.filled(&format!("{key}_en"), longest_en);
        let zh = self.filled(&format!("{key}_zh"), longest_zh);
        Some(Text { en: en?, zh: zh? })
    }

    /// A note in both languages, or in neither.
    pub(super) fn note(&mut self, key: &str) -> Option<Text> {
        let (en_key, zh_key) = (format!("{key}_en"), format!("{key}_zh"));
        let (en, zh) = (self.string(&en_key), self.string(&zh_key));
        let (en, zh) = (en?, zh?);
        if en.is_empty() != zh.is_empty() {
            let missing = if en.is_empty() { &en_key } else { &zh_key };
            self.problem(
                missing,
                format!("{missing} is empty, the other language isn't"),
                "write it in both languages",
            );
            return None;
        }
        Some(Text { en, zh })
    }

    /// A word of a closed list.
    pub(super) fn choice<T: Choice>(&mut self, key: &str) -> Option<T> {
        let word = self.string(key)?;
        T::from_word(&word)
            .map_err(|error| {
                self.problem(key, format!("{key} has no value {word:?}"), allowed(&error));
            })
            .ok()
    }

    /// A value with a written form of its own.
    fn parsed<T: FromStr>(&mut self, key: &str, help: &str) -> Option<T> {
        let text = self.string(key)?;
        text.parse().map_err(|_| self.problem(key, format!("{key} cannot be {text:?}"), help)).ok()
    }

    /// The row's own id.
    pub(super) fn slug(&mut self, key: &str) -> Option<Slug> {
        self.parsed(
            key,
            "an id has lower-case ASCII letters, digits and single hyphens, at most 80",
        )
    }

    /// A ticker.
    pub(super) fn symbol(&mut self, key: &str) -> Option<Symbol> {
        self.parsed(key, "a symbol is written as by Yahoo: 9888.HK, 601360.SS, BIDU, ^HSI")
    }

    /// A date.
    pub(super) fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let text = self.string(key)?;
        match parse_date(&text) {
            Ok(date) => Some(date),
            Err(message) => {
                self.problem(
                    key,
                    format!("{key} {message}"),
                    "write a day that exists as \"2023-03-16\"",
                );
                None
            }
        }
    }

    /// A date or nothing.
    #[expect(
        clippy::option_option,
        reason = "the outer None is a problem noted, the inner one an empty field"
    )]
    pub(super) fn maybe_date(&mut self, key: &str) -> Option<Option<NaiveDate>> {
        if self.string(key)?.is_empty() { Some(None) } else { self.date(key).map(Some) }
    }

    /// A list of texts, each filled.
    pub(super) fn strings(&mut self, key: &str) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        for (text, place) in self.items(key)? {
            let bad = text_problem(&text)
                .or_else(|| text.trim().is_empty().then(|| ("is empty".into(), "remove it".into())))
                .or_else(|| {
                    text.contains(';').then(|| {
                        ("holds a ;".into(), "lists are joined by ; in exports: use a comma".into())
                    })
                });
            match bad {
                Some((message, help)) => {
                    self.problems.push(place.problem(format!("an entry of {key} {message}"), help));
                }
                None => texts.push(text),
            }
        }
        Some(texts)
    }

    fn items(&mut self, key: &str) -> Option<Vec<(String, Place)>> {
        let value = self.value(key)?;
        let Some(array) = value.get_ref().as_array() else {
            let found = value.get_ref().type_str();
            self.problem(
                key,
                format!("{key} is of type {found}, not a list"),
                "write [\"..\", \"..\"], or [] for nothing",
            );
            return None;
        };
        let mut items = Vec::new();
        for item in array {
            let place = Place { file: self.file.clone(), span: item.span() };
            match item.get_ref().as_str() {
                Some(text) => items.push((text.to_owned(), place)),
                None => self.problems.push(place.problem(
                    format!("an entry of {key} is not a string"),
                    "put it in double quotes",
                )),
            }
        }
        Some(items)
    }

    /// A list of ids of another table, without repeats.
    pub(super) fn references(&mut self, key: &str, table: Table) -> Option<Vec<Slug>> {
        let mut slugs: Vec<Slug> = Vec::new();
        for (id, place) in self.items(key)? {
            match id.parse::<Slug>() {
                Ok(slug) if slugs.contains(&slug) => self
                    .problems
                    .push(place.problem(format!("{key} names {id} twice"), "remove one of them")),
                Ok(slug) => {
                    self.references.push(Reference { table, id, place });
                    slugs.push(slug);
                }
                Err(error) => {
                    self.problems.push(place.problem(
                        format!("{id:?} is no id of a {}", table.noun()),
                        error.to_string(),
                    ));
                }
            }
        }
        Some(slugs)
    }

    /// Source ids, at least one.
    pub(super) fn sources(&mut self) -> Option<Vec<Slug>> {
        let sources = self.references("sources", Table::Source)?;
        if sources.is_empty() {
            self.problem("sources", "sources is empty".into(), "name at least one source id");
        }
        Some(sources)
    }

    /// The id of a row of another table.
    pub(super) fn reference(&mut self, key: &str, table: Table) -> Option<Slug> {
        let slug = self.slug(key)?;
        let place = self.field(key);
        self.references.push(Reference { table, id: slug.as_str().to_owned(), place });
        Some(slug)
    }

    /// The id of a row of another table, or nothing.
    #[expect(
        clippy::option_option,
        reason = "the outer None is a problem noted, the inner one an empty field"
    )]
    pub(super) fn maybe_reference(&mut self, key: &str, table: Table) -> Option<Option<Slug>> {
        if self.string(key)?.is_empty() { Some(None) } else { self.reference(key, table).map(Some) }
    }

    /// A finite number between bounds.
    pub(super) fn number(
        &mut self,
        key: &str,
        bounds: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        let value = self.value(key)?.get_ref();
        let written = value
            .as_float()
            .map(DeFloat::as_str)
            .or_else(|| value.as_integer().filter(|n| n.radix() == 10).map(DeInteger::as_str));
        let number = written.and_then(|text| text.replace('_', "").parse::<f64>().ok());
        match number {
            Some(number) if bounds.contains(&number) => Some(without_sign_of_zero(number)),
            Some(number) => {
                let help = format!("from {} to {}", bounds.start(), bounds.end());
                self.problem(key, format!("{key} is {number}"), help);
                None
            }
            None => {
                self.problem(
                    key,
                    format!("{key} is not a number"),
                    "write it without quotes: 15.3",
                );
                None
            }
        }
    }

    /// True or false.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        let flag = self.value(key)?.get_ref().as_bool();
        if flag.is_none() {
            self.problem(
                key,
                format!("{key} is neither true nor false"),
                "write true or false, without quotes",
            );
        }
        flag
    }

    /// The inline tables of a list, each to be read as a row of its own.
    pub(super) fn rows<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let value = self.value(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.problem(key, format!("{key} is not a list"), "write [{ .. }], or [] for nothing");
            return None;
        };
        let mut rows = Vec::new();
        for item in array {
            if let Some(table) = item.get_ref().as_table() {
                let mut row =
                    Row::new(self.file, item.span(), table, self.problems, self.references);
                rows.extend(read(&mut row));
            } else {
                let place = Place { file: self.file.clone(), span: item.span() };
                self.problems.push(
                    place.problem(format!("an entry of {key} is not a table"), "write { .. }"),
                );
            }
        }
        Some(rows)
    }
}
