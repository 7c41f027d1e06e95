//! Announcements as marks of a chart.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::narrow;
use crate::domain::{AnnouncementKind, CompanyKind, Precision, Scope};
use crate::store::{Filter, Result, Snapshot, Sql};

/// An announcement as a mark of the lanes chart.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct MarkRow {
    pub id: String,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    #[sqlx(try_from = "String")]
    pub company_kind: CompanyKind,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    pub title_en: String,
    pub title_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub models: String,
    pub models_en: String,
    pub models_zh: String,
}

/// The marks of a filter, by date.
///
/// # Errors
/// If the database fails.
pub async fn marks(snapshot: &mut Snapshot, filter: &Filter) -> Result<Vec<MarkRow>> {
    let mut sql = Sql::new(
        "SELECT a.id, a.day, a.day_precision, a.company, c.short_en, c.short_zh, \
         c.kind AS company_kind, a.kind, a.scope, a.title_en, a.title_zh, a.label_en, a.label_zh, \
         COALESCE((SELECT string_agg(x.model, ';' ORDER BY x.position) FROM announcement_model x \
             WHERE x.announcement = a.id), '') AS models, \
         COALESCE((SELECT string_agg(m.name_en, ';' ORDER BY x.position) FROM announcement_model x \
             JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_en, \
         COALESCE((SELECT string_agg(m.name_zh, ';' ORDER BY x.position) FROM announcement_model x \
             JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_zh \
         FROM announcement a JOIN company c ON c.slug = a.company WHERE 1 = 1",
    );
    narrow(filter, &mut sql);
    sql.push(" ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}
