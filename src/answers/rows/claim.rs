//! A claim.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::{Bound, Precision};
use crate::record::{Key, Sort, SortKey, keys};

/// A claim with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ClaimRow {
    pub id: String,
    pub announcement: Option<String>,
    pub company: Option<String>,
    pub company_en: Option<String>,
    pub company_zh: Option<String>,
    pub who_en: String,
    pub who_zh: String,
    pub metric_en: String,
    pub metric_zh: String,
    pub value: String,
    pub value_max: String,
    pub unit: String,
    #[sqlx(try_from = "String")]
    pub bound: Bound,
    pub statement_en: String,
    pub statement_zh: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
    /// The day of its announcement, or of the latest source that tells it where it was made with none.
    pub day: Option<NaiveDate>,
    /// Whether that day is known or only its month.
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    /// How many claims are in its unit.
    pub in_unit: i64,
}

impl Listed for ClaimRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::TOPIC, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] =
        &[SortKey::Quantity, SortKey::Value, SortKey::Date, SortKey::Company, SortKey::Who];
    const OWN: Sort = Sort { key: SortKey::Quantity, descending: false };
    const FACETS: &'static [&'static Key] = &[&keys::COMPANY, &keys::TOPIC];

    fn position(&self) -> String {
        self.id.clone()
    }
}
