//! How a page writes days, figures and words of closed lists.

use chrono::NaiveDate;

use super::Frame;
use crate::domain::{Lang, Precision};
use crate::store::list;
use crate::web::format::{self, Percent};

impl Frame {
    /// One of two texts, by the page's language.
    #[must_use]
    pub fn pick<'a>(&self, en: &'a str, zh: &'a str) -> &'a str {
        match self.lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// One of two optional texts, by the page's language.
    #[must_use]
    pub fn pick_maybe<'a>(&self, en: &'a Option<String>, zh: &'a Option<String>) -> &'a str {
        self.pick(en.as_deref().unwrap_or(""), zh.as_deref().unwrap_or(""))
    }

    /// A day in full.
    #[must_use]
    pub fn full_day(&self, day: &NaiveDate) -> String {
        format::full_day(self.lang, *day)
    }

    /// A day without its year.
    #[must_use]
    pub fn short_day(&self, day: &NaiveDate) -> String {
        format::short_day(self.lang, *day)
    }

    /// A date as exactly as it is known.
    #[must_use]
    pub fn known_day(&self, day: &NaiveDate, precision: &Precision) -> String {
        format::known_day(self.lang, *day, *precision)
    }

    /// A percentage with two decimals.
    #[must_use]
    pub fn percent(&self, value: &f64) -> Percent {
        format::percent(*value, 2)
    }

    /// The name of a word of a closed list: `kind` and `unveiling` give the text `kind-unveiling`.
    #[must_use]
    pub fn word(&self, list: &str, word: &str) -> String {
        self.t.get(&word_key(list, word))
    }

    /// The name of an index; its symbol if the texts have none.
    #[must_use]
    pub fn index_name(&self, symbol: &str) -> String {
        self.index_word("index", symbol)
    }

    /// The short name of an index, for the end of a line in a chart.
    #[must_use]
    pub fn index_short(&self, symbol: &str) -> String {
        self.index_word("index-short", symbol)
    }

    fn index_word(&self, family: &str, symbol: &str) -> String {
        let word = symbol.trim_start_matches('^').replace('.', "-");
        let name = self.word(family, &word);
        if name == word_key(family, &word) { symbol.to_owned() } else { name }
    }

    /// The name of a unit of a claim; a unit without a text of its own as it stands in the record.
    #[must_use]
    pub fn unit(&self, unit: &str) -> String {
        let key = word_key("unit", &unit.replace(' ', "-"));
        let text = self.t.get(&key);
        if text == key { unit.to_owned() } else { text }
    }

    /// Parts of a list that the database joined with `;`, joined for people.
    #[must_use]
    pub fn spoken(&self, joined: &str) -> String {
        list::split(joined).join(&self.t.get("list-comma"))
    }

    /// How many parts such a list has.
    #[must_use]
    pub fn parts(&self, joined: &str) -> usize {
        list::split(joined).len()
    }
}

/// The key of the text for a word of a closed list.
#[must_use]
pub fn word_key(list: &str, word: &str) -> String {
    let word = if word.is_empty() { "none" } else { word };
    format!("{list}-{}", word.to_lowercase().replace('_', "-"))
}
