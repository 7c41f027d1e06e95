//! Daily price limits of mainland shares, in whole cents.
//!
//! The limit is a price, not a percentage: `previous close × (1 ± limit)`, rounded half up to 0.01.
//! A limit-up session from 2.03 to 2.23 has risen 9.85 %, one from 0.95 to 1.05 10.53 %, so that a
//! rule such as "at least 9.9 %" is wrong both ways.

use crate::domain::LimitState;

/// The upper and lower limit price of a session, in cents, for a reference price in cents and a
/// limit in percent.
#[must_use]
pub const fn limit_prices(reference: i64, percent: i64) -> (i64, i64) {
    let up = (reference * (100 + percent) + 50) / 100;
    let down = (reference * (100 - percent) + 50) / 100;
    (up, down)
}

/// Where a session stood, from its high, low and close in cents.
#[must_use]
pub const fn limit_state(
    reference: i64,
    percent: i64,
    high: i64,
    low: i64,
    close: i64,
) -> LimitState {
    let (up, down) = limit_prices(reference, percent);
    if close >= up {
        LimitState::Up
    } else if close <= down {
        LimitState::Down
    } else if high >= up {
        LimitState::TouchedUp
    } else if low <= down {
        LimitState::TouchedDown
    } else {
        LimitState::None
    }
}
