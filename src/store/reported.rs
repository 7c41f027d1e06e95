//! Share moves as the press printed them, with the verdict computed at import.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facet;
use super::list::{Keys, Listed, Meets, day_and_id};
use super::search::Kind;
use super::{Result, Snapshot, Sql};
use crate::domain::{Bound, Measure, Verdict};
use crate::record::{Sort, SortKey, keys};
use crate::study::Reason;

/// A printed move beside the computed one.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and the verdict; moves in percent")]
pub struct ReportedRow {
    pub id: String,
    pub announcement: String,
    pub title_en: String,
    pub title_zh: String,
    pub symbol: String,
    pub exchange: String,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub measure: Measure,
    pub percent: f64,
    pub digits: i64,
    #[sqlx(try_from = "String")]
    pub bound: Bound,
    pub computed: Option<f64>,
    #[sqlx(try_from = "String")]
    pub verdict: Verdict,
    #[sqlx(try_from = "String")]
    pub reason: Reason,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

impl Listed for ReportedRow {
    const SELECT: &'static str = "SELECT p.id, p.announcement, a.title_en, a.title_zh, p.symbol, \
        l.exchange, l.company, c.short_en, c.short_zh, p.day, p.measure, p.percent, p.digits, \
        p.bound, p.computed, p.verdict, p.reason, p.note_en, p.note_zh, \
        COALESCE((SELECT string_agg(x.source, ';' ORDER BY x.position) \
            FROM reported_move_source x WHERE x.reported_move = p.id), '') AS sources \
        FROM reported_move p JOIN announcement a ON a.id = p.announcement \
        JOIN listing l ON l.symbol = p.symbol JOIN company c ON c.slug = l.company WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM reported_move p \
        JOIN announcement a ON a.id = p.announcement JOIN listing l ON l.symbol = p.symbol \
        WHERE 1 = 1";
    const KEY: &'static str = "p.id";
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Either("a.company", "l.company")),
        (&keys::EXCHANGE, Meets::Column("l.exchange")),
        (&keys::SYMBOL, Meets::Column("p.symbol")),
        (&keys::VERDICT, Meets::Column("p.verdict")),
        (&keys::MEASURE, Meets::Column("p.measure")),
        (&keys::FROM, Meets::Since("p.day")),
        (&keys::TO, Meets::Until("p.day")),
        (&keys::DAY, Meets::Column("p.day")),
        (&keys::Q, Meets::Words(Kind::Announcement, "a.id")),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date];
    const JOINED: &'static str = "reported_move p JOIN announcement a ON a.id = p.announcement \
        JOIN listing l ON l.symbol = p.symbol";
    const FACETS: &'static [Facet] = &[
        Facet { key: &keys::VERDICT, value: "p.verdict" },
        Facet { key: &keys::EXCHANGE, value: "l.exchange" },
        Facet { key: &keys::MEASURE, value: "p.measure" },
    ];

    fn position(&self) -> String {
        format!("{}.{}", self.day, self.id)
    }

    fn order(sort: Sort, sql: &mut Sql) {
        sql.push(if sort.descending { "p.day DESC, p.id DESC" } else { "p.day, p.id" });
    }

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let (day, id) = day_and_id(after)?;
        let day: NaiveDate = super::list::day(day, after)?;
        sql.push(" AND (p.day, p.id) ").push(if sort.descending { "< (" } else { "> (" });
        sql.bind(day).push(", ").bind(id).push(")");
        Ok(())
    }
}

/// The printed moves of one announcement, by session.
pub async fn of_announcement(
    snapshot: &mut Snapshot,
    announcement: &str,
) -> Result<Vec<ReportedRow>> {
    let mut sql = Sql::new(ReportedRow::SELECT);
    sql.push(" AND p.announcement = ").bind(announcement).push(" ORDER BY p.day, p.id");
    snapshot.all(sql).await
}

/// The printed moves of one announcement and share, by session.
pub async fn of_reaction(
    snapshot: &mut Snapshot,
    announcement: &str,
    symbol: &str,
) -> Result<Vec<ReportedRow>> {
    let mut sql = Sql::new(ReportedRow::SELECT);
    sql.push(" AND p.announcement = ").bind(announcement);
    sql.push(" AND p.symbol = ").bind(symbol).push(" ORDER BY p.day, p.id");
    snapshot.all(sql).await
}
