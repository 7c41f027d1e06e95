//! Announcements: list, one by id, facets, and what the charts need.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::list::{Listed, day_and_id};
use super::{Filter, Result, Snapshot, Sort, Sql};
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Precision, Scope, Slug};

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

impl Listed for AnnouncementRow {
    const SELECT: &'static str = "SELECT a.id, a.day, a.sort_day, a.day_precision, a.day_time, \
        a.zone, a.confidence, a.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        c.short_en, c.short_zh, c.kind AS company_kind, \
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
    const COUNT: &'static str = "SELECT count(*) AS n FROM announcement a WHERE 1 = 1";
    const KEY: &'static str = "a.id";

    fn narrow(filter: &Filter, sql: &mut Sql) {
        narrow(filter, sql);
    }

    fn position(&self) -> String {
        format!("{}.{}", self.sort_day, self.id)
    }

    fn order(sort: Sort, sql: &mut Sql) {
        sql.push(if sort.descending { "a.sort_day DESC, a.id DESC" } else { "a.sort_day, a.id" });
    }

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let (day, id) = day_and_id(after)?;
        sql.push(" AND (a.sort_day, a.id) ").push(if sort.descending { "< (" } else { "> (" });
        sql.bind(day).push(", ").bind(id).push(")");
        Ok(())
    }
}

/// The conditions of a filter on `announcement a`.
fn narrow(filter: &Filter, sql: &mut Sql) {
    sql.and_in("a.company", filter.company_slugs());
    sql.and_in("a.kind", filter.kind_words());
    sql.and_in("a.confidence", filter.confidences.iter().map(|c| c.as_str()));
    if !filter.models.is_empty() {
        sql.push(" AND EXISTS (SELECT 1 FROM announcement_model x WHERE x.announcement = a.id");
        sql.and_in("x.model", filter.models.iter().map(Slug::as_str)).push(")");
    }
    if !filter.model_kinds.is_empty() {
        sql.push(
            " AND EXISTS (SELECT 1 FROM announcement_model x JOIN model m ON m.slug = x.model",
        );
        sql.push(" WHERE x.announcement = a.id");
        sql.and_in("m.kind", filter.model_kinds.iter().map(|k| k.as_str())).push(")");
    }
    if let Some(listed) = filter.listed {
        sql.push(if listed { " AND EXISTS" } else { " AND NOT EXISTS" });
        sql.push(" (SELECT 1 FROM listing l WHERE l.company = a.company)");
    }
    if !filter.exchanges.is_empty() {
        sql.push(" AND EXISTS (SELECT 1 FROM listing l WHERE l.company = a.company");
        sql.and_in("l.exchange", filter.exchanges.iter().map(|e| e.as_str())).push(")");
    }
    if let Some(reaction) = filter.reaction {
        sql.push(if reaction { " AND EXISTS" } else { " AND NOT EXISTS" });
        sql.push(" (SELECT 1 FROM reaction r WHERE r.announcement = a.id)");
    }
    // A row known by month covers its whole month.
    if let Some(from) = filter.from {
        sql.push(" AND a.last_day >= ").bind(from);
    }
    if let Some(to) = filter.to {
        sql.push(" AND a.day <= ").bind(to);
    }
    if let Some(day) = filter.day {
        sql.push(" AND a.day_precision = 'day' AND a.day = ").bind(day);
    }
    filter.words("a.fold", sql);
}

/// One announcement.
///
/// # Errors
/// If the database fails.
pub async fn by_id(snapshot: &mut Snapshot, id: &str) -> Result<Option<AnnouncementRow>> {
    let mut sql = Sql::new(AnnouncementRow::SELECT);
    sql.push(" AND a.id = ").bind(id);
    snapshot.first(sql).await
}

/// Several announcements, in the list's order.
///
/// # Errors
/// If the database fails.
pub async fn by_ids(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<AnnouncementRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(AnnouncementRow::SELECT);
    sql.and_in("a.id", ids.iter().copied()).push(" ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}

/// The announcements in which a company takes part without being the one who acts.
///
/// # Errors
/// If the database fails.
pub async fn of_partner(snapshot: &mut Snapshot, company: &str) -> Result<Vec<AnnouncementRow>> {
    let mut sql = Sql::new(AnnouncementRow::SELECT);
    sql.push(" AND EXISTS (SELECT 1 FROM announcement_partner y WHERE y.announcement = a.id");
    sql.push(" AND y.company = ").bind(company).push(") ORDER BY a.sort_day, a.id");
    snapshot.all(sql).await
}

/// An announcement as a neighbour: enough for a link.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct Neighbour {
    pub id: String,
    pub title_en: String,
    pub title_zh: String,
}

/// The announcements before and after one in the list's order.
///
/// # Errors
/// If the database fails.
pub async fn neighbours(
    snapshot: &mut Snapshot,
    row: &AnnouncementRow,
) -> Result<(Option<Neighbour>, Option<Neighbour>)> {
    const SELECT: &str = "SELECT id, title_en, title_zh FROM announcement WHERE (sort_day, id) ";
    let mut sql = Sql::new(SELECT);
    sql.push("< (").bind(row.sort_day.as_str()).push(", ").bind(row.id.as_str());
    sql.push(") ORDER BY sort_day DESC, id DESC LIMIT 1");
    let before = snapshot.first(sql).await?;
    let mut sql = Sql::new(SELECT);
    sql.push("> (").bind(row.sort_day.as_str()).push(", ").bind(row.id.as_str());
    sql.push(") ORDER BY sort_day, id LIMIT 1");
    Ok((before, snapshot.first(sql).await?))
}

/// A value of a facet and how many announcements have it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct FacetCount {
    /// The value as it stands in URLs.
    pub value: String,
    /// English label, where the value is a record; otherwise empty.
    pub label_en: String,
    /// Chinese label.
    pub label_zh: String,
    /// Announcements under the rest of the filter.
    pub n: i64,
}

/// Counts for each facet under the filter without that facet itself, so that each number is what
/// choosing the value would add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By company.
    pub companies: Vec<FacetCount>,
    /// By kind.
    pub kinds: Vec<FacetCount>,
    /// By kind of model.
    pub model_kinds: Vec<FacetCount>,
    /// By `yes` and `no` of the company being listed.
    pub listed: Vec<FacetCount>,
    /// By exchange of the company's listings.
    pub exchanges: Vec<FacetCount>,
    /// By `yes` and `no` of having a reaction.
    pub reactions: Vec<FacetCount>,
    /// By confidence.
    pub confidences: Vec<FacetCount>,
}

/// Counts every facet.
///
/// # Errors
/// If the database fails.
pub async fn facets(snapshot: &mut Snapshot, filter: &Filter) -> Result<Facets> {
    Ok(Facets {
        companies: facet(
            snapshot,
            "SELECT a.company AS value, c.short_en AS label_en, c.short_zh AS label_zh, \
             count(*) AS n FROM announcement a JOIN company c ON c.slug = a.company WHERE 1 = 1",
            &rest(filter, |f| f.companies.clear()),
            " GROUP BY a.company, c.short_en, c.short_zh ORDER BY n DESC, a.company",
        )
        .await?,
        kinds: facet(
            snapshot,
            "SELECT a.kind AS value, '' AS label_en, '' AS label_zh, count(*) AS n \
             FROM announcement a WHERE 1 = 1",
            &rest(filter, |f| f.kinds.clear()),
            " GROUP BY a.kind ORDER BY n DESC, a.kind",
        )
        .await?,
        model_kinds: facet(
            snapshot,
            "SELECT k.kind AS value, '' AS label_en, '' AS label_zh, count(DISTINCT a.id) AS n \
             FROM announcement a JOIN announcement_model y ON y.announcement = a.id \
             JOIN model k ON k.slug = y.model WHERE 1 = 1",
            &rest(filter, |f| f.model_kinds.clear()),
            " GROUP BY k.kind ORDER BY n DESC, k.kind",
        )
        .await?,
        listed: facet(
            snapshot,
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM listing y WHERE y.company = a.company) \
             THEN 'yes' ELSE 'no' END AS value, '' AS label_en, '' AS label_zh, count(*) AS n \
             FROM announcement a WHERE 1 = 1",
            &rest(filter, |f| f.listed = None),
            " GROUP BY 1 ORDER BY 1 DESC",
        )
        .await?,
        exchanges: facet(
            snapshot,
            "SELECT y.exchange AS value, '' AS label_en, '' AS label_zh, \
             count(DISTINCT a.id) AS n FROM announcement a \
             JOIN listing y ON y.company = a.company WHERE 1 = 1",
            &rest(filter, |f| f.exchanges.clear()),
            " GROUP BY y.exchange ORDER BY n DESC, y.exchange",
        )
        .await?,
        reactions: facet(
            snapshot,
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM reaction y WHERE y.announcement = a.id) \
             THEN 'yes' ELSE 'no' END AS value, '' AS label_en, '' AS label_zh, count(*) AS n \
             FROM announcement a WHERE 1 = 1",
            &rest(filter, |f| f.reaction = None),
            " GROUP BY 1 ORDER BY 1 DESC",
        )
        .await?,
        confidences: facet(
            snapshot,
            "SELECT a.confidence AS value, '' AS label_en, '' AS label_zh, count(*) AS n \
             FROM announcement a WHERE 1 = 1",
            &rest(filter, |f| f.confidences.clear()),
            " GROUP BY a.confidence ORDER BY n DESC, a.confidence",
        )
        .await?,
    })
}

fn rest(filter: &Filter, without: fn(&mut Filter)) -> Filter {
    let mut rest = filter.clone();
    without(&mut rest);
    rest
}

async fn facet(
    snapshot: &mut Snapshot,
    select: &'static str,
    filter: &Filter,
    group: &'static str,
) -> Result<Vec<FacetCount>> {
    let mut sql = Sql::new(select);
    narrow(filter, &mut sql);
    sql.push(group);
    snapshot.all(sql).await
}

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

/// Ids near a given one, for the page that did not find it.
///
/// # Errors
/// If the database fails.
pub async fn ids(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    super::dataset::column(snapshot, "SELECT id AS value FROM announcement ORDER BY id").await
}
