//! An announcement, and it with its reactions.

use std::sync::Arc;

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::answers::rows::{ReactionRow, split};
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Precision, Scope, is_abroad};
use crate::record::{SortKey, keys};

/// An announcement with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`, joined lists split by `;`")]
pub struct AnnouncementRow {
    pub id: String,
    pub day: NaiveDate,
    pub sort_day: String,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    pub day_time: String,
    pub zone: String,
    #[sqlx(try_from = "String")]
    pub confidence: Confidence,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub short_en: String,
    pub short_zh: String,
    #[sqlx(try_from = "String")]
    pub company_kind: CompanyKind,
    /// Code of the country where the company has its seat; empty where the record gives none.
    pub country: String,
    pub listed: bool,
    pub partners: String,
    pub models: String,
    pub models_en: String,
    pub models_zh: String,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    pub title_en: String,
    pub title_zh: String,
    pub summary_en: String,
    pub summary_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

/// An announcement with its reactions, the primary listing first.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// The announcement.
    pub row: Arc<AnnouncementRow>,
    /// How each listing moved.
    pub reactions: Vec<ReactionRow>,
}

impl AnnouncementRow {
    /// The models that it names.
    #[must_use]
    pub fn models(&self) -> Vec<&str> {
        split(&self.models)
    }

    /// Whether it names a model.
    #[must_use]
    pub fn names(&self, model: &str) -> bool {
        self.models().contains(&model)
    }

    /// Its day, where that is known.
    #[must_use]
    pub fn known_day(&self) -> Option<NaiveDate> {
        (self.day_precision == Precision::Day).then_some(self.day)
    }

    /// Whether the organisation that acts has its seat outside China.
    #[must_use]
    pub fn is_abroad(&self) -> bool {
        is_abroad(&self.country)
    }

    /// Whether the Chinese state acts: a public body, or whoever issues a policy.
    #[must_use]
    pub fn is_of_state(&self) -> bool {
        let acts = self.company_kind == CompanyKind::Regulator;
        (acts || self.kind == AnnouncementKind::Policy) && !self.is_abroad()
    }
}

impl Listed for AnnouncementRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::COMPANY_KIND, Meets::Row),
        (&keys::KIND_OF_ANNOUNCEMENT, Meets::Row),
        (&keys::MODEL, Meets::Row),
        (&keys::MODEL_KIND, Meets::Row),
        (&keys::LISTED, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::REACTION, Meets::Row),
        (&keys::CONFIDENCE, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date];

    fn position(&self) -> String {
        format!("{}.{}", self.sort_day, self.id)
    }
}
