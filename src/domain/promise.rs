//! What was announced for later, and what came of it.

use chrono::NaiveDate;

use super::choice::choice;
use super::{Slug, Text};

choice! {
    /// How exactly a promise named its date.
    DuePrecision {
        /// A day.
        Day = "day",
        /// A month.
        Month = "month",
        /// No date.
        None = "none",
    }
}

choice! {
    /// What came of a promise.
    PromiseStatus {
        /// Delivered when due, or delivered where no date had been set.
        Kept = "kept",
        /// Delivered after the due date.
        Late = "late",
        /// Delivered before the due date.
        Early = "early",
        /// Not delivered.
        Unmet = "unmet",
        /// Not in the record, or due after 2023.
        Unknown = "unknown",
    }
}

/// A promise.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Promise {
    /// Id.
    pub id: Slug,
    /// The announcement that made it.
    pub announcement: Slug,
    /// Who made it.
    pub company: Slug,
    /// The model it is about, if one.
    pub model: Option<Slug>,
    /// What was promised.
    pub promised: Text,
    /// `YYYY-MM-DD`, `YYYY-MM` or empty.
    pub due: String,
    /// How exactly the date was named.
    pub due_precision: DuePrecision,
    /// The announcement that delivered it.
    pub delivered_by: Option<Slug>,
    /// When it was delivered.
    pub delivered: Option<NaiveDate>,
    /// What came of it.
    pub status: PromiseStatus,
    /// Doubts; may be empty.
    pub note: Text,
    /// Source ids.
    pub sources: Vec<Slug>,
}
