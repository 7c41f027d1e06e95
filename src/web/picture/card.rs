//! The preview of a link: what pages look like where they are shared.

use super::cut::{Chart, Cut};
use super::drawing::{class, placed, text};
use super::style::style;
use super::wrap::wrap;
use crate::domain::Lang;
use crate::web::params::Look;

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
/// Room at the sides.
const SIDE: f64 = 48.0;
/// Most that a chart is enlarged; previews are shown at half their size.
const LARGEST: f64 = 1.7;

/// The picture: the chart under its message, or title and description.
pub(super) fn card(cut: &Cut, lang: Lang) -> String {
    let look = Look::usual(lang);
    let inner = WIDTH - 2.0 * SIDE;
    let mut body = String::new();
    let mut y = 74.0;
    let mut lines = |y: &mut f64, words: &str, class: &str, size: f64, step: f64, most| {
        for line in wrap(words, inner, size, most) {
            *y += step;
            body.push_str(&text(class, SIDE, *y, &line));
        }
    };
    let mut shown = "middle";
    if let Some(chart) = &cut.chart {
        let message = if chart.headline.is_empty() { &cut.title } else { &chart.headline };
        lines(&mut y, message, "big", 38.0, 48.0, 2);
        let (chart, width) = enlarged(chart, y + 22.0, inner);
        shown = class(width);
        body.push_str(&chart);
    } else {
        y += 70.0;
        lines(&mut y, &cut.title, "huge", 56.0, 72.0, 3);
        y += 18.0;
        lines(&mut y, &cut.description, "q what", 30.0, 46.0, 4);
    }
    let (tag, style) = (lang.tag(), style(look));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{tag}\" class=\"{shown}\" \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\"><style>{style}</style>\
         <rect class=\"pad\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\
         <rect class=\"accent\" width=\"{WIDTH}\" height=\"10\"/>\
         <text class=\"brand\" x=\"{SIDE}\" y=\"60\">Baimo <tspan class=\"accent\">百模</tspan></text>\
         {body}</svg>"
    )
}

/// The chart as large as fits below a line, and the width it was drawn for.
fn enlarged(chart: &Chart, top: f64, inner: f64) -> (String, f64) {
    let scale = ((HEIGHT - top - 14.0) / chart.height).min(LARGEST);
    let width = inner / scale;
    let drawn = placed(chart, (0.0, 0.0, width), "");
    (format!("<g transform=\"translate({SIDE} {top}) scale({scale:.4})\">{drawn}</g>"), width)
}
