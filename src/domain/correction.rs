//! Changes to rows that had been published.

use chrono::NaiveDate;

use super::choice::choice;
use super::{Slug, Text};

choice! {
    /// The table of a corrected row, by the name its rows have in `data/`.
    Corrected {
        /// An announcement.
        Announcement = "announcement",
        /// A company.
        Company = "company",
        /// A model.
        Model = "model",
        /// A share move as printed.
        Reaction = "reaction",
        /// A session move.
        Move = "move",
        /// A claim.
        Claim = "claim",
        /// A promise.
        Promise = "promise",
        /// A person.
        Person = "person",
        /// A source.
        Source = "source",
        /// A day without a session.
        Closure = "closure",
        /// A technical figure of a model.
        Spec = "spec",
        /// The terms of a model's weights.
        Licence = "licence",
        /// A benchmark.
        Benchmark = "benchmark",
        /// A printed score.
        Score = "score",
        /// A doubt about a benchmark.
        Dispute = "benchmark_dispute",
        /// Money that went into a company.
        Round = "round",
        /// A service that was filed.
        Filing = "filing",
        /// What an announcement did for a model.
        ModelRole = "model_role",
    }
}

/// A change to one field of a published row.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Correction {
    /// When it was made.
    pub day: NaiveDate,
    /// The table that the corrected row is in.
    pub table: Corrected,
    /// The row: its id or slug; `300418.SZ/2023-04-10` of moves, `XHKG/2023-09-01` of closures.
    pub row: String,
    /// The field that was changed, by its key in `data/`.
    pub field: String,
    /// What the field said before.
    pub was: String,
    /// What it says since.
    pub now: String,
    /// Why it was changed.
    pub reason: Text,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}

impl Correction {
    /// Date, table, row and field: unique, and the order of the log.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}/{}/{}", self.day, self.table, self.row, self.field)
    }
}
