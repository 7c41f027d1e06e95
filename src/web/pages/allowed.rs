//! What a key takes, where it was given something else: the same address with each of its words, or
//! what its values look like.

use axum::http::Uri;

use crate::record::{Form, Key, LONGEST_QUERY, Sort, SortKey, Value, keys};
use crate::web::error::Error;
use crate::web::format;
use crate::web::params::pairs;
use crate::web::render::{Frame, value_name};
use crate::web::urls::escape;

/// What could be given.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    /// The words of a closed list: how people call them, and the address with them. One that has no
    /// name is shown as it stands there.
    pub(super) words: Vec<(Option<String>, String, String)>,
    /// What any other value looks like, in the language of the page.
    pub(super) form: String,
    /// What was refused, where the key has a name for people.
    pub(super) refused: Option<String>,
}

impl Allowed {
    /// What the key of an error takes.
    pub(super) fn new(frame: &Frame, uri: &Uri, error: &Error) -> Self {
        let Error::BadValue { field, value, allowed, told } = error else {
            return Self::default();
        };
        // Keys of one name differ in what they take: this is the one that refused the value.
        // The orders of a list are its own; the key takes any word.
        let is_asked = |key: &&Key| {
            let is_order = matches!(key.form, Form::Sort);
            key.name == field && (is_order || key.read(value).err().as_ref() == Some(allowed))
        };
        let key = keys::ALL.iter().copied().find(is_asked);
        let form = match key {
            _ if !told.is_empty() => frame.t.get(told),
            Some(key) => described(frame, key),
            None => String::new(),
        };
        let refused = key.and_then(|key| refused(frame, key, value));
        if !form.is_empty() {
            return Self { form, refused, ..Self::default() };
        }
        let name = |word: &str| match key {
            Some(Key { form: Form::Sort, .. }) => {
                Sort::from_word(word).map(|sort| order(frame, sort))
            }
            Some(key) => {
                let name = value_name(frame, key, &given(key, word));
                (!matches!(key.form, Form::Word { texts: "", .. })).then_some(name)
            }
            None => Some(frame.index_name(word)).filter(|name| name != word),
        };
        // What stands among words with blanks in it is a description for programs.
        let words = allowed.iter().filter(|word| !word.contains(' '));
        let words = words.map(|word| (name(word), word.clone(), with(uri, field, value, word)));
        Self { words: words.collect(), form, refused }
    }
}

/// What is said of a value that is no order of the list, no day, or no word of the key's closed list.
fn refused(frame: &Frame, key: &Key, value: &str) -> Option<String> {
    match key.form {
        Form::Sort => Some(frame.t.about("error-no-order", value)),
        Form::Day => Some(frame.t.about("error-no-day", value)),
        Form::Word { texts: "", .. } => None,
        Form::Word { .. } | Form::YesNo if !key.label.is_empty() => {
            let values = [("key", frame.t.get(key.label).into()), ("value", value.into())];
            Some(frame.t.with("error-no-word", &values))
        }
        _ => None,
    }
}

/// An order as its column is called, and which way: `Announcements, most first`.
fn order(frame: &Frame, sort: Sort) -> String {
    let [up, down] = match sort.key {
        SortKey::Date | SortKey::Due | SortKey::Delivered => ["way-earliest", "way-latest"],
        SortKey::Name
        | SortKey::Pinyin
        | SortKey::Symbol
        | SortKey::Exchange
        | SortKey::Publisher
        | SortKey::Company
        | SortKey::Model
        | SortKey::Kind
        | SortKey::Language
        | SortKey::Quantity
        | SortKey::Who
        | SortKey::Role
        | SortKey::By
        | SortKey::BorneOut
        | SortKey::Weights
        | SortKey::Commercial
        | SortKey::Stage
        | SortKey::Status
        | SortKey::Maker
        | SortKey::Service
        | SortKey::Province
        | SortKey::Benchmark
        | SortKey::Setting
        | SortKey::MeasuredBy
        | SortKey::Version
        | SortKey::Measure
        | SortKey::Verdict => ["way-on", "way-back"],
        SortKey::Announcements | SortKey::Rows | SortKey::Printed => ["way-least", "way-most"],
        _ => ["way-lowest", "way-highest"],
    };
    let way = frame.t.get(if sort.descending { down } else { up });
    let name = frame.word("order", sort.key.as_str());
    frame.t.with("error-order", &[("name", name.into()), ("way", way.into())])
}

fn given(key: &Key, word: &str) -> Value {
    match key.form {
        Form::YesNo => Value::Flag(word == "yes"),
        _ => Value::from(word),
    }
}

/// What the values of a key look like that are no words of a closed list.
fn described(frame: &Frame, key: &Key) -> String {
    match key.form {
        Form::Word { .. } | Form::YesNo | Form::Sort => String::new(),
        Form::Day => frame.t.get("allowed-day"),
        Form::Cursor => frame.t.get("allowed-position"),
        Form::Query => frame.t.about("allowed-query", &LONGEST_QUERY.to_string()),
        // These are refused for their length alone.
        Form::Of(_) | Form::Address => frame.t.get("allowed-shorter"),
        Form::Number { low, high, .. } => {
            let values = [("low", number(low).into()), ("high", number(high).into())];
            frame.t.with("allowed-number", &values)
        }
    }
}

fn number(n: i64) -> String {
    let digits = format::grouped(&n.unsigned_abs().to_string());
    if n < 0 { format!("−{digits}") } else { digits }
}

/// The address with a word where the bad value stands.
fn with(uri: &Uri, field: &str, value: &str, word: &str) -> String {
    let pairs = pairs(uri.query().unwrap_or_default()).into_iter().map(|(key, given)| {
        let is_bad = key == field && given.trim() == value;
        format!("{}={}", escape(&key), escape(if is_bad { word } else { &given }))
    });
    format!("{}?{}", uri.path(), pairs.collect::<Vec<_>>().join("&"))
}
