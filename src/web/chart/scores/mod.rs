//! The scores of one benchmark by the day on which they were printed: marks whose shape says who
//! measured, the best so far as a stepped line, and bands where reference models were printed.

mod labels;
mod plot;
mod words;

use askama::Template;
use chrono::Months;

use self::labels::Label;
use self::plot::{Axis, BASE, Drawing, HEIGHT, LEFT, Mark, RIGHT, STEP, Shape, WIDTH, days};
use super::{pct, trace};
use crate::answers::held::Held;
use crate::answers::scores::{self, REFERENCES};
use crate::domain::PeriodPrecision;
use crate::record::tables::{Benchmark, MeasuredBy, Score};
use crate::record::{Filter, keys};
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::List;
use crate::web::params::ListParams;
use crate::web::render::Frame;

const NEAR: (f64, f64) = (8.5, 8.0);

#[derive(Debug)]
struct Drawn {
    x: String,
    y: String,
    aside: f64,
    shape: &'static str,
    url: String,
    title: String,
    /// Start and end of its month, where the day is not known.
    month: Option<(String, String)>,
    label: Option<Label>,
}

impl Drawn {
    /// Whether others have its day and figure, so that it stands beside them.
    fn is_aside(&self) -> bool {
        self.aside.abs() > 0.0
    }
}

/// The range printed for a reference model.
#[derive(Debug)]
struct Band {
    name: &'static str,
    range: String,
    y: String,
    height: String,
    middle: String,
}

#[derive(Debug, Template)]
#[template(path = "chart/scores.html")]
struct Scores<'a> {
    frame: &'a Frame,
    headline: String,
    subtitle: String,
    reading: String,
    legend: Vec<(&'static str, String, usize, String)>,
    height: i32,
    base: f64,
    left: String,
    right: String,
    plot: String,
    months: Vec<(String, String, String)>,
    lines: Vec<(String, String)>,
    bands: Vec<Band>,
    path: String,
    marks: Vec<Drawn>,
    source: String,
    csv: String,
}

/// The chart of a benchmark; nothing where the record has no figure of a model for the whole of it.
///
/// # Errors
/// If the template fails.
pub fn chart(frame: &Frame, held: &Held, benchmark: &Benchmark) -> Result<String, Error> {
    const LIST: &List = &List::declared::<Score>();
    let Some(drawing) = Drawing::new(frame, held, benchmark) else { return Ok(String::new()) };
    let axis = &drawing.axis;
    let labels = drawing.labels();
    let marks = drawing.marks.iter().zip(labels).map(|(mark, label)| drawing.drawn(mark, label));
    let page = Scores {
        headline: drawing.headline(),
        subtitle: drawing.subtitle(),
        reading: drawing.reading(),
        legend: drawing.legend(),
        height: HEIGHT + 16,
        base: BASE,
        left: pct(LEFT),
        right: pct(RIGHT),
        plot: pct(RIGHT - LEFT),
        months: drawing.months(),
        lines: drawing.lines(),
        bands: drawing.bands(),
        path: path(axis, &drawing.best),
        marks: marks.collect(),
        source: frame.t.about("company-chart-record", &frame.record()),
        csv: ListParams::of(Filter::of(&keys::BENCHMARK_OF_SCORE, benchmark.slug.as_str()))
            .csv(LIST),
        frame,
    };
    Ok(page.render()?)
}

/// The message of the chart, and how far the best figure rose; nothing where the record has no
/// figure of a model for the whole benchmark.
#[must_use]
pub fn finding(frame: &Frame, held: &Held, benchmark: &Benchmark) -> Option<(String, String)> {
    let drawing = Drawing::new(frame, held, benchmark)?;
    Some((drawing.headline(), drawing.rise().unwrap_or_default()))
}

impl<'a> Drawing<'a> {
    fn new(frame: &'a Frame, held: &'a Held, benchmark: &'a Benchmark) -> Option<Self> {
        let (slug, all) = (benchmark.slug.as_str(), &held.tables.scores);
        let overall = scores::overall(all, slug);
        let is_one_scale = scores::compares_over_time(slug);
        let references: Vec<_> = REFERENCES
            .into_iter()
            .map(|name| (name, scores::printed_for(all, slug, name)))
            .filter(|(_, printed)| is_one_scale && !printed.is_empty())
            .collect();
        let printed = references.iter().flat_map(|(_, printed)| printed);
        let values: Vec<f64> =
            overall.iter().chain(printed).map(|row| row.value.number()).collect();
        let (first, last) = (overall.iter().map(|row| row.day.first()).min()?, overall.last()?);
        let axis = Axis::new(first, last.day.last(), &values)?;
        let best = if is_one_scale { scores::best_so_far(&overall) } else { Vec::new() };
        let marks = marks(held, &axis, &overall);
        Some(Self { frame, held, benchmark, axis, marks, best, references })
    }

    fn months(&self) -> Vec<(String, String, String)> {
        let axis = &self.axis;
        let months = std::iter::successors(Some(axis.from), |month| {
            month.checked_add_months(Months::new(1))
        });
        let months = months.take_while(|month| days(axis.from, *month) + 1.0 < axis.days);
        months
            .map(|month| {
                let name = format::month_short(self.frame.lang, month);
                let initial = name
                    .strip_suffix('月')
                    .map_or_else(|| name.chars().take(1).collect(), str::to_owned);
                (pct(axis.month(month).0), name, initial)
            })
            .collect()
    }

    fn lines(&self) -> Vec<(String, String)> {
        let axis = &self.axis;
        std::iter::successors(Some(axis.low), |value| Some(value + axis.step))
            .take_while(|value| *value <= axis.high)
            .map(|value| (format!("{:.1}", axis.level(value)), format::decimal(value, 0)))
            .collect()
    }

    fn bands(&self) -> Vec<Band> {
        let band = |(name, printed): &(&'static str, Vec<&Score>)| {
            let (low, high) = (printed.first()?, printed.last()?);
            let top = self.axis.level(high.value.number());
            let height = (self.axis.level(low.value.number()) - top).max(2.0);
            Some(Band {
                name: scores::short_name(name),
                range: words::range(self.frame, low, high),
                y: format!("{top:.1}"),
                height: format!("{height:.1}"),
                middle: format!("{:.1}", top + height / 2.0),
            })
        };
        self.references.iter().filter_map(band).collect()
    }

    fn drawn(&self, mark: &Mark<'_>, label: Option<Label>) -> Drawn {
        let is_month = mark.score.day.precision() == PeriodPrecision::Month;
        let (start, end) = self.axis.month(mark.score.day.first());
        let model = mark.score.model.as_ref().map(crate::domain::Slug::as_str);
        Drawn {
            x: pct(mark.x),
            y: format!("{:.1}", mark.y),
            aside: mark.aside,
            shape: mark.shape.class(),
            url: self.frame.urls.model(model.unwrap_or_default()),
            title: self.title(mark),
            month: is_month.then(|| (pct(start), pct(end))),
            label,
        }
    }
}

/// Every figure with its place. Those of a day that would cover each other step aside, the makers'
/// last.
fn marks<'a>(held: &Held, axis: &Axis, overall: &[&'a Score]) -> Vec<Mark<'a>> {
    let mut marks: Vec<Mark<'a>> = overall
        .iter()
        .map(|score| {
            let (start, end) = axis.month(score.day.first());
            let x = score.day.exact().map_or(f64::midpoint(start, end), |day| axis.at(day));
            let y = axis.level(score.value.number());
            Mark { score, shape: shape(held, score), x, y, aside: 0.0 }
        })
        .collect();
    marks.sort_by_key(|mark| {
        (mark.shape != Shape::By(MeasuredBy::Maker), mark.shape == Shape::Restated)
    });
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for mark in &mut marks {
        let centre = mark.x / 100.0 * WIDTH;
        let is_free = |aside: &f64| {
            let near = |(x, y): &(f64, f64)| {
                (centre + aside - x).abs() < NEAR.0 && (mark.y - y).abs() < NEAR.1
            };
            !taken.iter().any(near)
        };
        let places = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0].map(|n| n * STEP);
        let aside = places.into_iter().find(is_free).unwrap_or(0.0);
        mark.aside = aside;
        taken.push((centre + aside, mark.y));
    }
    // Makers' marks lie on top of the others.
    marks.reverse();
    marks
}

fn shape(held: &Held, score: &Score) -> Shape {
    let is_restated = held
        .pairs
        .iter()
        .any(|pair| pair.other.id == score.id && pair.difference.abs() <= scores::RESTATED);
    if scores::is_experiment(score) {
        Shape::Experiment
    } else if is_restated {
        Shape::Restated
    } else {
        Shape::By(score.measured_by)
    }
}

/// The line of the best figures, in a picture of a thousand units across: it goes up on the day of a
/// new one, a month's at the month's end.
fn path(axis: &Axis, best: &[&Score]) -> String {
    let mut path = String::new();
    for (n, score) in best.iter().enumerate() {
        let x = trace::units(axis.share(score.day.last()), 1000.0);
        let y = axis.level(score.value.number());
        let step = if n == 0 { format!("M{x} {y:.1}") } else { format!("H{x}V{y:.1}") };
        path.push_str(&step);
    }
    if path.is_empty() { path } else { format!("{path}H1000") }
}
