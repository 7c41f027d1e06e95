//! The timeline, counted: one pass over small facts gives the rows of a filter, their facets and how
//! they lie in time, and what a filter gave is kept as long as the version is current.

mod count;
mod found;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use self::count::bit;
pub use self::found::{Found, Shape};
use super::{AnnouncementRow, TimelineRow};
use crate::domain::pinyin::sort_key;
use crate::domain::words::Wanted;
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Exchange, Precision, is_abroad};
use crate::record::{Filter, Sort, keys};
use crate::store::Result;
use crate::store::companies::CompanyRow;
use crate::store::held::Held;
use crate::store::list::{Listed as _, Page, day_and_id, split};
use crate::store::models::ModelRow;
use crate::store::search::Needles;

/// Filters whose counts are kept; each takes a few kilobytes, and four bytes for each of its rows.
const KEPT: usize = 64;

/// An announcement as far as it is counted.
#[derive(Debug, Clone, Copy)]
struct Fact {
    day: NaiveDate,
    company: u32,
    kind: AnnouncementKind,
    confidence: Confidence,
    precision: Precision,
    has_reaction: bool,
    /// One bit for each kind of its models.
    model_kinds: u8,
}

/// A company as far as the timeline counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalliedCompany {
    /// Slug.
    pub slug: Arc<str>,
    /// Short English name.
    pub short_en: Arc<str>,
    /// Short Chinese name.
    pub short_zh: Arc<str>,
    /// What its Chinese name sorts by.
    pub sort_zh: Arc<str>,
    /// What it is.
    pub kind: CompanyKind,
    /// Whether its seat is outside China.
    pub is_abroad: bool,
    /// One bit for each exchange that lists it.
    exchanges: u8,
}

impl TalliedCompany {
    fn new(row: &CompanyRow) -> Self {
        let places = split(&row.exchanges)
            .into_iter()
            .filter_map(|word| Exchange::ALL.iter().position(|exchange| exchange.as_str() == word));
        Self {
            slug: row.slug.as_str().into(),
            short_en: row.short_en.as_str().into(),
            short_zh: row.short_zh.as_str().into(),
            sort_zh: sort_key(&row.name_zh, &row.pinyin, &row.name_en).into(),
            kind: row.kind,
            is_abroad: is_abroad(&row.country),
            exchanges: places.fold(0, |bits, place| bits | bit(place)),
        }
    }
}

/// The announcements of one version of the record, in the order of the timeline.
#[derive(Debug, Default)]
pub struct Tally {
    /// Companies by slug.
    companies: Vec<TalliedCompany>,
    facts: Vec<Fact>,
    /// Places in `facts` by model, ascending.
    models: BTreeMap<String, Vec<u32>>,
    kept: Mutex<HashMap<String, Arc<Found>>>,
}

impl Tally {
    /// The announcements of a record that is being read.
    pub(in crate::store) fn new(
        companies: &BTreeMap<String, CompanyRow>,
        models: &BTreeMap<String, ModelRow>,
        announcements: &[Arc<TimelineRow>],
    ) -> Self {
        let places: HashMap<&str, u32> = companies.keys().map(String::as_str).zip(0..).collect();
        let mut tally = Self {
            companies: companies.values().map(TalliedCompany::new).collect(),
            ..Self::default()
        };
        for (place, shown) in (0..).zip(announcements) {
            let row = &shown.row;
            let mut model_kinds = 0;
            for model in row.models() {
                model_kinds |= models.get(model).map_or(0, |model| bit(model.kind as usize));
                tally.models.entry(model.to_owned()).or_default().push(place);
            }
            tally.facts.push(Fact {
                day: row.day,
                company: places.get(row.company.as_str()).copied().unwrap_or_default(),
                kind: row.kind,
                confidence: row.confidence,
                precision: row.day_precision,
                has_reaction: !shown.reactions.is_empty(),
                model_kinds,
            });
        }
        tally
    }

    /// A company by its place in [`Found`].
    #[must_use]
    pub fn company(&self, place: u32) -> Option<&TalliedCompany> {
        self.companies.get(place as usize)
    }

    /// A company by its slug.
    #[must_use]
    pub fn company_of(&self, slug: &str) -> Option<&TalliedCompany> {
        let place = self.companies.binary_search_by(|company| (*company.slug).cmp(slug)).ok()?;
        self.companies.get(place)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Found>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

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
    /// [`Error::Cursor`](crate::store::Error::Cursor) if the position is not of this list.
    pub fn timeline(
        &self,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Arc<TimelineRow>>> {
        let found = self.find(filter);
        let (places, descending) = (&found.places, filter.sort.descending);
        let start = match after.map(day_and_id).transpose()? {
            None => 0,
            Some(after) => {
                let at = |place: &u32| self.announcements[*place as usize].row.place();
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

impl AnnouncementRow {
    /// What the timeline is ordered by.
    fn place(&self) -> (&str, &str) {
        (&self.sort_day, &self.id)
    }
}
