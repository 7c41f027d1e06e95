//! The figures the press printed, as hollow diamonds beside the bars.

use chrono::NaiveDate;

use super::session::Session;
use crate::domain::Bound;
use crate::web::chart::pct;
use crate::web::chart::percent_axis::{PercentAxis, px};

/// Diamonds of one side closer than this step outward, in pixels.
const DIAMOND: f64 = 9.0;

/// A figure printed for a session of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Diamond {
    /// The session.
    pub day: NaiveDate,
    /// The figure, percent.
    pub percent: f64,
    /// How it bounds the true one; floors stand left of the bar, all others right.
    pub bound: Bound,
    /// What a pointer shows.
    pub title: String,
}

#[derive(Debug)]
pub(super) struct Placed {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) dx: f64,
    pub(super) title: String,
}

/// Diamonds beside their bars; those that would touch step outward.
pub(super) fn placed(
    axis: &PercentAxis,
    sessions: &[Session],
    diamonds: &[Diamond],
    width: f64,
    centre: impl Fn(usize) -> f64,
    written: impl Fn(usize) -> Option<f64>,
) -> Vec<Placed> {
    let mut taken: Vec<(usize, bool, f64)> = Vec::new();
    let mut placed = Vec::new();
    for diamond in diamonds {
        let Some(i) = sessions.iter().position(|session| session.day == diamond.day) else {
            continue;
        };
        let (left, y) = (diamond.bound == Bound::AtLeast, axis.y(diamond.percent));
        let touching =
            |t: &&(usize, bool, f64)| t.0 == i && t.1 == left && (t.2 - y).abs() < DIAMOND;
        let steps = f64::from(u32::try_from(taken.iter().filter(touching).count()).unwrap_or(0));
        taken.push((i, left, y));
        let side = if left { -1.0 } else { 1.0 };
        // The figure at the end of the bar is wider than the bar.
        let is_beside = written(i).is_some_and(|text| (text - 15.0..text + 7.0).contains(&y));
        let steps = steps + f64::from(u8::from(is_beside));
        placed.push(Placed {
            x: pct(centre(i) + side * width * 0.42),
            y: px(y),
            dx: side * DIAMOND * steps,
            title: diamond.title.clone(),
        });
    }
    placed
}
