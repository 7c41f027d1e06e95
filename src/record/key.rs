//! A key of a query string, and the values that it takes.

use std::cmp::Ordering;
use std::fmt;

use chrono::NaiveDate;

use crate::domain::{Slug, earliest, latest};

/// A key of a query string.
pub struct Key {
    /// The key as it stands in addresses.
    pub name: &'static str,
    /// What its values look like.
    pub form: Form,
    /// Whether it can be given more than once: its values are alternatives.
    pub many: bool,
    /// The text that names it in the interface; empty for keys that no chip and no manual shows.
    pub label: &'static str,
    /// What it means, for those who write programs.
    pub about: &'static str,
}

/// What the values of a key look like.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Something that the record names.
    Of(Named),
    /// A word of a closed list, named by the texts of a family.
    Word {
        /// The words.
        words: fn() -> Vec<&'static str>,
        /// The family of the texts that name them.
        texts: &'static str,
    },
    /// `yes` or `no`; both are no condition.
    YesNo,
    /// A day such as `2023-04-10`.
    Day,
    /// Words to find.
    Query,
    /// An order of the list, `-` in front for the other way round. The list says which it has.
    Sort,
    /// A position that the list gave out.
    Cursor,
    /// A whole number.
    Number {
        /// The least.
        low: i64,
        /// The largest.
        high: i64,
        /// What it counts, in the plural.
        unit: &'static str,
    },
    /// An address.
    Address,
}

/// What the record names, so that a value can be looked up and has names in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A company, by slug.
    Company,
    /// A model, by slug.
    Model,
    /// An announcement, by id.
    Announcement,
    /// A share or an index, by symbol.
    Symbol,
    /// An index, by symbol.
    Index,
    /// The publisher of a source, as printed.
    Publisher,
    /// A benchmark, by slug.
    Benchmark,
    /// What models are held against, as printed.
    Reference,
    /// A part of a benchmark, as printed.
    Subset,
    /// The setting of a test, as printed.
    Setting,
}

/// A value of a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A word, an id or other text.
    Text(String),
    /// `yes` or `no`.
    Flag(bool),
    /// A day.
    Day(NaiveDate),
    /// A whole number.
    Number(i64),
}

/// Longest text searched for, in characters.
pub const LONGEST_QUERY: usize = 100;
/// Longest position of a list, in bytes.
pub const LONGEST_CURSOR: usize = 200;
/// Longest id or name of something that the record has, in characters: what `data/README.md` allows
/// the name of a publisher.
const LONGEST_NAME: usize = 120;
/// Longest address, in bytes.
const LONGEST_ADDRESS: usize = 8_000;

impl Key {
    /// Reads a value, which has no blanks around it.
    ///
    /// # Errors
    /// What could be given: words, or a description of the form.
    pub fn read(&self, text: &str) -> Result<Value, Vec<String>> {
        let fits = |fits: bool, form: &str| {
            if fits { Ok(Value::from(text)) } else { Err(vec![form.to_owned()]) }
        };
        match self.form {
            Form::Of(named) => fits(text.chars().count() <= LONGEST_NAME, named.form()),
            Form::Word { words, .. } => {
                let words = words();
                if words.contains(&text) {
                    return Ok(Value::from(text));
                }
                Err(words.into_iter().map(str::to_owned).collect())
            }
            Form::YesNo => match text {
                "yes" => Ok(Value::Flag(true)),
                "no" => Ok(Value::Flag(false)),
                _ => Err(vec!["yes".to_owned(), "no".to_owned()]),
            },
            Form::Day => {
                day(text).map(Value::Day).ok_or_else(|| vec!["a day such as 2023-04-10".to_owned()])
            }
            Form::Query if text.chars().count() > LONGEST_QUERY => {
                Err(vec![format!("at most {LONGEST_QUERY} characters")])
            }
            Form::Query => {
                // Control characters are nothing that a page can show.
                let plain = text.replace(char::is_control, " ");
                Ok(Value::Text(plain.split_whitespace().collect::<Vec<_>>().join(" ")))
            }
            Form::Sort => Ok(Value::from(text)),
            Form::Cursor => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || ".^~-_/:".contains(c);
                let fit = text.len() <= LONGEST_CURSOR && text.chars().all(is_part);
                fits(fit, "a position that this list gave out")
            }
            Form::Number { low, high, unit } => {
                // One spelling only: `+5` and `05` would be other addresses of the same page.
                let number = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
                let number = number.filter(|number| (low..=high).contains(number));
                let range = format!("a whole number of {unit} from {low} to {high}");
                number.map(Value::Number).ok_or_else(|| vec![range])
            }
            Form::Address => fits(text.len() <= LONGEST_ADDRESS, "the address of a page"),
        }
    }
}

/// `YYYY-MM-DD` and nothing else: the parser would also take a sign, blanks and single digits, and
/// then one day would have several addresses.
fn day(text: &str) -> Option<NaiveDate> {
    let day = text.parse::<NaiveDate>().ok()?;
    (day.to_string() == text && (earliest()..=latest()).contains(&day)).then_some(day)
}

impl Named {
    /// What its values look like, in words.
    #[must_use]
    pub const fn form(self) -> &'static str {
        match self {
            Self::Company => "the slug of a company of the record, as in /companies/{slug}",
            Self::Model => "the slug of a model of the record, as in /models/{slug}",
            Self::Announcement => {
                "the id of an announcement of the record, as in /announcements/{id}"
            }
            Self::Symbol => "a symbol of the record such as 9888.HK",
            Self::Index => "the symbol of an index such as ^HSI",
            Self::Publisher => "the name of a publisher of the record",
            Self::Benchmark => "the slug of a benchmark of the record such as c-eval",
            Self::Reference => "the name of a reference model of the record such as GPT-4",
            Self::Subset => "a part of a benchmark as the record prints it",
            Self::Setting => "a setting as the record prints it such as 5-shot",
        }
    }
}

impl Value {
    /// The number, where it is one.
    #[must_use]
    pub const fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::Flag(_) | Self::Day(_) => None,
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Keys are told apart by their names.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The value as it stands in addresses.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
            Self::Day(day) => day.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Slug> for Value {
    fn from(slug: &Slug) -> Self {
        Self::from(slug.as_str())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}
