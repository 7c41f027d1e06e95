//! Trading sessions: which days an exchange traded, until when, and how shares moved.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::choice::choice;
use super::{Slug, Symbol, Text};

choice! {
    /// A trading calendar.
    Market {
        /// Shanghai and Shenzhen.
        Xshg = "XSHG",
        /// Hong Kong.
        Xhkg = "XHKG",
        /// New York and Nasdaq.
        Xnys = "XNYS",
    }
}

impl Market {
    /// The market's zone.
    #[must_use]
    pub const fn zone(self) -> Tz {
        match self {
            Self::Xshg => Tz::Asia__Shanghai,
            Self::Xhkg => Tz::Asia__Hong_Kong,
            Self::Xnys => Tz::America__New_York,
        }
    }

    /// The indices that its shares may be held against: those that close at the same time, which
    /// is the first criterion of a benchmark.
    #[must_use]
    pub const fn indices(self) -> &'static [&'static str] {
        match self {
            Self::Xshg => &["000300.SS", "399006.SZ"],
            Self::Xhkg => &["^HSI", "^HSTECH"],
            Self::Xnys => &["^GSPC"],
        }
    }

    /// Local opening time of a usual session.
    #[must_use]
    pub fn opens(self) -> NaiveTime {
        clock(9, 30)
    }

    /// Local closing time of a usual session. Hong Kong's closing auction runs to about 16:10;
    /// the end of continuous trading is the cut.
    #[must_use]
    pub fn closes(self) -> NaiveTime {
        match self {
            Self::Xshg => clock(15, 0),
            Self::Xhkg | Self::Xnys => clock(16, 0),
        }
    }
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

choice! {
    /// Why a weekday had no session.
    ClosureKind {
        /// A public holiday.
        Holiday = "holiday",
        /// A typhoon or rainstorm.
        Weather = "weather",
        /// Not known.
        Unknown = "unknown",
    }
}

/// A weekday without a session.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Closure {
    /// The market that did not trade.
    pub market: Market,
    /// The weekday on which it did not.
    pub day: NaiveDate,
    /// The kind of reason.
    pub kind: ClosureKind,
    /// Why, in words.
    pub reason: Text,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}

/// A session that opened late or closed early.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ShortSession {
    /// The market whose session was short.
    pub market: Market,
    /// The day of the session.
    pub day: NaiveDate,
    /// Local opening time, if late.
    pub opens: Option<NaiveTime>,
    /// Local closing time, if early.
    pub closes: Option<NaiveTime>,
    /// Why, in words.
    pub reason: Text,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}

choice! {
    /// Where a session stood against the daily price limit.
    LimitState {
        /// Closed at the upper limit.
        Up = "up",
        /// Closed at the lower limit.
        Down = "down",
        /// Only the high reached the upper limit.
        TouchedUp = "touched-up",
        /// Only the low reached the lower limit.
        TouchedDown = "touched-down",
        /// Off the limits, or a market without them.
        None = "",
    }
}

choice! {
    /// What a session's percentages were computed from.
    Basis {
        /// Quoted prices.
        Quoted = "quoted",
        /// Dividend-adjusted prices: ex-dividend days show total return.
        DividendAdjusted = "dividend-adjusted",
        /// Ex-rights-adjusted prices: percentages slightly off.
        ForwardAdjusted = "forward-adjusted",
        /// Index levels.
        Index = "index",
    }
}

/// One session of one share or index, in percent against the previous close.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Move {
    /// Ticker or index.
    pub symbol: Symbol,
    /// Session.
    pub day: NaiveDate,
    /// Opening move.
    pub open: f64,
    /// Highest move.
    pub high: f64,
    /// Lowest move.
    pub low: f64,
    /// Closing move.
    pub close: f64,
    /// What the percentages were computed from.
    pub basis: Basis,
    /// Where the session stood against the daily limit.
    pub limit: LimitState,
}

impl Move {
    /// The moves that are possible, in percent: a share can at most lose everything.
    pub const RANGE: std::ops::RangeInclusive<f64> = -100.0..=1000.0;

    /// Whether open and close lie between low and high; open, high, low and close are percentages,
    /// each rounded by itself to 0.001.
    #[must_use]
    pub fn lies_within([open, high, low, close]: [f64; 4]) -> bool {
        let inside = |x: f64| low - 0.002 <= x && x <= high + 0.002;
        inside(open) && inside(close)
    }

    /// Whether the four can be the moves of one session. `baimo check` and imports of price files
    /// both hold moves to this.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let moves = [self.open, self.high, self.low, self.close];
        moves.iter().all(|percent| Self::RANGE.contains(percent)) && Self::lies_within(moves)
    }
}

choice! {
    /// Which rule chose an announcement's day 0.
    WhyDay {
        /// Announced before the close of a session.
        SameSession = "same_session",
        /// Announced at or after the close of a session.
        AfterClose = "after_close",
        /// Announced on a day without a session.
        NonTradingDay = "non_trading_day",
    }
}

/// The sessions of one market.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// Ascending, each once.
    sessions: Vec<NaiveDate>,
    early: BTreeMap<NaiveDate, NaiveTime>,
}

impl Calendar {
    /// A calendar of these sessions, some of which close early.
    pub fn new(
        sessions: impl IntoIterator<Item = NaiveDate>,
        early: impl IntoIterator<Item = (NaiveDate, NaiveTime)>,
    ) -> Self {
        let sessions: BTreeSet<_> = sessions.into_iter().collect();
        Self { sessions: sessions.into_iter().collect(), early: early.into_iter().collect() }
    }

    /// How many sessions lie before a day.
    #[must_use]
    pub fn position(&self, day: NaiveDate) -> usize {
        self.sessions.partition_point(|session| *session < day)
    }

    /// Whether the market traded on a day.
    #[must_use]
    pub fn is_session(&self, day: NaiveDate) -> bool {
        self.sessions.binary_search(&day).is_ok()
    }

    /// The sessions, ascending.
    pub fn sessions(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.sessions.iter().copied()
    }

    /// The first session after a day.
    #[must_use]
    pub fn after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.sessions.get(self.sessions.partition_point(|session| *session <= day)).copied()
    }

    /// The last session before a day.
    #[must_use]
    pub fn before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.sessions[..self.position(day)].last().copied()
    }

    /// Up to `before` sessions ahead of day 0 and `after` sessions behind it, with day 0 between,
    /// each with its number counted from day 0.
    #[must_use]
    pub fn around(&self, day0: NaiveDate, before: usize, after: usize) -> Vec<(i32, NaiveDate)> {
        let (past, coming) = self.sessions.split_at(self.position(day0));
        let mut around: Vec<_> =
            (1..).map(|n: i32| -n).zip(past.iter().rev().take(before).copied()).collect();
        around.reverse();
        around.extend((0..).zip(coming.iter().take(after + 1).copied()));
        around
    }

    /// How many sessions lie between two days: 0 for the same session, 1 for neighbours. Days
    /// that are not sessions count as the session they run into.
    #[must_use]
    pub fn distance(&self, a: NaiveDate, b: NaiveDate) -> i64 {
        let position = |day| i64::try_from(self.position(day)).unwrap_or(i64::MAX);
        position(b) - position(a)
    }

    /// When a session closes, in local time.
    #[must_use]
    pub fn closes(&self, market: Market, day: NaiveDate) -> NaiveTime {
        self.early.get(&day).copied().unwrap_or_else(|| market.closes())
    }

    /// The first and last session known.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((*self.sessions.first()?, *self.sessions.last()?))
    }
}

/// The calendars of all markets.
#[derive(Debug, Clone, Default)]
pub struct Calendars(BTreeMap<Market, Calendar>);

impl Calendars {
    /// Calendars from the record's sessions and shortened sessions.
    pub fn new(
        sessions: impl IntoIterator<Item = (Market, NaiveDate)>,
        short: impl IntoIterator<Item = (Market, NaiveDate, Option<NaiveTime>)>,
    ) -> Self {
        let mut days: BTreeMap<Market, BTreeSet<NaiveDate>> = BTreeMap::new();
        for (market, day) in sessions {
            days.entry(market).or_default().insert(day);
        }
        let mut calendars: BTreeMap<Market, Calendar> = Market::ALL
            .iter()
            .map(|market| (*market, Calendar::new(days.remove(market).unwrap_or_default(), [])))
            .collect();
        for (market, day, closes) in short {
            if let Some(closes) = closes {
                calendars.entry(market).or_default().early.insert(day, closes);
            }
        }
        Self(calendars)
    }

    /// The calendar of one market.
    #[must_use]
    pub fn of(&self, market: Market) -> &Calendar {
        static EMPTY: Calendar = Calendar { sessions: Vec::new(), early: BTreeMap::new() };
        self.0.get(&market).unwrap_or(&EMPTY)
    }
}
