//! Why a session is day 0, in sentences: when it was announced, what is assumed, what time that was
//! where the share trades, and what the exchange did then.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use crate::answers::rows::ClosureRow;
use crate::domain::{Calendars, Exchange, Lang, Market, Time, WhyDay};
use crate::web::format;
use crate::web::pages::when::When;
use crate::web::render::Frame;

/// The explanation: the first sentence, printed bold, and the others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Explainer {
    /// When it was announced.
    pub(super) announced: String,
    /// What follows from it.
    pub(super) because: String,
}

/// What an explanation rests on.
pub(super) struct Grounds<'a> {
    /// When it was announced.
    pub(super) when: When,
    /// Where the share trades.
    pub(super) exchange: Exchange,
    /// Its day 0 and the rule that chose it; nothing if the calendar ends before.
    pub(super) day0: Option<(NaiveDate, WhyDay)>,
    /// The calendars.
    pub(super) calendars: &'a Calendars,
    /// The weekdays without a session.
    pub(super) closures: &'a [ClosureRow],
}

impl Explainer {
    /// The explanation of a day 0.
    #[must_use]
    pub(super) fn new(frame: &Frame, grounds: &Grounds) -> Self {
        let instant = grounds.when.announced().instant(grounds.calendars);
        let local = instant.with_timezone(&grounds.exchange.market().zone()).naive_local();
        let sentences = [
            assumption(frame, grounds, instant),
            conversion(frame, grounds, instant, local),
            Some(choice(frame, grounds, local)),
            skipped(frame, grounds, local.date()),
            spill(frame, grounds, local),
        ];
        let because: Vec<String> = sentences.into_iter().flatten().collect();
        let joint = if frame.lang == Lang::En { " " } else { "" };
        Self { announced: announced(frame, &grounds.when), because: because.join(joint) }
    }
}

/// A day as a sentence names it: with its weekday in full in English.
fn spoken(frame: &Frame, day: NaiveDate) -> String {
    match frame.lang {
        Lang::En => format::heading_day(frame.lang, day),
        Lang::Zh => format::full_day(frame.lang, day),
    }
}

fn zone_name(frame: &Frame, zone: Tz) -> String {
    match zone {
        Tz::Asia__Shanghai => frame.t.get("zone-beijing"),
        Tz::Asia__Hong_Kong => frame.t.get("zone-hong-kong"),
        Tz::America__New_York => frame.t.get("zone-new-york"),
        other => other.name().to_owned(),
    }
}

fn exchange_name(frame: &Frame, exchange: Exchange) -> String {
    frame.word("exchange", exchange.as_str())
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn announced(frame: &Frame, when: &When) -> String {
    let day = spoken(frame, when.date);
    let zone = zone_name(frame, when.zone);
    match when.time {
        Time::Unknown => frame.t.about("day0-hour-unknown", &day),
        Time::At(time) => frame.t.with(
            "day0-at",
            &[("day", day.into()), ("time", clock(time).into()), ("zone", zone.into())],
        ),
        Time::AfterClose => {
            // Shanghai stands in for companies without a listing.
            let exchange = exchange_name(frame, when.primary.unwrap_or(Exchange::Sse));
            frame.t.with("day0-after-close", &[("day", day.into()), ("exchange", exchange.into())])
        }
    }
}

fn assumption(frame: &Frame, grounds: &Grounds, instant: DateTime<FixedOffset>) -> Option<String> {
    match grounds.when.time {
        Time::At(_) => None,
        Time::Unknown => Some(frame.t.about("day0-noon", &zone_name(frame, grounds.when.zone))),
        Time::AfterClose => {
            let market = grounds.when.primary.map_or(Market::Xshg, Exchange::market);
            let time = instant.with_timezone(&market.zone()).naive_local().time();
            Some(frame.t.about("day0-minute-after", &clock(time)))
        }
    }
}

/// The time where the share trades, where clocks differ.
fn conversion(
    frame: &Frame,
    grounds: &Grounds,
    instant: DateTime<FixedOffset>,
    local: NaiveDateTime,
) -> Option<String> {
    let stated_in = match (grounds.when.time, grounds.when.primary) {
        (Time::AfterClose, primary) => primary.map_or(Market::Xshg, Exchange::market).zone(),
        _ => grounds.when.zone,
    };
    if instant.with_timezone(&stated_in).naive_local() == local {
        return None;
    }
    let values = [
        ("time", clock(local.time()).into()),
        ("day", spoken(frame, local.date()).into()),
        ("zone", zone_name(frame, grounds.exchange.market().zone()).into()),
    ];
    Some(frame.t.with("day0-local", &values))
}

/// What the exchange did at that time, and which session is day 0 for it.
fn choice(frame: &Frame, grounds: &Grounds, local: NaiveDateTime) -> String {
    let exchange = exchange_name(frame, grounds.exchange);
    let Some((day0, why)) = grounds.day0 else {
        return frame.t.about("day0-none", &exchange);
    };
    let market = grounds.exchange.market();
    let closes = grounds.calendars.of(market).closes(market, local.date());
    let key = match why {
        WhyDay::SameSession if local.time() < market.opens() => "day0-before-open",
        WhyDay::SameSession => "day0-in-session",
        WhyDay::AfterClose => "day0-closed",
        WhyDay::NonTradingDay => "day0-no-session",
    };
    let weekday = local.date().weekday().number_from_monday().to_string();
    let values = [
        ("exchange", exchange.into()),
        ("time", clock(closes).into()),
        ("weekday", frame.word("weekday", &weekday).into()),
        ("date", spoken(frame, local.date()).into()),
        ("reason", closed_because(frame, market, local.date(), grounds.closures).into()),
        ("day", spoken(frame, day0).into()),
    ];
    frame.t.with(key, &values)
}

/// Closures between the announcement and day 0 that are no weekend.
fn skipped(frame: &Frame, grounds: &Grounds, date: NaiveDate) -> Option<String> {
    let (day0, _) = grounds.day0?;
    let market = grounds.exchange.market();
    let between = |row: &&ClosureRow| row.market == market && date < row.day && row.day < day0;
    let closed: Vec<String> = grounds
        .closures
        .iter()
        .filter(between)
        .map(|row| {
            let reason = frame.pick(&row.reason_en, &row.reason_zh);
            let day = frame.short_day(&row.day);
            frame.t.with("day0-closure", &[("day", day.into()), ("reason", reason.into())])
        })
        .collect();
    (!closed.is_empty())
        .then(|| frame.t.about("day0-skipped", &format::and_list(frame.lang, &closed)))
}

/// An hour that is not known may have been after the close.
fn spill(frame: &Frame, grounds: &Grounds, local: NaiveDateTime) -> Option<String> {
    let (_, why) = grounds.day0?;
    let in_session = local.time() >= grounds.exchange.market().opens();
    (grounds.when.time == Time::Unknown && why == WhyDay::SameSession && in_session)
        .then(|| frame.t.get("day0-spill"))
}

/// Why a market had no session on a day: a closure of the record, a weekend, or not known.
#[must_use]
pub(super) fn closed_because(
    frame: &Frame,
    market: Market,
    day: NaiveDate,
    closures: &[ClosureRow],
) -> String {
    let closure = closures.iter().find(|row| row.market == market && row.day == day);
    if let Some(row) = closure {
        return frame.pick(&row.reason_en, &row.reason_zh).to_owned();
    }
    let is_weekend = day.weekday().number_from_monday() > 5;
    frame.t.get(if is_weekend { "closed-weekend" } else { "closed-unknown" })
}
