//! The events of a comparison as rows of tables, and those that are left out of it.

use super::charts::{cumulated, session_count};
use super::set::{Event, Set, Why};
use super::words::{HEADLINE, interval, label, line_name, p_text, window_name};
use crate::study::{ModelKind, WindowStatus};
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// Announcements that one reason names.
const MOST_NAMED: usize = 30;

/// A row of the table of events.
pub(super) struct EventRow {
    pub(super) url: String,
    pub(super) label: String,
    pub(super) company: String,
    pub(super) company_url: String,
    pub(super) symbol: String,
    pub(super) day: chrono::NaiveDate,
    pub(super) close: Option<Percent>,
    /// `[0,0]`, `[0,+1]`, `[−1,+1]`, `[−5,+5]`.
    pub(super) cells: [WindowFigure; 4],
    /// The 95 % interval and p of `[0,+1]`.
    pub(super) test: Option<(String, String)>,
    pub(super) flags: Vec<String>,
}

/// A sum of abnormal returns, or why there is none.
pub(super) struct WindowFigure {
    pub(super) bound: &'static str,
    pub(super) percent: Option<Percent>,
    pub(super) why: String,
}

/// Columns of the table, in its order.
pub(super) const COLUMNS: [(i32, i32); 4] = [(0, 0), HEADLINE, (-1, 1), (-5, 5)];

/// The row of an event.
pub(super) fn row(frame: &Frame, event: &Event) -> EventRow {
    let (a, reaction) = (&event.announcement, &event.reaction);
    let estimate = event.window(HEADLINE).and_then(|result| result.estimate);
    EventRow {
        url: frame.urls.reaction(&reaction.announcement, &reaction.symbol),
        label: label(frame, a).to_owned(),
        company: frame.pick(&a.short_en, &a.short_zh).to_owned(),
        company_url: frame.urls.company(&a.company),
        symbol: reaction.symbol.clone(),
        day: event.study.day0,
        close: reaction.close.map(|close| format::percent(close, 2)),
        cells: COLUMNS.map(|window| cell(frame, event, window)),
        test: estimate.map(|e| (interval(frame, (e.ci_low, e.ci_high)), p_text(e.p))),
        flags: flags(frame, event),
    }
}

fn cell(frame: &Frame, event: &Event, window: (i32, i32)) -> WindowFigure {
    let Some(result) = event.window(window) else {
        return WindowFigure { bound: "", percent: None, why: String::new() };
    };
    WindowFigure {
        bound: if result.censored { event.bound(window) } else { "" },
        percent: result.estimate.map(|e| format::percent(e.car * 100.0, 2)),
        why: match result.estimate {
            Some(_) => String::new(),
            None => frame.word("compare-status", result.status.as_str()),
        },
    }
}

fn flags(frame: &Frame, event: &Event) -> Vec<String> {
    let mut flags = Vec::new();
    let censored: Vec<String> = COLUMNS
        .iter()
        .filter(|window| event.window(**window).is_some_and(|result| result.censored))
        .map(|window| window_name(frame, *window))
        .collect();
    if !censored.is_empty() {
        let windows = format::and_list(frame.lang, &censored);
        flags.push(frame.t.about("compare-flag-limit", &windows));
    }
    if !event.overlaps.is_empty() {
        flags.push(frame.t.count("compare-flag-overlaps", event.overlaps.len()));
    }
    if let Some(fit) = event.study.fit.as_ref().filter(|fit| fit.kind != ModelKind::Market) {
        flags.push(frame.word("compare-model", fit.kind.as_str()));
    }
    flags
}

/// A row of the table behind the chart: cumulative abnormal returns by session.
pub(super) fn cumulated_row(frame: &Frame, event: &Event) -> (String, Vec<String>) {
    let values = cumulated(event);
    let figure = |k: usize| values.get(k).map(|v| format::plain_percent(*v)).unwrap_or_default();
    (line_name(frame, event), (1..=session_count()).map(figure).collect())
}

/// Announcements that one reason leaves out.
pub(super) struct LeftOut {
    pub(super) reason: String,
    pub(super) n: usize,
    pub(super) named: Vec<(String, String)>,
}

/// Who is left out and why: of everything first, then of single windows and of the averages.
pub(super) fn left_out(frame: &Frame, set: &Set) -> Vec<LeftOut> {
    let mut groups = Vec::new();
    for (why, key) in [
        (Why::NotListed, "not_listed"),
        (Why::DayUnknown, "day_unknown"),
        (Why::NoSession, "no_session"),
        (Why::NoPrices, "no_prices"),
    ] {
        let rows = set.left_out.iter().filter(|(of, _)| *of == why).map(|(_, row)| row);
        let links: Vec<(String, String)> =
            rows.map(|row| (named(frame, row), frame.urls.announcement(&row.id))).collect();
        groups.push((frame.word("compare-why", key), links));
    }
    let links = |of: &dyn Fn(&Event) -> bool| -> Vec<(String, String)> {
        let events = set.events.iter().filter(|event| of(event));
        let link = |e: &Event| {
            let url = frame.urls.reaction(&e.reaction.announcement, &e.reaction.symbol);
            (named(frame, &e.announcement), url)
        };
        events.map(link).collect()
    };
    for window in COLUMNS {
        for status in WindowStatus::ALL.iter().filter(|status| **status != WindowStatus::Ok) {
            let at = |event: &Event| event.window(window).is_some_and(|r| r.status == *status);
            let values = [
                ("window", window_name(frame, window).into()),
                ("why", frame.word("compare-status", status.as_str()).into()),
            ];
            groups.push((frame.t.with("compare-left-out-window", &values), links(&at)));
        }
    }
    let other_model =
        |e: &Event| e.study.fit.as_ref().is_some_and(|fit| fit.kind != ModelKind::Market);
    groups.push((frame.t.get("compare-left-out-model"), links(&other_model)));
    let shown = groups.into_iter().filter(|(_, links)| !links.is_empty());
    shown
        .map(|(reason, mut named)| {
            let n = named.len();
            named.truncate(MOST_NAMED);
            LeftOut { reason, n, named }
        })
        .collect()
}

fn named(frame: &Frame, row: &crate::answers::rows::AnnouncementRow) -> String {
    let company = frame.pick(&row.short_en, &row.short_zh);
    format!("{company}{}{}", frame.t.get("colon"), label(frame, row))
}
