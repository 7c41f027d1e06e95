//! Sources.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::list::Listed;
use super::{Filter, Result, Snapshot, Sql};
use crate::domain::{Language, SourceKind};

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
}

impl Listed for SourceRow {
    const SELECT: &'static str = "SELECT s.id, s.title, s.publisher, s.url, s.published, \
        s.language, s.kind, (SELECT count(*) FROM announcement_source x WHERE x.source = s.id) \
        AS announcements FROM source s WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM source s WHERE 1 = 1";
    const KEY: &'static str = "s.id";

    fn narrow(filter: &Filter, sql: &mut Sql) {
        sql.and_in("s.kind", filter.kind_words());
        filter.days("s.published", sql);
        filter.words("s.fold", sql);
    }

    fn position(&self) -> String {
        self.id.clone()
    }
}

/// The sources of an announcement, in its order.
///
/// # Errors
/// If the database fails.
pub async fn of_announcement(
    snapshot: &mut Snapshot,
    announcement: &str,
) -> Result<Vec<SourceRow>> {
    let mut sql = Sql::new(
        "SELECT s.id, s.title, s.publisher, s.url, s.published, s.language, s.kind, \
         (SELECT count(*) FROM announcement_source y WHERE y.source = s.id) AS announcements \
         FROM announcement_source x JOIN source s ON s.id = x.source WHERE x.announcement = ",
    );
    sql.bind(announcement).push(" ORDER BY x.position");
    snapshot.all(sql).await
}

/// Who published a source of an announcement.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PublisherRow {
    /// The announcement.
    pub announcement: String,
    /// The publisher.
    pub publisher: String,
}

/// The publishers behind several announcements, in each one's order of sources; a publisher of two
/// sources comes twice.
///
/// # Errors
/// If the database fails.
pub async fn publishers(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<PublisherRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT x.announcement, s.publisher FROM announcement_source x \
         JOIN source s ON s.id = x.source WHERE 1 = 1",
    );
    sql.and_in("x.announcement", ids.iter().copied());
    sql.push(" ORDER BY x.announcement, x.position");
    snapshot.all(sql).await
}

/// The sources of a company and of its announcements, by date of publication.
///
/// # Errors
/// If the database fails.
pub async fn of_company(snapshot: &mut Snapshot, company: &str) -> Result<Vec<SourceRow>> {
    let mut sql = Sql::new(SourceRow::SELECT);
    sql.push(" AND (EXISTS (SELECT 1 FROM company_source y WHERE y.source = s.id");
    sql.push(" AND y.company = ").bind(company);
    sql.push(") OR EXISTS (SELECT 1 FROM announcement_source z JOIN announcement a");
    sql.push(" ON a.id = z.announcement WHERE z.source = s.id AND a.company = ").bind(company);
    sql.push(")) ORDER BY s.published NULLS LAST, s.id");
    snapshot.all(sql).await
}
