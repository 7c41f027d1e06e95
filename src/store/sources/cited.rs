//! Sources as rows of the record cite them.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::{Language, SourceKind};
use crate::store::{Result, Snapshot, Sql};

/// A source beside the row that cites it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct CitedRow {
    /// Id of the row that cites it.
    pub cited_by: String,
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub published: Option<NaiveDate>,
    #[sqlx(try_from = "String")]
    pub language: Language,
    #[sqlx(try_from = "String")]
    pub kind: SourceKind,
}

/// `SELECT` of the sources that the rows of a table cite, `$by` being the column of their ids.
macro_rules! cited {
    ($by:literal, $table:literal) => {
        concat!(
            "SELECT ",
            $by,
            " AS cited_by, s.id, s.title, s.publisher, s.url, s.published, s.language, s.kind, \
             x.position FROM ",
            $table,
            " x JOIN source s ON s.id = x.source WHERE 1 = 1"
        )
    };
}

/// The sources of several announcements, in the order in which each names them.
pub async fn of_announcements(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<CitedRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(cited!("x.announcement", "announcement_source"));
    sql.and_in("x.announcement", ids.iter().copied());
    sql.push(" ORDER BY x.announcement, x.position");
    snapshot.all(sql).await
}

/// Some sources, in order of their ids.
pub async fn by_ids(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<CitedRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT '' AS cited_by, s.id, s.title, s.publisher, s.url, s.published, s.language, \
         s.kind FROM source s WHERE 1 = 1",
    );
    sql.and_in("s.id", ids.iter().copied());
    sql.push(" ORDER BY s.id");
    snapshot.all(sql).await
}

/// The sources of a model, in the order in which it names them.
pub async fn of_model(snapshot: &mut Snapshot, model: &str) -> Result<Vec<CitedRow>> {
    let mut sql = Sql::new(cited!("x.model", "model_source"));
    sql.push(" AND x.model = ").bind(model).push(" ORDER BY x.position");
    snapshot.all(sql).await
}

/// The sources of several printed moves, in the order in which each names them.
pub async fn of_reported(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<CitedRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(cited!("x.reported_move", "reported_move_source"));
    sql.and_in("x.reported_move", ids.iter().copied());
    sql.push(" ORDER BY x.reported_move, x.position");
    snapshot.all(sql).await
}

/// What several corrections rest on, in the order in which each names it.
pub async fn of_corrections(snapshot: &mut Snapshot, keys: &[&str]) -> Result<Vec<CitedRow>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(cited!("x.correction", "correction_source"));
    sql.and_in("x.correction", keys.iter().copied());
    sql.push(" ORDER BY x.correction, x.position");
    snapshot.all(sql).await
}

/// Where the record has a day's closures and shortened sessions from, cited by the market.
pub async fn of_day(snapshot: &mut Snapshot, day: NaiveDate) -> Result<Vec<CitedRow>> {
    let mut sql = Sql::new(cited!("x.market", "closure_source"));
    sql.push(" AND x.day = ").bind(day).push(" UNION ALL ");
    sql.push(cited!("x.market", "short_session_source"));
    sql.push(" AND x.day = ").bind(day).push(" ORDER BY cited_by, position, id");
    snapshot.all(sql).await
}

/// The sources of a company and of its announcements, by date of publication.
pub async fn of_company(snapshot: &mut Snapshot, company: &str) -> Result<Vec<CitedRow>> {
    let mut sql = Sql::new(
        "SELECT '' AS cited_by, s.id, s.title, s.publisher, s.url, s.published, s.language, \
         s.kind FROM source s WHERE s.id IN (SELECT y.source FROM company_source y \
         WHERE y.company = ",
    );
    sql.bind(company);
    sql.push(" UNION SELECT z.source FROM announcement a JOIN announcement_source z");
    sql.push(" ON z.announcement = a.id WHERE a.company = ").bind(company);
    sql.push(") ORDER BY s.published NULLS LAST, s.id");
    snapshot.all(sql).await
}
