//! What is counted: announcements and companies as far as the timeline counts them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::Found;
use crate::answers::rows::{CompanyRow, ModelRow, TimelineRow, split};
use crate::domain::pinyin::sort_key;
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Exchange, Precision, is_abroad};

/// An announcement as far as it is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fact {
    pub(super) day: NaiveDate,
    pub(super) company: u32,
    pub(super) kind: AnnouncementKind,
    pub(super) confidence: Confidence,
    pub(super) precision: Precision,
    pub(super) has_reaction: bool,
    /// One bit for each kind of its models.
    pub(super) model_kinds: u8,
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
    pub(super) exchanges: u8,
}

/// The n-th value of a short list as a bit.
pub(super) const fn bit(n: usize) -> u8 {
    1 << n
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
    pub(super) companies: Vec<TalliedCompany>,
    pub(super) facts: Vec<Fact>,
    /// Places in `facts` by model, ascending.
    pub(super) models: BTreeMap<String, Vec<u32>>,
    pub(super) kept: Mutex<HashMap<String, Arc<Found>>>,
}

impl Tally {
    /// The announcements of a record that is being read.
    pub(in crate::answers) fn new(
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

    pub(in crate::answers) fn kept(
        &self,
    ) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Found>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
