//! The events of a comparison: each announcement once, on its company's primary listing.

use crate::answers::held::Held;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::selection::{MOST, Selection, too_many, unknown};
use crate::answers::rows::{AnnouncementRow, ReactionRow};
use crate::answers::{announcements, compare, list, reactions};
use crate::domain::{LimitState, Precision};
use crate::record::keys;
use crate::store::Snapshot;
use crate::study::{EventStudy, Neighbours, Series, Setup, WindowResult, study};
use crate::web::error::Error;
use crate::web::pages::series::{Closes, Share, recorded};

/// One announcement with the study of its company's primary listing.
pub(in crate::web) struct Event {
    pub(in crate::web) announcement: AnnouncementRow,
    pub(in crate::web) reaction: ReactionRow,
    pub(in crate::web) study: EventStudy,
    /// Ids of all events of the record on the same share within ten sessions.
    pub(in crate::web) overlaps: Vec<String>,
    /// Whether no event of this comparison on the same share precedes it by ten sessions or less.
    pub(in crate::web) first_in_cluster: bool,
}

impl Event {
    /// The result over a window.
    pub(super) fn window(&self, window: (i32, i32)) -> Option<&WindowResult> {
        self.study.windows.iter().find(|result| result.window == window)
    }

    /// What a limit close in the window makes of its sum: `≥` behind closes at the upper limit, `≤`
    /// behind closes at the lower one, nothing where there is none or both.
    pub(super) fn bound(&self, (from, to): (i32, i32)) -> &'static str {
        let closed = |state| {
            let mut days = self.study.days.iter().filter(|day| (from..=to).contains(&day.tau));
            days.any(|day| day.limit == state)
        };
        match (closed(LimitState::Up), closed(LimitState::Down)) {
            (true, false) => "≥",
            (false, true) => "≤",
            _ => "",
        }
    }
}

/// Why an announcement has no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::web) enum Why {
    NotListed,
    DayUnknown,
    NoSession,
    NoPrices,
}

impl Why {
    /// The word for it in data.
    pub(in crate::web) const fn word(self) -> &'static str {
        match self {
            Self::NotListed => "not_listed",
            Self::DayUnknown => "day_unknown",
            Self::NoSession => "no_session",
            Self::NoPrices => "no_prices",
        }
    }
}

/// The events of a comparison, and the announcements that have none.
pub(in crate::web) struct Set {
    pub(in crate::web) events: Vec<Event>,
    pub(in crate::web) left_out: Vec<(Why, AnnouncementRow)>,
}

impl Set {
    /// Reads and studies what was chosen.
    ///
    /// # Errors
    /// If an id is not of the record, there are too many events, or the database fails.
    pub(in crate::web) async fn read(
        snapshot: &mut Snapshot,
        selection: &Selection,
    ) -> Result<Self, Error> {
        let held = snapshot.held().await?;
        let chosen = chosen(&held, selection)?;
        let mut own = own_reactions(&held, &chosen);
        let n = own.values().filter(|row| has_event(row)).count();
        if n > MOST {
            let has_companies = !selection.chosen.values(&keys::COMPARED).is_empty();
            let key = if has_companies { &keys::COMPARED } else { &keys::ANNOUNCEMENT };
            return Err(too_many(key, n));
        }
        let (mut pairs, mut left_out) = (Vec::new(), Vec::new());
        for announcement in chosen {
            match own.remove(&announcement.id) {
                Some(reaction) if has_event(&reaction) => pairs.push((announcement, reaction)),
                reaction => left_out.push((why(&announcement, reaction.as_ref()), announcement)),
            }
        }
        let mut events = studied(snapshot, pairs).await?;
        in_order(&mut events);
        left_out.sort_by_key(|(why, _)| *why);
        Ok(Self { events, left_out })
    }
}

/// Sorts events company by company, in the order of their first sessions, and those of a company by
/// day 0. The sort is stable: equal keys keep their order by announcement.
fn in_order(events: &mut [Event]) {
    let mut first: BTreeMap<String, NaiveDate> = BTreeMap::new();
    for event in events.iter() {
        let (company, day) = (&event.announcement.company, event.study.day0);
        first.entry(company.clone()).and_modify(|first| *first = day.min(*first)).or_insert(day);
    }
    events.sort_by_cached_key(|event| {
        let company = event.announcement.company.clone();
        (first.get(&company).copied(), company, event.study.day0)
    });
}

/// Whether the share traded on its day 0.
fn has_event(row: &ReactionRow) -> bool {
    row.close.is_some() && row.day.is_some()
}

/// The reactions of the primary listing of each announcement's own company, by announcement. The
/// share of another company may react too; it has no vote.
fn own_reactions(held: &Held, announcements: &[AnnouncementRow]) -> BTreeMap<String, ReactionRow> {
    let companies: BTreeMap<&str, &str> =
        announcements.iter().map(|row| (row.id.as_str(), row.company.as_str())).collect();
    let ids: Vec<&str> = companies.keys().copied().collect();
    let rows = reactions::of_announcements(held, &ids);
    let is_own = |row: &ReactionRow| {
        row.is_primary && companies.get(row.announcement.as_str()) == Some(&row.company.as_str())
    };
    rows.into_iter().filter(is_own).map(|row| (row.announcement.clone(), row)).collect()
}

impl Set {
    /// Everything that was chosen, with an event or without.
    pub(super) fn announcements(&self) -> impl Iterator<Item = &AnnouncementRow> {
        let events = self.events.iter().map(|event| &event.announcement);
        events.chain(self.left_out.iter().map(|(_, row)| row))
    }

    /// The companies of everything that was chosen.
    pub(super) fn companies(&self) -> BTreeSet<String> {
        self.announcements().map(|row| row.company.clone()).collect()
    }

    /// Events whose share has another event of the comparison on the same day 0, so that the same
    /// returns count more than once.
    pub(super) fn repeated(&self) -> usize {
        let key = |event: &Event| (event.reaction.symbol.clone(), event.study.day0);
        let times = |of: &Event| self.events.iter().filter(|event| key(event) == key(of)).count();
        self.events.iter().filter(|event| times(event) > 1).count()
    }
}

fn why(announcement: &AnnouncementRow, reaction: Option<&ReactionRow>) -> Why {
    match reaction {
        _ if !announcement.listed => Why::NotListed,
        _ if announcement.day_precision == Precision::Month => Why::DayUnknown,
        Some(reaction) if reaction.day.is_none() => Why::NoSession,
        _ => Why::NoPrices,
    }
}

/// The announcements chosen by id and those of the companies chosen, in order of date.
fn chosen(held: &Held, selection: &Selection) -> Result<Vec<AnnouncementRow>, Error> {
    let ids: Vec<&str> = selection.chosen.texts(&keys::ANNOUNCEMENT).collect();
    let mut rows = announcements::by_ids(held, &ids);
    if let Some(missing) = ids.iter().find(|id| rows.iter().all(|row| row.id != **id)) {
        return Err(unknown(&keys::ANNOUNCEMENT, missing, &announcements::ids(held)));
    }
    let filter = selection.chosen.clone().without(&keys::ANNOUNCEMENT);
    if !filter.is_empty() {
        rows.extend(list::all::<AnnouncementRow>(held, &filter));
    }
    rows.sort_by(|a, b| (&a.sort_day, &a.id).cmp(&(&b.sort_day, &b.id)));
    rows.dedup_by(|a, b| a.id == b.id);
    Ok(rows)
}

/// Studies each pair of announcement and share.
async fn studied(
    snapshot: &mut Snapshot,
    pairs: Vec<(AnnouncementRow, ReactionRow)>,
) -> Result<Vec<Event>, Error> {
    let held = snapshot.held().await?;
    let shares = shares(&pairs);
    let mut symbols: Vec<&str> = shares.iter().map(|share| share.symbol).collect();
    let days = compare::event_days(&held, &symbols);
    symbols.extend(shares.iter().map(|share| share.benchmark));
    symbols.sort_unstable();
    symbols.dedup();
    let events = pairs.iter().filter_map(|(_, row)| Some((row.exchange.market(), row.day?)));
    let closes = Closes::read(snapshot, &symbols, events).await?;
    let all: BTreeMap<String, Series> =
        shares.iter().map(|share| (share.symbol.to_owned(), closes.series(share))).collect();
    let setup = Setup::default();
    let studies: Vec<Option<EventStudy>> = pairs
        .iter()
        .map(|(_, reaction)| study(all.get(&reaction.symbol)?, reaction.day?, &setup))
        .collect();
    let compared: Vec<(String, String, usize)> = pairs
        .iter()
        .zip(&studies)
        .filter_map(|((a, r), study)| {
            Some((r.symbol.clone(), a.id.clone(), study.as_ref()?.position))
        })
        .collect();
    let event = |((announcement, reaction), study): ((AnnouncementRow, ReactionRow), _)| {
        let study: EventStudy = study?;
        let (id, at) = (announcement.id.as_str(), study.position);
        let beside = compared.iter().filter(|(symbol, _, _)| *symbol == reaction.symbol);
        let beside = Neighbours::new(beside.map(|(_, id, position)| (id.as_str(), *position)));
        let recorded = recorded(&days, &reaction.symbol, all.get(&reaction.symbol)?);
        let overlaps = recorded.overlaps(id, at);
        let first_in_cluster = beside.is_first_in_cluster(id, at);
        Some(Event { announcement, reaction, study, overlaps, first_in_cluster })
    };
    Ok(pairs.into_iter().zip(studies).filter_map(event).collect())
}

/// The shares of some reactions, each once.
fn shares(pairs: &[(AnnouncementRow, ReactionRow)]) -> Vec<Share<'_>> {
    let mut shares = Vec::new();
    for (_, row) in pairs {
        let market = row.exchange.market();
        shares.push(Share { symbol: &row.symbol, benchmark: &row.benchmark, market });
    }
    shares.sort();
    shares.dedup();
    shares
}
