//! Rows of a table on the year: one mark a row, stacked by month.

use askama::Template;
use chrono::{Datelike as _, NaiveDate};

use super::axis::Years;
use super::pct;
use crate::domain::Period;
use crate::web::error::Error;
use crate::web::render::Frame;

/// Height of the month names below the marks.
const FOOT: i32 = 40;
/// Height of a row of marks, and how many stand beside each other.
const PITCH: i32 = 13;
const ABREAST: usize = 2;
/// How far two marks beside each other are apart, percent of the width.
const APART: f64 = 3.0;

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
    let month = |item: &Item| (item.day.first().year(), item.day.first().month());
    let mut counts: Vec<(NaiveDate, usize)> = Vec::new();
    let mut places = Vec::new();
    for item in &items {
        let n = counts.iter().position(|(day, _)| (day.year(), day.month()) == month(item));
        let n = n.unwrap_or_else(|| {
            counts.push((item.day.first(), 0));
            counts.len() - 1
        });
        places.push(counts[n].1);
        counts[n].1 += 1;
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let base = PITCH * i32::try_from(most.div_ceil(ABREAST)).unwrap_or(1) + 18;
    let marks = items.into_iter().zip(places).map(|(item, place)| {
        let (column, row) = (place % ABREAST, place / ABREAST);
        let side = if column == 0 { -0.5 } else { 0.5 };
        Mark {
            x: pct(axis.mid_month(item.day.first()) + APART * side),
            y: base - 8 - PITCH * i32::try_from(row).unwrap_or(0),
            shape: item.shape.class(),
            url: item.url,
            title: item.title,
        }
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
