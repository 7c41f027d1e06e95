//! Promises and what came of them.

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{PromiseRow, YEAR_END};
use crate::answers::search::Words;
use crate::domain::PromisedBy;
use crate::record::{Key, SortKey, Value};

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
        let words = words.as_title().and_company(Some(&self.company), held.called());
        words.and_model(self.model.as_deref(), held.called())
    }
}

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
                Some((_, last)) if last <= YEAR_END => {
                    kept.due += 1;
                    kept.met += usize::from(row.is_met());
                }
                Some(_) => {}
                None => kept.waiting += usize::from(row.delivered.is_none()),
            }
            kept
        })
    }
}

/// The promises an announcement made or kept.
#[must_use]
pub fn of_announcement(held: &Held, announcement: &str) -> Vec<PromiseRow> {
    let is_of = |row: &&PromiseRow| {
        row.announcement == announcement || row.delivered_by.as_deref() == Some(announcement)
    };
    held.promises.iter().filter(is_of).cloned().collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::answers::rows::Due;
    use crate::domain::{BorneOut, DuePrecision, Precision, PromiseStatus};

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
    fn a_month_is_kept_on_any_of_its_days_and_slips_from_its_last() {
        for (due, precision, delivered, slip) in [
            ("2023-05", DuePrecision::Month, "2023-09-07", Some(99)),
            ("2023-05", DuePrecision::Month, "2023-05-31", Some(0)),
            ("2023-12", DuePrecision::Month, "2023-11-30", Some(-31)),
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
        assert_eq!(month.slip_days(), Some(-150));
    }
}
