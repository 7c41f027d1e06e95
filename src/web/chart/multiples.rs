//! Small multiples in event time: shares beside their benchmarks, each from the close before the
//! window, all on one scale.

use askama::Template;

use super::axis::ticks;
use super::trace::{self, TENTHS};
use super::{pct, place_apart};
use crate::domain::round_half_away;
use crate::study::BASE;
use crate::web::render::Frame;

const TOP: f64 = 8.0;
const PLOT: f64 = 112.0;
/// Edges of the plot, percent of the width.
const LEFT: f64 = 10.0;
const RIGHT: f64 = 84.0;

/// One share around one event.
#[derive(Debug)]
pub struct Subject {
    /// The page of the reaction.
    pub url: String,
    /// What happened.
    pub head: String,
    /// Whose share, and when.
    pub sub: String,
    /// Name of the benchmark, short.
    pub benchmark: String,
    /// Levels of the share: 100 at the close before the window, then one a session until a session
    /// has no return.
    pub share: Vec<f64>,
    /// Levels of the benchmark.
    pub bench: Vec<f64>,
}

/// The charts.
#[derive(Debug, Template)]
#[template(path = "chart/multiples.html")]
pub struct Multiples {
    panels: Vec<Panel>,
    height: f64,
    top: f64,
    plot: f64,
    /// Size of the lines' box: sessions, and tenths of a level.
    steps: i32,
    span: i64,
    bottom: f64,
    left: String,
    tick_x: String,
    right: String,
    width: String,
    zero: String,
    marks: Vec<(String, &'static str, &'static str)>,
    grid: Vec<(String, String, bool)>,
}

#[derive(Debug)]
struct Panel {
    url: String,
    head: String,
    sub: String,
    title: String,
    share: String,
    bench: String,
    ends: Vec<(&'static str, String, String)>,
}

impl Multiples {
    /// The charts of some shares over the sessions from `first` to `last`; nothing if none has a
    /// level.
    #[must_use]
    pub fn new(frame: &Frame, (first, last): (i32, i32), subjects: &[Subject]) -> Option<Self> {
        let levels = || subjects.iter().flat_map(|s| s.share.iter().chain(&s.bench)).copied();
        levels().next()?;
        let (low, high) = (levels().fold(BASE, f64::min), levels().fold(BASE, f64::max));
        let pad = ((high - low) * 0.04).max(0.5);
        let tenths = |value: f64| (value * TENTHS).round() / TENTHS;
        let (low, high) = (tenths(low - pad), tenths(high + pad));
        let down = |value: f64| (high - value) / (high - low);
        let y = |value: f64| TOP + PLOT * down(value);
        let steps = f64::from(last - first + 1);
        // The close before the window stands at the left edge, a step before its first session.
        let x = |tau: i32| LEFT + (RIGHT - LEFT) * f64::from(tau - first + 1) / steps;
        let path = |levels: &[f64]| path(levels, high);
        let panel = |subject: &Subject| Panel {
            url: subject.url.clone(),
            head: subject.head.clone(),
            sub: subject.sub.clone(),
            title: title(frame, subject),
            share: path(&subject.share),
            bench: path(&subject.bench),
            ends: ends(subject, y),
        };
        Some(Self {
            panels: subjects.iter().map(panel).collect(),
            height: TOP + PLOT + 20.0,
            top: TOP,
            plot: PLOT,
            steps: last - first + 1,
            span: trace::units(high - low, TENTHS),
            bottom: TOP + PLOT,
            left: pct(LEFT),
            tick_x: pct(LEFT - 1.5),
            right: pct(RIGHT),
            width: pct(RIGHT - LEFT),
            zero: pct(x(0)),
            marks: vec![(pct(x(-5)), "−5", "q"), (pct(x(0)), "0", "b a"), (pct(x(5)), "+5", "q")],
            grid: ticks(low, high)
                .into_iter()
                .map(|value| (format!("{:.1}", y(value)), whole(value), (value - BASE).abs() < 0.5))
                .collect(),
        })
    }
}

fn whole(value: f64) -> String {
    round_half_away(value, 0).digits
}

fn title(frame: &Frame, subject: &Subject) -> String {
    let one = |levels: &[f64]| levels.last().map(|v| round_half_away(*v, 1).digits);
    let values = [
        ("share", one(&subject.share).unwrap_or_default().into()),
        ("index", subject.benchmark.as_str().into()),
        ("bench", one(&subject.bench).unwrap_or_default().into()),
    ];
    let key = if subject.bench.len() > 1 { "compare-panel" } else { "compare-panel-alone" };
    frame.t.with(key, &values)
}

/// A path of sessions across and tenths of a level down.
fn path(levels: &[f64], high: f64) -> String {
    let down = |value: f64| trace::units(high, TENTHS) - trace::units(value, TENTHS);
    let points = (0..).zip(levels).map(|(x, value)| (x, down(*value)));
    if levels.len() < 2 { String::new() } else { trace::path(points) }
}

/// The last values of both lines.
fn ends(subject: &Subject, y: impl Fn(f64) -> f64) -> Vec<(&'static str, String, String)> {
    let last = |levels: &[f64]| levels.last().copied().filter(|_| levels.len() > 1);
    let (share, bench) = (last(&subject.share), last(&subject.bench));
    let ends: Vec<(&'static str, f64)> =
        share.map(|v| ("b s", v)).into_iter().chain(bench.map(|v| ("q s", v))).collect();
    let mut ys: Vec<f64> = ends.iter().map(|(_, value)| y(*value) + 4.0).collect();
    place_apart(&mut ys, 12.0);
    let text = |((class, value), y): (&(&'static str, f64), f64)| {
        (*class, whole(*value), format!("{y:.1}"))
    };
    ends.iter().zip(ys).map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::web::render::Nav;

    fn subject(share: &[f64], bench: &[f64]) -> Subject {
        let text = String::new;
        let (share, bench) = (share.to_vec(), bench.to_vec());
        Subject { url: text(), head: text(), sub: text(), benchmark: text(), share, bench }
    }

    #[test]
    fn all_charts_share_one_scale_and_start_at_the_base() {
        let frame = Frame::bare(Lang::En, "/", Nav::None, "");
        let subjects = [subject(&[100.0, 110.0], &[100.0, 101.0]), subject(&[100.0, 90.0], &[])];
        let chart = Multiples::new(&frame, (-5, 5), &subjects).unwrap();
        // 90 to 110 with 4 % of room: the base lies in the middle of both, 108 tenths down.
        assert!(chart.panels.iter().all(|panel| panel.share.starts_with("M0 108l")));
        assert!(chart.panels[1].bench.is_empty());
        assert_eq!(chart.panels[0].ends.len(), 2);
        assert!(Multiples::new(&frame, (-5, 5), &[]).is_none());
    }
}
