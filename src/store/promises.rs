//! Promises and what came of them.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::Sql;
use super::list::{Keys, Listed, Meets};
use super::search::Kind;
use crate::domain::{BorneOut, DuePrecision, PromiseStatus, PromisedBy};
use crate::record::keys;

/// A promise with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct PromiseRow {
    pub id: String,
    pub announcement: String,
    /// The day it was promised, first of the month where only the month is known.
    pub promised_day: NaiveDate,
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

impl PromiseRow {
    /// First and last day on which it could have been kept in time; nothing without a date.
    #[must_use]
    pub fn due_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.due_precision {
            DuePrecision::None => None,
            DuePrecision::Day => self.due.parse().ok().map(|day| (day, day)),
            DuePrecision::Month => {
                let first: NaiveDate = format!("{}-01", self.due).parse().ok()?;
                let next = first.checked_add_months(chrono::Months::new(1))?;
                Some((first, next.pred_opt()?))
            }
        }
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
    const SELECT: &'static str = "SELECT p.id, p.announcement, a.day AS promised_day, p.company, \
        c.name_en AS company_en, c.name_zh AS company_zh, p.model, p.promised_en, p.promised_zh, \
        p.due, p.due_precision, p.delivered_by, p.delivered, p.status, p.promised_by, \
        p.borne_out, p.borne_out_en, p.borne_out_zh, \
        COALESCE((SELECT string_agg(o.source, ';' ORDER BY o.position) \
            FROM promise_outcome_source o WHERE o.promise = p.id), '') AS borne_out_sources, \
        p.note_en, p.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM promise_source s \
            WHERE s.promise = p.id), '') AS sources \
        FROM promise p JOIN announcement a ON a.id = p.announcement \
        JOIN company c ON c.slug = p.company WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM promise p WHERE 1 = 1";
    const KEY: &'static str = "p.id";
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Column("p.company")),
        (&keys::KIND_OF_OUTCOME, Meets::Column("p.status")),
        (&keys::Q, Meets::Words(Kind::Promise, "p.id")),
    ];

    fn position(&self) -> String {
        self.id.clone()
    }
}

/// The promises an announcement made or kept.
pub async fn of_announcement(
    snapshot: &mut super::Snapshot,
    announcement: &str,
) -> super::Result<Vec<PromiseRow>> {
    let mut sql = Sql::new(PromiseRow::SELECT);
    sql.push(" AND (p.announcement = ").bind(announcement);
    sql.push(" OR p.delivered_by = ").bind(announcement).push(") ORDER BY p.id");
    snapshot.all(sql).await
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
}
