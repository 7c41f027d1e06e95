//! What a filter leaves of the timeline, counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answers::facets::Facets;
use crate::domain::{AnnouncementKind, CompanyKind};

/// Companies whose months are counted by themselves.
pub(super) const BUSIEST: usize = 20;

/// What a filter leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The places of the announcements, ascending.
    pub(in crate::answers) places: Vec<u32>,
    /// Counts of the values of each key under the rest of the filter.
    pub facets: Facets,
    /// How they lie in time.
    pub shape: Shape,
}

impl Found {
    /// How many announcements there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.places.len()
    }
}

/// How the announcements of a filter lie in time and among companies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    /// Of the dated ones, by day.
    pub days: BTreeMap<NaiveDate, usize>,
    /// Of all, by the first of the month.
    pub months: BTreeMap<NaiveDate, usize>,
    /// By what they do.
    pub kinds: BTreeMap<AnnouncementKind, usize>,
    /// The twenty busiest companies by their places, see [`super::Tally::company`], those with most
    /// first, and their announcements by the first of the month.
    pub busiest: Vec<(u32, BTreeMap<NaiveDate, usize>)>,
    /// Those of all companies by kind of company, and by the first of the month.
    pub company_kinds: BTreeMap<CompanyKind, BTreeMap<NaiveDate, usize>>,
    /// Companies that act from outside China, and their announcements.
    pub abroad: (usize, usize),
    /// Companies that act.
    pub companies: usize,
    /// The first day; of the dated ones, where there are any.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}
