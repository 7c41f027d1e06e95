//! The stage ladder: a company's models from first word to public use, one line a model. Models of
//! one step have no way to show and share a row.

mod gaps;
mod once;
mod words;

use std::collections::BTreeMap;

use askama::Template;

use self::gaps::{Gap, gaps};
use self::words::{Step, headline, reading, subtitle, table};
use super::axis::Years;
use super::pct;
use super::place::Rows;
use crate::answers::rows::{ModelRow, Step as Taken};
use crate::domain::{AnnouncementKind, Precision};
use crate::record::Filter;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// Width from which marks do not touch; on smaller screens the paper disc of the later covers the
/// earlier in part. Were they stacked for the smallest, they would leave the line on all others.
const MARKS: f64 = 480.0;
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
    subtitle: String,
    reading: String,
    height: i32,
    title: String,
    source: String,
    months: [Vec<(String, String)>; 2],
    legend: Vec<(AnnouncementKind, String, String)>,
    rows: Vec<Row>,
    /// The steps of each model.
    tables: Vec<(String, Vec<Step>)>,
    csv: String,
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
}

#[derive(Debug)]
struct Mark {
    url: String,
    title: String,
    kind: AnnouncementKind,
    x: String,
    y: i32,
    month: Option<(String, String)>,
    /// In a row of several models: the name of its own, from where it is written, and its class.
    label: Option<(String, i32, &'static str)>,
}

impl Ladder {
    /// The ladder of a company's models, or nothing if none has a step.
    #[must_use]
    pub fn new(
        frame: &Frame,
        name: &str,
        filter: &Filter,
        models: &[ModelRow],
        steps: &[&Taken],
    ) -> Option<Self> {
        let first = steps.iter().map(|step| step.day).min()?;
        let last = steps.iter().map(|step| step.day).max()?;
        let axis = Years::new(first, last, 0.0, 100.0)?;
        let mut of_model: BTreeMap<&str, Vec<&Taken>> = BTreeMap::new();
        for step in steps {
            of_model.entry(step.model.as_deref().unwrap_or_default()).or_default().push(step);
        }
        let mut models_with: Vec<(&ModelRow, Vec<&Taken>)> = models
            .iter()
            .filter_map(|model| Some((model, of_model.remove(model.slug.as_str())?)))
            .collect();
        let single = models_with.iter().filter(|(_, steps)| steps.len() == 1).count();
        let shared = if single > 1 { single } else { 0 };
        models_with.sort_by_key(|(model, steps)| {
            (shared > 0 && steps.len() == 1, steps[0].day, model.slug.clone())
        });
        let (stepped, once) = models_with.split_at(models_with.len() - shared);
        let mut y = HEAD;
        let mut rows = Vec::new();
        for (model, steps) in stepped {
            let row = row(frame, &axis, model, steps, y);
            y = row.end_y;
            rows.push(row);
        }
        if !once.is_empty() {
            let row = once::row(frame, &axis, once, y);
            y = row.end_y;
            rows.push(row);
        }
        let left_out = models.len() - models_with.len();
        let company = models.first().map(|model| model.company.as_str()).unwrap_or_default();
        Some(Self {
            headline: match rows.as_slice() {
                [row] if stepped.is_empty() => row.name.clone(),
                _ => headline(frame, &models_with),
            },
            subtitle: subtitle(frame, !stepped.is_empty(), !once.is_empty(), left_out),
            reading: reading(frame, &models_with),
            height: y + 22,
            title: frame.t.about("company-ladder-title", name),
            source: frame.t.about("company-chart-record", &frame.record()),
            months: [axis.months(frame, false), axis.months(frame, true)],
            legend: legend(frame, company, steps),
            rows,
            tables: models_with
                .iter()
                .map(|(model, steps)| (name_of(frame, model).to_owned(), table(frame, steps)))
                .collect(),
            csv: ListParams::of(filter.clone()).csv(&ANNOUNCEMENTS),
            frame: frame.clone(),
        })
    }
}

fn name_of<'a>(frame: &Frame, model: &'a ModelRow) -> &'a str {
    frame.pick(&model.name_en, &model.name_zh)
}

/// Where a step stands, percent of the width.
fn place(axis: &Years, step: &Taken) -> f64 {
    match step.day_precision {
        Precision::Day => axis.at(step.day),
        Precision::Month => axis.mid_month(step.day),
    }
}

/// The kinds that occur: shape, word, and the list of them.
fn legend(
    frame: &Frame,
    company: &str,
    steps: &[&Taken],
) -> Vec<(AnnouncementKind, String, String)> {
    super::year::STEPS
        .into_iter()
        .filter(|kind| steps.iter().any(|step| step.stage == *kind))
        .map(|kind| {
            let url = frame.urls.at(&format!("/?company={company}&kind={kind}"));
            (kind, frame.word("kind", kind.as_str()), url)
        })
        .collect()
}

fn row(frame: &Frame, axis: &Years, model: &ModelRow, steps: &[&Taken], top: i32) -> Row {
    let x = |step: &Taken| place(axis, step);
    let line_y = top + 36;
    let mut taken = Rows::default();
    let mut marks = Vec::new();
    for step in steps {
        let px = x(step) * MARKS / 100.0;
        let (sub, _) = taken.take_any(&[(px - HALF, px + HALF)]);
        let y = line_y + STEP * i32::try_from(sub).unwrap_or(0);
        marks.push(mark(frame, axis, step, y));
    }
    let depth = STEP * (i32::try_from(taken.len()).unwrap_or(1) - 1);
    let gaps = gaps(frame, steps, x);
    let known: Vec<f64> =
        steps.iter().filter(|s| s.day_precision == Precision::Day).map(|s| x(s)).collect();
    let ends = known.first().zip(known.last()).filter(|(first, last)| first < last);
    let gap_y = line_y + depth + 19;
    let other = frame.pick(&model.name_zh, &model.name_en);
    let name = name_of(frame, model);
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
    }
}

fn mark(frame: &Frame, axis: &Years, step: &Taken, y: i32) -> Mark {
    let month = (step.day_precision == Precision::Month).then(|| axis.month(step.day));
    let values = [
        ("day", frame.known_day(&step.day, &step.day_precision).into()),
        ("title", frame.step_title(step).into()),
        ("kind", words::stage(frame, step).into()),
    ];
    Mark {
        url: frame.step_url(step),
        title: frame.t.with("mark-title", &values),
        kind: step.stage,
        x: pct(place(axis, step)),
        y,
        month: month.map(|(from, to)| (pct(from), pct(to))),
        label: None,
    }
}
