//! Companies and institutions.

use super::choice::choice;
use super::{Listing, Slug, Text};

choice! {
    /// What an organisation is.
    CompanyKind {
        /// A large internet or hardware group.
        BigTech = "big-tech",
        /// A company whose main business is AI.
        AiCompany = "ai-company",
        /// A young company.
        Startup = "startup",
        /// A laboratory or university group.
        ResearchInstitute = "research-institute",
        /// A body of the state.
        Regulator = "regulator",
        /// An investor.
        Investor = "investor",
        /// Anything else: press, telecoms, communities.
        Other = "other",
    }
}

/// A company or institution.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Company {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub slug: Slug,
    /// Full name.
    pub name: Text,
    /// The name a chart lane prints.
    pub short: Text,
    /// Toneless pinyin of the Chinese name, words split by blanks; empty if that name is Latin.
    pub pinyin: String,
    /// Other names people search for.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: CompanyKind,
    /// ISO 3166-1 code of its seat; empty where a record of the first edition does not give it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// Shares listed in 2023; empty for private firms and institutions.
    pub listings: Vec<Listing>,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}

/// Codes of seats that count as China. A record of the first edition gives none and holds Chinese
/// organisations.
pub const HOME: [&str; 5] = ["", "CN", "HK", "MO", "TW"];

/// Whether the code of a seat is that of a country other than China.
#[must_use]
pub fn is_abroad(country: &str) -> bool {
    !HOME.contains(&country)
}

impl Company {
    /// The listing shown first.
    #[must_use]
    pub fn primary(&self) -> Option<&Listing> {
        self.listings.iter().find(|listing| listing.primary)
    }
}
