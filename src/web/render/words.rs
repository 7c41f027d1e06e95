//! How a page writes days, figures and words of closed lists.

use crate::answers::rows::split;
use chrono::NaiveDate;

use super::Frame;
use crate::answers::rows::{Step, Told};
use crate::domain::{Lang, Period, Precision, words};
use crate::record::Named;
use crate::web::format::{self, Percent};

/// Letters of a model's name that tell a version with the name from one without: `Wu Dao 2.0` of Wu
/// Dao 3.0.
const BEGINNING: usize = 5;

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

    /// One of two lists, by the page's language.
    #[must_use]
    pub fn pick_list<'a>(&self, en: &'a [String], zh: &'a [String]) -> &'a [String] {
        match self.lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// The short name of a company, on pages that know the names of the record.
    #[must_use]
    pub fn company_name<'a>(&'a self, slug: &'a str) -> &'a str {
        self.names.name(Named::Company, slug, self.lang)
    }

    /// The name of a model, on pages that know the names of the record.
    #[must_use]
    pub fn model_name<'a>(&'a self, slug: &'a str) -> &'a str {
        self.names.name(Named::Model, slug, self.lang)
    }

    /// The name of a version of a model: both, unless the version says the model's name itself.
    #[must_use]
    pub fn version_name(&self, slug: &str, version: &str) -> String {
        let name = self.model_name(slug);
        let (key, own) = (words::key(version), words::key(name));
        let beginning: String = own.chars().take(BEGINNING).collect();
        let says_it = key.contains(&own) || key.starts_with(&beginning);
        match (version, says_it) {
            ("", _) => name.to_owned(),
            (_, true) => version.to_owned(),
            (_, false) => format!("{name} {version}"),
        }
    }

    /// The language of something that stands as it was printed, where it is not that of the page.
    #[must_use]
    pub fn printed_lang(&self, text: &str) -> &'static str {
        if self.lang == Lang::Zh && text.is_ascii() { Lang::En.tag() } else { "" }
    }

    /// What a step of a model is told as: the title of an announcement, or that a service was filed.
    #[must_use]
    pub fn step_title(&self, step: &Step) -> String {
        let title = self.pick(&step.title.en, &step.title.zh);
        match step.told {
            Told::Announcement(_) => title.to_owned(),
            Told::Filing(_) => self.t.about("step-filed", title),
        }
    }

    /// Where a step of a model is told.
    #[must_use]
    pub fn step_url(&self, step: &Step) -> String {
        match &step.told {
            Told::Announcement(id) => self.urls.announcement(id),
            Told::Filing(id) => self.urls.at(&format!("/filings#{id}")),
        }
    }

    /// A date as exactly as it is known.
    #[must_use]
    pub fn period(&self, period: &Period) -> String {
        format::period(self.lang, *period)
    }

    /// A large number as people say it.
    #[must_use]
    pub fn large(&self, number: f64) -> String {
        format::large(self.lang, number)
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
        split(joined).join(&self.t.get("list-comma"))
    }

    /// How many parts such a list has.
    #[must_use]
    pub fn parts(&self, joined: &str) -> usize {
        split(joined).len()
    }
}

/// The key of the text for a word of a closed list.
#[must_use]
pub fn word_key(list: &str, word: &str) -> String {
    let word = if word.is_empty() { "none" } else { word };
    format!("{list}-{}", word.to_lowercase().replace('_', "-"))
}
