//! The windows of a study and its days, as lines of tables.

use super::figures::{SMALL, shown, span, two_decimals};
use crate::study::{DayResult, EventStudy, WindowResult};
use crate::web::chart::strip::signed;
use crate::web::format;
use crate::web::pages::study_view::StudyView;
use crate::web::render::Frame;

/// One window.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct WindowLine {
    pub(in crate::web::pages::reaction) label: String,
    pub(in crate::web::pages::reaction) is_headline: bool,
    pub(in crate::web::pages::reaction) raw: String,
    pub(in crate::web::pages::reaction) benchmark: String,
    /// The sum, its interval, t and p; or why there is none.
    pub(in crate::web::pages::reaction) result: Result<Cells, String>,
}

/// The figures of a window.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct Cells {
    pub(in crate::web::pages::reaction) car: String,
    pub(in crate::web::pages::reaction) interval: String,
    pub(in crate::web::pages::reaction) t: String,
    pub(in crate::web::pages::reaction) p: String,
    pub(in crate::web::pages::reaction) small: bool,
}

/// One day.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct DayLine {
    pub(in crate::web::pages::reaction) number: String,
    pub(in crate::web::pages::reaction) is_day0: bool,
    pub(in crate::web::pages::reaction) day: String,
    pub(in crate::web::pages::reaction) ret: String,
    pub(in crate::web::pages::reaction) benchmark: String,
    pub(in crate::web::pages::reaction) abnormal: String,
    pub(in crate::web::pages::reaction) p: String,
    pub(in crate::web::pages::reaction) sum: String,
}

impl WindowLine {
    /// The line of a window.
    pub(super) fn new(frame: &Frame, view: &StudyView, window: &WindowResult) -> Self {
        Self {
            label: span(frame, window.window),
            is_headline: window.window == view.params.window,
            raw: window.raw.map(shown).unwrap_or_default(),
            benchmark: window.benchmark.map(shown).unwrap_or_default(),
            result: window
                .estimate
                .map(|e| Cells {
                    car: format::bounded(e.car * 100.0, window.censored),
                    interval: frame.t.with(
                        "study-interval",
                        &[("low", shown(e.ci_low).into()), ("high", shown(e.ci_high).into())],
                    ),
                    t: two_decimals(e.t),
                    p: format::p_value(e.p),
                    small: e.p < SMALL,
                })
                .ok_or_else(|| frame.word("study-status", window.status.as_str())),
        }
    }
}

/// The days with their abnormal returns and the sum so far.
pub(super) fn day_lines(frame: &Frame, study: &EventStudy) -> Vec<DayLine> {
    let mut sum = Some(0.0);
    study
        .days
        .iter()
        .map(|day| {
            let abnormal = day.abnormal.map(|e| e.car);
            sum = sum.zip(abnormal).map(|(sum, abnormal)| sum + abnormal);
            day_line(frame, day, sum)
        })
        .collect()
}

fn day_line(frame: &Frame, day: &DayResult, sum: Option<f64>) -> DayLine {
    let or_missing = |value: Option<f64>| value.map_or_else(|| frame.t.get("study-missing"), shown);
    DayLine {
        number: signed(day.tau),
        is_day0: day.tau == 0,
        day: day.day.map(|day| frame.short_day(&day)).unwrap_or_default(),
        ret: or_missing(day.ret),
        benchmark: or_missing(day.benchmark),
        abnormal: or_missing(day.abnormal.map(|e| e.car)),
        p: day.abnormal.map(|e| format::p_value(e.p)).unwrap_or_default(),
        sum: or_missing(sum),
    }
}
