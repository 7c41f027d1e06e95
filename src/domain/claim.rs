//! Quantified statements somebody made.

use super::choice::choice;
use super::{Bound, Slug, Text};

choice! {
    /// What a claim counts or measures.
    Topic {
        /// Models there are.
        Models = "models",
        /// People or firms that use a service, and how often.
        Users = "users",
        /// The size of a model.
        Parameters = "parameters",
        /// Money.
        Money = "money",
        /// Texts and tokens, of training or of a context.
        Text = "text",
        /// Machines and their power.
        Hardware = "hardware",
        /// Shares and rates.
        Rates = "rates",
        /// Anything else.
        Other = "other",
    }
}

impl Topic {
    /// What figures in a unit are about.
    #[must_use]
    pub fn of(unit: &str) -> Self {
        match unit {
            "models" => Self::Models,
            "users" | "monthly users" | "developers" | "downloads" | "queries a day" => Self::Users,
            "parameters" => Self::Parameters,
            "USD" | "CNY" => Self::Money,
            "tokens" | "words" | "characters" | "Chinese characters" => Self::Text,
            "GPUs" | "chips" | "EFLOPS" | "GB" | "devices" => Self::Hardware,
            "percent" | "times" | "points" => Self::Rates,
            _ => Self::Other,
        }
    }
}

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
