//! Reactions: how each listing moved on the first session that could react.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facet;
use super::list::{Keys, Listed, Meets, Selected, Stored, day_and_id, from_sql};
use super::search::Kind;
use super::{Error, Result, Snapshot, Sql};
use crate::domain::{AnnouncementKind, HOME};
use crate::record::{Sort, SortKey, keys};
use crate::study::WindowStatus;

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
    const SORTS: &'static [SortKey] = &[
        SortKey::Date,
        SortKey::Company,
        SortKey::Symbol,
        SortKey::Open,
        SortKey::High,
        SortKey::Low,
        SortKey::Close,
        SortKey::NextClose,
        SortKey::Ar,
        SortKey::Car,
        SortKey::Printed,
    ];
    const FACETS: &'static [Facet] = &[
        // Who announced, and whose share it is.
        Facet { key: &keys::COMPANY, columns: &["a.company", "l.company"] },
        Facet { key: &keys::KIND_OF_ANNOUNCEMENT, columns: &["a.kind"] },
        Facet { key: &keys::EXCHANGE, columns: &["r.exchange"] },
    ];

    fn position(&self) -> String {
        format!("{}.{}.{}", self.sort_day, self.announcement, self.symbol)
    }

    from_sql!();
}

/// The reactions with all that a row shows or is ordered by.
macro_rules! rows {
    () => {
        "FROM reaction r JOIN announcement a ON a.id = r.announcement \
         JOIN listing l ON l.symbol = r.symbol JOIN company c ON c.slug = l.company \
         LEFT JOIN session_move m ON m.symbol = r.symbol AND m.day = r.day \
         LEFT JOIN session_move n ON n.symbol = r.symbol AND n.day = r.next_day \
         LEFT JOIN event_study e ON e.announcement = r.announcement AND e.symbol = r.symbol \
         LEFT JOIN abnormal_return z ON z.announcement = r.announcement AND z.symbol = r.symbol \
             AND z.window_from = 0 AND z.window_to = 0 \
         LEFT JOIN abnormal_return h ON h.announcement = r.announcement AND h.symbol = r.symbol \
             AND h.window_from = 0 AND h.window_to = 1 WHERE 1 = 1"
    };
}

/// How many figures of a reaction the press printed.
macro_rules! printed {
    () => {
        "(SELECT count(*) FROM reported_move p \
            WHERE p.announcement = r.announcement AND p.symbol = r.symbol)"
    };
}

/// The number that an order goes by; nothing for the list's own order and for those by a text.
fn number(key: SortKey) -> Option<&'static str> {
    Some(match key {
        SortKey::Open => "m.open",
        SortKey::High => "m.high",
        SortKey::Low => "m.low",
        SortKey::Close => "m.close",
        SortKey::NextClose => "n.close",
        SortKey::Ar => "z.car_pct",
        SortKey::Car => "h.car_pct",
        SortKey::Printed => printed!(),
        _ => return None,
    })
}

/// The text that an order goes by, in front of what the list is ordered by anyway.
fn text(key: SortKey) -> &'static str {
    match key {
        SortKey::Company => "c.short_en, ",
        SortKey::Symbol => "r.symbol, ",
        _ => "",
    }
}

/// The order of the list, the largest first by the second.
const OWN: [&str; 2] =
    ["r.sort_day, r.announcement, r.symbol", "r.sort_day DESC, r.announcement DESC, r.symbol DESC"];

impl Stored for ReactionRow {
    const SELECT: &'static str = concat!(
        "SELECT r.announcement, r.symbol, r.exchange, l.board, \
        l.benchmark, l.is_primary, r.sort_day, r.day, r.why, r.next_day, r.status, l.company, \
        c.short_en, c.short_zh, a.kind, a.title_en, a.title_zh, a.label_en, a.label_zh, \
        a.day AS announced, a.day_time, m.open, m.high, m.low, m.close, n.close AS next_close, \
        COALESCE(m.price_limit, '') AS price_limit, COALESCE(m.basis, '') AS basis, ",
        printed!(),
        " AS reported, z.car_pct AS ar_pct, z.p_empirical, COALESCE(e.n_est, 0) AS n_est, \
        h.car_pct, h.ci_low_pct AS car_low_pct, h.ci_high_pct AS car_high_pct, h.p AS car_p, \
        COALESCE(h.censored, FALSE) AS censored, COALESCE(h.status, '') AS study_status ",
        rows!()
    );
    const KEY: &'static str = "r.announcement";

    fn order(sort: Sort, sql: &mut Sql) {
        if let Some(number) = number(sort.key) {
            sql.push(number).push(if sort.descending { " DESC" } else { "" });
            sql.push(" NULLS LAST, r.announcement, r.symbol");
            return;
        }
        let by = text(sort.key).trim_end_matches(", ");
        if !by.is_empty() {
            sql.push(by).push(if sort.descending { " DESC, " } else { ", " });
        }
        sql.push(OWN[usize::from(sort.descending)]);
    }
}

impl Selected for ReactionRow {
    const COUNT: &'static str = "SELECT count(*) AS n FROM reaction r \
        JOIN announcement a ON a.id = r.announcement JOIN listing l ON l.symbol = r.symbol \
        WHERE 1 = 1";
    const JOINED: &'static str = "reaction r JOIN announcement a ON a.id = r.announcement \
        JOIN listing l ON l.symbol = r.symbol";

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        let (day, rest) = day_and_id(after)?;
        let (announcement, symbol) =
            rest.split_once('.').ok_or_else(|| Error::Cursor(after.to_owned()))?;
        let (text, number) = (text(sort.key), number(sort.key));
        if number.is_none() && text.is_empty() {
            sql.push(" AND (r.sort_day, r.announcement, r.symbol) ");
            sql.push(if sort.descending { "< (" } else { "> (" });
            sql.bind(day).push(", ").bind(announcement).push(", ").bind(symbol).push(")");
            return Ok(());
        }
        // What the order goes by is looked up by the row's identity, so that the cursor carries
        // no float and no name.
        sql.push(" AND (");
        place(text, number, sort.descending, sql);
        let falls = number.is_none() && sort.descending;
        sql.push(if falls { ") < (SELECT " } else { ") > (SELECT " });
        place(text, number, sort.descending, sql);
        sql.push(" ").push(rows!()).push(" AND r.announcement = ").bind(announcement);
        sql.push(" AND r.symbol = ").bind(symbol).push(")");
        Ok(())
    }
}

/// Appends the place of a row in an order by a text or a number. Rows without a number come last both
/// ways, hence the flag in front and the sign for falling.
fn place(text: &'static str, number: Option<&'static str>, descending: bool, sql: &mut Sql) {
    let Some(number) = number else {
        sql.push(text).push(OWN[0]);
        return;
    };
    let sign = if descending { "-" } else { "" };
    sql.push("CASE WHEN ").push(number).push(" IS NULL THEN 1 ELSE 0 END, COALESCE(");
    sql.push(sign).push(number).push(", 0), r.announcement, r.symbol");
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

/// The reactions that were studied and that the press printed most of, the earliest of equals first.
pub async fn most_printed(snapshot: &mut Snapshot, n: i64) -> Result<Vec<ReactionRow>> {
    let mut sql = Sql::new(ReactionRow::SELECT);
    sql.push(" AND h.status = ").bind(WindowStatus::Ok.as_str());
    sql.push(" ORDER BY reported DESC, r.day, r.symbol, r.sort_day, r.announcement LIMIT ").bind(n);
    snapshot.all(sql).await
}

/// The deepest fall and the steepest rise on day 0 of product news: closes of main listings, by
/// companies of China.
#[derive(Debug, Clone, PartialEq)]
pub struct Extremes {
    /// The lowest close move.
    pub low: ReactionRow,
    /// The highest.
    pub high: ReactionRow,
}

/// The extremes of the whole record; nothing where no product's announcement has a close.
pub async fn extremes(snapshot: &mut Snapshot) -> Result<Option<Extremes>> {
    let low = extreme(snapshot, " ORDER BY m.close, r.day, r.announcement LIMIT 1").await?;
    let high = extreme(snapshot, " ORDER BY m.close DESC, r.day, r.announcement LIMIT 1").await?;
    Ok(low.zip(high).map(|(low, high)| Extremes { low, high }))
}

async fn extreme(snapshot: &mut Snapshot, order: &'static str) -> Result<Option<ReactionRow>> {
    let mut sql = Sql::new(ReactionRow::SELECT);
    sql.push(" AND m.close IS NOT NULL AND l.company = a.company AND l.is_primary");
    let products = AnnouncementKind::ALL.iter().filter(|kind| kind.is_product());
    sql.and_in("a.kind", products.map(|kind| kind.as_str()));
    sql.and_in("c.country", HOME).push(order);
    snapshot.first(sql).await
}
