//! How shares moved: as the press printed it, and as the exchange recorded it.
//!
//! The two never share a type: a printed figure is a [`ReportedMove`], a computed one a
//! [`Reaction`] made from session moves.

use chrono::NaiveDate;

use super::choice::choice;
use super::{Bound, Exchange, Slug, Symbol, Text, WhyDay};

choice! {
    /// What a printed figure measures, always against the previous close.
    Measure {
        /// Opening price.
        Open = "open",
        /// Closing price.
        Close = "close",
        /// Highest price of the session.
        IntradayHigh = "intraday-high",
        /// Lowest price of the session.
        IntradayLow = "intraday-low",
        /// At the upper daily limit.
        LimitUp = "limit-up",
        /// At the lower daily limit.
        LimitDown = "limit-down",
    }
}

choice! {
    /// What comes of setting a printed figure beside the exchange record.
    Verdict {
        /// Within tolerance.
        Agrees = "agrees",
        /// The share moved further than the press saw.
        WentFurther = "went_further",
        /// Outside tolerance.
        Disagrees = "disagrees",
        /// No session move to compare with.
        CannotCheck = "cannot_check",
    }
}

choice! {
    /// What the 95 % interval of an abnormal return says of it.
    ReturnVerdict {
        /// The whole interval lies on one side of zero.
        Clear = "clear",
        /// The interval contains zero.
        NotClear = "not-clear",
    }
}

impl ReturnVerdict {
    /// What an interval says, by its lower and its upper end.
    #[must_use]
    pub fn of((low, high): (f64, f64)) -> Self {
        if low > 0.0 || high < 0.0 { Self::Clear } else { Self::NotClear }
    }
}

/// A share move as a source printed it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ReportedMove {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub id: Slug,
    /// The announcement it was reported for.
    pub announcement: Slug,
    /// Ticker.
    pub symbol: Symbol,
    /// Session.
    pub day: NaiveDate,
    /// What is measured.
    pub measure: Measure,
    /// Percent against the previous close, signed.
    pub percent: f64,
    /// Decimals as printed, 0 to 3.
    pub digits: u8,
    /// How the figure bounds the true one.
    pub bound: Bound,
    /// Doubts; may be empty.
    pub note: Text,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}

choice! {
    /// Whether a reaction could be computed.
    ReactionStatus {
        /// Day 0 has a session move.
        Ok = "ok",
        /// The record has no move of this share on its day 0.
        NoPrices = "no_prices",
    }
}

/// How one listing moved on the first session that could react to an announcement.
#[derive(Debug, Clone, PartialEq)]
pub struct Reaction {
    /// The announcement.
    pub announcement: Slug,
    /// Ticker.
    pub symbol: Symbol,
    /// Exchange of the listing.
    pub exchange: Exchange,
    /// Day 0; `None` if no session of the record can react.
    pub day: Option<NaiveDate>,
    /// Which rule chose day 0.
    pub why: Option<WhyDay>,
    /// The session after day 0.
    pub next_day: Option<NaiveDate>,
    /// Whether there is a session move on day 0.
    pub status: ReactionStatus,
}
