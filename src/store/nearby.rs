//! Announcements around a session: what else could have moved a share.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{Result, Snapshot, Sql};
use crate::domain::{AnnouncementKind, Scope};

/// A dated announcement with what decides its day 0 on any market.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct NearbyRow {
    pub id: String,
    pub day: NaiveDate,
    pub day_time: String,
    pub zone: String,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    pub title_en: String,
    pub title_zh: String,
    /// Exchange of the company's primary listing; nothing if it is not listed.
    pub primary_exchange: Option<String>,
}

/// The announcements dated between two days, in the list's order. Those of which only the month is
/// known are left out: they have no day 0.
pub async fn between(
    snapshot: &mut Snapshot,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<NearbyRow>> {
    let mut sql = Sql::new(
        "SELECT a.id, a.day, a.day_time, a.zone, a.company, c.short_en, c.short_zh, a.kind, \
         a.scope, a.title_en, a.title_zh, \
         (SELECT min(l.exchange) FROM listing l WHERE l.company = a.company AND l.is_primary) \
         AS primary_exchange FROM announcement a JOIN company c ON c.slug = a.company \
         WHERE a.day_precision = 'day' AND a.day >= ",
    );
    sql.bind(from).push(" AND a.day <= ").bind(to).push(" ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}

/// What decides whether an announcement counts among those around a session.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct EventRow {
    pub id: String,
    pub day: NaiveDate,
    pub day_time: String,
    pub zone: String,
    pub company: String,
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    /// Exchange of the company's primary listing; nothing if it is not listed.
    pub primary_exchange: Option<String>,
}

/// All announcements of which the day is known.
pub async fn events(snapshot: &mut Snapshot) -> Result<Vec<EventRow>> {
    snapshot
        .all(Sql::new(
            "SELECT a.id, a.day, a.day_time, a.zone, a.company, a.scope, \
             (SELECT min(l.exchange) FROM listing l WHERE l.company = a.company AND l.is_primary) \
             AS primary_exchange FROM announcement a WHERE a.day_precision = 'day'",
        ))
        .await
}
