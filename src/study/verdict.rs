//! A printed figure beside the exchange record.
//!
//! The tolerance is half a unit of the last printed digit plus 0.05 points; `about` allows 0.5
//! points instead. A close or an opening agrees or it doesn't. A high, a low and a floor
//! ("more than 17%") may lie further out than the press could see: within 0.5 points (a floor:
//! one unit of the last printed digit plus 0.05) that still agrees, beyond it the share
//! [went further](Verdict::WentFurther). A limit figure is about the state at the close, not about
//! its percentage.

use crate::domain::{Bound, LimitState, Measure, Move, Verdict};

/// Slack for comparing decimal figures in binary, far below the third decimal of the moves.
const EPSILON: f64 = 1e-9;

/// The exchange record of one session, as far as a printed figure can be held against it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Computed {
    /// Opening move, percent.
    pub open: f64,
    /// Highest move, percent.
    pub high: f64,
    /// Lowest move, percent.
    pub low: f64,
    /// Closing move, percent.
    pub close: f64,
    /// Limit state.
    pub limit: LimitState,
}

impl From<&Move> for Computed {
    fn from(m: &Move) -> Self {
        Self { open: m.open, high: m.high, low: m.low, close: m.close, limit: m.limit }
    }
}

impl Computed {
    /// The move a measure names, percent; the close for a limit.
    #[must_use]
    pub const fn measured(&self, measure: Measure) -> f64 {
        match measure {
            Measure::Open => self.open,
            Measure::IntradayHigh => self.high,
            Measure::IntradayLow => self.low,
            Measure::Close | Measure::LimitUp | Measure::LimitDown => self.close,
        }
    }
}

crate::domain::choice! {
    /// Why a verdict is what it is; the interface has a sentence for each.
    Reason {
        /// The difference is within the tolerance.
        WithinTolerance = "within-tolerance",
        /// "About" allows half a point, and the difference is within it.
        WithinHalfPoint = "within-half-point",
        /// The figure is a floor, and the move lies at or beyond it.
        BeyondFloor = "beyond-floor",
        /// The session went on after the report, and the move went a little further.
        LaterInSession = "later-in-session",
        /// The move lies well beyond the figure.
        FurtherThanPrinted = "further-than-printed",
        /// The difference is larger than the tolerance.
        OutsideTolerance = "outside-tolerance",
        /// The share closed at the limit named.
        AtLimit = "at-limit",
        /// The limit was reached but not held at the close.
        NotHeldAtClose = "not-held-at-close",
        /// The limit named was not reached.
        NotAtLimit = "not-at-limit",
        /// The record has no session move of this share on this day.
        NoPrices = "no-prices",
    }
}

/// A verdict and its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// The verdict.
    pub verdict: Verdict,
    /// Its reason.
    pub reason: Reason,
}

/// Holds a printed figure (percent, with its printed decimals) against a session.
#[must_use]
pub fn verdict(
    measure: Measure,
    percent: f64,
    digits: u8,
    bound: Bound,
    computed: Option<&Computed>,
) -> Check {
    let Some(computed) = computed else {
        return Check { verdict: Verdict::CannotCheck, reason: Reason::NoPrices };
    };
    match measure {
        Measure::LimitUp => at_limit(computed.limit, LimitState::Up, LimitState::TouchedUp),
        Measure::LimitDown => at_limit(computed.limit, LimitState::Down, LimitState::TouchedDown),
        _ => by_size(measure, percent, digits, bound, computed.measured(measure)),
    }
}

fn at_limit(state: LimitState, held: LimitState, touched: LimitState) -> Check {
    if state == held {
        Check { verdict: Verdict::Agrees, reason: Reason::AtLimit }
    } else if state == touched {
        Check { verdict: Verdict::Agrees, reason: Reason::NotHeldAtClose }
    } else {
        Check { verdict: Verdict::Disagrees, reason: Reason::NotAtLimit }
    }
}

fn by_size(measure: Measure, reported: f64, digits: u8, bound: Bound, computed: f64) -> Check {
    let unit = 10f64.powi(-i32::from(digits));
    let tolerance = if bound == Bound::About { 0.5 } else { unit / 2.0 + 0.05 };
    let (agrees, further, disagrees) = (Verdict::Agrees, Verdict::WentFurther, Verdict::Disagrees);
    let check = |verdict, reason| Check { verdict, reason };

    let close_enough = (computed - reported).abs() <= tolerance + EPSILON;
    let one_sided =
        bound == Bound::AtLeast || matches!(measure, Measure::IntradayHigh | Measure::IntradayLow);
    if !one_sided {
        return match (close_enough, bound) {
            (true, Bound::About) => check(agrees, Reason::WithinHalfPoint),
            (true, _) => check(agrees, Reason::WithinTolerance),
            (false, _) => check(disagrees, Reason::OutsideTolerance),
        };
    }

    let same_sign = computed * reported > 0.0;
    let excess = computed.abs() - reported.abs();
    let limit = if bound == Bound::AtLeast { unit + 0.05 - EPSILON } else { 0.5 + EPSILON };
    if !same_sign || excess < -tolerance - EPSILON {
        check(disagrees, Reason::OutsideTolerance)
    } else if (bound == Bound::AtLeast && excess >= limit) || excess > limit {
        check(further, Reason::FurtherThanPrinted)
    } else if bound == Bound::AtLeast {
        check(agrees, Reason::BeyondFloor)
    } else if close_enough {
        let about = bound == Bound::About;
        check(agrees, if about { Reason::WithinHalfPoint } else { Reason::WithinTolerance })
    } else {
        check(agrees, Reason::LaterInSession)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(open: f64, high: f64, low: f64, close: f64, limit: LimitState) -> Computed {
        Computed { open, high, low, close, limit }
    }

    fn close_of(close: f64) -> Computed {
        session(0.0, close.max(0.0), close.min(0.0), close, LimitState::None)
    }

    #[test]
    fn a_close_agrees_within_half_a_unit_of_its_last_digit_and_no_further() {
        let check = |percent, computed| {
            verdict(Measure::Close, percent, 1, Bound::Exact, Some(&close_of(computed))).verdict
        };
        assert_eq!(check(-6.4, -6.36), Verdict::Agrees);
        assert_eq!(check(-6.4, -6.5), Verdict::Agrees);
        assert_eq!(check(-6.4, -6.501), Verdict::Disagrees);
        assert_eq!(check(-6.4, 6.4), Verdict::Disagrees);
    }

    #[test]
    fn the_opening_of_360_as_printed_disagrees_with_the_exchange() {
        let day = session(6.99, 10.0, 3.0, 7.0, LimitState::None);
        let check = verdict(Measure::Open, 5.53, 2, Bound::Exact, Some(&day));
        assert_eq!(check, Check { verdict: Verdict::Disagrees, reason: Reason::OutsideTolerance });
    }

    #[test]
    fn over_13_percent_agrees_with_13_67_but_not_with_14_1() {
        let check = |computed| {
            verdict(Measure::Close, 13.0, 0, Bound::AtLeast, Some(&close_of(computed))).verdict
        };
        assert_eq!(check(13.67), Verdict::Agrees);
        assert_eq!(check(14.1), Verdict::WentFurther);
        assert_eq!(check(14.05), Verdict::WentFurther);
        assert_eq!(check(12.45), Verdict::Agrees);
        assert_eq!(check(12.44), Verdict::Disagrees);
    }

    #[test]
    fn a_high_seen_at_noon_may_be_passed_in_the_afternoon() {
        let day = |high| session(0.0, high, -1.0, 2.0, LimitState::None);
        let check =
            |high| verdict(Measure::IntradayHigh, 16.0, 0, Bound::Exact, Some(&day(high))).verdict;
        assert_eq!(check(16.5), Verdict::Agrees);
        assert_eq!(check(16.51), Verdict::WentFurther);
        assert_eq!(check(15.45), Verdict::Agrees);
        assert_eq!(check(15.44), Verdict::Disagrees);
    }

    #[test]
    fn about_allows_half_a_point() {
        let check = |computed| {
            verdict(Measure::Close, -15.0, 0, Bound::About, Some(&close_of(computed))).verdict
        };
        assert_eq!(check(-15.5), Verdict::Agrees);
        assert_eq!(check(-15.51), Verdict::Disagrees);
    }

    #[test]
    fn a_limit_is_judged_by_its_state_and_not_by_its_percentage() {
        let check = |limit| {
            let day = session(0.0, 10.0, -10.0, -10.0, limit);
            verdict(Measure::LimitDown, -9.0, 0, Bound::Exact, Some(&day))
        };
        assert_eq!(check(LimitState::Down).verdict, Verdict::Agrees);
        assert_eq!(check(LimitState::TouchedDown).reason, Reason::NotHeldAtClose);
        assert_eq!(check(LimitState::Up).verdict, Verdict::Disagrees);
    }

    #[test]
    fn without_a_session_nothing_can_be_checked() {
        let check = verdict(Measure::Close, 1.0, 0, Bound::Exact, None);
        assert_eq!(check.verdict, Verdict::CannotCheck);
    }
}
