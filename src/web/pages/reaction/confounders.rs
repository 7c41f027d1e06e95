//! What else happened: other events within three sessions that could have moved the share.

use chrono::{Duration, NaiveDate};

use super::explainer::When;
use crate::domain::{AnnouncementKind, Calendars, Market, Scope};
use crate::store::nearby::NearbyRow;
use crate::store::reactions::ReactionRow;
use crate::study::day_zero;
use crate::web::chart::strip::signed;
use crate::web::render::Frame;

/// Sessions within which an event counts.
const REACH: i64 = 3;

/// Events of one reason.
#[derive(Debug)]
pub(super) struct Confounders {
    /// Name.
    pub(super) head: String,
    /// Why its events are named.
    pub(super) reason: String,
    /// The events, by day 0.
    pub(super) events: Vec<Event>,
}

/// An event.
#[derive(Debug)]
pub(super) struct Event {
    /// Its day 0 on the share's market, counted from the reaction's.
    pub(super) number: String,
    /// Its date.
    pub(super) day: NaiveDate,
    /// What it is.
    pub(super) kind: AnnouncementKind,
    /// Who acted.
    pub(super) company: String,
    /// Its title.
    pub(super) title: String,
    /// Its page.
    pub(super) url: String,
}

/// Why an event counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    SameCompany,
    National,
    OtherListed,
}

impl Because {
    const ALL: [Self; 3] = [Self::SameCompany, Self::National, Self::OtherListed];

    /// The first reason that holds; nothing if the event does not count.
    fn of(event: &NearbyRow, company: &str) -> Option<Self> {
        if event.company == company {
            Some(Self::SameCompany)
        } else if event.scope == Scope::National {
            Some(Self::National)
        } else {
            event.primary_exchange.is_some().then_some(Self::OtherListed)
        }
    }

    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::SameCompany => ("confounder-same", "confounder-same-why"),
            Self::National => ("confounder-national", "confounder-national-why"),
            Self::OtherListed => ("confounder-listed", "confounder-listed-why"),
        }
    }
}

/// The days between which events are to be read: those within reach on any clock.
#[must_use]
pub(super) fn span(
    calendars: &Calendars,
    market: Market,
    day0: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let around = calendars.of(market).around(day0, 4, 3);
    // News after the close of day -4 has day -3; dates differ by a day between zones.
    let first = around.first().map_or(day0, |(_, day)| *day) - Duration::days(1);
    let last = around.last().map_or(day0, |(_, day)| *day) + Duration::days(1);
    (first, last)
}

/// The events within reach, by reason; reasons without events are left out.
#[must_use]
pub(super) fn confounders(
    frame: &Frame,
    row: &ReactionRow,
    (market, day0): (Market, NaiveDate),
    calendars: &Calendars,
    events: &[NearbyRow],
) -> Vec<Confounders> {
    let distance = |event: &NearbyRow| {
        let primary = event.primary_exchange.as_deref();
        let when = When::new(event.day, &event.day_time, &event.zone, primary);
        let own = day_zero(when.announced(), market, calendars)?;
        let distance = calendars.of(market).distance(day0, own.day);
        (distance.abs() <= REACH).then(|| i32::try_from(distance).ok()).flatten()
    };
    let near: Vec<(i32, Because, &NearbyRow)> = events
        .iter()
        .filter(|event| event.id != row.announcement)
        .filter_map(|event| Some((distance(event)?, Because::of(event, &row.company)?, event)))
        .collect();
    Because::ALL
        .into_iter()
        .filter_map(|because| {
            let mut events: Vec<_> = near.iter().filter(|near| near.1 == because).collect();
            events.sort_by_key(|(distance, _, event)| (*distance, event.day));
            let (head, reason) = because.texts();
            let company = frame.pick(&row.short_en, &row.short_zh);
            (!events.is_empty()).then(|| Confounders {
                head: frame.t.get(head),
                reason: frame.t.about(reason, company),
                events: events.into_iter().map(|(n, _, event)| shown(frame, *n, event)).collect(),
            })
        })
        .collect()
}

fn shown(frame: &Frame, number: i32, event: &NearbyRow) -> Event {
    Event {
        number: signed(number),
        day: event.day,
        kind: event.kind,
        company: frame.pick(&event.short_en, &event.short_zh).to_owned(),
        title: frame.pick(&event.title_en, &event.title_zh).to_owned(),
        url: frame.urls.announcement(&event.id),
    }
}
