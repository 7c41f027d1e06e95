//! What the sessions of a year come to.

use chrono::NaiveDate;

use super::level::{BASE, rebase};

/// The close moves of a series over a year, in a few figures. Moves in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Year {
    /// The first session.
    pub first: NaiveDate,
    /// The last session.
    pub last: NaiveDate,
    /// How many sessions.
    pub sessions: usize,
    /// What all moves come to, one upon the other.
    pub change: f64,
    /// The session with the highest close move; of equal ones the first.
    pub up: (NaiveDate, f64),
    /// The session with the lowest close move; of equal ones the first.
    pub down: (NaiveDate, f64),
}

impl Year {
    /// The year of some close moves in the order of their sessions; nothing without a session.
    #[must_use]
    pub fn of(closes: &[(NaiveDate, f64)]) -> Option<Self> {
        let (first, last) = (*closes.first()?, *closes.last()?);
        let end = rebase(closes.iter().copied()).last()?.value;
        let mut year = Self {
            first: first.0,
            last: last.0,
            sessions: closes.len(),
            change: end - BASE,
            up: first,
            down: first,
        };
        for &(day, close) in closes {
            if close > year.up.1 {
                year.up = (day, close);
            }
            if close < year.down.1 {
                year.down = (day, close);
            }
        }
        Some(year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_the_product_of_its_sessions_with_its_largest_days() {
        let day = |n| NaiveDate::from_ymd_opt(2023, 1, n).unwrap();
        // 1.1 x 0.8 x 1.1 x 0.8 = 0.7744.
        let year =
            Year::of(&[(day(3), 10.0), (day(4), -20.0), (day(5), 10.0), (day(6), -20.0)]).unwrap();
        assert!((year.change + 22.56).abs() < 1e-9, "{year:?}");
        assert_eq!((year.first, year.last, year.sessions), (day(3), day(6), 4));
        assert_eq!((year.up, year.down), ((day(3), 10.0), (day(4), -20.0)));
    }

    #[test]
    fn a_year_that_only_fell_has_a_day_on_which_it_fell_least() {
        let day = |n| NaiveDate::from_ymd_opt(2023, 1, n).unwrap();
        let year = Year::of(&[(day(3), -2.0), (day(4), -1.0)]).unwrap();
        assert_eq!((year.up.0, year.down.0), (day(4), day(3)));
        assert_eq!(Year::of(&[]), None);
    }
}
