//! A share and its benchmark over some weeks around an event, rebased to the close before them.

use askama::Template;

use super::percent_axis::PercentAxis;
use super::strip::signed;
use super::trace::{self, HUNDREDTHS};
use super::{halves, pct};
use crate::study::{BASE, Level};
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// Left edge of the plot, percent of the width.
const LEFT: f64 = 7.5;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 204.0;

/// Sessions from one that is numbered to the next; the table has a row for each of these.
const EVERY: i32 = 5;

/// What the picture is of.
#[derive(Debug)]
pub struct Subject<'a> {
    /// Title of the picture.
    pub title: String,
    /// What it shows, in words.
    pub desc: String,
    /// Number of the first session, counted from day 0.
    pub first: i32,
    /// The share.
    pub symbol: &'a str,
    /// The benchmark's name.
    pub benchmark: &'a str,
}

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/context.html")]
pub struct ContextChart {
    title: String,
    desc: String,
    source: (String, String),
    left: String,
    width: String,
    grid: Vec<(String, String, String, bool)>,
    /// Size of the lines' box: sessions, and hundredths of a percent.
    steps: usize,
    span: i64,
    /// The figure at the top of the box, in hundredths.
    top: i64,
    /// Number of the first session.
    first: i32,
    /// What is said of a session, with places for its number and both figures.
    said: String,
    share: String,
    benchmark: String,
    day0: String,
    numbers: Vec<(String, String)>,
}

impl ContextChart {
    /// The chart of the levels of a share and of its benchmark, both on the same sessions, the
    /// first of which is numbered `first`. Nothing for fewer than three sessions.
    #[must_use]
    pub fn new(
        frame: &Frame,
        subject: Subject,
        share: &[Level],
        benchmark: &[Level],
    ) -> Option<Self> {
        if share.len() < 3 {
            return None;
        }
        let first = subject.first;
        let change = |level: &Level| level.value - BASE;
        let axis = PercentAxis::new(share.iter().chain(benchmark).map(change), TOP, BOTTOM);
        let (low, high) = axis.ends();
        let top = trace::units(high, HUNDREDTHS);
        let steps = share.len() - 1;
        let path = |levels: &[Level]| {
            let point = |(x, level)| (x, top - trace::units(change(level), HUNDREDTHS));
            trace::path((0..).zip(levels).map(point))
        };
        let part = |n: usize| f64::from(u32::try_from(n).unwrap_or(0));
        let x = |n: usize| pct(LEFT + (99.0 - LEFT) * part(n) / part(steps));
        let number = |n: usize| first + i32::try_from(n).unwrap_or(0);
        let numbered = (0..share.len()).filter(|n| number(*n) % EVERY == 0);
        Some(Self {
            title: subject.title,
            desc: subject.desc,
            source: halves(&frame.t.about("chart-source-study", &frame.record())),
            left: pct(LEFT),
            width: pct(99.0 - LEFT),
            grid: axis.grid(),
            steps,
            span: top - trace::units(low, HUNDREDTHS),
            top,
            first,
            said: said(frame, subject.symbol, subject.benchmark),
            share: path(share),
            benchmark: path(benchmark),
            day0: x(usize::try_from(-first).unwrap_or(0)),
            numbers: numbered.map(|n| (x(n), signed(number(n)))).collect(),
        })
    }
}

/// What the page's script says of a place on two lines: `{x}: 9888.HK {a}, HSI {b}`.
pub(super) fn said(frame: &Frame, share: &str, benchmark: &str) -> String {
    let values = [
        ("x", "{x}".into()),
        ("share", share.into()),
        ("a", "{a}".into()),
        ("index", benchmark.into()),
        ("b", "{b}".into()),
    ];
    frame.t.with("chart-said", &values)
}

/// What the chart comes to: `Over 41 sessions the share lost 13.08%, the Hang Seng Index 0.77%`.
#[must_use]
pub fn headline(frame: &Frame, share: &[Level], benchmark: &[Level], index: &str) -> String {
    let end = |levels: &[Level]| {
        levels.last().map(|level| format::percent(level.value - BASE, 2)).unwrap_or_default()
    };
    let (own, other) = (end(share), end(benchmark));
    let changed = |change: &Percent, [gained, lost]: [&str; 2]| {
        let size = change.figure.trim_start_matches(['+', '−']);
        match change.class {
            "up" => frame.t.about(gained, size),
            "down" => frame.t.about(lost, size),
            _ => frame.t.get("context-flat"),
        }
    };
    // The verb is not said again where the benchmark went the same way.
    let words = ["context-gained", "context-lost"];
    let again = ["context-gained-too", "context-lost-too"];
    let again = if own.class == other.class { again } else { words };
    let values = [
        ("n", share.len().into()),
        ("share", changed(&own, words).into()),
        ("index", index.into()),
        ("benchmark", changed(&other, again).into()),
    ];
    let key = if benchmark.is_empty() { "context-headline-alone" } else { "context-headline" };
    frame.t.with(key, &values)
}

/// Where the share stood highest and lowest; the first of equals.
#[must_use]
pub fn reading(frame: &Frame, first: i32, share: &[Level]) -> String {
    let mut ends: Option<(usize, usize)> = None;
    for (n, level) in share.iter().enumerate() {
        let (low, high) = ends.unwrap_or((n, n));
        let low = if level.value < share[low].value { n } else { low };
        ends = Some((low, if level.value > share[high].value { n } else { high }));
    }
    let Some((low, high)) = ends else { return String::new() };
    let number = |n: usize| signed(first + i32::try_from(n).unwrap_or(0));
    let change = |n: usize| format::plain_percent(share[n].value - BASE);
    let values = [
        ("high", change(high).into()),
        ("high_day", number(high).into()),
        ("low", change(low).into()),
        ("low_day", number(low).into()),
    ];
    frame.t.with("context-reading", &values)
}

/// A row of the chart's table.
#[derive(Debug)]
pub struct Week {
    /// The session, counted from day 0.
    pub number: String,
    /// Its date.
    pub day: String,
    /// Where the share stood.
    pub share: String,
    /// Where the index stood; empty if the record has none on that day.
    pub index: String,
}

/// The sessions that the axis numbers, with what the chart shows there.
#[must_use]
pub fn table(frame: &Frame, first: i32, share: &[Level], benchmark: &[Level]) -> Vec<Week> {
    let row = |(number, level): (i32, &Level)| Week {
        number: signed(number),
        day: frame.short_day(&level.day),
        share: format::plain_percent(level.value - BASE),
        index: benchmark
            .iter()
            .find(|index| index.day == level.day)
            .map(|index| format::plain_percent(index.value - BASE))
            .unwrap_or_default(),
    };
    (first..).zip(share).filter(|(number, _)| number % EVERY == 0).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::web::render::Nav;

    #[test]
    fn figures_can_be_read_off_the_lines() {
        let frame = Frame::bare(Lang::En, "/", Nav::None, "");
        let levels = |values: [f64; 3]| {
            let day = "2023-04-10".parse().unwrap();
            values.map(|value| Level { day, value })
        };
        let (symbol, benchmark) = ("S", "I");
        let subject =
            Subject { title: String::new(), desc: String::new(), first: -1, symbol, benchmark };
        let (share, index) = (levels([98.0, 90.0, 110.25]), levels([100.0, 100.0, 101.0]));
        let chart = ContextChart::new(&frame, subject, &share, &index).unwrap();
        // From −10 to +10.25 percent: 2025 hundredths.
        assert_eq!((chart.top, chart.span, chart.steps), (1025, 2025, 2));
        assert_eq!(chart.share, "M0 1225l1 800 1-2025");
        assert_eq!(chart.said, "{x}: S {a}, I {b}");
    }
}
