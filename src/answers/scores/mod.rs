//! Printed scores held against each other: which figure was the best so far, which was the first above
//! those of a reference model, and what makers printed beside what others did.
//!
//! A figure stays as it was printed: none is averaged, converted or put in a rank with figures of
//! another setting.

mod pairs;

pub(super) use pairs::pairs;

use crate::record::tables::{MeasuredBy, Score};

/// The models that launches of the year were held against, as scores name them.
pub const REFERENCES: [&str; 2] = ["GPT-3.5 / ChatGPT", "GPT-4"];

/// The name of a reference model as readers know it: `ChatGPT` of `GPT-3.5 / ChatGPT`.
#[must_use]
pub fn short_name(reference: &str) -> &str {
    reference.rsplit(" / ").next().unwrap_or(reference)
}

/// Two figures that are nearer than this are one: most likely the one is taken from the other.
pub const RESTATED: f64 = 0.05;

/// Benchmarks whose figures do not compare over time or between makers, as their tasks say.
const APART: [&str; 2] = ["gaokao-choice", "superclue"];

/// Whether figures that a benchmark gave on different days stand on one scale.
#[must_use]
pub fn compares_over_time(benchmark: &str) -> bool {
    !APART.contains(&benchmark)
}

/// Whether a maker trained the model on questions of the test's form and printed what that did:
/// such a figure is shown and never counted. The note of the row says so.
#[must_use]
pub fn is_experiment(score: &Score) -> bool {
    score.note.en.starts_with("Experiment:")
}

/// The figures of a benchmark as a whole that models of the record have, in order of their days. A
/// figure of which the month is known stands at the month's end; on one day the highest comes first.
#[must_use]
pub fn overall<'a>(scores: &'a [Score], benchmark: &str) -> Vec<&'a Score> {
    let is_overall = |row: &&Score| {
        row.benchmark.as_str() == benchmark && row.subset.is_empty() && row.model.is_some()
    };
    let mut rows: Vec<&Score> = scores.iter().filter(is_overall).collect();
    rows.sort_by(|a, b| {
        let by_value = || b.value.number().total_cmp(&a.value.number());
        a.day.last().cmp(&b.day.last()).then_with(by_value).then_with(|| a.id.cmp(&b.id))
    });
    rows
}

/// Of figures in the order of [`overall`], those that were higher than all before them, one a day.
/// Experiments are left out.
#[must_use]
pub fn best_so_far<'a>(overall: &[&'a Score]) -> Vec<&'a Score> {
    let mut best: Vec<&Score> = Vec::new();
    for row in overall.iter().filter(|row| !is_experiment(row)) {
        if best.last().is_none_or(|last| row.value.number() > last.value.number()) {
            best.push(row);
        }
    }
    best
}

/// The figures printed for a reference model on a whole benchmark, the lowest first.
#[must_use]
pub fn printed_for<'a>(scores: &'a [Score], benchmark: &str, reference: &str) -> Vec<&'a Score> {
    let is_of = |row: &&Score| {
        row.benchmark.as_str() == benchmark && row.subset.is_empty() && row.reference == reference
    };
    let mut rows: Vec<&Score> = scores.iter().filter(is_of).collect();
    rows.sort_by(|a, b| a.value.number().total_cmp(&b.value.number()).then(a.day.cmp(&b.day)));
    rows
}

/// By whom a figure is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measurer {
    /// Whoever it was.
    Anyone,
    /// The maker of the model.
    Maker,
    /// Anybody else.
    Others,
}

impl Measurer {
    fn measured(self, score: &Score) -> bool {
        match self {
            Self::Anyone => true,
            Self::Maker => score.measured_by == MeasuredBy::Maker,
            Self::Others => score.measured_by != MeasuredBy::Maker,
        }
    }
}

/// Of figures in the order of [`overall`], the first above a mark and the others above it that were
/// printed on the same day, the highest first. Experiments are left out.
#[must_use]
pub fn first_above<'a>(overall: &[&'a Score], mark: f64, by: Measurer) -> Vec<&'a Score> {
    let is_above =
        |row: &&Score| row.value.number() > mark && by.measured(row) && !is_experiment(row);
    let mut above = overall.iter().copied().filter(is_above).peekable();
    let day = above.peek().map(|row| row.day.last());
    above.take_while(|row| Some(row.day.last()) == day).collect()
}
