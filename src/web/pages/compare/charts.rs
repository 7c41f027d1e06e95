//! The two pictures of a comparison.

use super::set::Event;
use super::words::{HEADLINE, companies};
use crate::store::announcements::AnnouncementRow;
use crate::study::{BASE, DAYS};
use crate::web::chart::aligned::{AlignedChart, Line};
use crate::web::chart::multiples::{Multiples, Subject};
use crate::web::format;
use crate::web::render::Frame;

/// Most small charts.
const MOST_PANELS: usize = 12;

/// The small multiples with their message, and how many events have none.
pub(super) fn multiples(frame: &Frame, events: &[Event]) -> (Option<Multiples>, String, usize) {
    // Of too many, those that moved most, in order of date.
    let size = |event: &Event| {
        let estimate = event.window(HEADLINE).and_then(|result| result.estimate);
        estimate.map_or(-1.0, |estimate| estimate.car.abs())
    };
    let mut order: Vec<(usize, f64)> = events.iter().map(size).enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    order.truncate(MOST_PANELS);
    order.sort_by_key(|(at, _)| *at);
    let subjects: Vec<Subject> = order.iter().map(|(at, _)| subject(frame, &events[*at])).collect();
    let headline = ended_above(frame, &subjects);
    (Multiples::new(frame, DAYS, &subjects), headline, events.len() - subjects.len())
}

/// How many shares ended the window above their benchmarks, of those with every session of both.
fn ended_above(frame: &Frame, subjects: &[Subject]) -> String {
    let whole =
        |levels: &[f64]| (levels.len() == session_count() + 1).then(|| levels.last().copied());
    let ends = subjects.iter().filter_map(|s| Some((whole(&s.share)??, whole(&s.bench)??)));
    let ends: Vec<(f64, f64)> = ends.collect();
    if ends.len() < 2 {
        return frame.t.get("compare-multiples");
    }
    let above = ends.iter().filter(|(share, bench)| share > bench).count();
    let values = [("n", ends.len().into()), ("above", above.into())];
    frame.t.with("compare-multiples-headline", &values)
}

fn subject(frame: &Frame, event: &Event) -> Subject {
    let (row, reaction) = (&event.announcement, &event.reaction);
    let values = [
        ("company", frame.pick(&row.short_en, &row.short_zh).into()),
        ("symbol", reaction.symbol.as_str().into()),
        ("day", frame.short_day(&event.study.day0).into()),
    ];
    let days = &event.study.days;
    Subject {
        url: frame.urls.reaction(&reaction.announcement, &reaction.symbol),
        head: label(frame, row).to_owned(),
        sub: frame.t.with("compare-panel-sub", &values),
        benchmark: frame.index_short(&reaction.benchmark),
        share: levels(days.iter().map(|day| day.ret)),
        bench: levels(days.iter().map(|day| day.benchmark)),
    }
}

/// What happened, in a few words.
pub(super) fn label<'a>(frame: &Frame, row: &'a AnnouncementRow) -> &'a str {
    let (label, title) = match frame.lang {
        crate::domain::Lang::En => (&row.label_en, &row.title_en),
        crate::domain::Lang::Zh => (&row.label_zh, &row.title_zh),
    };
    if label.is_empty() { title } else { label }
}

/// Returns compounded from the base until one is missing.
fn levels(returns: impl Iterator<Item = Option<f64>>) -> Vec<f64> {
    let mut levels = vec![BASE];
    let mut value = BASE;
    for ret in returns.map_while(|ret| ret) {
        value *= 1.0 + ret;
        levels.push(value);
    }
    levels
}

/// Abnormal returns summed from the first day until one is missing, in percent.
pub(super) fn cumulated(event: &Event) -> Vec<f64> {
    let mut values = vec![0.0];
    let mut sum = 0.0;
    for abnormal in event.study.days.iter().map_while(|day| day.abnormal) {
        sum += abnormal.car;
        values.push(sum * 100.0);
    }
    values
}

/// The cumulative abnormal returns with their mean over the events that have every session, and
/// their message.
pub(super) fn cumulative(frame: &Frame, events: &[Event]) -> (Option<AlignedChart>, String) {
    let alone = companies(frame, events).len() == 1;
    let lines: Vec<Line> = events.iter().map(|event| line(frame, event, alone)).collect();
    let whole: Vec<&Line> =
        lines.iter().filter(|line| line.values.len() == session_count() + 1).collect();
    let mean = (whole.len() >= 2).then(|| mean(frame, &whole));
    let values = [("n", lines.len().into()), ("whole", whole.len().into())];
    let desc = frame.t.with("compare-car-desc", &values);
    let headline = spread(frame, &whole, mean.as_ref());
    (AlignedChart::new(frame, DAYS, &lines, mean, desc), headline)
}

/// The mean at the last session and the ends between which its events lie.
fn spread(frame: &Frame, whole: &[&Line], mean: Option<&Line>) -> String {
    let ends: Vec<f64> = whole.iter().filter_map(|line| line.values.last().copied()).collect();
    let Some(mean) = mean.and_then(|mean| mean.values.last()) else {
        return frame.t.get("compare-car-title");
    };
    let (low, high) =
        ends.iter().fold((f64::MAX, f64::MIN), |(low, high), end| (low.min(*end), high.max(*end)));
    let values = [
        ("n", ends.len().into()),
        ("mean", format::plain_percent(*mean).into()),
        ("low", format::plain_percent(low).into()),
        ("high", format::plain_percent(high).into()),
    ];
    frame.t.with("compare-car-headline", &values)
}

/// Sessions of the window drawn.
pub(super) fn session_count() -> usize {
    usize::try_from(DAYS.1 - DAYS.0 + 1).unwrap_or(0)
}

fn line(frame: &Frame, event: &Event, alone: bool) -> Line {
    let (row, reaction) = (&event.announcement, &event.reaction);
    let values = cumulated(event);
    let company = frame.pick(&row.short_en, &row.short_zh);
    let day = frame.short_day(&event.study.day0);
    let names = [("company", company.into()), ("day", day.as_str().into())];
    let end = values.last().copied().unwrap_or_default();
    let words = [
        ("company", company.into()),
        ("label", label(frame, row).into()),
        ("day", day.as_str().into()),
        ("end", format::plain_percent(end).into()),
    ];
    Line {
        url: frame.urls.reaction(&reaction.announcement, &reaction.symbol),
        label: if alone { day.clone() } else { frame.t.with("compare-line", &names) },
        title: frame.t.with("compare-line-title", &words),
        values,
    }
}

fn mean(frame: &Frame, lines: &[&Line]) -> Line {
    let n = u32::try_from(lines.len()).map_or(f64::MAX, f64::from);
    let at = |k: usize| lines.iter().filter_map(|line| line.values.get(k)).sum::<f64>() / n;
    let values: Vec<f64> = (0..=session_count()).map(at).collect();
    let end = format::plain_percent(values.last().copied().unwrap_or_default());
    let words = [("n", lines.len().into()), ("end", end.into())];
    Line {
        url: String::new(),
        label: frame.t.with("compare-mean", &words),
        title: frame.t.with("compare-mean-title", &words),
        values,
    }
}
