//! What a comparison found, in a sentence.

use super::cohorts::{Cohorts, MIN_FIRM, MIN_TESTED};
use super::set::Event;
use super::words::{HEADLINE, whole, window_name};
use crate::web::format;
use crate::web::render::Frame;

/// What the table of sets comes to, for the headline window.
pub(super) fn finding(frame: &Frame, events: &[Event], cohorts: &Cohorts) -> String {
    let Some(cohort) = whole(events) else { return frame.t.get("compare-finding-none") };
    let n = cohort.events.len();
    if n < MIN_TESTED {
        return frame.t.count("compare-finding-few", n);
    }
    // The rows stand by window, all events first.
    let name = window_name(frame, HEADLINE);
    let row = cohorts.rows.iter().find(|row| row.window == name);
    let Some(test) = row.and_then(|row| row.test.as_ref()) else {
        return frame.t.get("compare-finding-none");
    };
    let is_low = cohorts.rows.iter().any(|row| row.is_below);
    let values = [
        ("mean", format::plain_percent(cohort.caar * 100.0).into()),
        ("interval", test.interval.as_str().into()),
        ("test", test.name.as_str().into()),
        ("p", test.p.as_str().into()),
        ("adjusted", test.adjusted.as_str().into()),
    ];
    let mut parts = vec![frame.t.with("compare-finding", &values)];
    let verdict = if is_low { "compare-finding-some" } else { "compare-finding-no" };
    parts.push(frame.t.get(verdict));
    if n < MIN_FIRM {
        parts.push(frame.t.get("compare-finding-indicative"));
    }
    parts.join(&frame.t.get("sentence-join"))
}
