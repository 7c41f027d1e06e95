//! A promise: when it was made and due, and what came of it.

use chrono::{Datelike as _, Months, NaiveDate};
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::{BorneOut, Day, DuePrecision, Precision, PromiseStatus, PromisedBy};
use crate::record::{Key, SortKey, keys};

/// A promise with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct PromiseRow {
    pub id: String,
    pub announcement: String,
    /// The day it was promised, first of the month where only the month is known.
    pub promised_day: NaiveDate,
    /// Whether that day is known.
    #[sqlx(try_from = "String")]
    pub promised_precision: Precision,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub model: Option<String>,
    pub promised_en: String,
    pub promised_zh: String,
    pub due: String,
    #[sqlx(try_from = "String")]
    pub due_precision: DuePrecision,
    pub delivered_by: Option<String>,
    pub delivered: Option<NaiveDate>,
    #[sqlx(try_from = "String")]
    pub status: PromiseStatus,
    #[sqlx(try_from = "String")]
    pub promised_by: PromisedBy,
    #[sqlx(try_from = "String")]
    pub borne_out: BorneOut,
    pub borne_out_en: String,
    pub borne_out_zh: String,
    pub borne_out_sources: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

/// When a promise is due, as exactly as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On a day.
    Day(NaiveDate),
    /// In the month that begins with a day.
    Month(NaiveDate),
    /// In the half-year that begins with a day.
    Half(NaiveDate),
}

impl Due {
    /// First and last day on which it could be kept in time.
    #[must_use]
    pub fn span(self) -> (NaiveDate, NaiveDate) {
        let months = |n: u32| {
            move |first: NaiveDate| {
                let next = first.checked_add_months(Months::new(n));
                (first, next.and_then(|next| next.pred_opt()).unwrap_or(first))
            }
        };
        match self {
            Self::Day(day) => (day, day),
            Self::Month(first) => months(1)(first),
            Self::Half(first) => months(6)(first),
        }
    }
}

impl PromiseRow {
    /// When it is due. The record keeps a half-year as its last month: where the promise says half, a
    /// half-year is meant.
    #[must_use]
    pub fn due(&self) -> Option<Due> {
        match self.due_precision {
            DuePrecision::None => None,
            DuePrecision::Day => self.due.parse().ok().map(Due::Day),
            DuePrecision::Month => {
                let first: NaiveDate = format!("{}-01", self.due).parse().ok()?;
                let says_half =
                    self.promised_en.contains("half of ") && first.month().is_multiple_of(6);
                let half = first.checked_sub_months(Months::new(5)).filter(|_| says_half);
                Some(half.map_or(Due::Month(first), Due::Half))
            }
        }
    }

    /// First and last day on which it could have been kept in time; nothing without a date.
    #[must_use]
    pub fn due_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.due().map(Due::span)
    }

    /// First and last day on which it can have been made.
    #[must_use]
    pub fn made_days(&self) -> (NaiveDate, NaiveDate) {
        Day { date: self.promised_day, precision: self.promised_precision }.span()
    }

    /// Whether it was delivered when it was due, or before.
    #[must_use]
    pub fn is_met(&self) -> bool {
        matches!(self.status, PromiseStatus::Kept | PromiseStatus::Early)
    }

    /// Days from the last day on which it was due to the delivery: 0 on any day of the span named,
    /// above 0 late, below 0 early; nothing if either is not known.
    #[must_use]
    pub fn slip_days(&self) -> Option<i64> {
        let (from, to) = self.due_days()?;
        let delivered = self.delivered?;
        let is_in_time = (from..=to).contains(&delivered);
        Some(if is_in_time { 0 } else { (delivered - to).num_days() })
    }
}

impl Listed for PromiseRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::KIND_OF_OUTCOME, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Date,
        SortKey::Company,
        SortKey::By,
        SortKey::Due,
        SortKey::Delivered,
        SortKey::Days,
        SortKey::BorneOut,
    ];
    const FACETS: &'static [&'static Key] = &[&keys::COMPANY];

    fn position(&self) -> String {
        self.id.clone()
    }
}
