//! Reactions: how each listing moved on the first session that could react.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::announcements::TimelineRow;
use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, Place, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::{Result, Snapshot};
use crate::domain::{AnnouncementKind, Exchange};
use crate::record::{Filter, Key, SortKey, Value, keys};
use crate::study::WindowStatus;

/// A reaction beside its session moves and names.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of the tables it joins; moves in percent")]
pub struct ReactionRow {
    pub announcement: String,
    pub symbol: String,
    #[sqlx(try_from = "String")]
    pub exchange: Exchange,
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

impl ReactionRow {
    /// Whether days 0 to +1 could be studied, or a rule stopped it: the share has prices.
    #[must_use]
    pub fn has_study(&self) -> bool {
        !self.study_status.is_empty()
    }
}

impl Listed for ReactionRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::KIND_OF_ANNOUNCEMENT, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::SYMBOL, Meets::Row),
        (&keys::CONFIDENCE, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
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
    const FACETS: &'static [&'static Key] =
        &[&keys::COMPANY, &keys::KIND_OF_ANNOUNCEMENT, &keys::EXCHANGE];

    fn position(&self) -> String {
        format!("{}.{}.{}", self.sort_day, self.announcement, self.symbol)
    }

    from_memory!();
}

impl HeldRow for ReactionRow {
    const TOLD_IN: Option<fn(&Self) -> &str> = Some(|row| &row.announcement);
    const GIVEN: SortKey = SortKey::Date;

    fn rows(held: &Held) -> Vec<&Self> {
        let mut rows: Vec<&Self> = Vec::new();
        for shown in &held.announcements {
            let start = rows.len();
            rows.extend(&shown.reactions);
            rows[start..].sort_by_key(|row| &row.symbol);
        }
        rows
    }

    fn values(&self, key: &Key, held: &Held) -> Vec<Value> {
        let announced = held.announcement(&self.announcement);
        match key.name {
            // Who announced, and whose share it is.
            "company" => {
                let by = announced.map(|row| &row.company).filter(|by| **by != self.company);
                by.into_iter().chain([&self.company]).map(|slug| slug.as_str().into()).collect()
            }
            "kind" => vec![self.kind.as_str().into()],
            "exchange" => vec![self.exchange.as_str().into()],
            "symbol" => vec![self.symbol.as_str().into()],
            _ => announced.map(|row| row.confidence.as_str().into()).into_iter().collect(),
        }
    }

    fn key(&self) -> String {
        self.announcement.clone()
    }

    fn is_at(&self, position: &str) -> bool {
        let rest = position.strip_suffix(&*self.symbol).and_then(|rest| rest.strip_suffix('.'));
        let day = rest.and_then(|rest| rest.strip_suffix(&*self.announcement));
        day.and_then(|day| day.strip_suffix('.')) == Some(&*self.sort_day)
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.day.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        let number = |value: Option<f64>| value.map_or(Place::Last, Place::Number);
        match by {
            SortKey::Company => Place::of_text(Some(&self.short_en)),
            SortKey::Symbol => Place::of_text(Some(&self.symbol)),
            SortKey::Open => number(self.open),
            SortKey::High => number(self.high),
            SortKey::Low => number(self.low),
            SortKey::Close => number(self.close),
            SortKey::NextClose => number(self.next_close),
            SortKey::Ar => number(self.ar_pct),
            SortKey::Car => number(self.car_pct),
            SortKey::Printed => Place::of_count(self.reported),
            _ => Place::Last,
        }
    }

    fn tie(&self) -> (&str, &str) {
        (&self.announcement, &self.symbol)
    }
}

impl Stored for ReactionRow {
    const SELECT: &'static str = "SELECT r.announcement, r.symbol, r.exchange, l.board, \
        l.benchmark, l.is_primary, r.sort_day, r.day, r.why, r.next_day, r.status, l.company, \
        c.short_en, c.short_zh, a.kind, a.title_en, a.title_zh, a.label_en, a.label_zh, \
        a.day AS announced, a.day_time, m.open, m.high, m.low, m.close, n.close AS next_close, \
        COALESCE(m.price_limit, '') AS price_limit, COALESCE(m.basis, '') AS basis, \
        (SELECT count(*) FROM reported_move p \
            WHERE p.announcement = r.announcement AND p.symbol = r.symbol) AS reported, \
        z.car_pct AS ar_pct, z.p_empirical, COALESCE(e.n_est, 0) AS n_est, \
        h.car_pct, h.ci_low_pct AS car_low_pct, h.ci_high_pct AS car_high_pct, h.p AS car_p, \
        COALESCE(h.censored, FALSE) AS censored, COALESCE(h.status, '') AS study_status \
        FROM reaction r JOIN announcement a ON a.id = r.announcement \
        JOIN listing l ON l.symbol = r.symbol JOIN company c ON c.slug = l.company \
        LEFT JOIN session_move m ON m.symbol = r.symbol AND m.day = r.day \
        LEFT JOIN session_move n ON n.symbol = r.symbol AND n.day = r.next_day \
        LEFT JOIN event_study e ON e.announcement = r.announcement AND e.symbol = r.symbol \
        LEFT JOIN abnormal_return z ON z.announcement = r.announcement AND z.symbol = r.symbol \
            AND z.window_from = 0 AND z.window_to = 0 \
        LEFT JOIN abnormal_return h ON h.announcement = r.announcement AND h.symbol = r.symbol \
            AND h.window_from = 0 AND h.window_to = 1";
    const ORDER: &'static str = "r.announcement, l.is_primary DESC, r.symbol";
}

/// One reaction.
pub async fn by_key(
    snapshot: &mut Snapshot,
    announcement: &str,
    symbol: &str,
) -> Result<Option<ReactionRow>> {
    let held = snapshot.held().await?;
    let mut rows = held.reactions_of(announcement).iter();
    Ok(rows.find(|row| row.symbol == symbol).cloned())
}

/// The reactions of several announcements, the primary listing of each first.
pub async fn of_announcements(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<ReactionRow>> {
    let held = snapshot.held().await?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids.into_iter().flat_map(|id| held.reactions_of(id)).cloned().collect())
}

/// Reactions whose day 0 is a given day while the announcement was made on another.
pub async fn carried_to(snapshot: &mut Snapshot, day: NaiveDate) -> Result<Vec<ReactionRow>> {
    let held = snapshot.held().await?;
    let is_carried = |row: &&ReactionRow| row.day == Some(day) && row.announced != day;
    Ok(held.reactions().filter(is_carried).cloned().collect())
}

/// The reactions that were studied and that the press printed most of, the earliest of equals first.
pub async fn most_printed(snapshot: &mut Snapshot, n: usize) -> Result<Vec<ReactionRow>> {
    let held = snapshot.held().await?;
    let is_studied = |row: &&ReactionRow| row.study_status == WindowStatus::Ok.as_str();
    let mut rows: Vec<&ReactionRow> = held.reactions().filter(is_studied).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.reported), row.day, &row.symbol, &row.sort_day));
    Ok(rows.into_iter().take(n).cloned().collect())
}

/// The deepest fall and the steepest rise on day 0 of product news: closes of main listings, by
/// companies of China.
#[derive(Debug, Clone, PartialEq)]
pub struct Extremes<'a> {
    /// The lowest close move.
    pub low: &'a ReactionRow,
    /// The highest.
    pub high: &'a ReactionRow,
}

impl<'a> Extremes<'a> {
    /// The extremes of some announcements; nothing where no product's announcement has a close.
    pub fn of(rows: impl Iterator<Item = &'a TimelineRow>) -> Option<Self> {
        let products = rows.filter(|of| of.row.kind.is_product() && !of.row.is_abroad());
        let own = products.flat_map(|of| {
            of.reactions.iter().filter(|row| row.is_primary && row.company == of.row.company)
        });
        let closed: Vec<(f64, &ReactionRow)> =
            own.filter_map(|row| Some((row.close?, row))).collect();
        // Of equal moves the earliest.
        let earlier = |a: &ReactionRow, b: &ReactionRow| {
            (a.day, &a.announcement).cmp(&(b.day, &b.announcement))
        };
        let low = closed.iter().min_by(|a, b| a.0.total_cmp(&b.0).then(earlier(a.1, b.1)))?.1;
        let high = closed.iter().min_by(|a, b| b.0.total_cmp(&a.0).then(earlier(a.1, b.1)))?.1;
        Some(Self { low, high })
    }
}
