//! All abnormal returns over days 0 to +1 in order of size, each with its 95 % interval.

use askama::Template;

use super::pct;
use super::percent_axis::{PercentAxis, px};
use crate::store::reactions::ReactionRow;
use crate::web::format;
use crate::web::render::Frame;

/// Most marks drawn; beyond it they would be thinner than a line.
pub const MOST: u32 = 400;
/// Left edge of the plot, percent of the width.
const LEFT: f64 = 6.5;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 270.0;

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

#[derive(Debug)]
struct Label {
    text: String,
    x: String,
    y: String,
    class: &'static str,
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
    let mut rows: Vec<Studied<'_>> = rows
        .iter()
        .filter_map(|row| Some((row, [row.car_pct?, row.car_low_pct?, row.car_high_pct?])))
        .collect();
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
        let axis = PercentAxis::new(rows.iter().flat_map(|row| row.1), TOP, BOTTOM);
        let column = (100.0 - LEFT) / f64::from(u32::try_from(rows.len()).ok()?);
        let last = rows.len() - 1;
        let marks = (0u32..).zip(rows).map(|(n, row)| {
            let x = LEFT + column * f64::from(n);
            let is_end = (n == 0 && row.1[0] < 0.0) || (n as usize == last && row.1[0] > 0.0);
            mark(frame, &axis, row, (x, column), is_end)
        });
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

fn mark(
    frame: &Frame,
    axis: &PercentAxis,
    (row, [car, low, high]): &Studied<'_>,
    (x, column): (f64, f64),
    labelled: bool,
) -> Mark {
    let company = frame.pick(&row.short_en, &row.short_zh);
    let figure = format::bounded(*car, row.censored);
    let values = [
        ("company", company.into()),
        ("symbol", row.symbol.as_str().into()),
        ("figure", figure.as_str().into()),
        ("day", row.day.map(|day| frame.short_day(&day)).unwrap_or_default().into()),
    ];
    let label = labelled.then(|| Label {
        text: frame.t.with("cars-label", &values[..3]),
        x: pct(if *car < 0.0 { x } else { x + column }),
        y: px(if *car < 0.0 { axis.y(*low) + 14.0 } else { axis.y(*high) - 6.0 }),
        class: if *car < 0.0 { "" } else { " e" },
    });
    Mark {
        url: frame.urls.reaction(&row.announcement, &row.symbol),
        title: frame.t.with("cars-mark", &values),
        up: *car >= 0.0,
        clear: *low > 0.0 || *high < 0.0,
        centre: pct(x + column / 2.0),
        y: px(axis.y(*car)),
        low_y: px(axis.y(*low)),
        high_y: px(axis.y(*high)),
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
}
