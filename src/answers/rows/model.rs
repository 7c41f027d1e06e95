//! A model with what the declared tables say of it: size, context, weights and their use.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::ModelKind;
use crate::record::tables::{Commercial, SpecStatus, Weights};
use crate::record::{Key, Sort, SortKey, keys};

/// A model with what the list shows of it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and counts")]
pub struct ModelRow {
    pub slug: String,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub name_en: String,
    pub name_zh: String,
    pub pinyin: String,
    pub aliases: String,
    #[sqlx(try_from = "String")]
    pub kind: ModelKind,
    pub announcements: i64,
    /// First day on which an announcement named it.
    pub first_day: Option<NaiveDate>,
    pub sources: String,
    /// What the declared tables say of it.
    #[sqlx(skip)]
    pub facts: ModelFacts,
}

/// What the declared tables say of a model. A figure never stands without who says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModelFacts {
    /// Whether its weights could be had at the end of 2023: the freest of its versions.
    pub weights: Option<Weights>,
    /// Whether they might be used for commerce then: the freest of its versions.
    pub commercial: Option<Commercial>,
    /// Its sizes, from the smallest to the largest, and who says the largest.
    pub parameters: Option<Figure>,
    /// The longest text it takes in, in tokens.
    pub context_tokens: Option<Figure>,
    /// The longest text it takes in, in characters.
    pub context_characters: Option<Figure>,
}

/// A figure, or a range of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
    /// Who says the largest.
    pub status: SpecStatus,
}

impl Listed for ModelRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::KIND_OF_MODEL, Meets::Row),
        (&keys::MODEL, Meets::Row),
        (&keys::WEIGHTS, Meets::Row),
        (&keys::COMMERCIAL, Meets::Row),
        (&keys::PARAMETERS_FROM, Meets::AtLeast),
        (&keys::PARAMETERS_TO, Meets::AtMost),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Date,
        SortKey::Name,
        SortKey::Pinyin,
        SortKey::Company,
        SortKey::Weights,
        SortKey::Commercial,
        SortKey::Parameters,
        SortKey::Context,
        SortKey::Announcements,
    ];
    const OWN: Sort = Sort { key: SortKey::Date, descending: true };
    const FACETS: &'static [&'static Key] = &[&keys::COMPANY];

    fn position(&self) -> String {
        self.slug.clone()
    }
}
