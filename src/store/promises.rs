//! Promises and what came of them.

use chrono::{Datelike as _, Months, NaiveDate};
use sqlx::FromRow;

use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, Place, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::search::Words;
use super::{Result, Snapshot};
use crate::domain::{BorneOut, Day, DuePrecision, Precision, PromiseStatus, PromisedBy};
use crate::record::{Filter, Key, SortKey, Value, keys};

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

    /// Days between the date named and the delivery: 0 in time, above 0 late, below 0 early;
    /// nothing if either is not known. A month is kept on any of its days.
    #[must_use]
    pub fn slip_days(&self) -> Option<i64> {
        let (from, to) = self.due_days()?;
        let delivered = self.delivered?;
        Some(if delivered > to {
            (delivered - to).num_days()
        } else if delivered < from {
            (delivered - from).num_days()
        } else {
            0
        })
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

    from_memory!();
}

impl Stored for PromiseRow {
    const SELECT: &'static str = "SELECT p.id, p.announcement, a.day AS promised_day, \
        a.day_precision AS promised_precision, p.company, \
        c.name_en AS company_en, c.name_zh AS company_zh, p.model, p.promised_en, p.promised_zh, \
        p.due, p.due_precision, p.delivered_by, p.delivered, p.status, p.promised_by, \
        p.borne_out, p.borne_out_en, p.borne_out_zh, \
        COALESCE((SELECT string_agg(o.source, ';' ORDER BY o.position) \
            FROM promise_outcome_source o WHERE o.promise = p.id), '') AS borne_out_sources, \
        p.note_en, p.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM promise_source s \
            WHERE s.promise = p.id), '') AS sources \
        FROM promise p JOIN announcement a ON a.id = p.announcement \
        JOIN company c ON c.slug = p.company";
    const ORDER: &'static str = "p.id";
}

impl HeldRow for PromiseRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.promises.iter().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        match key.name {
            "company" => vec![Value::from(self.company.as_str())],
            _ => vec![Value::from(self.status.as_str())],
        }
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Company => Place::of_text(Some(&self.company_en)),
            SortKey::By => Place::of_text(Some(self.promised_by.as_str())),
            SortKey::Due => Place::of_day(self.due_days().map(|(_, last)| last)),
            SortKey::Delivered => Place::of_day(self.delivered),
            SortKey::Days => self.slip_days().map_or(Place::Last, Place::of_count),
            SortKey::BorneOut => Place::of_text(Some(self.borne_out.as_str())),
            // One known by its month stands behind the days of the month.
            _ => Place::of_day(Some(self.made_days().1)),
        }
    }

    fn words(&self, held: &Held) -> Words {
        let words = Words::default().and(&self.promised_en).and(&self.promised_zh).and(&self.id);
        let words = words.as_title().and_company(Some(&self.company), held);
        words.and_model(self.model.as_deref(), held)
    }
}

/// The last day of the record's year: a date behind it has not come.
const END: NaiveDate = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();

/// How companies kept what they promised for a date. What the press expected and what public bodies
/// set is no promise of a company.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Dates that came within the year.
    pub due: usize,
    /// Of these, those met, in time or before.
    pub met: usize,
    /// Promises without a date, of which nothing came that the record knows.
    pub waiting: usize,
}

impl Kept {
    /// The count of some promises.
    #[must_use]
    pub fn of(rows: &[PromiseRow]) -> Self {
        let own = rows.iter().filter(|row| row.promised_by == PromisedBy::Company);
        own.fold(Self::default(), |mut kept, row| {
            match row.due_days() {
                Some((_, last)) if last <= END => {
                    kept.due += 1;
                    kept.met += usize::from(row.is_met());
                }
                Some(_) => {}
                None => kept.waiting += usize::from(row.status == PromiseStatus::Unknown),
            }
            kept
        })
    }
}

/// The promises an announcement made or kept.
pub async fn of_announcement(s: &mut Snapshot, announcement: &str) -> Result<Vec<PromiseRow>> {
    let held = s.held().await?;
    let is_of = |row: &&PromiseRow| {
        row.announcement == announcement || row.delivered_by.as_deref() == Some(announcement)
    };
    Ok(held.promises.iter().filter(is_of).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise(due: &str, due_precision: DuePrecision, delivered: &str) -> PromiseRow {
        let text = String::new;
        PromiseRow {
            id: text(),
            announcement: text(),
            promised_day: NaiveDate::default(),
            promised_precision: Precision::Day,
            company: text(),
            company_en: text(),
            company_zh: text(),
            model: None,
            promised_en: text(),
            promised_zh: text(),
            due: due.to_owned(),
            due_precision,
            delivered_by: None,
            delivered: delivered.parse().ok(),
            status: PromiseStatus::Kept,
            promised_by: PromisedBy::Company,
            borne_out: BorneOut::Unknown,
            borne_out_en: text(),
            borne_out_zh: text(),
            borne_out_sources: text(),
            note_en: text(),
            note_zh: text(),
            sources: text(),
        }
    }

    #[test]
    fn a_month_is_kept_on_any_of_its_days_and_slips_from_its_ends() {
        for (due, precision, delivered, slip) in [
            ("2023-05", DuePrecision::Month, "2023-09-07", Some(99)),
            ("2023-05", DuePrecision::Month, "2023-05-31", Some(0)),
            ("2023-12", DuePrecision::Month, "2023-11-30", Some(-1)),
            ("2023-05-02", DuePrecision::Day, "2023-05-03", Some(1)),
            ("2023-05-02", DuePrecision::Day, "", None),
            ("", DuePrecision::None, "2023-05-03", None),
        ] {
            assert_eq!(promise(due, precision, delivered).slip_days(), slip, "{due} {delivered}");
        }
    }

    #[test]
    fn a_company_keeps_a_date_in_time_or_before_and_a_date_to_come_does_not_count() {
        let mut late = promise("2023-06", DuePrecision::Month, "2023-09-07");
        late.status = PromiseStatus::Late;
        let mut early = promise("2023-12", DuePrecision::Month, "2023-11-30");
        early.status = PromiseStatus::Early;
        let mut expected = late.clone();
        expected.promised_by = PromisedBy::Press;
        let next_year = promise("2024-03", DuePrecision::Month, "2023-09-07");
        let mut open = promise("", DuePrecision::None, "");
        open.status = PromiseStatus::Unknown;
        let rows = [late, early, expected, next_year, open];
        assert_eq!(Kept::of(&rows), Kept { due: 2, met: 1, waiting: 1 });
    }

    #[test]
    fn a_half_year_is_kept_on_any_of_its_days() {
        let half = PromiseRow {
            promised_en: "Something in the first half of 2024".to_owned(),
            ..promise("2024-06", DuePrecision::Month, "2024-02-01")
        };
        let first = "2024-01-01".parse().unwrap();
        assert_eq!(half.due(), Some(Due::Half(first)));
        assert_eq!(half.slip_days(), Some(0));
        let month = promise("2024-06", DuePrecision::Month, "2024-02-01");
        assert_eq!(month.slip_days(), Some(-121));
    }
}
