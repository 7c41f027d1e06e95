//! Makers against others: a maker's figure beside each figure that somebody else printed for the same
//! benchmark, model, version and part.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::RESTATED;
use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::ScorePair;
use crate::answers::search::Words;
use crate::domain::Slug;
use crate::record::tables::{Benchmark, MeasuredBy, Scale, Score, ScoreVerdict};
use crate::record::{Key, SortKey, Value};

/// What figures must share to make a pair: benchmark, model, version and part.
type Subject<'a> = (&'a Slug, &'a Slug, String, &'a str);

fn subject(score: &Score) -> Option<Subject<'_>> {
    let model = score.model.as_ref()?;
    Some((&score.benchmark, model, folded(&score.version), &score.subset))
}

/// Text without differences of case and blanks.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A setting with the number of examples in digits: `zero-shot` is `0-shot`.
fn setting(text: &str) -> String {
    const NUMBERS: [(&str, &str); 7] = [
        ("zero-shot", "0-shot"),
        ("one-shot", "1-shot"),
        ("two-shot", "2-shot"),
        ("three-shot", "3-shot"),
        ("four-shot", "4-shot"),
        ("five-shot", "5-shot"),
        ("eight-shot", "8-shot"),
    ];
    let words = folded(text);
    NUMBERS.iter().fold(words, |text, (word, digits)| text.replace(word, digits))
}

/// The difference of two printed figures, without what doubles add behind their digits.
fn difference(maker: &Score, other: &Score) -> f64 {
    ((maker.value.number() - other.value.number()) * 1e4).round() / 1e4
}

/// Figures within the first of these are the same, within the second near, in the benchmark's points.
/// A scale without an end has no points: there near is a hundredth of what was printed on that day.
fn bounds(scale: Scale, scores: &[Score], other: &Score) -> (f64, f64) {
    if scale == Scale::Percent {
        return (RESTATED, 1.0);
    }
    let of_day = |row: &&Score| row.benchmark == other.benchmark && row.day == other.day;
    let values = || scores.iter().filter(of_day).map(|row| row.value.number());
    let range = values().fold(0.0, f64::max) - values().fold(f64::INFINITY, f64::min);
    (0.0, range.max(0.0) / 100.0)
}

fn verdict(maker: &Score, other: &Score, (same, near): (f64, f64)) -> ScoreVerdict {
    let settings = [maker, other].map(|row| setting(&row.setting));
    let difference = difference(maker, other).abs();
    if settings.iter().all(|text| !text.is_empty()) && settings[0] != settings[1] {
        ScoreVerdict::NotComparable
    } else if difference <= same {
        ScoreVerdict::Same
    } else if difference <= near {
        ScoreVerdict::Near
    } else {
        ScoreVerdict::Differs
    }
}

/// Every pair: those that compare first, the largest difference on top.
pub(in crate::answers) fn pairs(
    scores: &[Score],
    benchmarks: &[Benchmark],
    company: impl Fn(&Slug) -> String,
) -> Vec<ScorePair> {
    let mut subjects: BTreeMap<Subject<'_>, Vec<&Score>> = BTreeMap::new();
    for score in scores {
        if let Some(subject) = subject(score) {
            subjects.entry(subject).or_default().push(score);
        }
    }
    let mut pairs = Vec::new();
    for ((slug, model, ..), rows) in &subjects {
        let scale = benchmarks.iter().find(|row| row.slug == **slug).map(|row| row.scale);
        let (own, others): (Vec<&Score>, Vec<&Score>) =
            rows.iter().partition(|row| row.measured_by == MeasuredBy::Maker);
        for maker in &own {
            for other in &others {
                let bounds = bounds(scale.unwrap_or(Scale::Percent), scores, other);
                let is_own_earlier = own.iter().any(|earlier| {
                    earlier.day.last() < maker.day.last()
                        && difference(earlier, other).abs() <= bounds.0
                });
                pairs.push(ScorePair {
                    id: format!("{}:{}", maker.id, other.id),
                    maker: (*maker).clone(),
                    other: (*other).clone(),
                    model: (*model).clone(),
                    company: company(model),
                    difference: difference(maker, other),
                    verdict: verdict(maker, other, bounds),
                    is_own_earlier,
                });
            }
        }
    }
    pairs.sort_by(|a, b| {
        let is_apart = |pair: &ScorePair| pair.verdict == ScoreVerdict::NotComparable;
        let by_size = || b.difference.abs().total_cmp(&a.difference.abs());
        is_apart(a)
            .cmp(&is_apart(b))
            .then_with(by_size)
            .then_with(|| (&a.maker.id, &a.other.id).cmp(&(&b.maker.id, &b.other.id)))
    });
    pairs
}

impl HeldRow for ScorePair {
    fn rows(held: &Held) -> Vec<&Self> {
        held.pairs.iter().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        let value = match key.name {
            "benchmark" => self.maker.benchmark.as_str(),
            "company" => &self.company,
            "model" => self.model.as_str(),
            _ => self.verdict.as_str(),
        };
        vec![Value::from(value)]
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.maker.day.first(), self.maker.day.last()))
    }

    fn order(&self, by: SortKey, held: &Held) -> Place {
        match by {
            SortKey::Difference => Place::Number(self.difference),
            SortKey::Verdict => Place::of_text(Some(self.verdict.as_str())),
            by => self.maker.order(by, held),
        }
    }

    fn words(&self, held: &Held) -> Words {
        self.maker.words(held).and(&self.other.note.en).and(&self.other.note.zh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_the_same_however_they_are_written() {
        assert_eq!(setting("Zero-shot  CoT"), setting("0-shot CoT"));
        assert_eq!(setting("few-shot, answer only"), "few-shot, answer only");
        assert_ne!(setting("0-shot"), setting("0-shot CoT"));
    }
}
