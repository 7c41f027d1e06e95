//! What a filter leaves of the timeline, counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::load::Hits;
use crate::domain::{AnnouncementKind, CompanyKind};
use crate::store::facets::Facets;

/// Companies whose months are counted by themselves.
pub(super) const BUSIEST: usize = 20;

/// The counts of a filter.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Announcements.
    pub total: usize,
    /// Whether the words of the filter find more than were looked at.
    pub more: bool,
    /// Counts of the values of each key under the rest of the filter.
    pub facets: Facets,
    /// How they lie in time.
    pub shape: Shape,
    /// The places of the first [`FEW`](super::FEW) of them, ascending.
    pub(super) few: Vec<u32>,
    /// What its words find, if it has any.
    pub(super) hits: Option<Hits>,
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
