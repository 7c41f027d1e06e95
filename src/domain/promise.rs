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

choice! {
    /// Who made a promise.
    PromisedBy {
        /// The company itself.
        Company = "company",
        /// A report that expected it.
        Press = "press",
        /// A public body.
        Regulator = "regulator",
    }
}

choice! {
    /// Whether what was promised was delivered, apart from the date.
    BorneOut {
        /// Delivered as promised.
        Yes = "yes",
        /// A part of it was delivered.
        Partly = "partly",
        /// Something else was delivered, or nothing.
        No = "no",
        /// The record does not say.
        Unknown = "unknown",
    }
}

/// What came of the content of a promise, and who says so.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Fulfilment {
    /// Who had promised.
    pub by: PromisedBy,
    /// Whether it was delivered, apart from the date.
    pub borne_out: BorneOut,
    /// Why the record says so; may be empty.
    pub reason: Text,
    /// Sources of the reason.
    pub sources: Vec<Slug>,
}

impl Default for Fulfilment {
    fn default() -> Self {
        Self {
            by: PromisedBy::Company,
            borne_out: BorneOut::Unknown,
            reason: Text::default(),
            sources: Vec::new(),
        }
    }
}

impl Fulfilment {
    /// Whether it says no more than a record of the first edition, which has no such keys: such a
    /// record keeps its version.
    fn says_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A promise.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Promise {
    /// Id, unique in its table: addresses and other rows name the row by it.
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
    /// Who promised, and whether the content was borne out.
    #[serde(skip_serializing_if = "Fulfilment::says_nothing")]
    pub fulfilment: Fulfilment,
    /// Doubts; may be empty.
    pub note: Text,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}
