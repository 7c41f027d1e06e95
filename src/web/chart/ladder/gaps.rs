//! The days between the steps of a model, written under its line.

use super::words::days_between;
use crate::answers::rows::Step;
use crate::domain::Precision;
use crate::web::chart::pct;
use crate::web::chart::place::{Rows, text_width};
use crate::web::render::Frame;

/// Width at which numbers are placed: 320 px less gutters.
pub(super) const NARROW: f64 = 288.0;
/// Width at which more numbers are added, shown from 720 px.
const WIDE: f64 = 670.0;

/// A number of days, or that a day is not known.
#[derive(Debug)]
pub(super) struct Gap {
    pub(super) x: String,
    pub(super) text: String,
    pub(super) class: &'static str,
}

/// The numbers under the line, where there is room: first at the narrowest width, then more that
/// only wider screens show.
pub(super) fn gaps(frame: &Frame, steps: &[&Step], x: impl Fn(&Step) -> f64) -> Vec<Gap> {
    let texts: Vec<(f64, String)> = steps
        .windows(2)
        .filter_map(|pair| {
            let days = days_between(pair[0], pair[1]).filter(|days| *days > 0)?;
            let at = f64::midpoint(x(pair[0]), x(pair[1]));
            Some((at, frame.t.count("company-ladder-days", days)))
        })
        .chain(
            steps
                .iter()
                .filter(|step| step.day_precision == Precision::Month)
                .map(|step| (x(step), frame.t.get("day-unknown"))),
        )
        .collect();
    let (mut narrow, mut wide) = (Rows::default(), Rows::default());
    narrow.ensure(0);
    wide.ensure(0);
    let room = |at: f64, text: &str, screen: f64| {
        let (middle, half) = (at * screen / 100.0, text_width(text) / 2.0 + 3.0);
        (middle - half, middle + half)
    };
    let inside = |(from, to): (f64, f64), screen: f64| from >= -8.0 && to <= screen + 8.0;
    let mut placed: Vec<Option<&'static str>> = vec![None; texts.len()];
    for (n, (at, text)) in texts.iter().enumerate() {
        let place = room(*at, text, NARROW);
        if inside(place, NARROW) && narrow.take_in(0, place.0, place.1) {
            let (from, to) = room(*at, text, WIDE);
            wide.put(0, from, to);
            placed[n] = Some("");
        }
    }
    for (n, (at, text)) in texts.iter().enumerate() {
        let (from, to) = room(*at, text, WIDE);
        if placed[n].is_none() && inside((from, to), WIDE) && wide.take_in(0, from, to) {
            placed[n] = Some("l3");
        }
    }
    let texts = texts.into_iter().zip(placed);
    texts.filter_map(|((at, text), class)| Some(Gap { x: pct(at), text, class: class? })).collect()
}
