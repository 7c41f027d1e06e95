//! What else happened: other events within three sessions that could have moved the share.

use crate::answers::held::Held;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Duration, NaiveDate};

use super::when::When;
use crate::answers::nearby::{self, NearbyRow};
use crate::answers::rows::ReactionRow;
use crate::domain::{AnnouncementKind, Calendars, Market, Scope};
use crate::study::day_zero;
use crate::web::chart::strip::signed;
use crate::web::render::Frame;

/// Sessions within which an event counts.
const REACH: usize = 3;

/// What events are looked for around: an announcement, a company, and day 0 on a market.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// The announcement; it is no event beside itself.
    pub(super) announcement: &'a str,
    /// The company whose share it is, or who acts.
    pub(super) company: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// Whether it has a share that the events may move.
    pub(super) has_share: bool,
    /// Whose sessions count.
    pub(super) market: Market,
    /// Day 0 there.
    pub(super) day0: NaiveDate,
}

impl<'a> Around<'a> {
    /// What a reaction is looked around from; nothing without a day 0.
    #[must_use]
    pub(super) fn reaction(frame: &Frame, row: &'a ReactionRow) -> Option<Self> {
        Some(Self {
            announcement: &row.announcement,
            company: &row.company,
            name: frame.pick(&row.short_en, &row.short_zh),
            has_share: true,
            market: row.exchange.market(),
            day0: row.day?,
        })
    }
}

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
    /// The company's page.
    pub(super) company_url: String,
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
        if event.row.company == company {
            Some(Self::SameCompany)
        } else {
            Self::for_all(event.row.scope, event.primary_exchange.as_deref())
        }
    }

    /// The reason that holds whoever's share it is.
    fn for_all(scope: Scope, primary: Option<&str>) -> Option<Self> {
        if scope == Scope::National {
            Some(Self::National)
        } else {
            primary.is_some().then_some(Self::OtherListed)
        }
    }

    const fn texts(self, has_share: bool) -> (&'static str, &'static str) {
        match (self, has_share) {
            (Self::SameCompany, _) => ("confounder-same", "confounder-same-why"),
            (Self::National, _) => ("confounder-national", "confounder-national-why"),
            (Self::OtherListed, true) => ("confounder-listed", "confounder-listed-why"),
            (Self::OtherListed, false) => ("confounder-listed", "confounder-listed-near"),
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
    around: &Around<'_>,
    calendars: &Calendars,
    events: &[NearbyRow],
) -> Vec<Confounders> {
    let near = near(around, calendars, events);
    Because::ALL
        .into_iter()
        .filter_map(|because| {
            let mut events: Vec<_> = near.iter().filter(|near| near.1 == because).collect();
            events.sort_by_key(|(distance, _, event)| (*distance, event.row.day));
            let (head, reason) = because.texts(around.has_share);
            (!events.is_empty()).then(|| Confounders {
                head: frame.t.get(head),
                reason: frame.t.about(reason, around.name),
                events: events.into_iter().map(|(n, _, event)| shown(frame, *n, event)).collect(),
            })
        })
        .collect()
}

/// The events within reach that have a reason to be named, each with its distance from day 0.
fn near<'e>(
    around: &Around<'_>,
    calendars: &Calendars,
    events: &'e [NearbyRow],
) -> Vec<(i32, Because, &'e NearbyRow)> {
    let distance = |event: &NearbyRow| {
        let (row, primary) = (&event.row, event.primary_exchange.as_deref());
        let when = When::new(row.day, &row.day_time, &row.zone, primary);
        let own = day_zero(when.announced(), around.market, calendars)?;
        let distance = calendars.of(around.market).distance(around.day0, own.day);
        (distance.unsigned_abs() <= REACH as u64).then(|| i32::try_from(distance).ok()).flatten()
    };
    events
        .iter()
        .filter(|event| event.row.id != around.announcement)
        .filter_map(|event| Some((distance(event)?, Because::of(event, around.company)?, event)))
        .collect()
}

/// All events by the number of their day 0 among the sessions of each market, so that a list counts
/// those around each of its rows without going through all of them.
#[derive(Debug)]
pub(super) struct Events {
    calendars: Arc<Calendars>,
    by_market: BTreeMap<Market, Vec<Dated>>,
}

/// An event on a market.
#[derive(Debug)]
struct Dated {
    session: usize,
    id: Arc<str>,
    company: Arc<str>,
    /// Whether it counts beside anybody's share.
    for_all: bool,
}

impl Events {
    /// Those of a record.
    pub(super) fn new(held: &Held) -> Arc<Self> {
        Arc::new(Self::of(held.calendars.clone(), nearby::dated(held)))
    }

    fn of(calendars: Arc<Calendars>, rows: impl Iterator<Item = NearbyRow>) -> Self {
        let mut by_market: BTreeMap<Market, Vec<Dated>> = BTreeMap::new();
        for event in rows {
            let (row, primary) = (&event.row, event.primary_exchange.as_deref());
            let when = When::new(row.day, &row.day_time, &row.zone, primary).announced();
            let (id, company) = (Arc::from(row.id.as_str()), Arc::from(row.company.as_str()));
            let for_all = Because::for_all(row.scope, primary).is_some();
            for market in Market::ALL {
                let Some(day0) = day_zero(when, *market, &calendars) else { continue };
                let session = calendars.of(*market).position(day0.day);
                let (id, company) = (Arc::clone(&id), Arc::clone(&company));
                by_market.entry(*market).or_default().push(Dated { session, id, company, for_all });
            }
        }
        for events in by_market.values_mut() {
            events.sort_by_key(|event| event.session);
        }
        Self { calendars, by_market }
    }

    /// How many events lie within reach.
    #[must_use]
    pub(super) fn count(&self, around: &Around<'_>) -> usize {
        let events = self.by_market.get(&around.market).map_or(&[][..], Vec::as_slice);
        let session = self.calendars.of(around.market).position(around.day0);
        let (first, last) = (session.saturating_sub(REACH), session + REACH);
        let begin = events.partition_point(|event| event.session < first);
        events[begin..]
            .iter()
            .take_while(|event| event.session <= last)
            .filter(|event| *event.id != *around.announcement)
            .filter(|event| event.for_all || *event.company == *around.company)
            .count()
    }
}

fn shown(frame: &Frame, number: i32, NearbyRow { row, .. }: &NearbyRow) -> Event {
    Event {
        number: signed(number),
        day: row.day,
        kind: row.kind,
        company: frame.pick(&row.short_en, &row.short_zh).to_owned(),
        company_url: frame.urls.company(&row.company),
        title: frame.pick(&row.title_en, &row.title_zh).to_owned(),
        url: frame.urls.announcement(&row.id),
    }
}
