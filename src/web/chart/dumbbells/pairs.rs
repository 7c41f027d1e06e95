//! Makers' scores against others': from what others printed to what the maker printed.

use std::collections::BTreeMap;

use askama::Template;

use super::{Axis, Dumbbells, Key, Panel, Row};
use crate::answers::rows::ScorePair;
use crate::answers::scores::RESTATED;
use crate::record::Named;
use crate::record::tables::{MeasuredBy, Score, ScoreVerdict};
use crate::web::chart::trace;
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::Frame;

/// The same two figures, however many tables print them.
struct Group<'a>(Vec<&'a ScorePair>);

impl<'a> Group<'a> {
    fn first(&self) -> &'a ScorePair {
        self.0[0]
    }

    fn difference(&self) -> f64 {
        self.first().difference
    }

    /// Whether a line is drawn: figures that are the same say nothing by their distance.
    fn is_drawn(&self) -> bool {
        self.first().verdict != ScoreVerdict::Same && self.difference().abs() > RESTATED
    }
}

/// The chart of some pairs; nothing without any.
///
/// # Errors
/// If the template fails.
pub fn chart(frame: &Frame, pairs: &[ScorePair]) -> Result<String, Error> {
    if pairs.is_empty() {
        return Ok(String::new());
    }
    let groups = groups(pairs);
    let drawn = || groups.iter().filter(|group| group.is_drawn());
    let axis = Axis::holding(drawn().map(Group::difference));
    let panel = |id, is_apart: bool| {
        let of_panel =
            |group: &&Group<'_>| (group.first().verdict == ScoreVerdict::NotComparable) == is_apart;
        let rows: Vec<&Group<'_>> = drawn().filter(of_panel).collect();
        let n: usize = rows.iter().map(|group| group.0.len()).sum();
        let (title, about) = if is_apart {
            ("dumbbells-apart", "dumbbells-apart-n")
        } else {
            ("dumbbells-comparable", "dumbbells-comparable-n")
        };
        Panel {
            id,
            title: frame.t.get(title),
            about: frame.t.with(about, &[("n", n.into()), ("rows", rows.len().into())]),
            rows: rows.iter().map(|group| row(frame, &axis, group)).collect(),
        }
    };
    let mut panels = vec![panel("dc", false), panel("da", true)];
    panels.retain(|panel| !panel.rows.is_empty());
    let page = Dumbbells {
        is_of_moves: false,
        headline: headline(frame, pairs),
        subtitle: subtitle(frame, &groups),
        legend: legend(frame, pairs),
        heads: ["dumbbells-head", "dumbbells-head-figures", "head-difference"]
            .map(|key| frame.t.get(key)),
        axis,
        panels,
        reading: reading(frame, pairs, &groups),
        table: "#rows",
        how: "scores",
        frame,
    };
    Ok(page.render()?)
}

/// Pairs of the same two figures, the largest difference in the maker's favour first.
fn groups(pairs: &[ScorePair]) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<_, Vec<&ScorePair>> = BTreeMap::new();
    for pair in pairs {
        let (maker, other) = (&pair.maker, &pair.other);
        let subject = (&maker.benchmark, &pair.model, maker.version.to_lowercase(), &maker.subset);
        // 52.4 and 52.40 are one figure; none has more than two decimals.
        let hundredths = |score: &Score| trace::units(score.value.number(), trace::HUNDREDTHS);
        let figures = (hundredths(maker), hundredths(other), pair.verdict);
        groups.entry((subject, figures)).or_default().push(pair);
    }
    let mut groups: Vec<Group<'_>> = groups.into_values().map(Group).collect();
    groups.sort_by(|a, b| b.difference().total_cmp(&a.difference()));
    groups
}

fn row(frame: &Frame, axis: &Axis, group: &Group<'_>) -> Row {
    let pair = group.first();
    let (maker, other) = (&pair.maker, &pair.other);
    let is_list = |pair: &&ScorePair| pair.other.measured_by == MeasuredBy::Benchmark;
    let by =
        group.0.iter().copied().find(is_list).map_or(other.measured_by, |_| MeasuredBy::Benchmark);
    let benchmark = frame.names.name(Named::Benchmark, maker.benchmark.as_str(), frame.lang);
    let values = [
        ("version", maker.version.as_str().into()),
        ("benchmark", benchmark.into()),
        ("maker", maker.value.as_str().into()),
        ("day", frame.period(&maker.day).into()),
        ("other", other.value.as_str().into()),
        ("by", frame.word("measured-by", by.as_str()).into()),
        ("printed", frame.period(&other.day).into()),
        ("verdict", frame.word("score-verdict", pair.verdict.as_str()).into()),
    ];
    // How many tables print the two figures, where it is more than one.
    let times = if group.0.len() > 1 { format!(" ×{}", group.0.len()) } else { String::new() };
    let difference = format::signed(pair.difference, 1);
    Row {
        url: frame
            .urls
            .at(&format!("/scores/compared?benchmark={}&model={}", maker.benchmark, pair.model)),
        title: frame.t.with("dumbbells-title", &values),
        name: maker.version.clone(),
        lang: frame.printed_lang(&maker.version),
        of: benchmark.to_owned(),
        figures: [(maker.value.to_string(), format!(" / {}", other.value)), (difference, times)],
        from: by.as_str(),
        verdict: pair.verdict.as_str(),
        x: axis.x(pair.difference),
        line: if pair.verdict == ScoreVerdict::NotComparable { "dash" } else { "bell" },
        why: why(frame, pair),
    }
}

/// What keeps the two figures of a pair apart, as far as the record knows.
fn why(frame: &Frame, pair: &ScorePair) -> String {
    let (maker, other) = (pair.maker.setting.as_str(), pair.other.setting.as_str());
    let mut notes = Vec::new();
    if pair.verdict == ScoreVerdict::NotComparable {
        let settings = [("maker", maker.into()), ("other", other.into())];
        notes.push(frame.t.with("pair-settings", &settings));
    } else if maker.is_empty() || other.is_empty() {
        notes.push(frame.t.get("pair-setting-missing"));
    }
    if pair.is_own_earlier && pair.verdict == ScoreVerdict::Differs {
        notes.push(frame.t.get("pair-own-earlier"));
    }
    notes.join(&frame.t.get("semicolon"))
}

fn count(pairs: &[ScorePair], verdict: ScoreVerdict) -> usize {
    pairs.iter().filter(|pair| pair.verdict == verdict).count()
}

/// The version that most pairs are of that differ, and how many those are.
fn commonest(pairs: &[ScorePair]) -> Option<(&str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.verdict == ScoreVerdict::Differs) {
        *counts.entry(&pair.maker.version).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n)
}

/// How many pairs differ; and of what, where more than half of them are of one version.
#[must_use]
pub fn headline(frame: &Frame, pairs: &[ScorePair]) -> String {
    let differs = count(pairs, ScoreVerdict::Differs);
    let values = [("differs", differs.into()), ("n", pairs.len().into())];
    let said = frame.t.with("dumbbells-headline", &values);
    match commonest(pairs) {
        Some((version, n)) if n * 2 > differs && differs > 2 => {
            format!("{said}{}", frame.t.about("dumbbells-headline-version", version))
        }
        _ => said,
    }
}

/// How to read the chart, and on which side the figures lie, each two figures counted once.
fn subtitle(frame: &Frame, groups: &[Group<'_>]) -> String {
    let differing = || groups.iter().filter(|group| group.first().verdict == ScoreVerdict::Differs);
    let right = differing().filter(|group| group.difference() > 0.0).count();
    let read = frame.t.get("dumbbells-subtitle");
    let n = differing().count();
    if n == 0 {
        return read;
    }
    let values = [("n", n.into()), ("right", right.into()), ("left", (n - right).into())];
    format!("{read}{}{}", frame.t.get("sentence-join"), frame.t.with("dumbbells-sides", &values))
}

/// The verdicts with their counts, and whose the other figures are.
fn legend(frame: &Frame, pairs: &[ScorePair]) -> Vec<Key> {
    let verdict = |verdict: &ScoreVerdict| {
        let url = frame.urls.at(&format!("/scores/compared?verdict={verdict}"));
        Key {
            mark: format!("v-{verdict}"),
            name: frame.word("score-verdict-long", verdict.as_str()),
            counted: Some((url, count(pairs, *verdict))),
        }
    };
    let by = |by: MeasuredBy| Key {
        mark: format!("m-{by}"),
        name: frame.word("dumbbells-other", by.as_str()),
        counted: None,
    };
    let others = [MeasuredBy::ThirdParty, MeasuredBy::Benchmark, MeasuredBy::Press]
        .into_iter()
        .filter(|by| pairs.iter().any(|pair| pair.other.measured_by == *by));
    ScoreVerdict::ALL.iter().map(verdict).chain(others.map(by)).collect()
}

/// What the chart leaves out, and what of the differences is no contradiction.
fn reading(frame: &Frame, pairs: &[ScorePair], groups: &[Group<'_>]) -> String {
    let differs = pairs.iter().filter(|pair| pair.verdict == ScoreVerdict::Differs);
    let own = differs.filter(|pair| pair.is_own_earlier).count();
    let apart = |group: &&Group<'_>| {
        group.first().verdict == ScoreVerdict::NotComparable && !group.is_drawn()
    };
    let equal: usize = groups.iter().filter(apart).map(|group| group.0.len()).sum();
    let mut said = vec![frame.t.count("dumbbells-same", count(pairs, ScoreVerdict::Same))];
    if own > 0 {
        said.push(frame.t.count("dumbbells-own", own));
    }
    if equal > 0 {
        said.push(frame.t.count("dumbbells-equal", equal));
    }
    said.join(&frame.t.get("sentence-join"))
}
