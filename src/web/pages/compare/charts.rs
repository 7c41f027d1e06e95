//! The two pictures of a comparison.

use super::by_company::told_apart;
use super::each::{self, are_few};
use super::set::Event;
use super::words::{HEADLINE, companies, label, line_name, short};
use crate::domain::round_half_away;
use crate::study::{BASE, DAYS};
use crate::web::chart::aligned::{AlignedChart, LOOKS, Line};
use crate::web::chart::multiples::{Multiples, Subject};
use crate::web::format;
use crate::web::render::Frame;

/// Days whose levels of the share stand in the table, beside the benchmark's on the last: all
/// eleven of twelve shares and their benchmarks weigh 0.9 KB packed and break the page's budget.
pub(super) const LEVELS: [i32; 3] = [0, 1, DAYS.1];
/// Most small charts.
const MOST_PANELS: usize = 12;

/// A chart with its message and a sentence, both computed from its figures.
#[derive(Debug)]
pub(super) struct Figure<C> {
    pub(super) chart: C,
    pub(super) headline: String,
    pub(super) reading: String,
}

/// Whose event, the levels of the share on the days of [`LEVELS`], and the benchmark's on the last.
pub(super) type LevelRow = (String, Vec<String>);

/// The small multiples, their values, and how many events have none.
pub(super) fn multiples(
    frame: &Frame,
    events: &[Event],
) -> (Option<Figure<Multiples>>, Vec<LevelRow>, usize) {
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
    let figure = Multiples::new(frame, DAYS, &subjects).map(|chart| Figure {
        chart,
        headline: ended_above(frame, &subjects),
        reading: furthest(frame, &subjects),
    });
    let drawn = order.iter().map(|(at, _)| &events[*at]).zip(&subjects);
    let rows = drawn.map(|(event, subject)| level_row(frame, event, subject)).collect();
    (figure, rows, events.len() - subjects.len())
}

/// The levels of share and benchmark at the last session, of subjects with every session of both.
fn ends(subjects: &[Subject]) -> Vec<(&Subject, f64, f64)> {
    let whole =
        |levels: &[f64]| (levels.len() == session_count() + 1).then(|| levels.last().copied());
    subjects.iter().filter_map(|s| Some((s, whole(&s.share)??, whole(&s.bench)??))).collect()
}

/// How many shares ended the window above their benchmarks.
fn ended_above(frame: &Frame, subjects: &[Subject]) -> String {
    let ends = ends(subjects);
    if ends.len() < 2 {
        return frame.t.get("compare-multiples");
    }
    let above = ends.iter().filter(|(_, share, bench)| share > bench).count();
    let values = [("n", ends.len().into()), ("above", above.into())];
    frame.t.with("compare-multiples-headline", &values)
}

/// The share that ended furthest from its benchmark.
fn furthest(frame: &Frame, subjects: &[Subject]) -> String {
    let ends = ends(subjects);
    let away = |(_, share, bench): &(&Subject, f64, f64)| (share - bench).abs();
    let Some((subject, share, bench)) =
        ends.iter().max_by(|a, b| away(a).total_cmp(&away(b))).copied()
    else {
        return frame.t.get("compare-multiples-incomplete");
    };
    let values = [
        ("sub", subject.sub.as_str().into()),
        ("share", level(share).into()),
        ("index", subject.benchmark.as_str().into()),
        ("bench", level(bench).into()),
    ];
    frame.t.with("compare-multiples-furthest", &values)
}

/// A level with one decimal.
fn level(value: f64) -> String {
    round_half_away(value, 1).digits
}

fn level_row(frame: &Frame, event: &Event, subject: &Subject) -> LevelRow {
    // The base of the levels comes before the first day.
    let at = |tau: i32| usize::try_from(tau - DAYS.0 + 1).ok();
    let value = |levels: &[f64], tau: i32| levels.get(at(tau)?).map(|v| level(*v));
    let mut values = LEVELS.map(|tau| value(&subject.share, tau).unwrap_or_default()).to_vec();
    values.push(value(&subject.bench, DAYS.1).unwrap_or_default());
    (line_name(frame, event), values)
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

/// The cumulative abnormal returns with their mean over the events that have every session; where
/// companies are told apart, a look and a mean for each. A few events have a look each and no mean.
pub(super) fn cumulative(frame: &Frame, events: &[Event]) -> Option<Figure<AlignedChart>> {
    let alone = companies(frame, events).len() == 1;
    let few = are_few(events);
    let groups = if few { events.chunks(1).collect() } else { told_apart(events) };
    let name = |group: &&[Event]| {
        let event = group.first()?;
        Some(if few { line_name(frame, event) } else { short(frame, event).to_owned() })
    };
    let names: Vec<String> = groups.iter().filter(|_| groups.len() > 1).filter_map(name).collect();
    let (mut lines, mut means) = (Vec::new(), Vec::new());
    for (at, (group, look)) in groups.iter().zip(LOOKS).enumerate() {
        let of_group: Vec<Line> =
            group.iter().map(|event| line(frame, event, alone, look)).collect();
        means.extend(mean(frame, &whole(&of_group), names.get(at), look));
        lines.extend(of_group);
    }
    let whole = whole(&lines);
    let values = [("n", lines.len().into()), ("whole", whole.len().into())];
    let desc = frame.t.with("compare-car-desc", &values);
    let headline = if few && !whole.is_empty() {
        let ends = whole.iter().map(|line| each::named(frame, &line.label, &end(line)));
        let told = ends.collect::<Vec<_>>().join(&frame.t.get("list-comma"));
        frame.t.about("compare-car-headline-each", &told)
    } else if names.is_empty() || means.is_empty() {
        spread(frame, &whole, means.first())
    } else {
        let labels: Vec<&str> = means.iter().map(|mean: &Line| mean.label.as_str()).collect();
        let told = labels.join(&frame.t.get("list-comma"));
        frame.t.about("compare-car-headline-companies", &told)
    };
    let reading = outermost(frame, &whole);
    let mut chart = AlignedChart::new(frame, DAYS, &lines, means, desc)?;
    chart.legend = LOOKS.into_iter().zip(names).collect();
    Some(Figure { chart, headline, reading })
}

/// The lines that have every session.
fn whole(lines: &[Line]) -> Vec<&Line> {
    lines.iter().filter(|line| line.values.len() == session_count() + 1).collect()
}

/// How many lines end above zero, and which lie outermost; of one line, where it ends.
fn outermost(frame: &Frame, whole: &[&Line]) -> String {
    let end = |line: &Line| line.values.last().copied().unwrap_or_default();
    let by_end = |a: &&&Line, b: &&&Line| end(a).total_cmp(&end(b));
    let (Some(low), Some(high)) = (whole.iter().min_by(by_end), whole.iter().max_by(by_end)) else {
        return frame.t.get("compare-multiples-incomplete");
    };
    if whole.len() == 1 {
        return frame.t.about("compare-car-alone", &format::plain_percent(end(high)));
    }
    let values = [
        ("n", whole.len().into()),
        ("above", whole.iter().filter(|line| end(line) > 0.0).count().into()),
        ("high", high.label.as_str().into()),
        ("low", low.label.as_str().into()),
    ];
    frame.t.with("compare-car-outermost", &values)
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

fn line(frame: &Frame, event: &Event, alone: bool, look: &'static str) -> Line {
    let (row, reaction) = (&event.announcement, &event.reaction);
    let company = frame.pick(&row.short_en, &row.short_zh);
    let day = frame.short_day(&event.study.day0);
    let mut line = Line {
        url: frame.urls.reaction(&reaction.announcement, &reaction.symbol),
        label: if alone { day.clone() } else { line_name(frame, event) },
        title: String::new(),
        look,
        values: cumulated(event),
    };
    let words = [
        ("company", company.into()),
        ("label", label(frame, row).into()),
        ("day", day.as_str().into()),
        ("end", end(&line).into()),
    ];
    line.title = frame.t.with("compare-line-title", &words);
    line
}

/// Where a line ends, in percent.
fn end(line: &Line) -> String {
    format::plain_percent(line.values.last().copied().unwrap_or_default())
}

/// The mean of some lines, of a company where one is named; nothing of fewer than two.
fn mean(
    frame: &Frame,
    lines: &[&Line],
    company: Option<&String>,
    look: &'static str,
) -> Option<Line> {
    let n = u32::try_from(lines.len()).ok().filter(|n| *n > 1).map(f64::from)?;
    let at = |k: usize| lines.iter().filter_map(|line| line.values.get(k)).sum::<f64>() / n;
    let values: Vec<f64> = (0..=session_count()).map(at).collect();
    let end = format::plain_percent(values.last().copied().unwrap_or_default());
    let words = [
        ("n", lines.len().into()),
        ("end", end.into()),
        ("company", company.map_or("", String::as_str).into()),
    ];
    let (label, title) = match company {
        Some(_) => ("compare-mean-company", "compare-mean-company-title"),
        None => ("compare-mean", "compare-mean-title"),
    };
    Some(Line {
        url: String::new(),
        label: frame.t.with(label, &words),
        title: frame.t.with(title, &words),
        look,
        values,
    })
}
