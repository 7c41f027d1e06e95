//! The timeline in memory, as far as it is counted: 16 bytes an announcement.
//!
//! Counting in SQL costs what the table holds: 4 to 45 ms for a count or a facet of a million rows,
//! and a timeline page wants nine. Here one pass over the facts gives them all, exactly, and what a
//! filter gave is kept as long as the version is current. Only the hits of words come from the
//! database, of a very common word the first [`HITS`].

mod count;
mod found;
mod load;
mod order;
mod row_cache;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use tokio::sync::OnceCell;

pub use self::found::{Found, Shape};
use self::order::Ids;
use self::row_cache::RowCache;
pub use self::row_cache::TimelineRow;
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Precision};
use crate::record::{Filter, Sort, keys};
use crate::store::facets::FacetCount;
use crate::store::list::Listed as _;
use crate::store::reactions::{self, Extremes};
use crate::store::reported::ReportedRow;
use crate::store::{Result, Snapshot};

/// Hits of a query that are looked at; what a query finds beyond them is not counted.
pub const HITS: i64 = 10_000;

/// Announcements whose places are kept with the counts of a filter. A filter that leaves more is
/// walked through for each page, which ends soon, since what fits it lies close together.
const FEW: usize = 1_000;

/// Filters whose counts are kept; each takes a few kilobytes.
const KEPT: usize = 256;

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

/// The announcements of one version of the record, in the order of the timeline.
#[derive(Debug)]
pub struct Tally {
    /// Companies by slug.
    companies: Vec<TalliedCompany>,
    facts: Vec<Fact>,
    /// Places in `facts` by model, ascending.
    models: BTreeMap<String, Vec<u32>>,
    ids: Ids,
    kept: Mutex<HashMap<String, Arc<Found>>>,
    row_cache: RowCache,
    extremes: OnceCell<Option<Extremes>>,
    verdicts: OnceCell<Vec<FacetCount>>,
}

impl Tally {
    /// What a filter leaves of the timeline.
    ///
    /// # Errors
    /// If the filter has words and the database fails.
    pub async fn find(&self, snapshot: &mut Snapshot, filter: &Filter) -> Result<Arc<Found>> {
        // The order of the rows changes no count.
        let key = format!("{:?}", filter.clone().sorted(Sort::default()));
        if let Some(found) = self.kept().get(&key) {
            return Ok(found.clone());
        }
        let hits = match filter.text(&keys::Q) {
            Some(query) => Some(load::hits(snapshot, query).await?),
            None => None,
        };
        let found = Arc::new(self.count(filter, hits));
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, found.clone());
        Ok(found)
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

    /// What [`reactions::extremes`] says, asked for once: it looks at every reaction, 2.9 s of a
    /// quarter of a million.
    pub async fn extremes(&self, snapshot: &mut Snapshot) -> Result<Option<&Extremes>> {
        Ok(self.extremes.get_or_try_init(|| reactions::extremes(snapshot)).await?.as_ref())
    }

    /// How many printed moves there are of each verdict, asked for once.
    pub async fn verdicts(&self, snapshot: &mut Snapshot) -> Result<&[FacetCount]> {
        let every = Filter::default();
        let counted = self.verdicts.get_or_try_init(async || -> Result<_> {
            let counted = ReportedRow::facets(snapshot, &every).await?;
            Ok(counted.of(&keys::VERDICT).to_vec())
        });
        Ok(counted.await?)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Found>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tally of the version that was asked for last.
#[derive(Debug, Default)]
pub struct Tallies(tokio::sync::Mutex<Option<(String, Arc<Tally>)>>);

impl Tallies {
    /// The tally of a snapshot, whose version is given. It is read once for each version; others
    /// wait for it.
    pub async fn of(&self, version: &str, snapshot: &mut Snapshot) -> Result<Arc<Tally>> {
        let mut current = self.0.lock().await;
        if let Some((of, tally)) = &*current
            && of == version
        {
            return Ok(tally.clone());
        }
        let tally = Arc::new(load::tally(snapshot).await?);
        *current = Some((version.to_owned(), tally.clone()));
        Ok(tally)
    }
}
