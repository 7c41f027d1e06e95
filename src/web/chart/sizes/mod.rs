//! How large models were, by the day of their release, on a log scale.

mod labels;
mod size;

use askama::Template;
use chrono::{Datelike as _, NaiveDate};

use self::labels::{Label, labels};
use self::size::{BASE, GPT_3, STRIP, Size, level, open, series};
use super::axis::Years;
use super::by_month::Shape;
use super::pct;
use crate::answers::held::Held;
use crate::domain::PeriodPrecision;
use crate::record::tables::{Quantity, Spec, Weights};
use crate::web::error::Error;
use crate::web::render::Frame;

/// Height of the plot in pixels, and where it begins and ends.
const HEIGHT: i32 = 448;

/// A size from which on an open model counts as large.
const LARGE: f64 = 30e9;

#[derive(Debug)]
struct Mark {
    x: String,
    y: String,
    aside: f64,
    shape: &'static str,
    url: String,
    title: String,
    label: Option<Label>,
}

impl Mark {
    /// Whether others have its day and size, so that it stands beside them.
    fn is_aside(&self) -> bool {
        self.aside > 0.0
    }
}

#[derive(Debug, Template)]
#[template(path = "chart/sizes.html")]
struct Sizes<'a> {
    frame: &'a Frame,
    headline: String,
    subtitle: String,
    reading: String,
    height: i32,
    strip: String,
    base: f64,
    legend: Vec<(&'static str, String, usize, String)>,
    lines: Vec<(String, String, bool)>,
    gpt: String,
    months: [Vec<(String, String)>; 2],
    families: Vec<(String, String, String)>,
    marks: Vec<Mark>,
    source: String,
}

const fn shape(weights: Option<Weights>) -> Shape {
    match weights {
        Some(Weights::Open) => Shape::Full,
        Some(Weights::OnRequest) => Shape::Half,
        Some(Weights::Closed) => Shape::Empty,
        None => Shape::Dotted,
    }
}

/// The chart of the sizes of some models; nothing without any.
///
/// # Errors
/// If the template fails.
pub fn chart(frame: &Frame, held: &Held, models: &[&str]) -> Result<String, Error> {
    let (Some(start), Some(end)) =
        (NaiveDate::from_ymd_opt(2023, 1, 1), NaiveDate::from_ymd_opt(2023, 12, 31))
    else {
        return Ok(String::new());
    };
    let Some(axis) = Years::new(start, end, STRIP, 100.0) else { return Ok(String::new()) };
    let all: Vec<&Spec> =
        models.iter().flat_map(|model| held.specs_of(model, Quantity::Parameters)).collect();
    let sizes = sizes(frame, held, &axis, &all);
    if sizes.is_empty() {
        return Ok(String::new());
    }
    let left_out =
        all.iter().filter(|spec| !sizes.iter().any(|size| size.spec.id == spec.id)).count();
    let labels = labels(held, &sizes);
    let marks = sizes.iter().zip(labels).map(|(size, label)| Mark {
        x: pct(size.x),
        y: format!("{:.1}", size.y),
        aside: size.aside,
        shape: shape(size.weights).class(),
        url: frame.urls.model(size.spec.model.as_str()),
        title: title(frame, size),
        label,
    });
    let open = series(&sizes);
    let page = Sizes {
        headline: headline(frame, &sizes),
        subtitle: subtitle(frame, &open),
        reading: reading(frame, &sizes, left_out),
        height: HEIGHT + 22,
        strip: pct(STRIP),
        base: BASE,
        legend: legend(frame, &sizes),
        lines: lines(frame),
        gpt: format!("{:.1}", level(GPT_3)),
        months: [axis.months(frame, false), axis.months(frame, true)],
        families: families(&sizes),
        marks: marks.collect(),
        source: frame.t.about("company-chart-record", &frame.record()),
        frame,
    };
    Ok(page.render()?)
}

/// The sizes that can be drawn, those from before the year first, then in order of their days.
/// Figures known by year alone, and later ones, have no place on the axis.
fn sizes<'a>(frame: &Frame, held: &Held, axis: &Years, specs: &[&'a Spec]) -> Vec<Size<'a>> {
    let mut sizes: Vec<Size<'a>> = Vec::new();
    let mut specs = specs.to_vec();
    specs.sort_by_key(|spec| (spec.day, spec.id.as_str()));
    for spec in specs {
        let (first, is_before) = (spec.day.first(), spec.day.last().year() < 2023);
        let is_in_year = first.year() == 2023 && spec.day.precision() != PeriodPrecision::Year;
        if !is_before && !is_in_year {
            continue;
        }
        let x = match (is_before, spec.day.exact()) {
            (true, _) => 0.6,
            (false, Some(day)) => axis.at(day),
            (false, None) => axis.mid_month(first),
        };
        let weights = held.weights_of(spec);
        let name = name(frame, held, spec);
        for value in [Some(&spec.value), spec.value_max.as_ref()].into_iter().flatten() {
            let value = value.number();
            let y = level(value);
            let same = sizes.iter().filter(|other| {
                (other.x - x).abs() < 0.05 && (other.y - y).abs() < 0.5 && other.spec.id != spec.id
            });
            let aside = 9.0 * f64::from(u8::try_from(same.count()).unwrap_or(u8::MAX));
            let name = name.clone();
            sizes.push(Size { spec, value, weights, x, y, aside, is_before, name });
        }
    }
    sizes
}

/// What a size is called; that of a predecessor by its own name alone.
fn name(frame: &Frame, held: &Held, spec: &Spec) -> String {
    if !spec.version.is_empty() && held.is_of_predecessor(spec) {
        spec.version.clone()
    } else {
        frame.version_name(spec.model.as_str(), &spec.version)
    }
}

/// Vertical lines between the sizes of one model and day.
fn families(sizes: &[Size<'_>]) -> Vec<(String, String, String)> {
    let mut lines = Vec::new();
    let is_one = |a: &Size<'_>, b: &Size<'_>| {
        a.spec.model == b.spec.model && a.spec.day == b.spec.day && !a.is_before
    };
    for size in sizes {
        let family: Vec<f64> =
            sizes.iter().filter(|other| is_one(size, other)).map(|other| other.y).collect();
        let top = family.iter().copied().fold(f64::INFINITY, f64::min);
        let bottom = family.iter().copied().fold(0.0, f64::max);
        let line = (pct(size.x), format!("{top:.1}"), format!("{bottom:.1}"));
        if bottom > top && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn lines(frame: &Frame) -> Vec<(String, String, bool)> {
    let line =
        |value: f64, is_main: bool| (format!("{:.1}", level(value)), frame.large(value), is_main);
    let main = [1e9, 1e10, 1e11, 1e12].map(|value| line(value, true));
    let between = [3e9, 3e10, 3e11].map(|value| line(value, false));
    main.into_iter().chain(between).collect()
}

fn legend(frame: &Frame, sizes: &[Size<'_>]) -> Vec<(&'static str, String, usize, String)> {
    let entry = |weights: Option<Weights>| {
        let n = sizes.iter().filter(|size| size.weights == weights).count();
        let name = weights.map_or_else(
            || frame.t.get("sizes-no-licence"),
            |weights| frame.word("sizes-weights", weights.as_str()),
        );
        let url = weights.map(|weights| frame.urls.at(&format!("/models?weights={weights}")));
        (shape(weights).class(), name, n, url.unwrap_or_default())
    };
    Weights::ALL.iter().map(|weights| Some(*weights)).chain([None]).map(entry).collect()
}

fn title(frame: &Frame, size: &Size<'_>) -> String {
    let weights = size.weights.map_or_else(
        || frame.t.get("sizes-no-licence"),
        |weights| frame.word("sizes-weights", weights.as_str()),
    );
    let values = [
        ("name", size.name.as_str().into()),
        ("size", frame.large(size.value).into()),
        ("status", frame.word("spec-status", size.spec.status.as_str()).into()),
        ("day", frame.period(&size.spec.day).into()),
        ("weights", weights.into()),
    ];
    frame.t.with("sizes-mark", &values)
}

/// The first rule that holds: large open models came late; half of the open sizes are small.
fn headline(frame: &Frame, sizes: &[Size<'_>]) -> String {
    let large: Vec<&Size<'_>> = open(sizes).filter(|size| size.value >= LARGE).collect();
    let late = large.iter().filter(|size| size.spec.day.first().month() > 8).count();
    if !large.is_empty() && late * 3 >= large.len() * 2 {
        let values = [("late", late.into()), ("n", large.len().into())];
        return frame.t.with("sizes-headline-late", &values);
    }
    let mut values: Vec<f64> = open(sizes).map(|size| size.value).collect();
    values.sort_by(f64::total_cmp);
    match values.get(values.len() / 2) {
        Some(median) => frame.t.with(
            "sizes-headline",
            &[
                ("open", values.len().into()),
                ("n", sizes.len().into()),
                ("median", frame.large(*median).into()),
            ],
        ),
        None => frame.t.count("sizes-headline-none", sizes.len()),
    }
}

fn subtitle(frame: &Frame, series: &[&Size<'_>]) -> String {
    let read = frame.t.get("sizes-subtitle");
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return read };
    let values = [
        ("from", frame.large(first.value).into()),
        ("first", first.name.as_str().into()),
        ("began", frame.period(&first.spec.day).into()),
        ("to", frame.large(last.value).into()),
        ("last", last.name.as_str().into()),
        ("ended", frame.period(&last.spec.day).into()),
    ];
    if series.len() == 1 { read } else { format!("{read} {}", frame.t.with("sizes-grew", &values)) }
}

fn reading(frame: &Frame, sizes: &[Size<'_>], left_out: usize) -> String {
    let count = |weights| sizes.iter().filter(|size| size.weights == weights).count();
    let values = [
        ("n", sizes.len().into()),
        ("open", count(Some(Weights::Open)).into()),
        ("request", count(Some(Weights::OnRequest)).into()),
        ("closed", count(Some(Weights::Closed)).into()),
        ("unknown", count(None).into()),
        ("out", left_out.into()),
    ];
    frame.t.with("sizes-reading", &values)
}
