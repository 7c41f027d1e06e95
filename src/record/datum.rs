//! Values on their way between text, database and row, and the types that fields can have.

use chrono::NaiveDate;

use crate::domain::{Choice, Decimal, Period, Slug, Text};

/// A value on its way between text, database and row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Text, a word, a number as printed, a date; empty where there is nothing.
    Text(String),
    /// True or false.
    Flag(bool),
    /// A list of texts.
    List(Vec<String>),
}

impl Datum {
    /// The text; empty for values of other kinds.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Flag(_) | Self::List(_) => "",
        }
    }
}

/// Lists of texts in both languages, of the same length and order.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Texts {
    /// English.
    pub en: Vec<String>,
    /// Chinese.
    pub zh: Vec<String>,
}

/// A type that a field can have.
pub trait FieldValue: Sized {
    /// Appends the value, a datum for each of its columns.
    fn put(&self, data: &mut Vec<Datum>);

    /// Takes the value from the front; nothing if what stands there is none.
    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self>;
}

impl FieldValue for String {
    fn put(&self, data: &mut Vec<Datum>) {
        data.push(Datum::Text(self.clone()));
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        match data.next()? {
            Datum::Text(text) => Some(text),
            Datum::Flag(_) | Datum::List(_) => None,
        }
    }
}

/// Types that are written as text, nothing being written as an empty one.
macro_rules! as_text {
    ($($kind:ty),+) => {
        $(impl FieldValue for $kind {
            fn put(&self, data: &mut Vec<Datum>) {
                self.to_string().put(data);
            }

            fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
                String::take(data)?.parse().ok()
            }
        }

        impl FieldValue for Option<$kind> {
            fn put(&self, data: &mut Vec<Datum>) {
                self.as_ref().map(ToString::to_string).unwrap_or_default().put(data);
            }

            fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
                let text = String::take(data)?;
                if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
            }
        })+
    };
}
as_text!(Slug, Decimal, Period, NaiveDate, i64);

impl<T: Choice> FieldValue for T {
    fn put(&self, data: &mut Vec<Datum>) {
        self.as_str().to_owned().put(data);
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        Self::from_word(&String::take(data)?).ok()
    }
}

impl<T: Choice> FieldValue for Option<T> {
    fn put(&self, data: &mut Vec<Datum>) {
        self.map(|word| word.as_str().to_owned()).unwrap_or_default().put(data);
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        let text = String::take(data)?;
        if text.is_empty() { Some(None) } else { T::from_word(&text).ok().map(Some) }
    }
}

impl FieldValue for bool {
    fn put(&self, data: &mut Vec<Datum>) {
        data.push(Datum::Flag(*self));
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        match data.next()? {
            Datum::Flag(flag) => Some(flag),
            Datum::Text(_) | Datum::List(_) => None,
        }
    }
}

impl FieldValue for Text {
    fn put(&self, data: &mut Vec<Datum>) {
        self.en.put(data);
        self.zh.put(data);
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        Some(Self { en: String::take(data)?, zh: String::take(data)? })
    }
}

impl FieldValue for Vec<String> {
    fn put(&self, data: &mut Vec<Datum>) {
        data.push(Datum::List(self.clone()));
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        match data.next()? {
            Datum::List(texts) => Some(texts),
            Datum::Text(_) | Datum::Flag(_) => None,
        }
    }
}

impl FieldValue for Vec<Slug> {
    fn put(&self, data: &mut Vec<Datum>) {
        self.iter().map(ToString::to_string).collect::<Vec<_>>().put(data);
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        Vec::<String>::take(data)?.iter().map(|text| text.parse().ok()).collect()
    }
}

impl FieldValue for Texts {
    fn put(&self, data: &mut Vec<Datum>) {
        self.en.put(data);
        self.zh.put(data);
    }

    fn take(data: &mut impl Iterator<Item = Datum>) -> Option<Self> {
        Some(Self { en: Vec::take(data)?, zh: Vec::take(data)? })
    }
}
