//! Quantified statements somebody made.

use super::{Bound, Slug, Text};

/// A quantified statement; not verified by the record.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Claim {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub id: Slug,
    /// The announcement it was made in.
    pub announcement: Option<Slug>,
    /// The company it is about.
    pub company: Option<Slug>,
    /// Who said it.
    pub who: Text,
    /// What the figure measures, in both languages.
    pub metric: Text,
    /// The figure, a decimal number in full digits.
    pub value: String,
    /// Upper end of a range; empty if there is none.
    pub value_max: String,
    /// Unit of the figure.
    pub unit: String,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// The statement in our words.
    pub statement: Text,
    /// Doubts; may be empty.
    pub note: Text,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}
