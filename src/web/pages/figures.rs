//! The figure of a claim in words: with its bound and its unit.

use crate::answers::rows::ClaimRow;
use crate::domain::Bound;
use crate::web::format;
use crate::web::render::Frame;

/// `at least 200 models`, `about 260,000,000,000 parameters`, `10 to 20 percent`: all digits.
#[must_use]
pub(super) fn figure(frame: &Frame, row: &ClaimRow) -> String {
    told(frame, row, format::grouped)
}

/// The figure of a claim as people say it: `about 260 billion parameters`.
#[must_use]
pub(super) fn said(frame: &Frame, row: &ClaimRow) -> String {
    told(frame, row, |digits| format::said(frame.lang, digits))
}

/// A figure with its bound and unit; a year is no quantity.
pub(super) fn told(frame: &Frame, row: &ClaimRow, number: impl Fn(&str) -> String) -> String {
    let number = |digits: &str| if row.unit == "year" { digits.to_owned() } else { number(digits) };
    let value = if row.value_max.is_empty() {
        number(&row.value)
    } else {
        let ends = [("from", number(&row.value).into()), ("to", number(&row.value_max).into())];
        frame.t.with("claim-range", &ends)
    };
    if row.unit == "rank" {
        return frame.t.about("figure-rank", &value);
    }
    let unit = frame.unit(&row.unit);
    // A sign follows its figure without a blank, a word with one where the language has blanks.
    let unit = if unit == "%" { unit } else { frame.t.about("figure-unit", &unit) };
    let values = [("value", value.into()), ("unit", unit.into())];
    frame.t.with(
        match row.bound {
            Bound::Exact => "figure-exact",
            Bound::AtLeast => "figure-at-least",
            Bound::About => "figure-about",
        },
        &values,
    )
}
