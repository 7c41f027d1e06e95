//! Charts: SVG geometry, drawn on the server.
//!
//! Charts are fluid without scaled text: x in percent, y in pixels, so that text stays 11 to 12 px
//! from 320 to 1600 px wide. Each chart is a struct with a template of its own.

pub mod aligned;
mod axis;
pub mod by_month;
pub mod cars;
pub mod context;
pub mod cumulative;
pub mod dumbbells;
pub mod ladder;
pub mod lanes;
pub mod months;
pub mod moves;
pub mod multiples;
mod narrowed;
mod percent_axis;
mod place;
pub mod scores;
pub mod sizes;
pub mod slips;
pub mod spark;
pub mod strip;
mod tiers;
mod trace;
pub mod window;
pub mod year;

pub(in crate::web) use narrowed::Narrowed;
pub(in crate::web) use place::text_width;

/// A percentage of the width, as SVG takes it.
#[must_use]
pub fn pct(value: f64) -> String {
    format!("{value:.2}%")
}

/// The source of a chart at its semicolon: on a phone it stands on two lines.
fn halves(source: &str) -> (String, String) {
    let (first, second) = source.split_at(source.find(['；', ';']).unwrap_or(source.len()));
    let mark = second.chars().next().map_or(0, char::len_utf8);
    (format!("{first}{}", &second[..mark]), second[mark..].to_owned())
}

/// Pushes two lines of text apart until they do not touch; one stays where it is.
fn place_apart(ys: &mut [f64], least: f64) {
    if let [first, second] = ys {
        let short = (least - (*first - *second).abs()).max(0.0) / 2.0;
        let down = if *first > *second { 1.0 } else { -1.0 };
        *first += down * short;
        *second -= down * short;
    }
}
