//! Figures of a study as they are shown.

use crate::domain::round_half_away;
use crate::web::chart::strip::signed;
use crate::web::format;
use crate::web::render::Frame;

/// p below which a figure is set bold.
pub(super) const SMALL: f64 = 0.05;

pub(super) fn shown(fraction: f64) -> String {
    format::plain_percent(fraction * 100.0)
}

pub(super) fn span(frame: &Frame, (from, to): (i32, i32)) -> String {
    if from == to {
        return frame.t.about("study-span-day", &signed(from));
    }
    let values = [("from", signed(from).into()), ("to", signed(to).into())];
    frame.t.with("study-span", &values)
}

pub(super) fn two_decimals(value: f64) -> String {
    let rounded = round_half_away(value, 2);
    if rounded.sign < 0 { format!("−{}", rounded.digits) } else { rounded.digits }
}
