//! A maker's figure beside one that somebody else printed for the same thing.

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::Slug;
use crate::record::tables::{Score, ScoreVerdict};
use crate::record::{Key, Sort, SortKey, keys};

/// Two figures for one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePair {
    /// The ids of both, a colon between them.
    pub id: String,
    /// What the maker printed.
    pub maker: Score,
    /// What somebody else printed.
    pub other: Score,
    /// The model.
    pub model: Slug,
    /// The company that made it.
    pub company: String,
    /// The maker's figure minus the other.
    pub difference: f64,
    /// What that comes to.
    pub verdict: ScoreVerdict,
    /// Whether the maker itself had printed the other figure before this one.
    pub is_own_earlier: bool,
}

impl Listed for ScorePair {
    const KEYS: Keys = &[
        (&keys::BENCHMARK_OF_SCORE, Meets::Row),
        (&keys::COMPANY, Meets::Row),
        (&keys::MODEL, Meets::Row),
        (&keys::VERDICT_OF_SCORES, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Difference,
        SortKey::Version,
        SortKey::Benchmark,
        SortKey::Value,
        SortKey::Verdict,
        SortKey::Setting,
    ];
    const OWN: Sort = Sort { key: SortKey::Own, descending: false };
    const FACETS: &'static [&'static Key] = &[&keys::BENCHMARK_OF_SCORE, &keys::COMPANY];

    fn position(&self) -> String {
        self.id.clone()
    }
}
