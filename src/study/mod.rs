//! The event study: pure arithmetic over sessions and session moves, without I/O.
//!
//! - [`day_zero()`]: which session could first react to an announcement;
//! - [`rebase`]: session moves compounded from a common start;
//! - [`Year`]: what the sessions of a year come to;
//! - [`verdict()`]: a printed figure beside the exchange record;
//! - [`study()`]: one event on one share: abnormal returns over windows, and how unusual they were;
//! - [`cohort()`]: several events together;
//! - [`holm()`]: several tests together;
//! - [`limit_prices`]: daily price limits in whole cents.
//!
//! Returns are fractions here (0.1 is ten percent), percent everywhere else.

mod cohort;
mod day_zero;
mod event;
mod holm;
mod level;
mod model;
mod neighbours;
mod price_limit;
mod report;
mod series;
mod significance;
mod verdict;
mod year;

pub use cohort::{Cohort, TTest, ZTest, cohort};
pub use day_zero::{Announced, DayZero, day_zero, first_session};
pub use event::{
    DAYS, DayResult, ESTIMATION, Estimate, EventStudy, MIN_FALLBACK, MIN_MARKET_MODEL, Setup,
    WINDOWS, WindowResult, WindowStatus, study,
};
pub use holm::holm;
pub use level::{BASE, Level, rebase};
pub use model::{Fit, ModelKind};
pub use neighbours::Neighbours;
pub use price_limit::{limit_prices, limit_state};
pub use report::{Studied, report};
pub use series::{Bar, Series};
pub use significance::median;
pub use verdict::{Check, Computed, Reason, verdict};
pub use year::Year;
