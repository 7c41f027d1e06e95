//! The timeline: what a filter leaves of it, kept as long as the version is current.

use std::sync::Arc;

use super::tally::Found;
use crate::answers::held::Held;
use crate::answers::listed::{Listed as _, Page, UnknownPosition};
use crate::answers::rows::{AnnouncementRow, TimelineRow};
use crate::answers::search::Needles;
use crate::domain::words::Wanted;
use crate::record::{Filter, Sort, keys};

/// Filters whose counts are kept; each takes a few kilobytes, and four bytes for each of its rows.
const KEPT: usize = 64;

impl Held {
    /// What a filter leaves of the timeline.
    #[must_use]
    pub fn find(&self, filter: &Filter) -> Arc<Found> {
        // The order of the rows changes no count.
        let key = format!("{:?}", filter.clone().sorted(Sort::default()));
        if let Some(found) = self.tally.kept().get(&key) {
            return found.clone();
        }
        let hits = filter.text(&keys::Q).map(|query| self.hits(query));
        let found = Arc::new(self.tally.count(filter, hits.as_deref()));
        let mut kept = self.tally.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, found.clone());
        found
    }

    /// The places of the announcements that have the words of a query, ascending.
    fn hits(&self, query: &str) -> Vec<u32> {
        let Some(wanted) = Wanted::new(query) else { return Vec::new() };
        let needles = Needles::new(&wanted);
        let words = self.words_of_announcements();
        (0..).zip(words.iter()).filter(|(_, words)| words.meet(&needles)).map(|(n, _)| n).collect()
    }

    /// A page of the timeline.
    ///
    /// # Errors
    /// [`UnknownPosition`] if the position is not of this list.
    pub fn timeline(
        &self,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Arc<TimelineRow>>, UnknownPosition> {
        let found = self.find(filter);
        let (places, descending) = (&found.places, filter.sort.descending);
        let start = match after.map(day_and_id).transpose()? {
            None => 0,
            Some(after) => {
                let at = |n: &u32| place(&self.announcements[*n as usize].row);
                if descending {
                    places.len() - places.partition_point(|place| at(place) < after)
                } else {
                    places.partition_point(|place| at(place) <= after)
                }
            }
        };
        let end = places.len().min(start + limit as usize);
        let row = |n: usize| {
            let n = if descending { places.len() - 1 - n } else { n };
            self.announcements[places[n] as usize].clone()
        };
        let rows: Vec<Arc<TimelineRow>> = (start..end).map(row).collect();
        let last = rows.last().filter(|_| end < places.len());
        let next = last.map(|shown| shown.row.position());
        Ok(Page { rows, next, start: Some(start) })
    }

    /// Every announcement of a filter in date order, for a chart.
    #[must_use]
    pub fn marks(&self, filter: &Filter) -> Vec<Arc<TimelineRow>> {
        let found = self.find(filter);
        found.places.iter().map(|place| self.announcements[*place as usize].clone()).collect()
    }
}

/// What the timeline is ordered by.
fn place(row: &AnnouncementRow) -> (&str, &str) {
    (&row.sort_day, &row.id)
}

/// A position made of a sort day and an id: `2023-04-10.sensetime-sensenova-unveiled`.
fn day_and_id(after: &str) -> Result<(&str, &str), UnknownPosition> {
    after
        .split_once('.')
        .filter(|(day, id)| is_sort_day(day) && !id.is_empty())
        .ok_or_else(|| UnknownPosition(after.to_owned()))
}

/// A date, or for rows known by month the month's last day with `~` behind.
fn is_sort_day(text: &str) -> bool {
    text.strip_suffix('~').unwrap_or(text).parse::<chrono::NaiveDate>().is_ok()
}
