//! The year of a share on one line of a table: the share, and its benchmark beside it.
//!
//! Both are drawn in one unit, days across and percent of the start down, so that the line of a
//! benchmark stands once on a page and each row shows the part that it needs.

use chrono::{Datelike, NaiveDate};

use super::trace;
use crate::answers::rows::ShareRow;
use crate::study::{BASE, Level};

/// The drawing of one row.
#[derive(Debug, PartialEq, Eq)]
pub struct Spark {
    /// The share.
    pub path: String,
    /// The id of its benchmark's line; empty if it has none.
    pub benchmark: String,
    /// The part of the plane that is shown: how far down it begins, and how high it is.
    pub top: i64,
    /// Its height.
    pub height: i64,
}

/// The line of a benchmark.
#[derive(Debug, PartialEq, Eq)]
pub struct Benchmark {
    /// Its id on the page.
    pub id: String,
    /// The line.
    pub path: String,
}

/// The drawings of a page.
#[derive(Debug, Default)]
pub struct Sparks(Vec<Benchmark>);

impl Sparks {
    /// Draws the year of a share that has one.
    pub fn draw(&mut self, row: &ShareRow) -> Spark {
        let [own, beside] = &*row.weeks;
        let values = || own.iter().chain(beside).map(|level| level.value);
        // A little air, for the width of the lines.
        let high = down(values().fold(BASE, f64::max)) - 2;
        let low = down(values().fold(BASE, f64::min)) + 2;
        Spark {
            path: path(own),
            benchmark: self.benchmark(&row.benchmark, beside),
            top: high,
            height: low - high,
        }
    }

    /// The id of a benchmark's line, which rows with the same sessions share.
    fn benchmark(&mut self, symbol: &str, levels: &[Level]) -> String {
        if levels.is_empty() {
            return String::new();
        }
        let path = path(levels);
        if let Some(known) = self.0.iter().find(|known| known.path == path) {
            return known.id.clone();
        }
        let plain: String = symbol.chars().filter(char::is_ascii_alphanumeric).collect();
        let id = format!("b{}-{plain}", self.0.len());
        self.0.push(Benchmark { id: id.clone(), path });
        id
    }

    /// The lines that the drawings refer to.
    #[must_use]
    pub fn benchmarks(self) -> Vec<Benchmark> {
        self.0
    }
}

fn down(value: f64) -> i64 {
    -trace::units(value, 1.0)
}

/// From the start at 100 through the levels.
fn path(levels: &[Level]) -> String {
    let Some(first) = levels.first() else { return String::new() };
    let across = |day: NaiveDate| i64::from(day.ordinal0());
    let start = ((across(first.day) - 5).max(0), down(BASE));
    let points = levels.iter().map(|level| (across(level.day), down(level.value)));
    trace::path(std::iter::once(start).chain(points))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(month: u32, day: u32, value: f64) -> Level {
        Level { day: NaiveDate::from_ymd_opt(2023, month, day).unwrap(), value }
    }

    #[test]
    fn a_line_begins_at_a_hundred_and_goes_days_across_and_percent_down() {
        assert_eq!(path(&[level(1, 6, 104.4), level(1, 13, 95.0)]), "M0 -100l5-4 7 9");
        assert_eq!(path(&[]), "");
    }

    #[test]
    fn rows_with_the_same_benchmark_share_its_line() {
        let mut sparks = Sparks::default();
        let line = [level(1, 6, 101.0)];
        let first = sparks.benchmark("^HSI", &line);
        assert_eq!(first, sparks.benchmark("^HSI", &line));
        assert_ne!(first, sparks.benchmark("^HSI", &[level(9, 29, 99.0)]));
        assert_eq!(sparks.benchmark("^HSI", &[]), "");
        assert_eq!(sparks.benchmarks().len(), 2);
    }
}
