//! Claims.

use sqlx::FromRow;

use super::Sql;
use super::list::{Keys, Listed, Meets};
use super::search::Kind;
use crate::domain::Bound;
use crate::record::keys;

/// A claim with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ClaimRow {
    pub id: String,
    pub announcement: Option<String>,
    pub company: Option<String>,
    pub company_en: Option<String>,
    pub company_zh: Option<String>,
    pub who_en: String,
    pub who_zh: String,
    pub metric_en: String,
    pub metric_zh: String,
    pub value: String,
    pub value_max: String,
    pub unit: String,
    #[sqlx(try_from = "String")]
    pub bound: Bound,
    pub statement_en: String,
    pub statement_zh: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

impl Listed for ClaimRow {
    const SELECT: &'static str = "SELECT k.id, k.announcement, k.company, \
        c.name_en AS company_en, c.name_zh AS company_zh, k.who_en, k.who_zh, k.metric_en, \
        k.metric_zh, k.value, k.value_max, k.unit, k.bound, k.statement_en, k.statement_zh, \
        k.note_en, k.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM claim_source s \
            WHERE s.claim = k.id), '') AS sources \
        FROM claim k LEFT JOIN company c ON c.slug = k.company WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM claim k WHERE 1 = 1";
    const KEY: &'static str = "k.id";
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Column("k.company")),
        (&keys::Q, Meets::Words(Kind::Claim, "k.id")),
    ];

    fn position(&self) -> String {
        self.id.clone()
    }
}

/// The claims in some units, by id: what may stand beside a claim.
pub async fn in_units(
    snapshot: &mut super::Snapshot,
    units: &[&str],
) -> super::Result<Vec<ClaimRow>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(ClaimRow::SELECT);
    sql.and_in("k.unit", units.iter().copied()).push(" ORDER BY k.id LIMIT 500");
    snapshot.all(sql).await
}

/// The claims made in some announcements, by id.
pub async fn of_announcements(
    snapshot: &mut super::Snapshot,
    announcements: &[&str],
) -> super::Result<Vec<ClaimRow>> {
    if announcements.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(ClaimRow::SELECT);
    sql.and_in("k.announcement", announcements.iter().copied()).push(" ORDER BY k.id");
    snapshot.all(sql).await
}

/// The claims made in one announcement.
pub async fn of_announcement(
    snapshot: &mut super::Snapshot,
    announcement: &str,
) -> super::Result<Vec<ClaimRow>> {
    let mut sql = Sql::new(ClaimRow::SELECT);
    sql.push(" AND k.announcement = ").bind(announcement).push(" ORDER BY k.id");
    snapshot.all(sql).await
}
