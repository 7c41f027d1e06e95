//! Rows of the timeline that were read once, so that a page made anew seldom asks the database.
//!
//! The driver takes 1.7 ms to hand over the fifty rows of a page, 2.3 ms for the marks of its chart
//! and 0.8 ms for the reactions, of 7.5 ms that the page took in all (10,000 announcements).

use std::sync::Arc;

use moka::sync::Cache;

use super::super::{AnnouncementRow, by_ids};
use super::Tally;
use crate::record::{Filter, Sort};
use crate::store::list::{self, Listed as _, Page};
use crate::store::reactions::{self, ReactionRow};
use crate::store::{Error, Result, Snapshot};

/// Bytes of rows kept, about: the shipped record takes a tenth of a megabyte.
const CAPACITY: u64 = 32 * 1024 * 1024;
/// Rows asked for in one query; SQLite takes 32,766 values in one, PostgreSQL 65,535.
const SLICE: usize = 1_000;

/// An announcement with its reactions, the primary listing first.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// The announcement.
    pub row: Arc<AnnouncementRow>,
    /// How each listing moved.
    pub reactions: Vec<ReactionRow>,
}

/// Rows by their place in the tally.
pub(super) type RowCache = Cache<u32, Arc<TimelineRow>>;

pub(super) fn row_cache() -> RowCache {
    let weigh = |_: &u32, shown: &Arc<TimelineRow>| {
        let row = &shown.row;
        let texts = [&row.summary_en, &row.summary_zh, &row.title_en, &row.title_zh, &row.sources];
        let texts: usize = texts.into_iter().map(String::len).sum();
        let structs =
            size_of::<AnnouncementRow>() + shown.reactions.len() * 2 * size_of::<ReactionRow>();
        u32::try_from(2 * texts + structs).unwrap_or(u32::MAX)
    };
    Cache::builder().max_capacity(CAPACITY).weigher(weigh).build()
}

impl Tally {
    /// A page of the timeline, as [`list::page`] gives it, with reactions. The snapshot is of the
    /// tally's version.
    ///
    /// # Errors
    /// [`Error::Cursor`] if the position is not of this list; if the database fails.
    pub async fn page(
        &self,
        snapshot: &mut Snapshot,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Arc<TimelineRow>>> {
        let found = self.find(snapshot, filter).await?;
        let wanted = limit as usize;
        // The hits looked at are the first in the order of dates, so a page that they fill is whole.
        let can_fill = !(found.more && filter.sort.descending);
        let mut places =
            if can_fill { self.fitting(filter, &found, after, wanted + 1)? } else { Vec::new() };
        if found.more && places.len() <= wanted {
            let page = list::page::<AnnouncementRow>(snapshot, filter, after, limit).await?;
            let rows = with_reactions(snapshot, page.rows).await?;
            return Ok(Page { rows, next: page.next, start: page.start });
        }
        let more = places.len() > wanted;
        places.truncate(wanted);
        let rows = self.shown(snapshot, &places).await?;
        let next = if more { rows.last().map(|shown| shown.row.position()) } else { None };
        Ok(Page { rows, next, start: after.is_none().then_some(0) })
    }

    /// Every announcement of a filter in date order, for a chart; for filters that leave few. The
    /// snapshot is of the tally's version.
    pub async fn marks(
        &self,
        snapshot: &mut Snapshot,
        filter: &Filter,
    ) -> Result<Vec<Arc<TimelineRow>>> {
        let filter = filter.clone().sorted(Sort::default());
        let found = self.find(snapshot, &filter).await?;
        let places = self.fitting(&filter, &found, None, usize::MAX)?;
        self.shown(snapshot, &places).await
    }

    /// The announcements at these places, from the row cache, which keeps those that it lacked.
    async fn shown(
        &self,
        snapshot: &mut Snapshot,
        places: &[u32],
    ) -> Result<Vec<Arc<TimelineRow>>> {
        let mut rows: Vec<Option<Arc<TimelineRow>>> =
            places.iter().map(|place| self.row_cache.get(place)).collect();
        let absent = |rows: &[Option<Arc<TimelineRow>>]| -> Vec<usize> {
            (0..rows.len()).filter(|n| rows[*n].is_none()).collect()
        };
        for slice in absent(&rows).chunks(SLICE) {
            let ids: Vec<&str> = slice.iter().map(|n| self.id(places[*n])).collect();
            let found = by_ids(snapshot, &ids).await?;
            for shown in with_reactions(snapshot, found).await? {
                let at = slice.iter().find(|n| self.id(places[**n]) == shown.row.id);
                if let Some(at) = at {
                    self.row_cache.insert(places[*at], shown.clone());
                    rows[*at] = Some(shown);
                }
            }
        }
        let rows = rows.into_iter().zip(places);
        rows.map(|(row, place)| row.ok_or_else(|| Error::Unreadable(self.id(*place).to_owned())))
            .collect()
    }
}

async fn with_reactions(
    snapshot: &mut Snapshot,
    rows: Vec<AnnouncementRow>,
) -> Result<Vec<Arc<TimelineRow>>> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut of = std::collections::HashMap::<String, Vec<ReactionRow>>::new();
    for reaction in reactions::of_announcements(snapshot, &ids).await? {
        of.entry(reaction.announcement.clone()).or_default().push(reaction);
    }
    let shown = rows.into_iter().map(|row| {
        let reactions = of.remove(&row.id).unwrap_or_default();
        Arc::new(TimelineRow { row: Arc::new(row), reactions })
    });
    Ok(shown.collect())
}
