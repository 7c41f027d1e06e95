//! All abnormal returns over days 0 to +1 in order of size, each with its 95 % interval.

use askama::Template;

use super::pct;
use super::percent_axis::{PercentAxis, px};
use super::place::{Room, text_width};
use crate::answers::rows::ReactionRow;
use crate::domain::ReturnVerdict;
use crate::web::format;
use crate::web::render::Frame;

/// Most marks drawn; beyond it they would be thinner than a line.
pub const MOST: u32 = 400;
/// Left edge of the plot, percent of the width.
const LEFT: f64 = 6.5;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 270.0;
/// Most steps of the axis: intervals are several times as long as most of the marks are high.
const STEPS: f64 = 8.0;
/// Width at which names are placed, shown from 720 px, less gutters: on wider screens nothing can
/// touch that does not touch here.
const WIDTH: f64 = 670.0;
/// Height of a line of names.
const LINE: f64 = 13.0;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/cars.html")]
pub struct Cars {
    height: i32,
    title: String,
    desc: String,
    source: String,
    grid: Vec<(String, String, String, bool)>,
    left: String,
    marks: Vec<Mark>,
}

#[derive(Debug)]
struct Mark {
    url: String,
    title: String,
    up: bool,
    /// Whether the whole interval lies on one side of zero.
    clear: bool,
    centre: String,
    y: String,
    low_y: String,
    high_y: String,
    label: Option<Label>,
}

/// The name of a mark, at the end of a leader that runs straight up or down to it.
#[derive(Debug)]
struct Label {
    text: String,
    dx: i32,
    y: String,
    /// Where the leader begins and ends.
    leader: (String, String),
    /// Of the text, whose end is at the leader of a rise.
    class: &'static str,
    /// What of the width shows it: the two at the ends have room on every screen.
    shown: &'static str,
}

impl Mark {
    /// Style of the dot: filled where the interval is clear of zero, hollow where it is not.
    fn class(&self) -> &'static str {
        match (self.clear, self.up) {
            (true, true) => "bu",
            (true, false) => "bd",
            (false, true) => "hu",
            (false, false) => "hd",
        }
    }
}

/// A reaction with its abnormal return and the ends of its interval.
type Studied<'a> = (&'a ReactionRow, [f64; 3]);

/// The reactions that have an abnormal return, the lowest first.
#[must_use]
pub fn in_order(rows: &[ReactionRow]) -> Vec<Studied<'_>> {
    let mut rows: Vec<Studied<'_>> =
        rows.iter().filter_map(|row| row.interval().map(|interval| (row, interval))).collect();
    rows.sort_by(|a, b| a.1[0].total_cmp(&b.1[0]));
    rows
}

impl Cars {
    /// The chart of reactions in order; nothing if there are none.
    #[must_use]
    pub fn new(frame: &Frame, rows: &[Studied<'_>]) -> Option<Self> {
        if rows.is_empty() {
            return None;
        }
        let values = rows.iter().flat_map(|row| row.1);
        let axis = PercentAxis::new(values, TOP, BOTTOM).in_steps(STEPS);
        let column = (100.0 - LEFT) / f64::from(u32::try_from(rows.len()).ok()?);
        let centre = |n: u32| LEFT + column * (f64::from(n) + 0.5);
        let centres: Vec<f64> = (0u32..).zip(rows).map(|(n, _)| centre(n)).collect();
        let labels = labels(frame, &axis, rows, &centres);
        let marks = rows.iter().zip(centres).zip(labels);
        let marks = marks.map(|((row, x), label)| mark(frame, &axis, row, x, label));
        Some(Self {
            height: 310,
            title: frame.t.get("cars-title"),
            desc: frame.t.count("cars-desc", rows.len()),
            source: frame.t.about("reaction-chart-source", &frame.record()),
            grid: axis.grid(),
            left: pct(LEFT),
            marks: marks.collect(),
        })
    }
}

/// Whether the whole interval lies on one side of zero.
fn is_clear(row: &ReactionRow) -> bool {
    row.verdict() == Some(ReturnVerdict::Clear)
}

/// The names of the marks that are clear of zero, those furthest from it first: of falls above, where
/// the picture is empty, and of rises below. A mark has no name where there is no room for it.
fn labels(
    frame: &Frame,
    axis: &PercentAxis,
    rows: &[Studied<'_>],
    centres: &[f64],
) -> Vec<Option<Label>> {
    let at = |n: usize| centres[n] * WIDTH / 100.0;
    let mut taken: Vec<Room> = (0..rows.len())
        .map(|n| {
            let [_, low, high] = rows[n].1;
            let (top, bottom) = (axis.y(high) - 2.0, axis.y(low) + 2.0);
            Room { left: at(n) - 2.0, right: at(n) + 2.0, top, bottom }
        })
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).filter(|n| is_clear(rows[*n].0)).collect();
    order.sort_by(|a, b| rows[*b].1[0].abs().total_cmp(&rows[*a].1[0].abs()));
    let mut labels: Vec<Option<Label>> = rows.iter().map(|_| None).collect();
    for n in order {
        let (row, [car, low, high]) = &rows[n];
        let (x, falls) = (at(n), *car < 0.0);
        let day = row.day.map(|day| frame.short_day(&day)).unwrap_or_default();
        let company = frame.pick(&row.short_en, &row.short_zh);
        let text = frame.t.with("cars-label", &[("company", company.into()), ("day", day.into())]);
        let room = text_width(&text) + 4.0;
        let (left, right) = if falls { (x, x + room) } else { (x - room, x) };
        let end = if falls { axis.y(*high) } else { axis.y(*low) };
        // From the edge of the picture towards the mark.
        let lines = (0u32..).map(|line| LINE * f64::from(line));
        let lines = lines.map(|down| if falls { TOP - 4.0 + down } else { BOTTOM + 4.0 - down });
        let has_leader = |y: &f64| if falls { y + 6.0 < end } else { y - 14.0 > end };
        let place = lines.take_while(has_leader).find_map(|y| {
            let text = Room { left, right, top: y - 10.0, bottom: y + 2.0 };
            let (top, bottom) = if falls { (y - 8.0, end - 3.0) } else { (end + 3.0, y) };
            let leader = Room { left: x - 1.0, right: x + 1.0, top, bottom };
            let is_free = |room: &Room| !taken.iter().any(|other| other.touches(room));
            (is_free(&text) && is_free(&leader)).then_some((y, text, leader))
        });
        let Some((y, name, leader)) = place else { continue };
        let is_end = n == 0 || n + 1 == rows.len();
        labels[n] = Some(Label {
            text,
            dx: if falls { 3 } else { -3 },
            y: px(y),
            leader: (px(leader.top), px(leader.bottom)),
            class: if falls { "" } else { " e" },
            shown: if is_end { "" } else { " w-only" },
        });
        taken.extend([name, leader]);
    }
    labels
}

fn mark(
    frame: &Frame,
    axis: &PercentAxis,
    (row, interval): &Studied<'_>,
    x: f64,
    label: Option<Label>,
) -> Mark {
    let [car, low, high] = *interval;
    let values = [
        ("company", frame.pick(&row.short_en, &row.short_zh).into()),
        ("symbol", row.symbol.as_str().into()),
        ("figure", format::bounded(car, row.censored).into()),
        ("day", row.day.map(|day| frame.short_day(&day)).unwrap_or_default().into()),
    ];
    Mark {
        url: frame.urls.reaction(&row.announcement, &row.symbol),
        title: frame.t.with("cars-mark", &values),
        up: car >= 0.0,
        clear: is_clear(row),
        centre: pct(x),
        y: px(axis.y(car)),
        low_y: px(axis.y(low)),
        high_y: px(axis.y(high)),
        label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnouncementKind, Exchange, Lang};
    use crate::web::render::Nav;

    fn row(symbol: &str, car: Option<f64>) -> ReactionRow {
        let text = String::new;
        ReactionRow {
            announcement: "a".to_owned(),
            symbol: symbol.to_owned(),
            exchange: Exchange::Sse,
            board: "Main".to_owned(),
            benchmark: text(),
            is_primary: true,
            sort_day: text(),
            day: "2023-04-10".parse().ok(),
            why: None,
            next_day: None,
            status: "ok".to_owned(),
            company: "c".to_owned(),
            short_en: "C".to_owned(),
            short_zh: "C".to_owned(),
            kind: AnnouncementKind::Teaser,
            title_en: text(),
            title_zh: text(),
            label_en: text(),
            label_zh: text(),
            announced: "2023-04-10".parse().unwrap(),
            day_time: text(),
            open: car,
            high: car,
            low: car,
            close: car,
            next_close: None,
            price_limit: text(),
            basis: text(),
            reported: 0,
            ar_pct: None,
            p_empirical: None,
            n_est: 0,
            car_pct: car,
            car_low_pct: car.map(|car| car - 2.0),
            car_high_pct: car.map(|car| car + 2.0),
            car_p: None,
            censored: false,
            study_status: String::new(),
        }
    }

    #[test]
    fn marks_stand_in_order_of_size_and_rows_without_a_study_are_left_out() {
        let frame = Frame::bare(Lang::En, "/reactions", Nav::Reactions, "");
        let rows = [row("UP", Some(8.0)), row("NONE", None), row("DOWN", Some(-4.0))];
        let chart = Cars::new(&frame, &in_order(&rows)).unwrap();
        let urls: Vec<&str> = chart.marks.iter().map(|mark| mark.url.as_str()).collect();
        assert_eq!(urls, ["/reactions/a/DOWN", "/reactions/a/UP"]);
        // From −6 to +10 percent over 244 pixels: 15.25 pixels a point.
        let heights = chart.marks.iter().map(|m| [&m.high_y, &m.y, &m.low_y]);
        assert_eq!(
            heights.collect::<Vec<_>>(),
            [["209.0", "239.5", "270.0"], ["26.0", "56.5", "87.0"]]
        );
        assert_eq!((chart.marks[0].up, chart.marks[1].up), (false, true));
        assert!(chart.marks[0].clear && chart.marks[1].clear);
        let unclear = [row("NEAR", Some(1.0))];
        assert!(!Cars::new(&frame, &in_order(&unclear)).unwrap().marks[0].clear);
        assert!(Cars::new(&frame, &in_order(&rows[1..2])).is_none());
    }

    #[test]
    fn marks_clear_of_zero_are_named_on_lines_of_their_own_and_no_other_is() {
        let frame = Frame::bare(Lang::En, "/reactions", Nav::Reactions, "");
        let rows: Vec<ReactionRow> =
            (-20..=20).map(|n| row("X", Some(f64::from(n) / 2.0))).collect();
        let chart = Cars::new(&frame, &in_order(&rows)).unwrap();
        assert!(chart.marks.iter().all(|mark| mark.clear || mark.label.is_none()));
        let named: Vec<(f64, &Label)> = chart
            .marks
            .iter()
            .filter_map(|mark| {
                let centre: f64 = mark.centre.trim_end_matches('%').parse().unwrap();
                Some((centre * WIDTH / 100.0, mark.label.as_ref()?))
            })
            .collect();
        for class in ["", " e"] {
            let labels: Vec<_> = named.iter().filter(|(_, label)| label.class == class).collect();
            assert!(labels.len() > 4, "{labels:?}");
            assert_eq!(labels.iter().filter(|(_, label)| label.shown.is_empty()).count(), 1);
            for (n, (x, label)) in labels.iter().enumerate() {
                let on_its_line = labels[..n].iter().filter(|(_, other)| other.y == label.y);
                let mut apart = on_its_line.map(|(other, _)| (x - other).abs());
                assert!(apart.all(|apart| apart > text_width(&label.text)), "{labels:?}");
            }
        }
    }
}
