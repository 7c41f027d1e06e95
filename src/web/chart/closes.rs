//! All close moves on day 0 in order of size, one bar a reaction.

use askama::Template;

use super::pct;
use super::percent_axis::{PercentAxis, px};
use crate::store::reactions::ReactionRow;
use crate::web::format;
use crate::web::render::Frame;

/// Most bars drawn; beyond it they would be thinner than a line.
pub const MOST: u32 = 400;
/// Left edge of the plot, percent of the width.
const LEFT: f64 = 6.5;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 230.0;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/closes.html")]
pub struct Closes {
    height: i32,
    title: String,
    desc: String,
    source: String,
    grid: Vec<(String, String, String, bool)>,
    left: String,
    column: String,
    bars: Vec<Bar>,
}

#[derive(Debug)]
struct Bar {
    url: String,
    title: String,
    class: &'static str,
    hit_x: String,
    x: String,
    width: String,
    y: String,
    height: String,
    label: Option<Label>,
}

#[derive(Debug)]
struct Label {
    text: String,
    x: String,
    y: String,
    class: &'static str,
}

impl Closes {
    /// The chart of reactions that have a close move, the lowest first; nothing if there are none.
    #[must_use]
    pub fn new(frame: &Frame, rows: &[ReactionRow]) -> Option<Self> {
        let mut moved: Vec<(&ReactionRow, f64)> =
            rows.iter().filter_map(|row| row.close.map(|close| (row, close))).collect();
        moved.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (lowest, highest) = (moved.first()?.1, moved.last()?.1);
        let axis = PercentAxis::new([lowest, highest], TOP, BOTTOM);
        let n = f64::from(u32::try_from(moved.len()).ok()?);
        let column = (100.0 - LEFT) / n;
        let last = moved.len() - 1;
        let bars = moved
            .iter()
            .enumerate()
            .map(|(i, (row, close))| {
                let x = LEFT + column * f64::from(u32::try_from(i).unwrap_or(0));
                let end = (i == 0 && *close < 0.0) || (i == last && *close > 0.0);
                bar(frame, &axis, row, *close, (x, column), end)
            })
            .collect();
        Some(Self {
            height: 270,
            title: frame.t.get("closes-title"),
            desc: frame.t.count("closes-desc", moved.len()),
            source: frame.t.about("reaction-chart-source", frame.version()),
            grid: axis.grid(),
            left: pct(LEFT),
            column: pct(column),
            bars,
        })
    }
}

fn bar(
    frame: &Frame,
    axis: &PercentAxis,
    row: &ReactionRow,
    close: f64,
    (x, column): (f64, f64),
    labelled: bool,
) -> Bar {
    let company = frame.pick(&row.short_en, &row.short_zh);
    let figure = format::plain_percent(close);
    let values = [
        ("company", company.into()),
        ("symbol", row.symbol.as_str().into()),
        ("figure", figure.as_str().into()),
        ("day", row.day.map(|day| frame.full_day(&day)).unwrap_or_default().into()),
        ("title", frame.pick(&row.title_en, &row.title_zh).into()),
    ];
    let (zero, end) = (axis.y(0.0), axis.y(close));
    let label = labelled.then(|| Label {
        text: frame.t.with(
            "closes-label",
            &[("company", company.into()), ("figure", figure.as_str().into())],
        ),
        x: pct(if close < 0.0 { x } else { x + column }),
        y: px(if close < 0.0 { end + 14.0 } else { end - 6.0 }),
        class: if close < 0.0 { "" } else { " e" },
    });
    Bar {
        url: frame.urls.reaction(&row.announcement, &row.symbol),
        title: frame.t.with("closes-bar", &values),
        class: if close < 0.0 { "bd" } else { "bu" },
        hit_x: pct(x),
        x: pct(x + column * 0.15),
        width: pct(column * 0.7),
        y: px(zero.min(end)),
        // A move of nothing still shows where it stands.
        height: px((zero - end).abs().max(1.0)),
        label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnouncementKind, Lang};
    use crate::web::render::Nav;

    fn row(symbol: &str, close: Option<f64>) -> ReactionRow {
        let text = String::new;
        ReactionRow {
            announcement: "a".to_owned(),
            symbol: symbol.to_owned(),
            exchange: "SSE".to_owned(),
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
            open: close,
            high: close,
            low: close,
            close,
            next_close: None,
            price_limit: text(),
            basis: text(),
            reported: 0,
            ar_pct: None,
            p_empirical: None,
            n_est: 0,
            car_pct: None,
            car_low_pct: None,
            car_high_pct: None,
            car_p: None,
            censored: false,
            study_status: String::new(),
        }
    }

    #[test]
    fn bars_stand_in_order_of_size_and_rows_without_a_move_are_left_out() {
        let frame = Frame::bare(Lang::En, "/reactions", Nav::Reactions, "");
        let rows = [row("UP", Some(8.0)), row("NONE", None), row("DOWN", Some(-4.0))];
        let chart = Closes::new(&frame, &rows).unwrap();
        let urls: Vec<&str> = chart.bars.iter().map(|bar| bar.url.as_str()).collect();
        assert_eq!(urls, ["/reactions/a/DOWN", "/reactions/a/UP"]);
        assert_eq!((chart.bars[0].class, chart.bars[0].height.as_str()), ("bd", "68.0"));
        assert_eq!((chart.bars[1].y.as_str(), chart.bars[1].height.as_str()), ("26.0", "136.0"));
        assert_eq!(chart.bars[1].hit_x, "53.25%");
        assert!(Closes::new(&frame, &rows[1..2]).is_none());
    }
}
