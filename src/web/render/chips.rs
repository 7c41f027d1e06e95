//! A filter for people: its chips, and its sentence.

use chrono::Datelike as _;

use super::Frame;
use crate::domain::Lang;
use crate::record::{Filter, Form, Key, Value, keys};
use crate::web::format::{self, and_list};
use crate::web::lists::List;
use crate::web::params::ListParams;

/// An active value of a filter, with the address that drops it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Name of the key.
    pub key: String,
    /// Name of the value.
    pub value: String,
    /// The list without it.
    pub remove: String,
}

/// The active values of a filter.
#[must_use]
pub fn chips(frame: &Frame, list: &List, params: &ListParams) -> Vec<Chip> {
    let chip = |(key, value): (&Key, &Value)| {
        let rest = params.with_filter(params.filter.clone().without_value(key, value));
        Chip {
            key: frame.t.get(key.label),
            value: value_name(frame, key, value),
            remove: frame.urls.at(&format!("{}{rest}", list.path)),
        }
    };
    params.filter.pairs().map(chip).collect()
}

/// What a value of a key is called.
#[must_use]
pub fn value_name(frame: &Frame, key: &Key, value: &Value) -> String {
    match (key.form, value) {
        (Form::Of(named), Value::Text(text)) => {
            frame.names.name(named, text, frame.lang).to_owned()
        }
        (Form::Word { texts, .. }, Value::Text(word)) => frame.word(texts, word),
        (Form::YesNo, answer) if *key == keys::LISTED => frame.word("listing", &answer.to_string()),
        (Form::YesNo, answer) => frame.word("answer", &answer.to_string()),
        (_, Value::Day(day)) => format::full_day(frame.lang, *day),
        (_, value) => value.to_string(),
    }
}

/// The filter as prose: `Alibaba and Baidu, open source, March to May`. A key is named only where
/// its values do not say what they are.
#[must_use]
pub fn prose(frame: &Frame, list: &List, filter: &Filter) -> String {
    let part = |key: &'static Key| {
        let values = filter.values(key).iter();
        let values: Vec<String> = values.map(|value| in_prose(frame, key, value)).collect();
        if values.is_empty() {
            return None;
        }
        let values = shortened(frame, &values);
        let of_news =
            list.key(keys::KIND_OF_ANNOUNCEMENT.name) == Some(&keys::KIND_OF_ANNOUNCEMENT);
        Some(match key.form {
            _ if *key == keys::KIND_OF_ANNOUNCEMENT => by_listing(frame, filter, values),
            // Told with the kinds, where some are asked for.
            Form::YesNo if of_news && *key == keys::LISTED => {
                let is_told = !filter.values(&keys::KIND_OF_ANNOUNCEMENT).is_empty();
                let news = frame.t.get("title-announcements");
                return (!is_told).then(|| by_listing(frame, filter, news));
            }
            Form::Query => frame.t.about("title-words", &values),
            Form::Word { texts: "weekday", .. } => frame.t.about("title-weekday", &values),
            Form::Word { texts: "return-verdict", .. } => {
                frame.t.about("title-return-verdict", &values)
            }
            Form::Day if *key == keys::DAY => format::long_day(frame.lang, filter.day(key)?),
            // Together, where the first of them stands.
            Form::Day => span(frame, key, filter)?,
            _ if says_itself(key) => values,
            _ => {
                let pair = [("key", frame.t.get(key.label).into()), ("value", values.into())];
                frame.t.with("filter-part", &pair)
            }
        })
    };
    let parts: Vec<String> = list.keys().filter_map(part).collect();
    parts.join(&frame.t.get("list-comma"))
}

/// Names in a title; more follow as a number.
const NAMES: usize = 5;

/// Values as a list; of many the first and how many more.
fn shortened(frame: &Frame, values: &[String]) -> String {
    if values.len() <= NAMES {
        return and_list(frame.lang, values);
    }
    let first = values[..NAMES - 1].join(&frame.t.get("list-comma"));
    let more = values.len() + 1 - NAMES;
    frame.t.with("title-more", &[("v", first.into()), ("n", more.into())])
}

/// News, said of the companies that it is by where the filter asks for listed or unlisted ones.
fn by_listing(frame: &Frame, filter: &Filter, news: String) -> String {
    match filter.flag(&keys::LISTED) {
        Some(true) => frame.t.about("title-by-listed", &news),
        Some(false) => frame.t.about("title-by-unlisted", &news),
        None => news,
    }
}

/// The name of a value as it stands within a sentence: several of a kind where it is a kind; other
/// English words begin small, but for names of exchanges, languages and days, and abbreviations.
fn in_prose(frame: &Frame, key: &Key, value: &Value) -> String {
    if *key == keys::KIND_OF_ANNOUNCEMENT {
        return frame.word("kind-of-news", &value.to_string());
    }
    if *key == keys::COMPANY_KIND {
        return frame.word("company-kind-plural", &value.to_string());
    }
    let name = value_name(frame, key, value);
    let is_common =
        !matches!(key.form, Form::Word { texts: "exchange" | "language" | "weekday", .. })
            && matches!(key.form, Form::Word { .. } | Form::YesNo);
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second))
            if frame.lang == Lang::En && is_common && second.is_lowercase() =>
        {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => name,
    }
}

/// Whether a value tells what it is without its key.
fn says_itself(key: &Key) -> bool {
    !matches!(key.form, Form::YesNo) && *key != keys::CONFIDENCE
}

/// The days from which and to which a filter asks, told once, at the first of the two keys.
fn span(frame: &Frame, key: &Key, filter: &Filter) -> Option<String> {
    let days = (filter.day(&keys::FROM), filter.day(&keys::TO));
    let full = |day| format::long_day(frame.lang, day);
    match days {
        (Some(_), Some(_)) if *key == keys::TO => None,
        (Some(from), Some(to)) => {
            let is_whole = from.day() == 1 && to.succ_opt().is_some_and(|next| next.day() == 1);
            let is_of_the_year = (from.year(), to.year()) == (2023, 2023);
            let name = |day| match (is_whole, is_of_the_year) {
                (true, true) => format::month_name(frame.lang, day),
                (true, false) => format::month(frame.lang, day),
                (false, _) => full(day),
            };
            let (from, to) = (name(from), name(to));
            let ends = [("from", from.as_str().into()), ("to", to.as_str().into())];
            Some(if from == to { from.clone() } else { frame.t.with("title-span", &ends) })
        }
        (Some(from), None) => Some(frame.t.about("title-from", &full(from))),
        (None, to) => to.map(|to| frame.t.about("title-to", &full(to))),
    }
}

/// The filter as a sentence: `Company: Baidu; kind: unveiling`.
#[must_use]
pub fn sentence(frame: &Frame, chips: &[Chip]) -> String {
    let parts: Vec<String> = chips
        .iter()
        .map(|chip| {
            let values = [("key", chip.key.as_str().into()), ("value", chip.value.as_str().into())];
            frame.t.with("filter-part", &values)
        })
        .collect();
    parts.join(&frame.t.get("filter-join"))
}
