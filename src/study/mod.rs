//! The event study: pure arithmetic over sessions and session moves, without I/O.
//!
//! - [`day_zero`]: which session could first react to an announcement;
//! - [`verdict`]: a printed figure beside the exchange record.
//!
//! Left out so far: estimation windows, abnormal returns and cohort tests.

mod day_zero;
mod verdict;

pub use day_zero::{Announced, DayZero, day_zero};
pub use verdict::{Check, Computed, Reason, verdict};
