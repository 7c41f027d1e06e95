//! A reaction: how a listing moved on the first session that could react.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::{AnnouncementKind, Exchange, ReturnVerdict};
use crate::record::{Key, SortKey, keys};

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

    /// The abnormal return over days 0 to +1 with the ends of its interval, if it could be studied.
    #[must_use]
    pub fn interval(&self) -> Option<[f64; 3]> {
        Some([self.car_pct?, self.car_low_pct?, self.car_high_pct?])
    }

    /// Whether that interval contains zero.
    #[must_use]
    pub fn verdict(&self) -> Option<ReturnVerdict> {
        let [_, low, high] = self.interval()?;
        Some(ReturnVerdict::of((low, high)))
    }
}

impl Listed for ReactionRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::KIND_OF_ANNOUNCEMENT, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::SYMBOL, Meets::Row),
        (&keys::VERDICT_OF_RETURN, Meets::Row),
        (&keys::WEEKDAY, Meets::Row),
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
    const FACETS: &'static [&'static Key] = &[
        &keys::COMPANY,
        &keys::VERDICT_OF_RETURN,
        &keys::WEEKDAY,
        &keys::KIND_OF_ANNOUNCEMENT,
        &keys::EXCHANGE,
    ];

    fn position(&self) -> String {
        format!("{}.{}.{}", self.sort_day, self.announcement, self.symbol)
    }
}
