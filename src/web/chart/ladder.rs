//! The stage ladder: a company's models from first word to public use, one line a model.

use std::collections::BTreeMap;

use askama::Template;
use chrono::NaiveDate;

use super::axis::Years;
use super::pct;
use super::place::{Rows, text_width};
use crate::domain::{AnnouncementKind, Precision};
use crate::store::models::{ModelRow, StepRow};
use crate::web::format;
use crate::web::render::Frame;

/// Width at which numbers are placed: 320 px less gutters.
const NARROW: f64 = 288.0;
/// Width from which marks do not touch; on smaller screens the paper disc of the later covers the
/// earlier in part. Were they stacked for the smallest, they would leave the line on all others.
const MARKS: f64 = 480.0;
/// Width at which more numbers are added, shown from 720 px.
const WIDE: f64 = 670.0;
/// Room of a mark to each side; neighbours may just touch.
const HALF: f64 = 4.5;
/// Height of a sub-row of marks.
const STEP: i32 = 12;
/// Height of the month heads.
const HEAD: i32 = 20;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/ladder.html")]
pub struct Ladder {
    frame: Frame,
    headline: String,
    note: String,
    height: i32,
    title: String,
    source: String,
    months: [Vec<(String, String)>; 2],
    legend: Vec<(AnnouncementKind, String, String)>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    other: String,
    name_y: i32,
    line_y: i32,
    end_y: i32,
    span: Option<(String, String)>,
    marks: Vec<Mark>,
    gaps: Vec<Gap>,
    gap_y: i32,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Mark {
    url: String,
    title: String,
    kind: AnnouncementKind,
    x: String,
    y: i32,
    month: Option<(String, String)>,
}

#[derive(Debug)]
struct Gap {
    x: String,
    text: String,
    class: &'static str,
}

/// A row of the table.
#[derive(Debug)]
struct Step {
    kind: String,
    day: String,
    since: String,
    url: String,
    title: String,
}

impl Ladder {
    /// The ladder of a company's models, or nothing if none has a step.
    #[must_use]
    pub fn new(frame: &Frame, name: &str, models: &[ModelRow], steps: &[StepRow]) -> Option<Self> {
        let first = steps.iter().map(|step| step.day).min()?;
        let last = steps.iter().map(|step| step.day).max()?;
        let axis = Years::new(first, last, 0.0, 100.0)?;
        let mut of_model: BTreeMap<&str, Vec<&StepRow>> = BTreeMap::new();
        for step in steps {
            of_model.entry(step.model.as_str()).or_default().push(step);
        }
        let mut models_with: Vec<(&ModelRow, Vec<&StepRow>)> = models
            .iter()
            .filter_map(|model| Some((model, of_model.remove(model.slug.as_str())?)))
            .collect();
        models_with.sort_by_key(|(model, steps)| (steps[0].day, model.slug.clone()));
        let mut y = HEAD;
        let mut rows = Vec::new();
        for (model, steps) in &models_with {
            let row = row(frame, &axis, model, steps, y);
            y = row.end_y;
            rows.push(row);
        }
        let left_out = models.len() - rows.len();
        let company = models.first().map(|model| model.company.as_str()).unwrap_or_default();
        Some(Self {
            headline: headline(frame, &models_with),
            note: if left_out == 0 {
                String::new()
            } else {
                frame.t.count("company-ladder-left-out", left_out)
            },
            height: y + 22,
            title: frame.t.about("company-ladder-title", name),
            source: frame.t.about("company-chart-record", frame.version()),
            months: [axis.months(frame, false), axis.months(frame, true)],
            legend: legend(frame, company, steps),
            rows,
            frame: frame.clone(),
        })
    }
}

/// The longest way from a first step to public use, by a release or by open weights; a plain name
/// where no model went it between two known days.
fn headline(frame: &Frame, models: &[(&ModelRow, Vec<&StepRow>)]) -> String {
    use AnnouncementKind::{OpenSource, PublicRelease};
    let ways = models.iter().filter_map(|(model, steps)| {
        let first = steps.first()?;
        let public = steps.iter().find(|s| matches!(s.kind, PublicRelease | OpenSource))?;
        Some((*model, days_between(first, public).filter(|days| *days > 0)?))
    });
    let ways: Vec<(&ModelRow, i64)> = ways.collect();
    let most = ways.iter().map(|(_, days)| *days).max();
    // Of equals none is the longest.
    let longest: Vec<_> = ways.iter().filter(|(_, days)| Some(*days) == most).collect();
    let [(model, days)] = longest.as_slice() else { return frame.t.get("company-ladder") };
    let name = frame.pick(&model.name_en, &model.name_zh);
    let key = if ways.len() > 1 { "company-ladder-longest" } else { "company-ladder-only" };
    frame.t.with(key, &[("model", name.into()), ("n", (*days).into())])
}

/// The kinds that occur: shape, word, and the list of them.
fn legend(
    frame: &Frame,
    company: &str,
    steps: &[StepRow],
) -> Vec<(AnnouncementKind, String, String)> {
    super::year::STEPS
        .into_iter()
        .filter(|kind| steps.iter().any(|step| step.kind == *kind))
        .map(|kind| {
            let url = frame.urls.at(&format!("/?company={company}&kind={kind}"));
            (kind, frame.word("kind", kind.as_str()), url)
        })
        .collect()
}

fn row(frame: &Frame, axis: &Years, model: &ModelRow, steps: &[&StepRow], top: i32) -> Row {
    let x = |step: &StepRow| match step.day_precision {
        Precision::Day => axis.at(step.day),
        Precision::Month => axis.mid_month(step.day),
    };
    let line_y = top + 36;
    let mut taken = Rows::default();
    let mut marks = Vec::new();
    for step in steps {
        let px = x(step) * MARKS / 100.0;
        let (sub, _) = taken.take_any(&[(px - HALF, px + HALF)]);
        let y = line_y + STEP * i32::try_from(sub).unwrap_or(0);
        marks.push(mark(frame, axis, step, pct(x(step)), y));
    }
    let depth = STEP * (i32::try_from(taken.len()).unwrap_or(1) - 1);
    let gaps = gaps(frame, steps, x);
    let known: Vec<f64> =
        steps.iter().filter(|s| s.day_precision == Precision::Day).map(|s| x(s)).collect();
    let ends = known.first().zip(known.last()).filter(|(first, last)| first < last);
    let gap_y = line_y + depth + 19;
    let other = frame.pick(&model.name_zh, &model.name_en);
    let name = frame.pick(&model.name_en, &model.name_zh);
    Row {
        name: name.to_owned(),
        other: if other == name { String::new() } else { other.to_owned() },
        name_y: top + 19,
        line_y,
        end_y: if gaps.is_empty() { line_y + depth + 14 } else { gap_y + 9 },
        span: ends.map(|(first, last)| (pct(*first), pct(*last))),
        marks,
        gaps,
        gap_y,
        steps: table(frame, steps),
    }
}

fn mark(frame: &Frame, axis: &Years, step: &StepRow, x: String, y: i32) -> Mark {
    let month = (step.day_precision == Precision::Month).then(|| axis.month(step.day));
    let values = [
        ("day", format::known_day(frame.lang, step.day, step.day_precision).into()),
        ("title", frame.pick(&step.title_en, &step.title_zh).into()),
        ("kind", frame.word("kind", step.kind.as_str()).into()),
    ];
    Mark {
        url: frame.urls.announcement(&step.announcement),
        title: frame.t.with("mark-title", &values),
        kind: step.kind,
        x,
        y,
        month: month.map(|(from, to)| (pct(from), pct(to))),
    }
}

/// Days from one dated step to the next; none beside a step whose day is not known, since it may
/// lie on either side.
fn days_between(before: &StepRow, step: &StepRow) -> Option<i64> {
    let known = |s: &StepRow| s.day_precision == Precision::Day;
    (known(before) && known(step)).then(|| (step.day - before.day).num_days())
}

/// The numbers under the line, where there is room: first at the narrowest width, then more that
/// only wider screens show.
fn gaps(frame: &Frame, steps: &[&StepRow], x: impl Fn(&StepRow) -> f64) -> Vec<Gap> {
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

fn table(frame: &Frame, steps: &[&StepRow]) -> Vec<Step> {
    let day = |day: NaiveDate, precision| format::known_day(frame.lang, day, precision);
    steps
        .iter()
        .enumerate()
        .map(|(n, step)| {
            let since = match n.checked_sub(1).map(|before| days_between(steps[before], step)) {
                None => frame.t.get("company-ladder-first"),
                Some(None) => frame.t.get("day-unknown"),
                Some(Some(days)) => days.to_string(),
            };
            Step {
                kind: frame.word("kind", step.kind.as_str()),
                day: day(step.day, step.day_precision),
                since,
                url: frame.urls.announcement(&step.announcement),
                title: frame.pick(&step.title_en, &step.title_zh).to_owned(),
            }
        })
        .collect()
}
