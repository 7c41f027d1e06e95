//! Dates as exactly as a source knows them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Months, NaiveDate};

use super::choice::choice;
use super::day::{earliest, latest};

choice! {
    /// How exactly a date is known.
    PeriodPrecision {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
        /// To the year.
        Year = "year",
    }
}

/// A day, a month or a year: `2023-07-14`, `2023-07`, `2023`. Periods sort by their last day, so that
/// what is known by month comes behind the days of that month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: NaiveDate,
    precision: PeriodPrecision,
}

/// Text that is no such date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a date is written as 2023-07-14, 2023-07 or 2023, from 1990 to 2100")]
pub struct InvalidPeriod;

impl Period {
    /// One day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, precision: PeriodPrecision::Day }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let months = match self.precision {
            PeriodPrecision::Day => return self.first,
            PeriodPrecision::Month => 1,
            PeriodPrecision::Year => 12,
        };
        let next = self.first.checked_add_months(Months::new(months));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.first)
    }

    /// How exactly it is known.
    #[must_use]
    pub const fn precision(self) -> PeriodPrecision {
        self.precision
    }

    /// The day, where it is one.
    #[must_use]
    pub fn exact(self) -> Option<NaiveDate> {
        (self.precision == PeriodPrecision::Day).then_some(self.first)
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let (whole, precision) = match text.len() {
            10 => (text.to_owned(), PeriodPrecision::Day),
            7 => (format!("{text}-01"), PeriodPrecision::Month),
            4 => (format!("{text}-01-01"), PeriodPrecision::Year),
            _ => return Err(InvalidPeriod),
        };
        let first: NaiveDate = whole.parse().map_err(|_| InvalidPeriod)?;
        let period = Self { first, precision };
        // The parser alone would take blanks and signs.
        let is_as_written = period.to_string() == text && (earliest()..=latest()).contains(&first);
        if is_as_written { Ok(period) } else { Err(InvalidPeriod) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            PeriodPrecision::Day => write!(f, "{}", self.first),
            PeriodPrecision::Month => write!(f, "{}", self.first.format("%Y-%m")),
            PeriodPrecision::Year => write!(f, "{}", self.first.year()),
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| (period.last(), period.precision);
        key(self).cmp(&key(other))
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_day_a_month_or_a_year_and_nothing_else() {
        for (text, first, last) in [
            ("2023-07-14", "2023-07-14", "2023-07-14"),
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("2023", "2023-01-01", "2023-12-31"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.first().to_string(), first);
            assert_eq!(period.last().to_string(), last);
            assert_eq!(period.to_string(), text);
        }
        for bad in ["", "2023-13", "2023-02-30", "23-01-01", "+2023-1-1", "1989", "2023-1", "20231"]
        {
            assert_eq!(bad.parse::<Period>(), Err(InvalidPeriod), "{bad:?}");
        }
    }

    #[test]
    fn a_month_comes_behind_its_days() {
        let mut periods: Vec<Period> = ["2023", "2023-11", "2023-12-31", "2023-11-30", "2023-12"]
            .map(|t| t.parse().unwrap())
            .into();
        periods.sort();
        let sorted: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(sorted, ["2023-11-30", "2023-11", "2023-12-31", "2023-12", "2023"]);
    }
}
