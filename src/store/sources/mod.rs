//! Sources: the list, one by id, and what else its publisher wrote.

mod cited;
mod resting;

use chrono::NaiveDate;
use sqlx::FromRow;

pub use self::cited::{
    CitedRow, by_ids, of_announcements, of_company, of_corrections, of_day, of_model, of_reported,
};
pub use self::resting::{Resting, resting};
use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, Place, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::search::Words;
use super::{Result, Snapshot};
use crate::domain::{Language, SourceKind};
use crate::record::{Filter, Key, Sort, SortKey, Value, keys};

/// A source.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct SourceRow {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub published: Option<NaiveDate>,
    #[sqlx(try_from = "String")]
    pub language: Language,
    #[sqlx(try_from = "String")]
    pub kind: SourceKind,
    /// How many announcements rest on it.
    pub announcements: i64,
    /// How many rows of the record rest on it, announcements among them.
    pub uses: i64,
}

impl Listed for SourceRow {
    const KEYS: Keys = &[
        (&keys::KIND_OF_SOURCE, Meets::Row),
        (&keys::LANGUAGE, Meets::Row),
        (&keys::PUBLISHER, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Rows,
        SortKey::Announcements,
        SortKey::Date,
        SortKey::Publisher,
        SortKey::Name,
        SortKey::Kind,
        SortKey::Language,
    ];
    const OWN: Sort = Sort { key: SortKey::Rows, descending: true };
    const FACETS: &'static [&'static Key] =
        &[&keys::KIND_OF_SOURCE, &keys::LANGUAGE, &keys::PUBLISHER];

    fn position(&self) -> String {
        self.id.clone()
    }

    from_memory!();
}

impl Stored for SourceRow {
    const SELECT: &'static str = "SELECT s.id, s.title, s.publisher, s.url, s.published, \
        s.language, s.kind, COALESCE(u.announcements, 0) AS announcements, \
        COALESCE(u.n, 0) AS uses FROM source s LEFT JOIN (SELECT source, count(*) AS n, \
            CAST(sum(announces) AS BIGINT) AS announcements FROM ( \
            SELECT source, 1 AS announces FROM announcement_source \
            UNION ALL SELECT source, 0 FROM reported_move_source \
            UNION ALL SELECT source, 0 FROM claim_source \
            UNION ALL SELECT source, 0 FROM (SELECT promise, source FROM promise_source \
                UNION SELECT promise, source FROM promise_outcome_source) promised \
            UNION ALL SELECT source, 0 FROM person_source \
            UNION ALL SELECT source, 0 FROM company_source \
            UNION ALL SELECT source, 0 FROM model_source \
            UNION ALL SELECT source, 0 FROM closure_source \
            UNION ALL SELECT source, 0 FROM row_source \
            UNION ALL SELECT source, 0 FROM short_session_source) named GROUP BY source) u \
        ON u.source = s.id";
    const ORDER: &'static str = "s.id";
}

impl HeldRow for SourceRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.sources.values().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        vec![Value::from(match key.name {
            "kind" => self.kind.as_str(),
            "language" => self.language.as_str(),
            _ => self.publisher.as_str(),
        })]
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.published.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Announcements => Place::of_count(self.announcements),
            SortKey::Date => Place::of_day(self.published),
            SortKey::Publisher => Place::of_text(Some(&self.publisher)),
            SortKey::Name => Place::of_text(Some(&self.title)),
            SortKey::Kind => Place::of_text(Some(self.kind.as_str())),
            SortKey::Language => Place::of_text(Some(self.language.as_str())),
            _ => Place::of_count(self.uses),
        }
    }

    fn words(&self, _held: &Held) -> Words {
        Words::default().and(&self.title).and(&self.id).as_title().and(&self.publisher)
    }
}

/// The sources of a filter that most rows rest on.
pub async fn most_used(s: &mut Snapshot, filter: &Filter, n: u32) -> Result<Vec<SourceRow>> {
    let filter = filter.clone().sorted(SourceRow::OWN);
    Ok(list::page(&*s.held().await?, &filter, None, n)?.rows)
}

/// The sources of the same publisher before and after one, by date of publication; those without
/// a date come last.
#[must_use]
pub fn neighbours(held: &Held, row: &SourceRow) -> (Option<SourceRow>, Option<SourceRow>) {
    let place = |row: &SourceRow| (row.published.is_none(), row.published, row.id.clone());
    let others = held.sources.values().filter(|other| other.publisher == row.publisher);
    let (before, after): (Vec<_>, Vec<_>) =
        others.filter(|other| other.id != row.id).partition(|other| place(other) < place(row));
    let before = before.into_iter().max_by_key(|other| place(other)).cloned();
    (before, after.into_iter().min_by_key(|other| place(other)).cloned())
}
