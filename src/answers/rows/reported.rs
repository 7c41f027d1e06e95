//! A share move as the press printed it, with the verdict computed at import.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::{Bound, LimitState, Measure, Verdict};
use crate::record::{Key, SortKey, keys};
use crate::study::Reason;

/// A printed move beside the computed one.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and the verdict; moves in percent")]
pub struct ReportedRow {
    pub id: String,
    pub announcement: String,
    /// The company that made it.
    pub announced_by: String,
    pub title_en: String,
    pub title_zh: String,
    pub symbol: String,
    pub exchange: String,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub measure: Measure,
    pub percent: f64,
    pub digits: i64,
    #[sqlx(try_from = "String")]
    pub bound: Bound,
    pub computed: Option<f64>,
    #[sqlx(try_from = "String")]
    pub verdict: Verdict,
    #[sqlx(try_from = "String")]
    pub reason: Reason,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

impl Listed for ReportedRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::SYMBOL, Meets::Row),
        (&keys::VERDICT, Meets::Row),
        (&keys::MEASURE, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Date,
        SortKey::Symbol,
        SortKey::Measure,
        SortKey::Value,
        SortKey::Computed,
        SortKey::Verdict,
    ];
    const FACETS: &'static [&'static Key] = &[&keys::VERDICT, &keys::EXCHANGE, &keys::MEASURE];

    fn position(&self) -> String {
        format!("{}.{}", self.day, self.id)
    }
}

/// A session of which a source of a printed move tells as well, of the same announcement and share.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct OtherSession {
    /// Id of the printed move.
    pub id: String,
    pub day: NaiveDate,
    pub open: f64,
    pub high: f64,
    pub low: f64,
    pub close: f64,
    #[sqlx(try_from = "String")]
    pub price_limit: LimitState,
}
