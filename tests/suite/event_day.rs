//! Event day 0 against vectors computed elsewhere, on the shipped record's own calendars.

use baimo::domain::{BEIJING, Calendars, Exchange, Market, Precision, Time, WhyDay};
use baimo::record::Record;
use baimo::study::{Announced, day_zero};
use chrono::{DateTime, Datelike as _, NaiveDate};

use crate::app::shipped;

#[derive(serde::Deserialize)]
struct Vectors {
    closed_weekdays_2023: std::collections::BTreeMap<String, Vec<NaiveDate>>,
    event_day: Vec<Vector>,
}

#[derive(serde::Deserialize, Debug)]
struct Vector {
    exchange: String,
    announced_at: String,
    day0: NaiveDate,
    why: String,
}

impl Vector {
    /// A bare date is one of Beijing without an hour.
    fn announced(&self) -> Announced {
        DateTime::parse_from_rfc3339(&self.announced_at).map_or_else(
            |_| Announced::On(self.announced_at.parse().unwrap(), BEIJING),
            Announced::At,
        )
    }
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("data/event-day-vectors.json")).unwrap()
}

fn market(exchange: &str) -> Market {
    exchange.parse::<Exchange>().unwrap().market()
}

/// The record's calendars and the first session of 2024, which lies behind its end.
fn calendars(record: &Record) -> Calendars {
    let next_year = Market::ALL.iter().map(|m| (*m, "2024-01-02".parse().unwrap()));
    Calendars::new(
        record.sessions.iter().copied().chain(next_year),
        record.short_sessions.iter().map(|short| (short.market, short.day, short.closes)),
    )
}

#[test]
fn day_0_and_its_reason_are_those_of_all_vectors() {
    let record = shipped();
    let calendars = calendars(&record);
    let vectors = vectors().event_day;
    assert_eq!(vectors.len(), 93);
    for vector in &vectors {
        let announced = vector.announced();
        let found = day_zero(announced, market(&vector.exchange), &calendars).unwrap();
        assert_eq!(
            (found.day, found.why.as_str()),
            (vector.day0, vector.why.as_str()),
            "{vector:?}"
        );
        if vector.day0.year() > 2023 {
            let own = day_zero(announced, market(&vector.exchange), &record.calendars());
            assert_eq!(own, None, "the record's calendar ends before: {vector:?}");
        }
    }
    for why in WhyDay::ALL {
        assert!(vectors.iter().any(|vector| vector.why == why.as_str()), "no vector for {why}");
    }
}

#[test]
fn the_record_has_the_closures_of_the_vectors() {
    let record = shipped();
    let calendars = record.calendars();
    for (exchange, closed) in vectors().closed_weekdays_2023 {
        let market = market(&exchange);
        let mut found: Vec<NaiveDate> =
            record.closures.iter().filter(|c| c.market == market).map(|c| c.day).collect();
        found.sort();
        assert_eq!(found, closed, "{exchange}");
        assert!(closed.iter().all(|day| !calendars.of(market).is_session(*day)));
    }
}

#[test]
fn an_announcement_without_an_hour_counts_as_made_at_noon_in_its_zone() {
    let record = shipped();
    let calendars = calendars(&record);
    let unknown = record.announcements.iter().filter(|a| a.time == Time::Unknown);
    let (mut dated, mut months) = (0, 0);
    for row in unknown {
        let announced = Announced::of(row, None);
        if row.day.precision == Precision::Month {
            assert_eq!(announced, None, "{}: a month has no day 0", row.id);
            months += 1;
        } else {
            assert_eq!(announced, Some(Announced::On(row.day.date, row.zone)), "{}", row.id);
            dated += 1;
        }
    }
    assert!(dated > 100 && months > 5, "{dated} days, {months} months");

    // 16 March 2023 was a Thursday with sessions everywhere.
    let date: NaiveDate = "2023-03-16".parse().unwrap();
    let announced = Announced::On(date, BEIJING);
    let noon = DateTime::parse_from_rfc3339("2023-03-16T12:00:00+08:00").unwrap();
    assert_eq!(announced.instant(&calendars), noon);
    for market in Market::ALL {
        let day0 = day_zero(announced, *market, &calendars).unwrap();
        assert_eq!((day0.day, day0.why), (date, WhyDay::SameSession), "{market}");
    }
}

#[test]
fn after_the_close_is_the_next_session_at_home_and_the_same_day_in_new_york() {
    let record = shipped();
    let calendars = record.calendars();
    let row = record.announcements.iter().find(|a| a.id.as_str() == "360-founder-divorce-filing");
    let row = row.unwrap();
    assert_eq!((row.day.date.to_string().as_str(), row.time), ("2023-04-04", Time::AfterClose));
    let announced = Announced::of(row, Some(Market::Xshg)).unwrap();
    let close = DateTime::parse_from_rfc3339("2023-04-04T15:01:00+08:00").unwrap();
    assert_eq!(announced.instant(&calendars), close);
    // The mainland was shut on 5 April; New York opened hours after 15:01 in Beijing.
    for (market, day, why) in [
        (Market::Xshg, "2023-04-06", WhyDay::AfterClose),
        (Market::Xhkg, "2023-04-04", WhyDay::SameSession),
        (Market::Xnys, "2023-04-04", WhyDay::SameSession),
    ] {
        let day0 = day_zero(announced, market, &calendars).unwrap();
        assert_eq!((day0.day.to_string().as_str(), day0.why), (day, why), "{market}");
    }
}
