//! What a filter leaves of the timeline, counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::Facets;
use super::load::Hits;
use crate::domain::AnnouncementKind;

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
    /// By company and month, companies by slug.
    pub cells: Vec<Cell>,
    /// Companies that act.
    pub companies: usize,
    /// The first day; of the dated ones, where there are any.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}

/// The announcements of a company in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The company's place, see [`super::Tally::company`].
    pub company: u32,
    /// The first of the month.
    pub month: NaiveDate,
    /// How many.
    pub n: usize,
}
