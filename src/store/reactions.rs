//! Reactions: how each listing moved on the first session that could react.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facet;
use super::list::{Keys, Listed, Meets, day_and_id};
use super::search::Kind;
use super::{Error, Result, Snapshot, Sql};
use crate::domain::AnnouncementKind;
use crate::record::{Sort, SortKey, keys};

/// A reaction beside its session moves and names.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of the tables it joins; moves in percent")]
pub struct ReactionRow {
    pub announcement: String,
    pub symbol: String,
    pub exchange: String,
    pub board: String,
    pub benchmark: String,
    pub is_primary: bool,
    pub sort_day: String,
    pub day: Option<NaiveDate>,
    pub why: Option<String>,
    pub next_day: Option<NaiveDate>,
    pub status: String,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    pub title_en: String,
    pub title_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub announced: NaiveDate,
    pub day_time: String,
    pub open: Option<f64>,
    pub high: Option<f64>,
    pub low: Option<f64>,
    pub close: Option<f64>,
    pub next_close: Option<f64>,
    pub price_limit: String,
    pub basis: String,
    pub reported: i64,
    /// Abnormal return of day 0.
    pub ar_pct: Option<f64>,
    /// Share of estimation sessions at least as unusual as day 0, day 0 among them.
    pub p_empirical: Option<f64>,
    /// Sessions of the estimation sample; 0 without a study.
    pub n_est: i64,
    /// Abnormal return over days 0 to +1.
    pub car_pct: Option<f64>,
    /// Lower end of its 95 % interval.
    pub car_low_pct: Option<f64>,
    /// Upper end of its 95 % interval.
    pub car_high_pct: Option<f64>,
    /// Its two-sided p.
    pub car_p: Option<f64>,
    /// Whether a session of days 0 to +1 closed at its limit, so that the figure is a bound.
    pub censored: bool,
    /// Whether days 0 to +1 could be studied, or which rule stopped it; empty without prices.
    pub study_status: String,
}

impl Listed for ReactionRow {
    const SELECT: &'static str = "SELECT r.announcement, r.symbol, r.exchange, l.board, \
        l.benchmark, l.is_primary, r.sort_day, r.day, r.why, r.next_day, r.status, l.company, \
        c.short_en, c.short_zh, a.kind, a.title_en, a.title_zh, a.label_en, a.label_zh, \
        a.day AS announced, a.day_time, m.open, m.high, m.low, m.close, n.close AS next_close, \
        COALESCE(m.price_limit, '') AS price_limit, COALESCE(m.basis, '') AS basis, \
        (SELECT count(*) FROM reported_move p \
            WHERE p.announcement = r.announcement AND p.symbol = r.symbol) AS reported, \
        z.car_pct AS ar_pct, z.p_empirical, COALESCE(e.n_est, 0) AS n_est, h.car_pct, h.ci_low_pct AS car_low_pct, \
        h.ci_high_pct AS car_high_pct, h.p AS car_p, COALESCE(h.censored, FALSE) AS censored, \
        COALESCE(h.status, '') AS study_status FROM reaction r JOIN announcement a ON a.id = r.announcement \
        JOIN listing l ON l.symbol = r.symbol JOIN company c ON c.slug = l.company \
        LEFT JOIN session_move m ON m.symbol = r.symbol AND m.day = r.day \
        LEFT JOIN session_move n ON n.symbol = r.symbol AND n.day = r.next_day \
        LEFT JOIN event_study e ON e.announcement = r.announcement AND e.symbol = r.symbol \
        LEFT JOIN abnormal_return z ON z.announcement = r.announcement AND z.symbol = r.symbol \
            AND z.window_from = 0 AND z.window_to = 0 \
        LEFT JOIN abnormal_return h ON h.announcement = r.announcement AND h.symbol = r.symbol \
            AND h.window_from = 0 AND h.window_to = 1 WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM reaction r \
        JOIN announcement a ON a.id = r.announcement JOIN listing l ON l.symbol = r.symbol \
        WHERE 1 = 1";
    const KEY: &'static str = "r.announcement";
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Either("a.company", "l.company")),
        (&keys::KIND_OF_ANNOUNCEMENT, Meets::Column("a.kind")),
        (&keys::EXCHANGE, Meets::Column("r.exchange")),
        (&keys::SYMBOL, Meets::Column("r.symbol")),
        (&keys::CONFIDENCE, Meets::Column("a.confidence")),
        // A span is read in the list's order, past the days outside it: the index by day would give
        // the whole span to be sorted for each page. A single day is served by it, in order.
        (&keys::FROM, Meets::Since("COALESCE(r.day, r.day)")),
        (&keys::TO, Meets::Until("COALESCE(r.day, r.day)")),
        (&keys::DAY, Meets::Column("r.day")),
        (&keys::Q, Meets::Words(Kind::Announcement, "a.id")),
    ];
    const SORTS: &'static [SortKey] =
        &[SortKey::Date, SortKey::Close, SortKey::NextClose, SortKey::Car];
    const JOINED: &'static str = "reaction r JOIN announcement a ON a.id = r.announcement \
        JOIN listing l ON l.symbol = r.symbol";
    const FACETS: &'static [Facet] = &[
        Facet { key: &keys::KIND_OF_ANNOUNCEMENT, value: "a.kind" },
        Facet { key: &keys::EXCHANGE, value: "r.exchange" },
    ];

    fn position(&self) -> String {
        format!("{}.{}.{}", self.sort_day, self.announcement, self.symbol)
    }

    fn order(sort: Sort, sql: &mut Sql) {
        sql.push(match (sort.key, sort.descending) {
            (SortKey::Date | SortKey::Pinyin, false) => "r.sort_day, r.announcement, r.symbol",
            (SortKey::Date | SortKey::Pinyin, true) => {
                "r.sort_day DESC, r.announcement DESC, r.symbol DESC"
            }
            (SortKey::Close, false) => "m.close NULLS LAST, r.announcement, r.symbol",
            (SortKey::Close, true) => "m.close DESC NULLS LAST, r.announcement, r.symbol",
            (SortKey::Car, false) => "h.car_pct NULLS LAST, r.announcement, r.symbol",
            (SortKey::Car, true) => "h.car_pct DESC NULLS LAST, r.announcement, r.symbol",
            (SortKey::NextClose, false) => "n.close NULLS LAST, r.announcement, r.symbol",
            (SortKey::NextClose, true) => "n.close DESC NULLS LAST, r.announcement, r.symbol",
        });
    }

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let (day, rest) = day_and_id(after)?;
        let (announcement, symbol) =
            rest.split_once('.').ok_or_else(|| Error::Cursor(after.to_owned()))?;
        if matches!(sort.key, SortKey::Date | SortKey::Pinyin) {
            sql.push(" AND (r.sort_day, r.announcement, r.symbol) ");
            sql.push(if sort.descending { "< (" } else { "> (" });
            sql.bind(day).push(", ").bind(announcement).push(", ").bind(symbol).push(")");
            return Ok(());
        }
        // A move is looked up by the row's identity, so that the cursor carries no float. Rows
        // without a move come last both ways, hence the flag in front and the sign for falling.
        let (of_row, of_cursor) = match (sort.key, sort.descending) {
            (SortKey::Car, false) => ("h.car_pct", "w.car_pct"),
            (SortKey::Car, true) => ("-h.car_pct", "-w.car_pct"),
            (SortKey::NextClose, false) => ("n.close", "y.close"),
            (SortKey::NextClose, true) => ("-n.close", "-y.close"),
            (_, false) => ("m.close", "x.close"),
            (_, true) => ("-m.close", "-x.close"),
        };
        sql.push(" AND (CASE WHEN ").push(of_row).push(" IS NULL THEN 1 ELSE 0 END, COALESCE(");
        sql.push(of_row).push(", 0), r.announcement, r.symbol) > (SELECT CASE WHEN ");
        sql.push(of_cursor).push(" IS NULL THEN 1 ELSE 0 END, COALESCE(").push(of_cursor);
        sql.push(
            ", 0), q.announcement, q.symbol FROM reaction q \
             LEFT JOIN session_move x ON x.symbol = q.symbol AND x.day = q.day \
             LEFT JOIN session_move y ON y.symbol = q.symbol AND y.day = q.next_day \
             LEFT JOIN abnormal_return w ON w.announcement = q.announcement \
                 AND w.symbol = q.symbol AND w.window_from = 0 AND w.window_to = 1 \
             WHERE q.announcement = ",
        );
        sql.bind(announcement).push(" AND q.symbol = ").bind(symbol).push(")");
        Ok(())
    }
}

/// One reaction.
pub async fn by_key(
    snapshot: &mut Snapshot,
    announcement: &str,
    symbol: &str,
) -> Result<Option<ReactionRow>> {
    let mut sql = Sql::new(ReactionRow::SELECT);
    sql.push(" AND r.announcement = ").bind(announcement);
    sql.push(" AND r.symbol = ").bind(symbol);
    snapshot.first(sql).await
}

/// The reactions of several announcements, the primary listing of each first.
pub async fn of_announcements(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<ReactionRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(ReactionRow::SELECT);
    sql.and_in("r.announcement", ids.iter().copied());
    sql.push(" ORDER BY r.announcement, l.is_primary DESC, r.symbol");
    snapshot.all(sql).await
}

/// Reactions whose day 0 is a given day while the announcement was made on another.
pub async fn carried_to(snapshot: &mut Snapshot, day: NaiveDate) -> Result<Vec<ReactionRow>> {
    let mut sql = Sql::new(ReactionRow::SELECT);
    sql.push(" AND r.day = ").bind(day).push(" AND a.day <> ").bind(day);
    sql.push(" ORDER BY a.sort_day, r.announcement, l.is_primary DESC, r.symbol");
    snapshot.all(sql).await
}

/// The largest close move, up or down, on day 0 of a product's announcement.
pub async fn largest(snapshot: &mut Snapshot) -> Result<Option<ReactionRow>> {
    let mut sql = Sql::new(ReactionRow::SELECT);
    sql.push(" AND m.close IS NOT NULL AND l.company = a.company");
    let products = AnnouncementKind::ALL.iter().filter(|kind| kind.is_product());
    sql.and_in("a.kind", products.map(|kind| kind.as_str()));
    sql.push(" ORDER BY abs(m.close) DESC, r.announcement, r.symbol LIMIT 1");
    snapshot.first(sql).await
}
