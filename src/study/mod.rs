//! The event study: pure arithmetic over sessions and session moves, without I/O.
//!
//! - [`day_zero`]: which session could first react to an announcement;
//! - [`level`]: session moves compounded from a common start;
//! - [`verdict`]: a printed figure beside the exchange record.
//!
//! Left out so far: estimation windows, abnormal returns and cohort tests.

mod day_zero;
mod level;
mod verdict;

pub use day_zero::{Announced, DayZero, day_zero};
pub use level::{BASE, Level, rebase};
pub use verdict::{Check, Computed, Reason, verdict};
