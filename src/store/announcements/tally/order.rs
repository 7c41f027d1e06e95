//! The order of the timeline: places, ids, and where a page goes on.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::count::Wanted;
use super::{FEW, Fact, Found, Tally};
use crate::domain::{Day, Precision};
use crate::record::Filter;
use crate::store::Result;
use crate::store::list::day_and_id;

/// Ids by place, in one text.
#[derive(Debug, Default)]
pub(super) struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    /// Adds the id of the next place; nothing if four gigabytes of them are full.
    pub(super) fn push(&mut self, id: &str) -> Option<()> {
        self.text.push_str(id);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        Some(())
    }

    fn get(&self, place: u32) -> &str {
        let end = |n: usize| self.ends.get(n).map_or(0, |end| *end as usize);
        let n = place as usize;
        let start = n.checked_sub(1).map_or(0, end);
        self.text.get(start..end(n)).unwrap_or_default()
    }
}

/// By what the timeline is ordered: the last day a row covers, those known by day before the month,
/// then the id. So does the text of [`Day::sort_key`].
type Position<'a> = (NaiveDate, bool, &'a str);

impl Tally {
    /// The id of the announcement at a place.
    pub(super) fn id(&self, place: u32) -> &str {
        self.ids.get(place)
    }

    /// The first places that a filter leaves behind a position, in the order asked for.
    pub(super) fn fitting(
        &self,
        filter: &Filter,
        found: &Found,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<u32>> {
        let (start, end) = self.behind(filter.sort.descending, after)?;
        let wanted = Wanted::new(self, filter);
        let fits = |place: &u32| {
            let fact = self.facts.get(*place as usize);
            fact.is_some_and(|fact| wanted.days(fact) && wanted.fails(fact) == 0)
        };
        let take = |places: &mut dyn Iterator<Item = u32>| places.filter(fits).take(most).collect();
        let listed = if found.total <= FEW {
            Some(Cow::Borrowed(&*found.few))
        } else {
            self.places(filter, found.hits.as_ref()).map(Cow::Owned)
        };
        Ok(match (listed, filter.sort.descending) {
            (None, false) => take(&mut (start..end)),
            (None, true) => take(&mut (start..end).rev()),
            (Some(places), descending) => {
                let at = |bound: u32| places.partition_point(|place| *place < bound);
                let places = places[at(start)..at(end)].iter().copied();
                if descending { take(&mut places.rev()) } else { take(&mut { places }) }
            }
        })
    }

    /// The places behind a position: from one to before another.
    fn behind(&self, descending: bool, after: Option<&str>) -> Result<(u32, u32)> {
        let all = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        let Some(after) = after else { return Ok((0, all)) };
        let (day, id) = day_and_id(after)?;
        let is_month = day.ends_with('~');
        let day = crate::store::list::day(day.trim_end_matches('~'), after)?;
        let of_cursor: Position<'_> = (day, is_month, id);
        let before = |fits: &dyn Fn(Position<'_>) -> bool| {
            let (mut low, mut high) = (0, all);
            while low < high {
                let middle = u32::midpoint(low, high);
                if fits(self.position(middle)) { low = middle + 1 } else { high = middle }
            }
            low
        };
        Ok(if descending {
            (0, before(&|of_row| of_row < of_cursor))
        } else {
            (before(&|of_row| of_row <= of_cursor), all)
        })
    }

    fn position(&self, place: u32) -> Position<'_> {
        self.facts.get(place as usize).map_or((NaiveDate::MAX, true, ""), |fact| {
            (last_day(fact), fact.precision == Precision::Month, self.id(place))
        })
    }
}

/// The last day that a fact covers.
fn last_day(fact: &Fact) -> NaiveDate {
    Day { date: fact.day, precision: fact.precision }.span().1
}
