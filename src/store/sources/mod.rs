//! Sources: the list, one by id, and what else its publisher wrote.

mod cited;
mod resting;

use chrono::NaiveDate;
use sqlx::FromRow;

pub use self::cited::{CitedRow, of_announcements, of_company, of_day, of_model, of_reported};
pub use self::resting::{Resting, resting};
use super::facets::Facet;
use super::list::{Keys, Listed, Meets};
use super::search::Kind;
use super::{Result, Snapshot, Sql};
use crate::domain::{Language, SourceKind};
use crate::record::{Filter, keys};

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
    const SELECT: &'static str = "SELECT s.id, s.title, s.publisher, s.url, s.published, \
        s.language, s.kind, (SELECT count(*) FROM announcement_source x WHERE x.source = s.id) \
        AS announcements, COALESCE(u.n, 0) AS uses FROM source s \
        LEFT JOIN (SELECT source, count(*) AS n FROM ( \
            SELECT source FROM announcement_source \
            UNION ALL SELECT source FROM reported_move_source \
            UNION ALL SELECT source FROM claim_source \
            UNION ALL SELECT source FROM (SELECT promise, source FROM promise_source \
                UNION SELECT promise, source FROM promise_outcome_source) promised \
            UNION ALL SELECT source FROM person_source \
            UNION ALL SELECT source FROM company_source \
            UNION ALL SELECT source FROM model_source \
            UNION ALL SELECT source FROM closure_source \
            UNION ALL SELECT source FROM short_session_source) named GROUP BY source) u \
        ON u.source = s.id WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM source s WHERE 1 = 1";
    const KEY: &'static str = "s.id";
    const KEYS: Keys = &[
        (&keys::KIND_OF_SOURCE, Meets::Column("s.kind")),
        (&keys::LANGUAGE, Meets::Column("s.language")),
        (&keys::PUBLISHER, Meets::Column("s.publisher")),
        (&keys::FROM, Meets::Since("s.published")),
        (&keys::TO, Meets::Until("s.published")),
        (&keys::DAY, Meets::Column("s.published")),
        (&keys::Q, Meets::Words(Kind::Source, "s.id")),
    ];
    const JOINED: &'static str = "source s";
    const FACETS: &'static [Facet] = &[
        Facet { key: &keys::KIND_OF_SOURCE, value: "s.kind" },
        Facet { key: &keys::LANGUAGE, value: "s.language" },
        Facet { key: &keys::PUBLISHER, value: "s.publisher" },
    ];

    fn position(&self) -> String {
        self.id.clone()
    }
}

/// One source.
pub async fn by_id(snapshot: &mut Snapshot, id: &str) -> Result<Option<SourceRow>> {
    let mut sql = Sql::new(SourceRow::SELECT);
    sql.push(" AND s.id = ").bind(id);
    snapshot.first(sql).await
}

/// Every id, for the page that did not find the one asked for.
pub async fn ids(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    super::dataset::column(snapshot, "SELECT id AS value FROM source ORDER BY id").await
}

/// The sources of a filter that most rows rest on.
pub async fn most_used(snapshot: &mut Snapshot, filter: &Filter, n: i64) -> Result<Vec<SourceRow>> {
    let mut sql = Sql::new(SourceRow::SELECT);
    SourceRow::narrow(filter, &mut sql);
    sql.push(" ORDER BY uses DESC, s.id LIMIT ").bind(n);
    snapshot.all(sql).await
}

/// The sources of the same publisher before and after one, by date of publication; those without
/// a date come last.
pub async fn neighbours(
    snapshot: &mut Snapshot,
    row: &SourceRow,
) -> Result<(Option<SourceRow>, Option<SourceRow>)> {
    let before = beside(row, " < ", " DESC");
    let after = beside(row, " > ", "");
    Ok((snapshot.first(before).await?, snapshot.first(after).await?))
}

/// A day as text; behind every day of the record where there is none.
const DAY: &str = "COALESCE(CAST(s.published AS TEXT), '9999')";

fn beside(row: &SourceRow, side: &'static str, direction: &'static str) -> Sql {
    let day = row.published.map_or_else(|| "9999".to_owned(), |day| day.to_string());
    let mut sql = Sql::new(SourceRow::SELECT);
    sql.push(" AND s.publisher = ").bind(row.publisher.as_str());
    sql.push(" AND (").push(DAY).push(", s.id)").push(side).push("(").bind(day);
    sql.push(", ").bind(row.id.as_str()).push(") ORDER BY ").push(DAY).push(direction);
    sql.push(", s.id").push(direction).push(" LIMIT 1");
    sql
}
