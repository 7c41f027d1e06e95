//! Parameters: what the contract says of them, and what it refuses.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::openapi::path::{Parameter as Described, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ArrayBuilder, Object, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Required, Schema};

use crate::domain::{Choice as _, Confidence, Exchange, Language, ModelKind, Verdict};
use crate::web::error::Error;
use crate::web::lists::{Key, List};
use crate::web::params::{LONGEST_CURSOR, is_tracking, pairs, sort_words};

/// The days the record can speak of, leap days of leap years aside.
const DAY: &str = "(199[0-9]|20[0-9]{2}|2100)-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|\
    (0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
/// Most values of one key: with slugs of full length they still fit into an address.
const MOST_VALUES: usize = 10;
/// Longest slug or id.
const LONGEST_SLUG: usize = 80;
const SLUG: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// A parameter of an operation.
pub(in crate::web::api) struct Parameter {
    name: &'static str,
    about: &'static str,
    schema: Object,
    pub(super) in_path: bool,
    is_many: bool,
    example: Option<Value>,
}

impl Parameter {
    fn new(name: &'static str, schema: ObjectBuilder) -> Self {
        Self {
            name,
            about: "",
            schema: schema.build(),
            in_path: false,
            is_many: false,
            example: None,
        }
    }

    /// A text of this form.
    pub(in crate::web::api) fn pattern(name: &'static str, pattern: impl Into<String>) -> Self {
        Self::new(name, text().pattern(Some(pattern)))
    }

    /// Slugs or ids.
    pub(in crate::web::api) fn slugs(name: &'static str) -> Self {
        let schema = text().pattern(Some(format!("^{SLUG}$"))).max_length(Some(LONGEST_SLUG));
        Self::new(name, schema).many()
    }

    /// A position of a list.
    pub(in crate::web::api) fn cursor(list: &List) -> Self {
        let schema = text().pattern(Some(cursor(list.export)));
        Self::new("after", schema.max_length(Some(LONGEST_CURSOR)))
            .about("Position to go on from. Do not make one up: follow the link with rel=next.")
    }

    /// One of these words.
    pub(in crate::web::api) fn words(name: &'static str, words: &[&str]) -> Self {
        Self::new(name, text().enum_values(Some(words.iter().copied())))
    }

    /// A whole number within bounds.
    pub(in crate::web::api) fn whole(name: &'static str, low: i32, high: i32) -> Self {
        let schema = ObjectBuilder::new().schema_type(Type::Integer);
        Self::new(name, schema.minimum(Some(low)).maximum(Some(high)))
    }

    /// The same with what it means.
    pub(in crate::web::api) const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// The same as a segment of the path.
    pub(in crate::web::api) const fn in_path(mut self) -> Self {
        self.in_path = true;
        self
    }

    /// The same with an example: the value of its name in a row, or of the row's own name.
    pub(super) fn like(mut self, row: &Value) -> Self {
        let own = [self.name, "id", "slug"].into_iter().find_map(|key| row.get(key));
        self.example = own.cloned();
        self
    }

    /// The same, repeatable.
    const fn many(mut self) -> Self {
        self.is_many = true;
        self
    }

    pub(super) fn described(self) -> Described {
        let schema: RefOr<Schema> = if self.is_many {
            ArrayBuilder::new().items(self.schema).max_items(Some(MOST_VALUES)).build().into()
        } else {
            self.schema.into()
        };
        let (place, required) = if self.in_path {
            (ParameterIn::Path, Required::True)
        } else {
            (ParameterIn::Query, Required::False)
        };
        ParameterBuilder::new()
            .name(self.name)
            .parameter_in(place)
            .required(required)
            .description(Some(self.about))
            .schema(Some(schema))
            .example(self.example)
            .build()
    }
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// The filter of a list.
pub(in crate::web::api) fn parameters(list: &List) -> Vec<Parameter> {
    list.keys.iter().map(|key| parameter(list, *key)).collect()
}

fn parameter(list: &List, key: Key) -> Parameter {
    let name = key.name();
    let slug = |about| Parameter::slugs(name).about(about);
    let words = |words: &[&str]| Parameter::words(name, words).many();
    let day = |about| Parameter::pattern(name, format!("^{DAY}$")).about(about);
    match key {
        Key::Company => slug("Slug of a company."),
        Key::Model => slug("Slug of a model."),
        Key::Kind => words(&(list.kinds)()).about("Kind of row; what came of a promise."),
        Key::ModelKind => words(&ModelKind::words()).about("Kind of a model concerned."),
        Key::Exchange => words(&Exchange::words()).about("Exchange of a listing."),
        Key::Confidence => words(&Confidence::words()).about("How sure the day is."),
        Key::Verdict => words(&Verdict::words()).about("What comparing press and exchange gave."),
        Key::Language => words(&Language::words()).about("Language of a source."),
        Key::Listed => words(&["yes", "no"]).about("Whether the company has a listing."),
        Key::Reaction => words(&["yes", "no"]).about("Whether there is a reaction."),
        Key::Symbol => Parameter::pattern(name, "^\\^?[A-Z0-9.]{1,12}$")
            .many()
            .about("Ticker symbol, such as 9888.HK."),
        Key::Publisher => {
            Parameter::pattern(name, "^[A-Za-z0-9]([A-Za-z0-9 .]{0,118}[A-Za-z0-9.])?$")
                .many()
                .about("Publisher of a source, as printed.")
        }
        Key::From => day("First day. After `to` nothing is found."),
        Key::To => day("Last day."),
        Key::Day => day("This day alone."),
        Key::Q => Parameter::pattern(name, "^[^\\u0000-\\u001f\\u007f]{1,100}$")
            .about("Words that must all occur."),
        Key::Sort => {
            let words = sort_words(list);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            Parameter::words(name, &words).about("Order; `-` in front turns it round.")
        }
    }
}

/// The form of a list's positions.
fn cursor(list: &str) -> String {
    match list {
        "/announcements" => format!("^{DAY}~?\\.{SLUG}$"),
        "/reactions" => format!("^{DAY}~?\\.{SLUG}\\.[A-Z0-9.]{{1,12}}$"),
        "/reactions/reported" => format!("^{DAY}\\.{SLUG}$"),
        "/moves" => format!("^{DAY}\\.\\^?[A-Z0-9.]{{1,12}}$"),
        "/sessions" | "/closures" | "/short-sessions" => format!("^X[A-Z]{{3}}\\.{DAY}$"),
        _ => "^[A-Za-z0-9.^~_/-]{1,200}$".to_owned(),
    }
}

/// Refuses what a contract cannot leave open: blank values, a second value of a key that has one.
///
/// # Errors
/// [`Error::BadValue`] of the first such pair.
pub(in crate::web::api) fn strict(
    query: &str,
    is_many: impl Fn(&str) -> bool,
) -> Result<(), Error> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (key, value) in pairs(query) {
        if value.is_empty() || key != "q" && value.trim() != value {
            return Err(Error::bad_value(&key, &value, &["a value without blanks around it"]));
        }
        if value.contains(|c: char| c.is_ascii_control()) {
            return Err(Error::bad_value(&key, &value, &["text without control characters"]));
        }
        let times = seen.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1);
        let most = if is_many(&key) { MOST_VALUES } else { 1 };
        if *times > most {
            return Err(Error::bad_value(&key, &value, &[&format!("at most {most} of this key")]));
        }
        if is_tracking(&key) {
            return Err(Error::UnknownFields(vec![(key, None)]));
        }
    }
    Ok(())
}

/// Refuses every parameter.
///
/// # Errors
/// [`Error::UnknownFields`].
pub(in crate::web::api) fn no_parameters(query: &str) -> Result<(), Error> {
    let unknown: Vec<_> = pairs(query).into_iter().map(|(key, _)| (key, None)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(Error::UnknownFields(unknown)) }
}
