//! Sources as rows of the record cite them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::rows::{SourceRow, split};
use crate::domain::{Language, SourceKind};

/// A source beside the row that cites it.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct CitedRow {
    /// Id of the row that cites it.
    pub cited_by: String,
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub published: Option<NaiveDate>,
    pub language: Language,
    pub kind: SourceKind,
}

impl CitedRow {
    fn new(by: &str, source: &SourceRow) -> Self {
        Self {
            cited_by: by.to_owned(),
            id: source.id.clone(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            url: source.url.clone(),
            published: source.published,
            language: source.language,
            kind: source.kind,
        }
    }
}

/// The sources that a row names, joined by `;`, in its order.
fn cited<'a>(
    held: &'a Held,
    by: &'a str,
    sources: &'a str,
) -> impl Iterator<Item = CitedRow> + use<'a> {
    let named = split(sources).into_iter().filter_map(|id| held.sources.get(id));
    named.map(move |source| CitedRow::new(by, source))
}

/// The sources of several announcements, in the order in which each names them.
#[must_use]
pub fn of_announcements(held: &Held, ids: &[&str]) -> Vec<CitedRow> {
    let ids: BTreeSet<&str> = ids.iter().copied().collect();
    let rows = ids.into_iter().filter_map(|id| held.announcement(id));
    rows.flat_map(|row| cited(held, &row.id, &row.sources)).collect()
}

/// Some sources, in order of their ids.
#[must_use]
pub fn by_ids(held: &Held, ids: &[&str]) -> Vec<CitedRow> {
    let ids: BTreeSet<&str> = ids.iter().copied().collect();
    ids.into_iter().flat_map(|id| cited(held, "", id)).collect()
}

/// The sources of a model, in the order in which it names them.
#[must_use]
pub fn of_model(held: &Held, model: &str) -> Vec<CitedRow> {
    let row = held.models.get(model);
    row.into_iter().flat_map(|row| cited(held, &row.slug, &row.sources)).collect()
}

/// The sources of several printed moves, in the order in which each names them.
#[must_use]
pub fn of_reported(held: &Held, ids: &[&str]) -> Vec<CitedRow> {
    let rows = held.reported.iter().filter(|row| ids.contains(&row.id.as_str()));
    let mut found: Vec<CitedRow> =
        rows.flat_map(|row| cited(held, &row.id, &row.sources)).collect();
    // Stable: each row keeps its own order.
    found.sort_by(|a, b| a.cited_by.cmp(&b.cited_by));
    found
}

/// What several corrections rest on, in the order in which each names it.
#[must_use]
pub fn of_corrections(held: &Held, keys: &[&str]) -> Vec<CitedRow> {
    let rows = held.corrections.iter().filter(|row| keys.contains(&row.key.as_str()));
    rows.flat_map(|row| cited(held, &row.key, &row.sources)).collect()
}

/// Where the record has a day's closures and shortened sessions from, cited by the market.
#[must_use]
pub fn of_day(held: &Held, day: NaiveDate) -> Vec<CitedRow> {
    let closures = held.closures.iter().map(|row| (row.market, row.day, &row.sources));
    let short = held.short_sessions.iter().map(|row| (row.market, row.day, &row.sources));
    let of_day = closures.chain(short).filter(|(_, of, _)| *of == day);
    let mut found: Vec<CitedRow> =
        of_day.flat_map(|(market, _, sources)| cited(held, market.as_str(), sources)).collect();
    found.sort_by(|a, b| a.cited_by.cmp(&b.cited_by));
    found
}

/// The sources of a company and of its announcements, by date of publication.
#[must_use]
pub fn of_company(held: &Held, company: &str) -> Vec<CitedRow> {
    let own = held.companies.get(company).map(|row| row.sources.as_str());
    let announced = held.announcements().filter(|row| row.company == company);
    let named = own.into_iter().chain(announced.map(|row| row.sources.as_str()));
    let ids: BTreeSet<&str> = named.flat_map(split).collect();
    let mut found: Vec<CitedRow> = ids.into_iter().flat_map(|id| cited(held, "", id)).collect();
    found.sort_by_key(|row| (row.published.is_none(), row.published));
    found
}
