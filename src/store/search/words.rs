//! Rows that are held in memory as words, to look for phrases in.

use super::document::{Segment, segments};
use super::fill::names_of;
use crate::domain::words::{Phrase, Wanted};
use crate::store::companies::CompanyRow;
use crate::store::held::Held;
use crate::store::list::split;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;

/// The words of a row, a blank around each; a line break ends what a phrase can reach over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// Adds a text.
    #[must_use]
    pub fn and(mut self, text: &str) -> Self {
        for segment in segments(text) {
            self.segment(&segment);
        }
        self
    }

    /// Adds all that a company is called.
    #[must_use]
    pub fn and_company(self, row: &CompanyRow) -> Self {
        let own = [&row.name_en, &row.short_zh, &row.short_en, &row.slug].map(String::as_str);
        self.called(&row.name_zh, &row.pinyin, &own, &row.aliases, &row.symbols)
    }

    /// Adds all that a model is called.
    #[must_use]
    pub fn and_model(self, row: &ModelRow) -> Self {
        let own = [&row.name_en, &row.slug].map(String::as_str);
        self.called(&row.name_zh, &row.pinyin, &own, &row.aliases, "")
    }

    /// Adds all that the company of a row is called, where it has one.
    #[must_use]
    pub fn and_company_named(self, slug: Option<&str>, held: &Held) -> Self {
        match slug.and_then(|slug| held.companies.get(slug)) {
            Some(row) => self.and_company(row),
            None => self,
        }
    }

    /// Adds what an announcement says, and all that its companies and models are called.
    #[must_use]
    pub fn and_announcement(self, id: &str, held: &Held) -> Self {
        let Some(row) = held.announcement(id) else { return self };
        let texts = [
            &row.title_en,
            &row.title_zh,
            &row.label_en,
            &row.label_zh,
            &row.id,
            &row.summary_en,
            &row.summary_zh,
        ];
        let words = texts.into_iter().fold(self, |words, text| words.and(text));
        let companies = std::iter::once(row.company.as_str()).chain(split(&row.partners));
        let words = companies.fold(words, |words, slug| words.and_company_named(Some(slug), held));
        let models = row.models().into_iter().filter_map(|slug| held.models.get(slug));
        models.fold(words, Self::and_model)
    }

    /// Adds all that a person is called.
    #[must_use]
    pub fn and_person(self, row: &PersonRow) -> Self {
        let own = [&row.name_en, &row.slug].map(String::as_str);
        self.called(&row.name_zh, "", &own, &row.aliases, "")
    }

    fn called(
        mut self,
        zh: &str,
        pinyin: &str,
        own: &[&str],
        aliases: &str,
        symbols: &str,
    ) -> Self {
        for segment in names_of(zh, pinyin, own, aliases, symbols).segments {
            self.segment(&segment);
        }
        self
    }

    fn segment(&mut self, segment: &Segment) {
        if !segment.is_empty() {
            self.0.push(' ');
            self.0.push_str(&segment.join(" "));
            self.0.push_str(" \n");
        }
    }

    /// Whether the words hold what is wanted.
    #[must_use]
    pub fn meet(&self, wanted: &Wanted) -> bool {
        let has = |phrase: &Phrase| {
            let end = if phrase.is_open { "" } else { " " };
            self.0.contains(&format!(" {}{end}", phrase.words.join(" ")))
        };
        wanted.phrases.iter().all(has) || wanted.unspaced.as_ref().is_some_and(has)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hold_phrases_and_not_what_lies_across_texts() {
        let words = Words::default().and("GPT-4 is 文心一言").and("Ernie Bot");
        let finds = |query: &str| Wanted::new(query).is_some_and(|wanted| words.meet(&wanted));
        for query in ["gpt", "gpt4", "文心", "ernie bo", "bot 文心", "is 文"] {
            assert!(finds(query), "{query}");
        }
        for query in ["一言 ern", "言ernie", "心文", "pt", "ernie b x"] {
            assert_eq!(finds(query), query == "一言 ern", "{query}");
        }
    }
}
