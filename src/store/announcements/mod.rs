//! Announcements: list, one by id, facets, and what the charts need.

mod neighbours;
mod tally;

use chrono::NaiveDate;
use sqlx::FromRow;

pub use self::neighbours::{Among, Neighbour, neighbours};
pub use self::tally::{Found, HITS, Shape, TalliedCompany, Tallies, Tally, TimelineRow};
use super::list::{Keys, Listed, Meets, Selected, Stored, day_and_id, from_sql};
use super::search::{Hits, Kind};
use super::{Result, Snapshot, Sql};
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Day, Precision, Scope, is_abroad};
use crate::record::{Filter, Sort, SortKey, Value, keys};

/// An announcement with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`, joined lists split by `;`")]
pub struct AnnouncementRow {
    pub id: String,
    pub day: NaiveDate,
    pub sort_day: String,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    pub day_time: String,
    pub zone: String,
    #[sqlx(try_from = "String")]
    pub confidence: Confidence,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub short_en: String,
    pub short_zh: String,
    #[sqlx(try_from = "String")]
    pub company_kind: CompanyKind,
    /// Code of the country where the company has its seat; empty where the record gives none.
    pub country: String,
    pub listed: bool,
    pub partners: String,
    pub models: String,
    pub models_en: String,
    pub models_zh: String,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    pub title_en: String,
    pub title_zh: String,
    pub summary_en: String,
    pub summary_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

impl AnnouncementRow {
    /// Whether the organisation that acts has its seat outside China.
    #[must_use]
    pub fn is_abroad(&self) -> bool {
        is_abroad(&self.country)
    }

    /// Whether the Chinese state acts: a public body, or whoever issues a policy.
    #[must_use]
    pub fn is_of_state(&self) -> bool {
        let acts = self.company_kind == CompanyKind::Regulator;
        (acts || self.kind == AnnouncementKind::Policy) && !self.is_abroad()
    }
}

impl Listed for AnnouncementRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Column("a.company")),
        (
            &keys::COMPANY_KIND,
            Meets::Among("SELECT 1 FROM company k WHERE k.slug = a.company", "k.kind"),
        ),
        (&keys::KIND_OF_ANNOUNCEMENT, Meets::Column("a.kind")),
        (
            &keys::MODEL,
            Meets::Among(
                "SELECT 1 FROM announcement_model x WHERE x.announcement = a.id",
                "x.model",
            ),
        ),
        (
            &keys::MODEL_KIND,
            Meets::Among(
                "SELECT 1 FROM announcement_model x JOIN model m ON m.slug = x.model \
                 WHERE x.announcement = a.id",
                "m.kind",
            ),
        ),
        (&keys::LISTED, Meets::Has("SELECT 1 FROM listing l WHERE l.company = a.company")),
        (
            &keys::EXCHANGE,
            Meets::Among("SELECT 1 FROM listing l WHERE l.company = a.company", "l.exchange"),
        ),
        (&keys::REACTION, Meets::Has("SELECT 1 FROM reaction r WHERE r.announcement = a.id")),
        (&keys::CONFIDENCE, Meets::Column("a.confidence")),
        // A row known by month covers its whole month. All of this is said of `sort_day`, so that
        // the index of the list's order serves it: the last day a row covers, with `~` behind a
        // month's.
        (&keys::FROM, Meets::By(since)),
        (&keys::TO, Meets::By(until)),
        (&keys::DAY, Meets::By(on)),
        (&keys::Q, Meets::Words(Kind::Announcement, "a.id")),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date];

    fn position(&self) -> String {
        format!("{}.{}", self.sort_day, self.id)
    }

    from_sql!();
}

impl Stored for AnnouncementRow {
    const SELECT: &'static str = "SELECT a.id, a.day, a.sort_day, a.day_precision, a.day_time, \
        a.zone, a.confidence, a.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        c.short_en, c.short_zh, c.kind AS company_kind, c.country, \
        EXISTS (SELECT 1 FROM listing l WHERE l.company = a.company) AS listed, \
        COALESCE((SELECT string_agg(p.company, ';' ORDER BY p.position) \
            FROM announcement_partner p WHERE p.announcement = a.id), '') AS partners, \
        COALESCE((SELECT string_agg(x.model, ';' ORDER BY x.position) \
            FROM announcement_model x WHERE x.announcement = a.id), '') AS models, \
        COALESCE((SELECT string_agg(m.name_en, ';' ORDER BY x.position) FROM announcement_model x \
            JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_en, \
        COALESCE((SELECT string_agg(m.name_zh, ';' ORDER BY x.position) FROM announcement_model x \
            JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_zh, \
        a.kind, a.scope, a.title_en, a.title_zh, a.summary_en, a.summary_zh, a.label_en, \
        a.label_zh, a.note_en, a.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) \
            FROM announcement_source s WHERE s.announcement = a.id), '') AS sources \
        FROM announcement a JOIN company c ON c.slug = a.company WHERE 1 = 1";
    const KEY: &'static str = "a.id";

    fn order(sort: Sort, sql: &mut Sql) {
        sql.push(if sort.descending { "a.sort_day DESC, a.id DESC" } else { "a.sort_day, a.id" });
    }
}

impl Selected for AnnouncementRow {
    const COUNT: &'static str = "SELECT count(*) AS n FROM announcement a WHERE 1 = 1";

    fn window(filter: &Filter, after: Option<&str>, rows: i64, sql: &mut Sql) -> Result<()> {
        let Some(query) = filter.text(&keys::Q) else {
            Self::narrow(filter, sql);
            return after.map_or(Ok(()), |after| Self::seek(filter.sort, after, sql));
        };
        let id = after.map(day_and_id).transpose()?.map(|(_, id)| id);
        let of = Hits { kind: Kind::Announcement, query, after: id, sort: filter.sort };
        // Entries are numbered in the order of this list, so the index gives a page's rows one by
        // one and stops at the last; all hits of a common word would first have to be sorted.
        if of.open("SELECT a.id", "announcement a", "a.id", sql) {
            Self::narrow(&filter.clone().without(&keys::Q), sql);
            if let Some(after) = after {
                Self::seek(filter.sort, after, sql)?;
            }
            of.close(rows, sql);
        }
        Ok(())
    }

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let (day, id) = day_and_id(after)?;
        sql.push(" AND (a.sort_day, a.id) ").push(if sort.descending { "< (" } else { "> (" });
        sql.bind(day).push(", ").bind(id).push(")");
        Ok(())
    }
}

fn since(days: &[Value], sql: &mut Sql) {
    for day in days {
        sql.push(" AND a.sort_day >= ").bind(day.to_string());
    }
}

fn until(days: &[Value], sql: &mut Sql) {
    for day in days {
        let Value::Day(date) = *day else { continue };
        let month = Day { date, precision: Precision::Month };
        sql.push(" AND a.sort_day <= ").bind(month.sort_key());
        sql.push(" AND CASE WHEN a.day_precision = 'month' THEN '' ELSE a.sort_day END <= ");
        sql.bind(date.to_string());
    }
}

fn on(days: &[Value], sql: &mut Sql) {
    for day in days {
        sql.push(" AND a.sort_day = ").bind(day.to_string());
    }
}

/// One announcement.
pub async fn by_id(snapshot: &mut Snapshot, id: &str) -> Result<Option<AnnouncementRow>> {
    let mut sql = Sql::new(AnnouncementRow::SELECT);
    sql.push(" AND a.id = ").bind(id);
    snapshot.first(sql).await
}

/// Several announcements, in the list's order.
pub async fn by_ids(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<AnnouncementRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(AnnouncementRow::SELECT);
    sql.and_in("a.id", ids.iter().copied()).push(" ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}

/// The announcements in which a company takes part without being the one who acts.
pub async fn of_partner(snapshot: &mut Snapshot, company: &str) -> Result<Vec<AnnouncementRow>> {
    let mut sql = Sql::new(AnnouncementRow::SELECT);
    sql.push(" AND EXISTS (SELECT 1 FROM announcement_partner y WHERE y.announcement = a.id");
    sql.push(" AND y.company = ").bind(company).push(") ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}

/// Every id, for the page that did not find the one asked for.
pub async fn ids(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    super::dataset::column(snapshot, "SELECT id AS value FROM announcement ORDER BY id").await
}
