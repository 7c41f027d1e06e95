//! Announcements: several by id, those of a partner, neighbours.

use crate::answers::facets::Facets;
use crate::answers::held::Held;
use crate::answers::list::InMemory;
use crate::answers::listed::{Page, UnknownPosition};
use crate::answers::rows::{AnnouncementRow, split};
use crate::record::Filter;

impl InMemory for AnnouncementRow {
    fn page(
        held: &Held,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Self>, UnknownPosition> {
        let Page { rows, next, start } = held.timeline(filter, after, limit)?;
        Ok(Page { rows: rows.iter().map(|shown| (*shown.row).clone()).collect(), next, start })
    }

    fn count(held: &Held, filter: &Filter) -> i64 {
        i64::try_from(held.find(filter).total()).unwrap_or(i64::MAX)
    }

    fn by_keys(held: &Held, keys: &[&str]) -> Vec<Self> {
        by_ids(held, keys)
    }

    fn facets(held: &Held, filter: &Filter) -> Facets {
        held.find(filter).facets.clone()
    }
}

/// Several announcements, in the list's order.
#[must_use]
pub fn by_ids(held: &Held, ids: &[&str]) -> Vec<AnnouncementRow> {
    let mut rows: Vec<&AnnouncementRow> =
        ids.iter().filter_map(|id| held.announcement(id)).collect();
    rows.sort_by_key(|row| (&row.sort_day, &row.id));
    rows.dedup_by_key(|row| &row.id);
    rows.into_iter().cloned().collect()
}

/// The announcements in which a company takes part without being the one who acts.
#[must_use]
pub fn of_partner(held: &Held, company: &str) -> Vec<AnnouncementRow> {
    let takes_part = |row: &&AnnouncementRow| split(&row.partners).contains(&company);
    held.announcements().filter(takes_part).cloned().collect()
}

/// Every id, for the page that did not find the one asked for.
#[must_use]
pub fn ids(held: &Held) -> Vec<String> {
    held.announcements().map(|row| row.id.clone()).collect()
}

/// Among which announcements a neighbour is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Among all announcements.
    All,
    /// Among the announcements of the same company.
    Company,
}

/// The announcements before and after one in the list's order.
#[must_use]
pub fn neighbours<'a>(
    held: &'a Held,
    row: &AnnouncementRow,
    among: Among,
) -> (Option<&'a AnnouncementRow>, Option<&'a AnnouncementRow>) {
    let is_one = |other: &&AnnouncementRow| among == Among::All || other.company == row.company;
    let rows: Vec<&AnnouncementRow> = held.announcements().filter(is_one).collect();
    let Some(at) = rows.iter().position(|other| other.id == row.id) else { return (None, None) };
    (at.checked_sub(1).map(|before| rows[before]), rows.get(at + 1).copied())
}
