//! Rows of a table on the year: one mark a row, on its day; in mid-month where only the month is known.

use askama::Template;

use super::axis::Years;
use super::pct;
use crate::domain::Period;
use crate::web::error::Error;
use crate::web::render::Frame;

/// Height of the month names below the marks.
const FOOT: i32 = 40;
/// Height of a row of marks.
const PITCH: i32 = 13;
/// How far two marks of a row are apart at least, percent of the width.
const APART: f64 = 2.5;

/// How a mark is drawn: what the record tells apart is told by its filling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A disc.
    Full,
    /// A half disc in a ring.
    Half,
    /// A ring.
    Empty,
    /// A dotted ring: the record does not say.
    Dotted,
}

impl Shape {
    /// The class of its drawing.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Half => "half",
            Self::Empty => "empty",
            Self::Dotted => "dotted",
        }
    }
}

/// A row as a mark.
#[derive(Debug)]
pub struct Item {
    /// When.
    pub day: Period,
    /// How it is drawn.
    pub shape: Shape,
    /// Where it leads.
    pub url: String,
    /// What it says.
    pub title: String,
}

/// What stands around the marks.
#[derive(Debug)]
pub struct Words {
    /// The message.
    pub headline: String,
    /// How to read the chart.
    pub subtitle: String,
    /// What the shapes mean.
    pub legend: Vec<(Shape, String)>,
    /// What the chart shows, in a sentence.
    pub reading: String,
}

#[derive(Debug)]
struct Mark {
    x: String,
    y: i32,
    shape: &'static str,
    url: String,
    title: String,
}

#[derive(Debug, Template)]
#[template(path = "chart/by_month.html")]
struct ByMonth<'a> {
    frame: &'a Frame,
    words: Words,
    height: i32,
    base: i32,
    months: [Vec<(String, String)>; 2],
    marks: Vec<Mark>,
    source: String,
}

/// The chart of items, which come in order of their days; nothing without any.
///
/// # Errors
/// If the template fails.
pub fn chart(frame: &Frame, items: Vec<Item>, words: Words) -> Result<String, Error> {
    let days = || items.iter().map(|item| item.day.first());
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(String::new()) };
    let Some(axis) = Years::new(first, last, 1.0, 99.0) else { return Ok(String::new()) };
    let place = |day: Period| day.exact().map_or(axis.mid_month(day.first()), |day| axis.at(day));
    let xs: Vec<f64> = items.iter().map(|item| place(item.day)).collect();
    let rows = stacked(&xs);
    let height = |rows: usize| PITCH * i32::try_from(rows).unwrap_or(0);
    let base = height(rows.iter().max().map_or(1, |row| row + 1)) + 18;
    let marks = items.into_iter().zip(xs.into_iter().zip(rows)).map(|(item, (x, row))| Mark {
        x: pct(x),
        y: base - 8 - height(row),
        shape: item.shape.class(),
        url: item.url,
        title: item.title,
    });
    let page = ByMonth {
        frame,
        words,
        height: base + FOOT,
        base,
        months: [axis.months(frame, false), axis.months(frame, true)],
        marks: marks.collect(),
        source: frame.t.about("company-chart-record", &frame.record()),
    };
    Ok(page.render()?)
}

/// The row of each mark, from the bottom: the lowest in which no mark before it is too near.
fn stacked(xs: &[f64]) -> Vec<usize> {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let place = |x: &f64| {
        let is_free = |row: &Vec<f64>| row.iter().all(|other| (other - x).abs() >= APART);
        let row = rows.iter().position(is_free).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].push(*x);
        row
    };
    xs.iter().map(place).collect()
}
