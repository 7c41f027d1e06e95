//! The rows that a search finds, and what is shown of each.

use std::sync::Arc;

use chrono::NaiveDate;

use super::names::Names;
use crate::answers::held::Held;
use crate::answers::list::HeldRow;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, SourceRow,
};
use crate::answers::search::{Kind, Words};
use crate::domain::{Precision, Text};

/// A row type that a search finds.
pub trait Findable: Sized + 'static {
    /// Its kind.
    const KIND: Kind;

    /// Every row, in the order of its table.
    fn rows(held: &Held) -> Vec<&Self>;

    /// The words of each row, in the same order.
    fn words(held: &Held) -> Arc<Vec<Words>>;

    /// What it is called, where it has names of its own.
    fn names<'a>(&self, _held: &'a Held) -> Option<&'a Names> {
        None
    }

    /// How many announcements it has: of equally good rows, those with most come first.
    fn weight(&self) -> i64 {
        0
    }

    /// What equally good rows stand by; one without a day comes last.
    fn rank(&self) -> (bool, Option<NaiveDate>) {
        (false, None)
    }

    /// What is shown of it.
    fn hit(&self, held: &Held) -> HitRow;
}

/// What is shown of a row, whatever its kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HitRow {
    /// Slug or id.
    pub name: String,
    /// Name or title; a source's title as printed.
    pub title: Text,
    /// What it says.
    pub text: Text,
    /// Aliases and tickers, joined by `;`.
    pub also: String,
    /// The company it is of, or the publisher of a source.
    pub company: Text,
    /// Its date, and how exactly that is known.
    pub day: Option<(NaiveDate, Precision)>,
    /// Its kind among its own: a company's, an announcement's; a source's language.
    pub word: &'static str,
}

fn text(en: &str, zh: &str) -> Text {
    Text { en: en.to_owned(), zh: zh.to_owned() }
}

/// The short name of a company, where there is one.
fn short_name(slug: Option<&str>, held: &Held) -> Text {
    let row = slug.and_then(|slug| held.companies.get(slug));
    row.map(|row| text(&row.short_en, &row.short_zh)).unwrap_or_default()
}

/// Where the rows and words of a row type come from that is a list of the record in memory.
macro_rules! from_list {
    () => {
        fn rows(held: &Held) -> Vec<&Self> {
            HeldRow::rows(held)
        }

        fn words(held: &Held) -> Arc<Vec<Words>> {
            held.words::<Self>()
        }
    };
}

impl Findable for CompanyRow {
    const KIND: Kind = Kind::Company;

    from_list!();

    fn names<'a>(&self, held: &'a Held) -> Option<&'a Names> {
        held.called().companies.get(&self.slug)
    }

    fn weight(&self) -> i64 {
        self.announcements
    }

    fn hit(&self, _held: &Held) -> HitRow {
        HitRow {
            name: self.slug.clone(),
            title: text(&self.name_en, &self.name_zh),
            also: format!("{};{}", self.aliases, self.symbols),
            word: self.kind.as_str(),
            ..HitRow::default()
        }
    }
}

impl Findable for ModelRow {
    const KIND: Kind = Kind::Model;

    from_list!();

    fn names<'a>(&self, held: &'a Held) -> Option<&'a Names> {
        held.called().models.get(&self.slug)
    }

    fn weight(&self) -> i64 {
        self.announcements
    }

    fn hit(&self, held: &Held) -> HitRow {
        HitRow {
            name: self.slug.clone(),
            title: text(&self.name_en, &self.name_zh),
            also: self.aliases.clone(),
            company: short_name(Some(&self.company), held),
            word: self.kind.as_str(),
            ..HitRow::default()
        }
    }
}

impl Findable for PersonRow {
    const KIND: Kind = Kind::Person;

    from_list!();

    fn names<'a>(&self, held: &'a Held) -> Option<&'a Names> {
        held.called().people.get(&self.slug)
    }

    fn hit(&self, held: &Held) -> HitRow {
        HitRow {
            name: self.slug.clone(),
            title: text(&self.name_en, &self.name_zh),
            text: text(&self.role_en, &self.role_zh),
            also: self.aliases.clone(),
            company: short_name(self.company.as_deref(), held),
            ..HitRow::default()
        }
    }
}

impl Findable for AnnouncementRow {
    const KIND: Kind = Kind::Announcement;

    fn rows(held: &Held) -> Vec<&Self> {
        held.announcements().collect()
    }

    fn words(held: &Held) -> Arc<Vec<Words>> {
        held.words_of_announcements()
    }

    fn hit(&self, _held: &Held) -> HitRow {
        HitRow {
            name: self.id.clone(),
            title: text(&self.title_en, &self.title_zh),
            text: text(&self.summary_en, &self.summary_zh),
            company: text(&self.short_en, &self.short_zh),
            day: Some((self.day, self.day_precision)),
            word: self.kind.as_str(),
            ..HitRow::default()
        }
    }
}

impl Findable for ClaimRow {
    const KIND: Kind = Kind::Claim;

    from_list!();

    fn hit(&self, held: &Held) -> HitRow {
        HitRow {
            name: self.id.clone(),
            title: text(&self.metric_en, &self.metric_zh),
            text: text(&self.statement_en, &self.statement_zh),
            company: short_name(self.company.as_deref(), held),
            ..HitRow::default()
        }
    }
}

impl Findable for PromiseRow {
    const KIND: Kind = Kind::Promise;

    from_list!();

    fn hit(&self, held: &Held) -> HitRow {
        HitRow {
            name: self.id.clone(),
            title: text(&self.promised_en, &self.promised_zh),
            company: short_name(Some(&self.company), held),
            word: self.status.as_str(),
            ..HitRow::default()
        }
    }
}

impl Findable for SourceRow {
    const KIND: Kind = Kind::Source;

    from_list!();

    fn rank(&self) -> (bool, Option<NaiveDate>) {
        (self.published.is_none(), self.published)
    }

    fn hit(&self, _held: &Held) -> HitRow {
        HitRow {
            name: self.id.clone(),
            title: text(&self.title, &self.title),
            company: text(&self.publisher, &self.publisher),
            day: self.published.map(|day| (day, Precision::Day)),
            word: self.language.as_str(),
            ..HitRow::default()
        }
    }
}
