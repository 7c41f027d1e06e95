//! A share and its year.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::record::{Key, Sort, SortKey, keys};
use crate::study::{Level, Year, median, rebase};

/// The year that the record is about.
pub const YEAR: i32 = 2023;
/// Its last day: what holds then is shown as what holds, and a date behind it has not come.
pub const YEAR_END: NaiveDate = NaiveDate::from_ymd_opt(YEAR, 12, 31).unwrap();

/// A listing and its year; moves in percent.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ShareRow {
    pub symbol: String,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub short_en: String,
    pub short_zh: String,
    pub exchange: String,
    pub board: String,
    pub currency: String,
    pub is_primary: bool,
    pub benchmark: String,
    /// The year of its sessions; nothing if the record has no moves of it.
    pub year: Option<Year>,
    /// Whether its benchmark had sessions in the year before its first.
    pub begins_late: bool,
    /// What its benchmark came to over the sessions from the share's first to its last.
    pub benchmark_pct: Option<f64>,
    /// How many announcements its company made.
    pub announcements: i64,
    /// The median abnormal return over days 0 to +1 of those that could be studied.
    pub median_car_pct: Option<f64>,
    /// How many could be studied.
    pub car_n: i64,
    /// The share at the last session of each week, and its benchmark beside it.
    pub weeks: Arc<[Vec<Level>; 2]>,
}

impl Listed for ShareRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::SYMBOL, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Symbol,
        SortKey::Exchange,
        SortKey::Return,
        SortKey::Index,
        SortKey::Up,
        SortKey::Down,
        SortKey::Announcements,
        SortKey::Car,
    ];
    const OWN: Sort = Sort { key: SortKey::Return, descending: true };
    const FACETS: &'static [&'static Key] = &[&keys::EXCHANGE];

    fn position(&self) -> String {
        self.symbol.clone()
    }
}

/// A listing with the names of its company.
#[derive(Debug, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ListedShare {
    pub symbol: String,
    pub company: String,
    pub name_en: String,
    pub name_zh: String,
    pub short_en: String,
    pub short_zh: String,
    pub exchange: String,
    pub board: String,
    pub currency: String,
    pub is_primary: bool,
    pub benchmark: String,
    pub announcements: i64,
}

/// Close moves of a year, by symbol.
pub type Closes = BTreeMap<String, Vec<(NaiveDate, f64)>>;

impl ShareRow {
    /// The year of a listing, from the close moves of the year and the abnormal returns of its own
    /// announcements.
    #[must_use]
    pub fn new(listed: ListedShare, closes: &Closes, cars: &[f64]) -> Self {
        let of = |symbol: &str| closes.get(symbol).map_or(&[][..], Vec::as_slice);
        let (own, index) = (of(&listed.symbol), of(&listed.benchmark));
        let year = Year::of(own);
        let beside: Vec<(NaiveDate, f64)> = match year {
            Some(year) => {
                let is_beside = |day: &NaiveDate| (year.first..=year.last).contains(day);
                index.iter().copied().filter(|(day, _)| is_beside(day)).collect()
            }
            None => Vec::new(),
        };
        let first = index.first().map(|(day, _)| *day);
        Self {
            symbol: listed.symbol,
            company: listed.company,
            company_en: listed.name_en,
            company_zh: listed.name_zh,
            short_en: listed.short_en,
            short_zh: listed.short_zh,
            exchange: listed.exchange,
            board: listed.board,
            currency: listed.currency,
            is_primary: listed.is_primary,
            benchmark: listed.benchmark,
            begins_late: year.zip(first).is_some_and(|(year, first)| first < year.first),
            benchmark_pct: Year::of(&beside).map(|year| year.change),
            announcements: listed.announcements,
            median_car_pct: (!cars.is_empty()).then(|| median(cars)),
            car_n: i64::try_from(cars.len()).unwrap_or(i64::MAX),
            weeks: Arc::new([weekly(own), weekly(&beside)]),
            year,
        }
    }
}

/// The levels at the last session of each week.
fn weekly(closes: &[(NaiveDate, f64)]) -> Vec<Level> {
    let levels = rebase(closes.iter().copied());
    let week = |level: &Level| level.day.iso_week();
    levels.chunk_by(|a, b| week(a) == week(b)).filter_map(|week| week.last().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> ListedShare {
        ListedShare {
            symbol: "6682.HK".to_owned(),
            company: "fourth-paradigm".to_owned(),
            name_en: String::new(),
            name_zh: String::new(),
            short_en: String::new(),
            short_zh: String::new(),
            exchange: "HKEX".to_owned(),
            board: "Main".to_owned(),
            currency: "HKD".to_owned(),
            is_primary: true,
            benchmark: "^HSI".to_owned(),
            announcements: 3,
        }
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(YEAR, month, day).unwrap()
    }

    #[test]
    fn a_share_listed_within_the_year_stands_beside_its_benchmark_from_its_own_first_session() {
        let closes = Closes::from([
            ("6682.HK".to_owned(), vec![(day(9, 29), 10.0), (day(10, 3), 10.0)]),
            // What the index did before is not held against the share.
            ("^HSI".to_owned(), vec![(day(1, 3), 50.0), (day(9, 29), -10.0), (day(10, 3), 20.0)]),
        ]);
        let row = ShareRow::new(listed(), &closes, &[1.0, 4.0, -2.0, 2.0]);
        let year = row.year.unwrap();
        // 1.1 x 1.1 = 1.21 and 0.9 x 1.2 = 1.08.
        assert!((year.change - 21.0).abs() < 1e-9 && row.begins_late);
        assert!((row.benchmark_pct.unwrap() - 8.0).abs() < 1e-9);
        // The middle two of -2, 1, 2, 4.
        assert_eq!((row.median_car_pct, row.car_n), (Some(1.5), 4));
    }

    #[test]
    fn a_week_is_drawn_at_its_last_session() {
        // 2 October 2023 is a Monday.
        let closes = [(day(9, 29), 10.0), (day(10, 2), 10.0), (day(10, 6), -50.0)];
        let days: Vec<NaiveDate> = weekly(&closes).iter().map(|level| level.day).collect();
        assert_eq!(days, [day(9, 29), day(10, 6)]);
    }

    #[test]
    fn a_share_without_moves_has_no_year_and_one_without_studies_no_median() {
        let row = ShareRow::new(listed(), &Closes::new(), &[]);
        assert_eq!((row.year, row.benchmark_pct, row.median_car_pct), (None, None, None));
        assert!(!row.begins_late);
        assert!(row.weeks.iter().all(Vec::is_empty));
    }
}
