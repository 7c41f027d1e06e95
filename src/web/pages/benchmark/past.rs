//! First past a mark: the first printed figures above the lowest and above the highest figure that
//! is printed for a reference model.

use crate::answers::held::Held;
use crate::answers::scores::{self, Measurer, REFERENCES};
use crate::record::tables::{Benchmark, Score};
use crate::web::render::Frame;

/// A mark and who was first past it.
#[derive(Debug)]
pub(in crate::web) struct Past {
    /// Whose figure the mark is, and whether it is the lowest or the highest printed.
    pub(in crate::web) mark: String,
    /// The figure.
    pub(in crate::web) figure: String,
    /// The first of all, the first that a maker printed and the first that somebody else did.
    pub(in crate::web) first: [Option<First>; 3],
}

/// A figure above a mark.
#[derive(Debug)]
pub(in crate::web) struct First {
    /// The name as printed.
    pub(in crate::web) version: String,
    /// Its language, where it is not the page's.
    pub(in crate::web) lang: &'static str,
    /// The page of the model.
    pub(in crate::web) url: String,
    /// The figure.
    pub(in crate::web) figure: String,
    /// The day, who measured, and the setting.
    pub(in crate::web) about: String,
    /// That others stood above the mark on the same day.
    pub(in crate::web) more: String,
}

/// The lowest and the highest figure printed for a reference model, where figures of a benchmark
/// compare over time and there are any.
fn ends<'a>(held: &'a Held, slug: &str, reference: &str) -> Option<(&'a Score, &'a Score)> {
    let printed = scores::printed_for(&held.tables.scores, slug, reference);
    let ends = (*printed.first()?, *printed.last()?);
    scores::compares_over_time(slug).then_some(ends)
}

/// A benchmark and who was first past each mark of the reference models.
#[derive(Debug)]
pub(in crate::web) struct Passed {
    /// Its name.
    pub(in crate::web) name: String,
    /// Its page.
    pub(in crate::web) url: String,
    /// For each reference model the lowest and the highest figure, each with the first above it.
    pub(in crate::web) marks: Vec<Option<(String, Option<First>)>>,
}

/// Every benchmark that has a mark.
#[must_use]
pub(in crate::web) fn all(frame: &Frame, held: &Held) -> Vec<Passed> {
    let passed = |benchmark: &Benchmark| {
        let slug = benchmark.slug.as_str();
        let overall = scores::overall(&held.tables.scores, slug);
        let first = |row: &Score| {
            let above = scores::first_above(&overall, row.value.number(), Measurer::Anyone);
            (row.value.to_string(), first(frame, &above))
        };
        let marks = REFERENCES.into_iter().flat_map(|reference| {
            let ends = ends(held, slug, reference);
            [ends.map(|(low, _)| first(low)), ends.map(|(_, high)| first(high))]
        });
        Passed {
            name: frame.pick(&benchmark.name.en, &benchmark.name.zh).to_owned(),
            url: frame.urls.benchmark(slug),
            marks: marks.collect(),
        }
    };
    let rows = held.tables.benchmarks.iter().map(passed);
    rows.filter(|row| row.marks.iter().any(Option::is_some)).collect()
}

/// The marks of a benchmark; none where figures of different days do not compare.
#[must_use]
pub(in crate::web) fn of(frame: &Frame, held: &Held, benchmark: &Benchmark) -> Vec<Past> {
    let slug = benchmark.slug.as_str();
    let overall = scores::overall(&held.tables.scores, slug);
    let mut marks = Vec::new();
    for reference in REFERENCES {
        let Some((low, high)) = ends(held, slug, reference) else { continue };
        let ends = if low.value.number() < high.value.number() {
            vec![("past-lowest", low), ("past-highest", high)]
        } else {
            vec![("past-only", low)]
        };
        for (key, row) in ends {
            let first = |by| first(frame, &scores::first_above(&overall, row.value.number(), by));
            marks.push(Past {
                mark: frame.t.about(key, scores::short_name(reference)),
                figure: row.value.to_string(),
                first: [Measurer::Anyone, Measurer::Maker, Measurer::Others].map(first),
            });
        }
    }
    marks
}

/// The highest of the figures that were first past a mark on one day.
fn first(frame: &Frame, rows: &[&Score]) -> Option<First> {
    let (row, others) = rows.split_first()?;
    let setting = row.setting.clone();
    let setting = if setting.is_empty() { frame.t.get("scores-no-setting") } else { setting };
    let values = [
        ("day", frame.period(&row.day).into()),
        ("by", frame.word("measured-by", row.measured_by.as_str()).into()),
        ("setting", setting.into()),
    ];
    Some(First {
        version: row.version.clone(),
        lang: frame.printed_lang(&row.version),
        url: frame.urls.model(row.model.as_ref()?.as_str()),
        figure: row.value.to_string(),
        about: frame.t.with("past-about", &values),
        more: if others.is_empty() {
            String::new()
        } else {
            frame.t.count("past-more", others.len())
        },
    })
}
