//! Figures and sentences of a comparison, by rules that hold for any set.

use super::set::Event;
use crate::answers::rows::AnnouncementRow;
use crate::domain::{Lang, round_half_away};
use crate::study::{Cohort, EventStudy, cohort};
use crate::web::format;
use crate::web::render::Frame;

/// The window of the headline.
pub(super) const HEADLINE: (i32, i32) = (0, 1);
/// Companies that are named one by one.
const MOST_NAMED: usize = 6;

/// A session counted from day 0: `−5`, `0`, `+1`.
pub(super) fn tau_name(tau: i32) -> String {
    match tau {
        0 => "0".to_owned(),
        tau if tau < 0 => format!("−{}", tau.unsigned_abs()),
        tau => format!("+{tau}"),
    }
}

/// `0 to +1`; a window of one day is its day.
pub(super) fn window_name(frame: &Frame, (from, to): (i32, i32)) -> String {
    if from == to {
        return frame.t.about("compare-window-day", &tau_name(from));
    }
    let values = [("from", tau_name(from).into()), ("to", tau_name(to).into())];
    frame.t.with("compare-window", &values)
}

/// A p with three decimals.
pub(super) fn p_text(p: f64) -> String {
    if p < 0.001 { "<0.001".to_owned() } else { round_half_away(p, 3).digits }
}

/// `t = −1.23`, without a break inside.
pub(super) fn statistic(name: &str, value: f64) -> String {
    let rounded = round_half_away(value, 2);
    let sign = if rounded.sign < 0 { "−" } else { "" };
    format!("{name}\u{a0}=\u{a0}{sign}{}", rounded.digits)
}

/// `−1.20% to +3.40%`, from fractions.
pub(super) fn interval(frame: &Frame, (low, high): (f64, f64)) -> String {
    let values = [
        ("from", format::plain_percent(low * 100.0).into()),
        ("to", format::plain_percent(high * 100.0).into()),
    ];
    frame.t.with("compare-interval", &values)
}

/// Some events over the headline window.
pub(super) fn whole(events: &[Event]) -> Option<Cohort> {
    let studies: Vec<(&str, &EventStudy)> =
        events.iter().map(|event| (event.announcement.id.as_str(), &event.study)).collect();
    cohort(HEADLINE, &studies)
}

/// `Over days 0 to +1, 7 of 12 abnormal returns were positive; the mean was +1.20%`.
pub(super) fn headline(frame: &Frame, events: &[Event]) -> String {
    let Some(cohort) = whole(events) else {
        let key = if events.is_empty() { "compare-h1-none" } else { "compare-h1-no-model" };
        return frame.t.get(key);
    };
    let mean = format::plain_percent(cohort.caar * 100.0);
    let only = cohort.events.first().filter(|_| cohort.events.len() == 1);
    if let Some(event) = events.iter().find(|e| Some(&e.announcement.id) == only) {
        let values = [("company", short(frame, event).into()), ("mean", mean.into())];
        return frame.t.with("compare-h1-one", &values);
    }
    let values = [
        ("n", cohort.events.len().into()),
        ("positive", cohort.positive.into()),
        ("mean", mean.into()),
    ];
    frame.t.with("compare-h1", &values)
}

/// The short name of the company that an event is of.
pub(super) fn short<'a>(frame: &Frame, event: &'a Event) -> &'a str {
    let row = &event.announcement;
    match frame.lang {
        Lang::En => &row.short_en,
        Lang::Zh => &row.short_zh,
    }
}

/// What happened, in a few words.
pub(super) fn label<'a>(frame: &Frame, row: &'a AnnouncementRow) -> &'a str {
    let (label, title) = match frame.lang {
        Lang::En => (&row.label_en, &row.title_en),
        Lang::Zh => (&row.label_zh, &row.title_zh),
    };
    if label.is_empty() { title } else { label }
}

/// The companies of some events in the order of their first, each once.
pub(super) fn companies(frame: &Frame, events: &[Event]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for event in events {
        let name = short(frame, event);
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Company and day 0.
pub(super) fn line_name(frame: &Frame, event: &Event) -> String {
    let name = [
        ("company", frame.pick(&event.announcement.short_en, &event.announcement.short_zh).into()),
        ("day", frame.short_day(&event.study.day0).into()),
    ];
    frame.t.with("compare-line", &name)
}

/// The title of the page: whose announcements.
pub(super) fn title(frame: &Frame, events: &[Event]) -> String {
    if events.is_empty() {
        return frame.t.get("compare-title");
    }
    frame.t.about("compare-title-of", &whose(frame, events))
}

/// The companies by name, or their number where they are many.
fn whose(frame: &Frame, events: &[Event]) -> String {
    let names = companies(frame, events);
    if names.len() > MOST_NAMED {
        frame.t.count("compare-companies", names.len())
    } else {
        format::and_list(frame.lang, &names)
    }
}

/// Names the set: how many announcements, of which companies.
pub(super) fn lede(frame: &Frame, events: &[Event], left_out: usize) -> String {
    let values = [("n", events.len().into()), ("companies", whose(frame, events).into())];
    let mut parts = Vec::new();
    if events.is_empty() {
        parts.push(frame.t.get("compare-lede-none"));
    } else {
        parts.push(frame.t.with("compare-lede", &values));
    }
    if left_out > 0 {
        parts.push(frame.t.count("compare-lede-left-out", left_out));
    }
    parts.join(&frame.t.get("sentence-join"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_on_screen() {
        assert_eq!(
            (p_text(0.000_4), p_text(0.001), p_text(0.0455)),
            ("<0.001".into(), "0.001".into(), "0.046".into())
        );
        assert_eq!(statistic("t", -1.234), "t\u{a0}=\u{a0}−1.23");
        assert_eq!([-5, 0, 1].map(tau_name), ["−5", "0", "+1"]);
    }
}
