//! A size of a model, and where it stands in the chart.

use crate::record::tables::{Spec, Weights};

pub(super) const TOP: f64 = 26.0;

pub(super) const BASE: f64 = 436.0;

/// Where the strip of sizes from before the year ends, percent of the width.
pub(super) const STRIP: f64 = 11.5;

/// The smallest and the largest size of the scale.
pub(super) const LEAST: f64 = 0.8e9;

pub(super) const MOST: f64 = 2.4e12;

/// The parameters of GPT-3, which launches of the year were held against.
pub(super) const GPT_3: f64 = 175e9;

/// One size of a model.
pub(super) struct Size<'a> {
    pub(super) spec: &'a Spec,
    pub(super) value: f64,
    pub(super) weights: Option<Weights>,
    pub(super) x: f64,
    pub(super) y: f64,
    /// Pixels to the right where others have the same day and size.
    pub(super) aside: f64,
    pub(super) is_before: bool,
    /// What it is called.
    pub(super) name: String,
}

/// Where a size stands on the scale, in pixels.
pub(super) fn level(value: f64) -> f64 {
    let share = (value / LEAST).ln() / (MOST / LEAST).ln();
    BASE - share * (BASE - TOP)
}

/// The open sizes that were larger than all open ones before them.
pub(super) fn series<'a, 'b>(sizes: &'b [Size<'a>]) -> Vec<&'b Size<'a>> {
    let mut found: Vec<&Size<'a>> = Vec::new();
    let mut by_day: Vec<&Size<'a>> = open(sizes).collect();
    by_day.sort_by(|a, b| a.spec.day.cmp(&b.spec.day).then(b.value.total_cmp(&a.value)));
    for size in by_day {
        if found.last().is_none_or(|last| size.value > last.value) {
            found.push(size);
        }
    }
    found
}

/// The open sizes of the year, in order of their days.
pub(super) fn open<'a, 'b>(sizes: &'b [Size<'a>]) -> impl Iterator<Item = &'b Size<'a>> {
    sizes.iter().filter(|size| size.weights == Some(Weights::Open) && !size.is_before)
}
