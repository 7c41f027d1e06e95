//! How much of what the record holds.

use std::collections::BTreeMap;

use crate::answers::held::Held;
use crate::domain::{AnnouncementKind, Confidence};

/// Announcements of one month, kind and confidence.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// `2023-04`.
    pub month: String,
    /// What kind.
    pub kind: AnnouncementKind,
    /// How sure the day is.
    pub confidence: Confidence,
    /// How many.
    pub n: i64,
    /// Of these, how many have no known day.
    pub undated: i64,
}

/// The counts, by month.
#[must_use]
pub fn counts(held: &Held) -> Vec<CoverageRow> {
    let mut counts: BTreeMap<_, (i64, i64)> = BTreeMap::new();
    for row in held.announcements() {
        let of = (row.day.format("%Y-%m").to_string(), row.kind, row.confidence);
        let (n, undated) = counts.entry(of).or_default();
        *n += 1;
        *undated += i64::from(row.known_day().is_none());
    }
    let row = |((month, kind, confidence), (n, undated))| CoverageRow {
        month,
        kind,
        confidence,
        n,
        undated,
    };
    counts.into_iter().map(row).collect()
}
