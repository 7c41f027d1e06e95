//! Calendar days with the precision at which the record knows them.

use chrono::{Datelike, Months, NaiveDate};
use chrono_tz::Tz;

use super::choice::choice;

/// The zone in which the record states dates unless a row says otherwise.
pub const BEIJING: Tz = Tz::Asia__Shanghai;

/// The first day the record may name (publication dates of sources reach back before 2023).
#[must_use]
pub fn earliest() -> NaiveDate {
    NaiveDate::from_ymd_opt(1990, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// The last day the record may name.
#[must_use]
pub fn latest() -> NaiveDate {
    NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or(NaiveDate::MAX)
}

choice! {
    /// How exactly a date is known.
    Precision {
        /// The day is known.
        Day = "day",
        /// Only the month is known; the stored date is the first of that month.
        Month = "month",
    }
}

/// A date and how exactly it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Day {
    /// The date; the first of the month where only the month is known.
    pub date: NaiveDate,
    /// How exactly the date is known.
    pub precision: Precision,
}

impl Day {
    /// The first and last day this date can stand for.
    #[must_use]
    pub fn span(self) -> (NaiveDate, NaiveDate) {
        match self.precision {
            Precision::Day => (self.date, self.date),
            Precision::Month => (self.date, last_of_month(self.date)),
        }
    }

    /// The text by which lists are ordered: the date, or for a month its last day followed by `~`,
    /// which sorts behind every dated row of that month.
    #[must_use]
    pub fn sort_key(self) -> String {
        match self.precision {
            Precision::Day => self.date.to_string(),
            Precision::Month => format!("{}~", last_of_month(self.date)),
        }
    }
}

fn last_of_month(date: NaiveDate) -> NaiveDate {
    let first = date.with_day(1).unwrap_or(date);
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_sorts_behind_its_last_dated_row_and_before_the_next_month() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let month = Day { date: date("2023-02-01"), precision: Precision::Month };
        let last = Day { date: date("2023-02-28"), precision: Precision::Day };
        let next = Day { date: date("2023-03-01"), precision: Precision::Day };
        assert!(last.sort_key() < month.sort_key() && month.sort_key() < next.sort_key());
        assert_eq!(month.span(), (date("2023-02-01"), date("2023-02-28")));
    }
}
