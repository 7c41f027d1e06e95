//! A session of the window: how the share opened, moved and closed.

use chrono::NaiveDate;

/// One session of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Counted from day 0.
    pub number: i32,
    /// Its date.
    pub day: NaiveDate,
    /// Open, high, low and close, percent; nothing if the record has none.
    pub moves: Option<Ohlc>,
    /// The benchmark's close, percent.
    pub benchmark: Option<f64>,
}

/// The moves of a session against the previous close, percent.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "named as in the market")]
pub struct Ohlc {
    pub open: f64,
    pub high: f64,
    pub low: f64,
    pub close: f64,
}
