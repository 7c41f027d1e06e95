//! A comparison of a few events: each is told by itself, since a mean of two to four says nothing.

use super::cohorts::MIN_TESTED;
use super::set::Event;
use super::words::{HEADLINE, companies, interval, label, line_name, short};
use crate::domain::ReturnVerdict;
use crate::web::format;
use crate::web::render::Frame;

/// Whether there are several events, but fewer than a set is tested of.
pub(super) fn are_few(events: &[Event]) -> bool {
    (2..MIN_TESTED).contains(&events.len())
}

/// The abnormal return of an event over the headline window as the table has it.
fn figure(event: &Event) -> Option<String> {
    let result = event.window(HEADLINE)?;
    let bound = if result.censored { event.bound(HEADLINE) } else { "" };
    let car = format::plain_percent(result.estimate?.car * 100.0);
    Some(if bound.is_empty() { car } else { format!("{bound}\u{202f}{car}") })
}

/// `Against the market: Baidu +7.31%, Alibaba −1.28%`: by company where each has one event, else by
/// company and day 0; nothing if none of a few events has such a return.
pub(super) fn headline(frame: &Frame, events: &[Event]) -> Option<String> {
    let is_one_each = companies(frame, events).len() == events.len();
    let name = |event| {
        if is_one_each { short(frame, event).to_owned() } else { line_name(frame, event) }
    };
    let told = events.iter().filter_map(|event| Some(named(frame, &name(event), &figure(event)?)));
    let told: Vec<String> = told.collect();
    let is_told = are_few(events) && !told.is_empty();
    is_told.then(|| frame.t.about("compare-h1-each", &told.join(&frame.t.get("list-comma"))))
}

/// A name with its figure.
pub(super) fn named(frame: &Frame, name: &str, figure: &str) -> String {
    frame.t.with("compare-mean-company", &[("company", name.into()), ("end", figure.into())])
}

/// Of a few events a sentence each: its return, the interval of it, and what that says of it.
pub(super) fn sentences(frame: &Frame, events: &[Event]) -> Vec<String> {
    let events = if are_few(events) { events } else { &[] };
    let sentence = |event: &Event| {
        let estimate = event.window(HEADLINE)?.estimate?;
        let ends = (estimate.ci_low, estimate.ci_high);
        let verdict = ReturnVerdict::of(ends);
        let values = [
            ("company", short(frame, event).into()),
            ("label", label(frame, &event.announcement).into()),
            ("day", frame.short_day(&event.study.day0).into()),
            ("figure", figure(event)?.into()),
            ("interval", interval(frame, ends).into()),
            ("verdict", frame.word("return-verdict", verdict.as_str()).into()),
        ];
        Some(frame.t.with("compare-each", &values))
    };
    events.iter().filter_map(sentence).collect()
}
