//! Dumbbells: a line a row, from what a figure is held against, at zero, to the figure itself.

pub mod pairs;

use askama::Template;

use super::pct;
use crate::web::format;
use crate::web::render::Frame;

/// Where the axis begins and ends, percent of the width.
const LEFT: f64 = 4.0;
const RIGHT: f64 = 96.0;

/// A row of a panel.
#[derive(Debug)]
pub struct Row {
    /// Where it leads.
    pub url: String,
    /// What its tooltip says.
    pub title: String,
    /// What the figure is of.
    pub name: String,
    /// The language of the name where it has to be said, or nothing.
    pub lang: &'static str,
    /// What else it is of.
    pub of: String,
    /// Its two columns of figures, each with what stands behind it in grey.
    pub figures: [(String, String); 2],
    /// The mark at zero, without its `m-`.
    pub from: &'static str,
    /// The mark of the verdict, without its `v-`, and where it stands.
    pub verdict: &'static str,
    /// Where that mark stands, as [`Axis::x`] has it.
    pub x: String,
    /// The class of the line between the two.
    pub line: &'static str,
    /// What keeps the two figures apart, or nothing.
    pub why: String,
}

/// Rows under a heading.
#[derive(Debug)]
pub struct Panel {
    /// The id of the heading.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What its rows are.
    pub about: String,
    /// The rows, in the order drawn.
    pub rows: Vec<Row>,
}

/// An entry of the key.
#[derive(Debug)]
pub struct Key {
    /// The id of the mark.
    pub mark: String,
    /// What it stands for.
    pub name: String,
    /// The list of what it stands for, and how long that is.
    pub counted: Option<(String, usize)>,
}

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/dumbbells.html")]
pub struct Dumbbells<'a> {
    /// The page.
    pub frame: &'a Frame,
    /// Whether it draws printed moves of shares and not scores: the two have marks of their own.
    pub is_of_moves: bool,
    /// What it shows.
    pub headline: String,
    /// How to read it.
    pub subtitle: String,
    /// The key.
    pub legend: Vec<Key>,
    /// Heads of the names and of the two columns of figures.
    pub heads: [String; 3],
    /// Differences from left to right.
    pub axis: Axis,
    /// The panels, none of them empty.
    pub panels: Vec<Panel>,
    /// A sentence made from its figures.
    pub reading: String,
    /// Where the same figures stand in a table: `#rows`.
    pub table: &'static str,
    /// Where the method explains them: `scores`.
    pub how: &'static str,
}

/// Differences from left to right, zero in the middle.
#[derive(Debug)]
pub struct Axis {
    reach: f64,
}

impl Axis {
    /// An axis that holds some differences.
    #[must_use]
    pub fn holding(differences: impl Iterator<Item = f64>) -> Self {
        let widest = differences.map(f64::abs).fold(0.0, f64::max);
        Self { reach: 2.0 * ((widest / 2.0).floor() + 1.0) }
    }

    /// Where a difference stands.
    #[must_use]
    pub fn x(&self, difference: f64) -> String {
        pct(LEFT + (RIGHT - LEFT) * (difference + self.reach) / (2.0 * self.reach))
    }

    /// Where zero stands.
    fn zero(&self) -> String {
        self.x(0.0)
    }

    fn ticks(&self) -> Vec<(String, String)> {
        let step = [1.0, 2.0, 4.0, 10.0, 20.0, 50.0];
        let step = step.into_iter().find(|step| self.reach / step <= 4.0).unwrap_or(100.0);
        let first = -(self.reach / step).floor() * step;
        std::iter::successors(Some(first), |at| Some(at + step))
            .take_while(|at| *at <= self.reach)
            .map(|at| (self.x(at), format::signed(at, 0)))
            .collect()
    }
}
