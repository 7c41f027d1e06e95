//! The events of a comparison: each announcement once, on its company's primary listing.

use std::collections::{BTreeMap, BTreeSet};

use super::selection::{MOST, Selection, too_many, unknown};
use crate::domain::{Exchange, LimitState, Precision, Slug};
use crate::store::announcements::{self, AnnouncementRow};
use crate::store::compare::{self, EventDayRow};
use crate::store::reactions::{self, ReactionRow};
use crate::store::{Filter, Snapshot, companies, list};
use crate::study::{
    EventStudy, Other, Series, Setup, WindowResult, first_in_cluster, overlaps, study,
};
use crate::web::error::Error;
use crate::web::pages::series::{self, Share};

/// One announcement with the study of its company's primary listing.
pub(super) struct Event {
    pub(super) announcement: AnnouncementRow,
    pub(super) reaction: ReactionRow,
    pub(super) study: EventStudy,
    /// Ids of all events of the record on the same share within ten sessions.
    pub(super) overlaps: Vec<String>,
    /// Whether no event of this comparison on the same share precedes it by ten sessions or less.
    pub(super) first_in_cluster: bool,
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
pub(super) enum Why {
    NotListed,
    DayUnknown,
    NoSession,
    NoPrices,
}

/// The events of a comparison, and the announcements that have none.
pub(super) struct Set {
    pub(super) events: Vec<Event>,
    pub(super) left_out: Vec<(Why, AnnouncementRow)>,
}

impl Set {
    /// Reads and studies what was chosen.
    ///
    /// # Errors
    /// If an id is not of the record, there are too many events, or the database fails.
    pub(super) async fn read(
        snapshot: &mut Snapshot,
        selection: &Selection,
    ) -> Result<Self, Error> {
        let chosen = chosen(snapshot, selection).await?;
        let ids: Vec<&str> = chosen.iter().map(|row| row.id.as_str()).collect();
        let mut by_id: BTreeMap<String, ReactionRow> = BTreeMap::new();
        let companies: BTreeMap<&str, &str> =
            chosen.iter().map(|row| (row.id.as_str(), row.company.as_str())).collect();
        for row in reactions::of_announcements(snapshot, &ids).await? {
            // A share of another company may react too; it has no vote here.
            let own = companies.get(row.announcement.as_str()) == Some(&row.company.as_str());
            if own && row.is_primary {
                by_id.insert(row.announcement.clone(), row);
            }
        }
        let has_event = |row: &ReactionRow| row.close.is_some() && row.day.is_some();
        let n = by_id.values().filter(|row| has_event(row)).count();
        if n > MOST {
            let field = if selection.companies.is_empty() { "announcement" } else { "company" };
            return Err(too_many(field, n));
        }
        let (mut pairs, mut left_out) = (Vec::new(), Vec::new());
        for announcement in chosen {
            match by_id.remove(&announcement.id) {
                Some(reaction) if has_event(&reaction) => pairs.push((announcement, reaction)),
                reaction => left_out.push((why(&announcement, reaction.as_ref()), announcement)),
            }
        }
        let mut set = Self { events: studied(snapshot, pairs).await?, left_out };
        set.left_out
            .sort_by(|a, b| (a.0, &a.1.sort_day, &a.1.id).cmp(&(b.0, &b.1.sort_day, &b.1.id)));
        Ok(set)
    }
}

impl Set {
    /// The companies of what was chosen, whether or not their announcements have events.
    pub(super) fn companies(&self) -> BTreeSet<String> {
        let events = self.events.iter().map(|event| &event.announcement);
        let all = events.chain(self.left_out.iter().map(|(_, row)| row));
        all.map(|row| row.company.clone()).collect()
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
async fn chosen(
    snapshot: &mut Snapshot,
    selection: &Selection,
) -> Result<Vec<AnnouncementRow>, Error> {
    let ids: Vec<&str> = selection.announcements.iter().map(Slug::as_str).collect();
    let mut rows = announcements::by_ids(snapshot, &ids).await?;
    if let Some(missing) = ids.iter().find(|id| rows.iter().all(|row| row.id != **id)) {
        return Err(unknown("announcement", missing, &announcements::ids(snapshot).await?));
    }
    if !selection.companies.is_empty() {
        let slugs = companies::slugs(snapshot).await?;
        for slug in &selection.companies {
            if !slugs.iter().any(|known| known == slug.as_str()) {
                return Err(unknown("company", slug.as_str(), &slugs));
            }
        }
        let companies = selection.companies.iter().cloned().collect();
        let filter = Filter { companies, ..Filter::default() };
        rows.extend(list::all::<AnnouncementRow>(snapshot, &filter).await?);
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
    let shares = shares(&pairs)?;
    let symbols: Vec<&str> = shares.iter().map(|share| share.symbol).collect();
    let days = compare::event_days(snapshot, &symbols).await?;
    let all = series::of_shares(snapshot, &shares).await?;
    let setup = Setup::default();
    let studies: Vec<Option<EventStudy>> = pairs
        .iter()
        .map(|(_, reaction)| study(all.get(&reaction.symbol)?, reaction.day?, &setup))
        .collect();
    let positions: Vec<(String, String, usize)> = pairs
        .iter()
        .zip(&studies)
        .filter_map(|((a, r), study)| {
            Some((r.symbol.clone(), a.id.clone(), study.as_ref()?.position))
        })
        .collect();
    let events = pairs.into_iter().zip(studies).filter_map(|((announcement, reaction), study)| {
        let study = study?;
        let of_share = |all: &'_ (String, String, usize)| all.0 == reaction.symbol;
        let beside: Vec<Other<'_>> = positions
            .iter()
            .filter(|all| of_share(all))
            .map(|(_, id, position)| (id.as_str(), *position))
            .collect();
        let first_in_cluster = first_in_cluster(&announcement.id, study.position, &beside);
        let recorded = recorded(&days, &reaction.symbol, all.get(&reaction.symbol)?);
        let overlaps = overlaps(&announcement.id, study.position, &recorded);
        Some(Event { announcement, reaction, study, overlaps, first_in_cluster })
    });
    Ok(events.collect())
}

fn recorded<'a>(days: &'a [EventDayRow], symbol: &str, series: &Series) -> Vec<Other<'a>> {
    days.iter()
        .filter(|row| row.symbol == symbol)
        .filter_map(|row| Some((row.announcement.as_str(), series.position(row.day)?)))
        .collect()
}

/// The shares of some reactions, each once.
fn shares(pairs: &[(AnnouncementRow, ReactionRow)]) -> Result<Vec<Share<'_>>, Error> {
    let mut shares = Vec::new();
    for (_, row) in pairs {
        let exchange: Exchange =
            row.exchange.parse().map_err(|_| Error::Internal("an unknown exchange".into()))?;
        let market = exchange.market();
        shares.push(Share { symbol: &row.symbol, benchmark: &row.benchmark, market });
    }
    shares.sort();
    shares.dedup();
    Ok(shares)
}
