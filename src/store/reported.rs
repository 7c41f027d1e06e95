//! Share moves as the press printed them, with the verdict computed at import.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, Place, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::{Result, Snapshot, Sql};
use crate::domain::{Bound, LimitState, Measure, Verdict};
use crate::record::{Filter, Key, SortKey, Value, keys};
use crate::study::Reason;

/// A printed move beside the computed one.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and the verdict; moves in percent")]
pub struct ReportedRow {
    pub id: String,
    pub announcement: String,
    /// The company that made it.
    pub announced_by: String,
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
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::SYMBOL, Meets::Row),
        (&keys::VERDICT, Meets::Row),
        (&keys::MEASURE, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Date,
        SortKey::Symbol,
        SortKey::Measure,
        SortKey::Value,
        SortKey::Computed,
        SortKey::Verdict,
    ];
    const FACETS: &'static [&'static Key] = &[&keys::VERDICT, &keys::EXCHANGE, &keys::MEASURE];

    fn position(&self) -> String {
        format!("{}.{}", self.day, self.id)
    }

    from_memory!();
}

impl Stored for ReportedRow {
    const SELECT: &'static str = "SELECT p.id, p.announcement, a.company AS announced_by, a.title_en, a.title_zh, p.symbol, \
        l.exchange, l.company, c.short_en, c.short_zh, p.day, p.measure, p.percent, p.digits, \
        p.bound, p.computed, p.verdict, p.reason, p.note_en, p.note_zh, \
        COALESCE((SELECT string_agg(x.source, ';' ORDER BY x.position) \
            FROM reported_move_source x WHERE x.reported_move = p.id), '') AS sources \
        FROM reported_move p JOIN announcement a ON a.id = p.announcement \
        JOIN listing l ON l.symbol = p.symbol JOIN company c ON c.slug = l.company";
    const ORDER: &'static str = "p.day, p.id";
}

impl HeldRow for ReportedRow {
    const TOLD_IN: Option<fn(&Self) -> &str> = Some(|row| &row.announcement);

    fn rows(held: &Held) -> Vec<&Self> {
        held.reported.iter().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        match key.name {
            "company" => [&self.announced_by, &self.company].map(|it| it.as_str().into()).into(),
            "exchange" => vec![self.exchange.as_str().into()],
            "symbol" => vec![self.symbol.as_str().into()],
            "verdict" => vec![self.verdict.as_str().into()],
            _ => vec![self.measure.as_str().into()],
        }
    }

    fn key(&self) -> String {
        self.id.clone()
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.day, self.day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Symbol => Place::of_text(Some(&self.symbol)),
            SortKey::Measure => Place::of_text(Some(self.measure.as_str())),
            SortKey::Value => Place::Number(self.percent),
            SortKey::Computed => self.computed.map_or(Place::Last, Place::Number),
            SortKey::Verdict => Place::of_text(Some(self.verdict.as_str())),
            _ => Place::of_day(Some(self.day)),
        }
    }
}

/// A session of which a source of a printed move tells as well, of the same announcement and share.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct OtherSession {
    /// Id of the printed move.
    pub id: String,
    pub day: NaiveDate,
    pub open: f64,
    pub high: f64,
    pub low: f64,
    pub close: f64,
    #[sqlx(try_from = "String")]
    pub price_limit: LimitState,
}

/// The other sessions that the sources of some printed moves tell of, by printed move and day: a
/// sentence of such a source can be read of either.
pub async fn other_sessions(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<OtherSession>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT DISTINCT p.id, q.day, m.open, m.high, m.low, m.close, m.price_limit \
         FROM reported_move p JOIN reported_move q ON q.announcement = p.announcement \
            AND q.symbol = p.symbol AND q.day <> p.day \
         JOIN session_move m ON m.symbol = q.symbol AND m.day = q.day \
         WHERE EXISTS (SELECT 1 FROM reported_move_source x \
            JOIN reported_move_source y ON y.source = x.source \
            WHERE x.reported_move = p.id AND y.reported_move = q.id)",
    );
    sql.and_in("p.id", ids.iter().copied()).push(" ORDER BY p.id, q.day");
    snapshot.all(sql).await
}

/// The printed moves of one announcement, by session.
pub async fn of_announcement(s: &mut Snapshot, announcement: &str) -> Result<Vec<ReportedRow>> {
    let held = s.held().await?;
    let rows = held.reported.iter().filter(|row| row.announcement == announcement);
    Ok(rows.cloned().collect())
}

/// The printed moves of one announcement and share, by session.
pub async fn of_reaction(
    s: &mut Snapshot,
    announcement: &str,
    symbol: &str,
) -> Result<Vec<ReportedRow>> {
    let mut rows = of_announcement(s, announcement).await?;
    rows.retain(|row| row.symbol == symbol);
    Ok(rows)
}
