//! One drawing of the year: where lines, marks and labels stand.

use chrono::NaiveDate;

use super::YearLevels;
use super::marks::{OnLine, STEPS};
use super::words::{Words, whole};
use crate::domain::AnnouncementKind;
use crate::study::BASE;
use crate::web::chart::axis::{Years, ticks};
use crate::web::chart::pct;
use crate::web::chart::place::text_width;
use crate::web::chart::tiers::{LabelTier, tiers};
use crate::web::chart::trace::{self, TENTHS};

#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) class: &'static str,
    pub(super) id: &'static str,
    pub(super) height: i32,
    pub(super) left: String,
    pub(super) tick_x: String,
    pub(super) right: String,
    pub(super) width: String,
    pub(super) top: i32,
    pub(super) plot: i32,
    pub(super) ticks: Vec<(String, String, bool)>,
    pub(super) months: Vec<(String, String)>,
    pub(super) ends: Vec<(&'static str, String, String)>,
    pub(super) marks: Vec<Mark>,
    pub(super) title: String,
    pub(super) desc: String,
    pub(super) source: String,
}

#[derive(Debug)]
pub(super) struct Mark {
    pub(super) url: String,
    pub(super) title: String,
    pub(super) kind: AnnouncementKind,
    pub(super) x: String,
    pub(super) y: String,
    pub(super) label: Option<Label>,
}

#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) y: i32,
    pub(super) dx: i32,
    pub(super) leader_to: String,
}

/// The measures of a drawing, in percent and pixels.
pub(super) struct Layout {
    class: &'static str,
    id: &'static str,
    left: f64,
    /// Labels do not touch from this width on.
    screen: f64,
    /// Marks do not touch from this width on; below it, the later covers the earlier in part. Were they kept apart at the narrowest width, they would leave the line on
    /// every wider one.
    marks: f64,
    plot: i32,
    is_wide: bool,
}

/// Shown from 720 px, less gutters.
pub(super) const WIDE: Layout = Layout {
    class: "w-only",
    id: "w",
    left: 3.6,
    screen: 670.0,
    marks: 1100.0,
    plot: 280,
    is_wide: true,
};
/// Shown from 320 px, less gutters.
pub(super) const NARROW: Layout = Layout {
    class: "n-only",
    id: "n",
    left: 9.0,
    screen: 288.0,
    marks: 380.0,
    plot: 230,
    is_wide: false,
};

/// Most tiers of labels; an announcement beyond them keeps its mark and its row in the table.
const TIERS: usize = 10;
const TIER: i32 = 16;
/// Room that a mark takes on the line.
const MARK: f64 = 13.0;

/// The levels between which a drawing lies.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Range {
    pub(super) fn of(levels: &YearLevels) -> Self {
        let values = || levels.share.iter().chain(&levels.bench).map(|level| level.value);
        let (low, high) = (values().fold(BASE, f64::min), values().fold(BASE, f64::max));
        let pad = ((high - low) * 0.03).max(0.5);
        // Whole tenths, so that heights in tenths are exact.
        let tenths = |value: f64| (value * TENTHS).round() / TENTHS;
        Self { low: tenths(low - pad), high: tenths(high + pad) }
    }

    /// How far down a level lies, in tenths of a level.
    pub(super) fn tenths_down(self, value: f64) -> i64 {
        trace::units(self.high, TENTHS) - trace::units(value, TENTHS)
    }

    /// How far down a level lies: 0 at the top, 1 at the bottom.
    pub(super) fn down(self, value: f64) -> f64 {
        (self.high - value) / (self.high - self.low)
    }
}

/// Draws the year in a layout.
pub(super) fn drawing(
    words: &Words,
    layout: &Layout,
    range: Range,
    marks: &[OnLine],
) -> Option<Drawing> {
    let frame = words.frame;
    let (first, last) = (words.levels.share.first()?, words.levels.share.last()?);
    let names = end_names(words, layout);
    let right = right(layout, &names);
    let axis = Years::new(first.day, last.day, layout.left, right)?;
    let shown: Vec<&OnLine> =
        marks.iter().filter(|mark| layout.is_wide || STEPS.contains(&mark.reaction.kind)).collect();
    let px = |day: NaiveDate| axis.at(day) * layout.screen / 100.0;
    let labels: Vec<(f64, f64)> =
        shown.iter().map(|mark| (px(mark.day), text_width(words.label(mark.reaction)))).collect();
    let places = if layout.is_wide { tiers(&labels, layout.screen, TIERS) } else { vec![] };
    let rows = places.iter().flatten().map(|place| place.tier + 1).max().unwrap_or(0);
    let top = if rows == 0 { 12 } else { TIER * i32::try_from(rows).unwrap_or(0) + 16 };
    let bottom = top + layout.plot;
    let y = |value: f64| f64::from(top) + f64::from(layout.plot) * range.down(value);
    let spot = |mark: &&OnLine| (axis.at(mark.day) * layout.marks / 100.0, y(mark.value));
    let spots: Vec<(f64, f64)> = shown.iter().map(spot).collect();
    let ys = apart(&spots, f64::from(top), f64::from(bottom));
    let marks = shown.iter().zip(ys).enumerate().map(|(n, (mark, y))| {
        let place = places.get(n).copied().flatten();
        drawn(words, mark, pct(axis.at(mark.day)), y, place)
    });
    Some(Drawing {
        class: layout.class,
        id: layout.id,
        height: bottom + 44,
        left: pct(layout.left),
        tick_x: pct(layout.left - 0.7),
        right: pct(right),
        width: pct(right - layout.left),
        top,
        plot: layout.plot,
        ticks: ticks(range.low, range.high)
            .into_iter()
            .map(|value| (format!("{:.1}", y(value)), whole(value), (value - BASE).abs() < 0.5))
            .collect(),
        months: axis.months(frame, !layout.is_wide),
        marks: marks.collect(),
        ends: ends(words, names, y),
        title: words.title(),
        desc: words.reading(),
        source: frame.t.about("company-chart-source", &frame.record()),
    })
}

/// What stands behind the end of each line: its last value, on wide screens with its name.
fn end_names(words: &Words, layout: &Layout) -> Vec<String> {
    let name = |name: &str, value: f64| {
        if layout.is_wide { format!("{name} {}", whole(value)) } else { whole(value) }
    };
    let index = words.frame.index_short(&words.listing.benchmark);
    let bench = words.levels.bench.last().map(|level| name(&index, level.value));
    std::iter::once(name(&words.listing.symbol, words.levels.end())).chain(bench).collect()
}

/// Where the plot ends, percent: as far right as leaves room for the names behind it. Bold figures
/// are a little wider than the estimate.
fn right(layout: &Layout, names: &[String]) -> f64 {
    let widest = names.iter().map(|name| text_width(name) * 1.1).fold(0.0, f64::max);
    100.0 - (widest + 8.0) / layout.screen * 100.0
}

/// The names behind the lines' ends, at least a line of text apart.
fn ends(
    words: &Words,
    names: Vec<String>,
    y: impl Fn(f64) -> f64,
) -> Vec<(&'static str, String, String)> {
    let mut share_y = y(words.levels.end()) + 4.0;
    let mut bench_y = words.levels.bench.last().map(|level| y(level.value) + 4.0);
    if let Some(bench_y) = &mut bench_y {
        let short = (13.0 - (share_y - *bench_y).abs()).max(0.0) / 2.0;
        let down = if share_y > *bench_y { 1.0 } else { -1.0 };
        share_y += down * short;
        *bench_y -= down * short;
    }
    let spots = [("b s", Some(share_y)), ("q s", bench_y)];
    let ends = names.into_iter().zip(spots);
    ends.filter_map(|(name, (class, y))| Some((class, name, format!("{:.1}", y?)))).collect()
}

/// Where marks stand, in their order: on the line, or above or below it where another is.
fn apart(spots: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (x, y) in spots {
        let free = |y: &f64| {
            let inside = (top..=bottom).contains(y);
            inside
                && taken.iter().all(|(a, b)| (x - a).abs() >= MARK - 2.0 || (y - b).abs() >= MARK)
        };
        let steps = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0];
        let y = steps.iter().map(|n| y + n * MARK).find(free).unwrap_or(*y);
        taken.push((*x, y));
    }
    taken.into_iter().map(|(_, y)| y).collect()
}

fn drawn(words: &Words, mark: &OnLine, x: String, y: f64, place: Option<LabelTier>) -> Mark {
    let text = words.label(mark.reaction).to_owned();
    Mark {
        url: words.frame.urls.announcement(&mark.reaction.announcement),
        title: words.mark_title(mark.reaction),
        kind: mark.reaction.kind,
        x,
        y: format!("{y:.1}"),
        label: place.map(|place| Label {
            text,
            y: 12 + TIER * i32::try_from(place.tier).unwrap_or(0),
            dx: if place.left { -3 } else { 3 },
            leader_to: format!("{y:.1}"),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_session_stand_apart_and_the_first_on_the_line() {
        let ys = apart(&[(100.0, 50.0), (100.0, 50.0), (100.0, 50.0), (300.0, 50.0)], 0.0, 200.0);
        assert_eq!(ys, [50.0, 50.0 + MARK, 50.0 - MARK, 50.0]);
    }

    #[test]
    fn marks_at_the_foot_of_the_plot_move_up() {
        assert_eq!(apart(&[(10.0, 199.0), (10.0, 199.0)], 0.0, 200.0), [199.0, 199.0 - MARK]);
    }
}
