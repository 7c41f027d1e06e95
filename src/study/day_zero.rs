//! Event day 0: the first session of a listing that could react to an announcement.
//!
//! An announcement is an instant. In the zone of the listing's market, an instant before the close
//! of a session belongs to that session (before the open and in the lunch break count too); at or
//! after the close, or on a day without a session, it belongs to the next session. The day is per
//! listing: 00:00 in Beijing on 31 August is that day in Hong Kong and the day before in New York.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::domain::{Announcement, Calendar, Calendars, Market, Precision, Time, WhyDay};

/// When an announcement was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    /// At a known instant.
    At(DateTime<FixedOffset>),
    /// On a date without an hour: noon in the date's zone is assumed, which is the same session in
    /// Shanghai and Hong Kong, and before the open of that date in New York.
    On(NaiveDate, Tz),
    /// After the close of the given market on a date: one minute after it, in that market's zone.
    AfterClose(NaiveDate, Market),
}

impl Announced {
    /// When an announcement of the record was made, or `None` where only the month is known.
    ///
    /// `primary` is the market of the company's primary listing; it decides what "after the close"
    /// means, and Shanghai stands in for companies without a listing.
    #[must_use]
    pub fn of(announcement: &Announcement, primary: Option<Market>) -> Option<Self> {
        let day = announcement.day;
        (day.precision == Precision::Day)
            .then(|| Self::dated(day.date, announcement.time, announcement.zone, primary))
    }

    /// When something was announced on a known date; the arguments are those of [`Announced::of`].
    #[must_use]
    pub fn dated(date: NaiveDate, time: Time, zone: Tz, primary: Option<Market>) -> Self {
        match time {
            Time::At(time) => Self::At(instant(date.and_time(time), zone)),
            Time::AfterClose => Self::AfterClose(date, primary.unwrap_or(Market::Xshg)),
            Time::Unknown => Self::On(date, zone),
        }
    }

    /// The instant, after the assumptions above.
    #[must_use]
    pub fn instant(self, calendars: &Calendars) -> DateTime<FixedOffset> {
        match self {
            Self::At(instant) => instant,
            Self::On(date, zone) => instant(date.and_time(noon()), zone),
            Self::AfterClose(date, market) => {
                let close = date.and_time(calendars.of(market).closes(market, date));
                instant(close + Duration::minutes(1), market.zone())
            }
        }
    }
}

impl Announced {
    /// The local time in a zone, where that does not depend on any market's close.
    #[must_use]
    pub fn local_in(self, zone: Tz) -> NaiveDateTime {
        self.instant(&Calendars::default()).with_timezone(&zone).naive_local()
    }
}

/// Day 0 of one listing and the rule that chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayZero {
    /// The session.
    pub day: NaiveDate,
    /// Which rule chose it.
    pub why: WhyDay,
}

/// The first session of a market that could react; `None` if the calendar ends before it.
#[must_use]
pub fn day_zero(announced: Announced, market: Market, calendars: &Calendars) -> Option<DayZero> {
    let calendar = calendars.of(market);
    let local = announced.instant(calendars).with_timezone(&market.zone()).naive_local();
    first_session(local, calendar, |day| calendar.closes(market, day))
}

/// The first session of a calendar that could react to a local time, given when sessions close.
#[must_use]
pub fn first_session(
    local: NaiveDateTime,
    calendar: &Calendar,
    closes: impl Fn(NaiveDate) -> NaiveTime,
) -> Option<DayZero> {
    let date = local.date();
    let (day, why) = if !calendar.is_session(date) {
        (calendar.after(date)?, WhyDay::NonTradingDay)
    } else if local.time() >= closes(date) {
        (calendar.after(date)?, WhyDay::AfterClose)
    } else {
        (date, WhyDay::SameSession)
    };
    Some(DayZero { day, why })
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN)
}

/// The instant of a local time; where clocks went back the earlier one, and where they jumped
/// ahead (an hour nobody announces anything in) the same wall time in UTC.
fn instant(local: NaiveDateTime, zone: Tz) -> DateTime<FixedOffset> {
    zone.from_local_datetime(&local)
        .earliest()
        .unwrap_or_else(|| zone.from_utc_datetime(&local))
        .fixed_offset()
}
