//! Numbers and dates as people read them.

use chrono::{Datelike, NaiveDate};

pub use super::texts::grouped;
use super::texts::{Texts, Value};
use crate::domain::{Lang, Period, PeriodPrecision, Precision, round_half_away};

/// A percentage on screen: `▼ −17.25%`; zero has neither arrow nor sign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Percent {
    /// `up`, `down` or nothing: the class of its colour.
    pub class: &'static str,
    /// `▲`, `▼` or nothing.
    pub arrow: &'static str,
    /// Sign and digits with `%`.
    pub figure: String,
}

/// A percentage with the given decimals. The sign is U+2212, without a blank before `%`.
#[must_use]
pub fn percent(value: f64, decimals: usize) -> Percent {
    let rounded = round_half_away(value, decimals);
    let (class, arrow, sign) = match rounded.sign {
        1 => ("up", "▲", "+"),
        -1 => ("down", "▼", "−"),
        _ => ("", "", ""),
    };
    Percent { class, arrow, figure: format!("{sign}{}%", rounded.digits) }
}

/// Sign and digits of a percentage with two decimals, without arrow.
#[must_use]
pub fn plain_percent(value: f64) -> String {
    percent(value, 2).figure
}

/// A plain number with so many decimals; the sign is U+2212 and only there if it is negative.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    let rounded = round_half_away(value, decimals);
    format!("{}{}", if rounded.sign < 0 { "−" } else { "" }, rounded.digits)
}

/// A difference with so many decimals and its sign; zero has none.
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    let rounded = round_half_away(value, decimals);
    let sign = match rounded.sign {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    format!("{sign}{}", rounded.digits)
}

/// An abnormal return, percent. Where a session closed at its daily limit the figure is a bound in
/// its own direction, and says so: `≥ +22.64%`, `≤ −25.64%`.
#[must_use]
pub fn bounded(value: f64, censored: bool) -> String {
    let sign = match (censored, value < 0.0) {
        (false, _) => "",
        (true, true) => "≤ ",
        (true, false) => "≥ ",
    };
    format!("{sign}{}", plain_percent(value))
}

/// A p with three decimals; below 0.0005 `<0.001`.
#[must_use]
pub fn p_value(p: f64) -> String {
    if p < 0.0005 { "<0.001".to_owned() } else { round_half_away(p, 3).digits }
}

/// A day in full: `16 Mar 2023 (Thu)`, `2023年3月16日（周四）`.
#[must_use]
pub fn full_day(lang: Lang, day: NaiveDate) -> String {
    dated(lang, "day-full", day)
}

/// A day for a heading: `Monday 10 April 2023`, `2023年4月10日 星期一`.
#[must_use]
pub fn heading_day(lang: Lang, day: NaiveDate) -> String {
    dated(lang, "day-heading", day)
}

/// A day without its year: `16 Mar`, `3月16日`.
#[must_use]
pub fn short_day(lang: Lang, day: NaiveDate) -> String {
    dated(lang, "day-short", day)
}

/// A day without weekday: `16 March 2023`, `2023年3月16日`.
#[must_use]
pub fn long_day(lang: Lang, day: NaiveDate) -> String {
    dated(lang, "day-long", day)
}

/// A day of the record's year, which need not be said: `16 March`, `3月16日`.
#[must_use]
pub fn day_in_year(lang: Lang, day: NaiveDate) -> String {
    dated(lang, "day-in-year", day)
}

/// From one day to another, the year said once: `10 January to 29 December 2023`,
/// `2023年1月10日至12月29日`.
#[must_use]
pub fn days(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    let (from, to) = match lang {
        _ if first == last => return long_day(lang, first),
        Lang::En if first.year() == last.year() => (day_in_year(lang, first), long_day(lang, last)),
        Lang::Zh if first.year() == last.year() => (long_day(lang, first), day_in_year(lang, last)),
        _ => (long_day(lang, first), long_day(lang, last)),
    };
    Texts(lang).with("title-span", &[("from", from.into()), ("to", to.into())])
}

/// A month: `April 2023`, `2023年4月`.
#[must_use]
pub fn month(lang: Lang, day: NaiveDate) -> String {
    dated(lang, "month-of-year", day)
}

/// The name of a month alone: `April`, `4月`.
#[must_use]
pub fn month_name(lang: Lang, day: NaiveDate) -> String {
    Texts(lang).get(MONTHS[day.month0() as usize])
}

/// The short name of a month: `Apr`, `4月`.
#[must_use]
pub fn month_short(lang: Lang, day: NaiveDate) -> String {
    Texts(lang).get(MONTHS_SHORT[day.month0() as usize])
}

/// The short name of a weekday: `Thu`, `周四`.
#[must_use]
pub fn weekday(lang: Lang, day: NaiveDate) -> String {
    Texts(lang).get(WEEKDAYS_SHORT[day.weekday().num_days_from_monday() as usize])
}

/// A date as exactly as it is known: a day in full, or `April 2023, day not known`.
#[must_use]
pub fn known_day(lang: Lang, day: NaiveDate, precision: Precision) -> String {
    match precision {
        Precision::Day => full_day(lang, day),
        Precision::Month => dated(lang, "day-of-month-unknown", day),
    }
}

/// A date as exactly as it is known: `14 July 2023`, `July 2023`, `2023`.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    match period.precision() {
        PeriodPrecision::Day => long_day(lang, period.first()),
        PeriodPrecision::Month => month(lang, period.first()),
        PeriodPrecision::Year => {
            Texts(lang).about("year-alone", &period.first().year().to_string())
        }
    }
}

/// A large number as people say it: `6.2 billion`, `62亿`; `1.76 trillion`, `1.76万亿`. From a million on at
/// most three digits behind the point are kept; below it all digits are: a context of 32,768 tokens is
/// no 3.277万.
#[must_use]
pub fn large(lang: Lang, number: f64) -> String {
    let unit = unit(lang, number).filter(|(size, _)| number >= 1e6 || is_exact(number, *size));
    match unit {
        Some((size, key)) => Texts(lang).about(key, &short(number / size)),
        None => grouped(&short(number)),
    }
}

/// A decimal number from a million on, in Chinese from ten thousand on, as people say it, where that
/// loses nothing, else with all its digits in groups: `6.2 billion`, `1,234,567`.
#[must_use]
pub fn said(lang: Lang, digits: &str) -> String {
    let number = digits.parse::<f64>().unwrap_or(0.0);
    let unit = unit(lang, number).filter(|(size, _)| is_exact(number, *size));
    unit.map_or_else(|| grouped(digits), |_| large(lang, number))
}

/// The largest unit that a number reaches.
fn unit(lang: Lang, number: f64) -> Option<(f64, &'static str)> {
    let units = match lang {
        Lang::En => [(1e12, "number-trillion"), (1e9, "number-billion"), (1e6, "number-million")],
        Lang::Zh => [(1e12, "number-trillion"), (1e8, "number-billion"), (1e4, "number-million")],
    };
    units.into_iter().find(|(size, _)| number >= *size)
}

/// Whether three digits behind the point say a number in a unit without loss.
fn is_exact(number: f64, size: f64) -> bool {
    (number / size * 1e3).fract() == 0.0
}

/// A number with up to three digits behind the point, without zeros at its end.
fn short(number: f64) -> String {
    let digits = round_half_away(number, 3).digits;
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];
const MONTHS_SHORT: [&str; 12] = [
    "month-short-1",
    "month-short-2",
    "month-short-3",
    "month-short-4",
    "month-short-5",
    "month-short-6",
    "month-short-7",
    "month-short-8",
    "month-short-9",
    "month-short-10",
    "month-short-11",
    "month-short-12",
];
const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
const WEEKDAYS_SHORT: [&str; 7] = [
    "weekday-short-1",
    "weekday-short-2",
    "weekday-short-3",
    "weekday-short-4",
    "weekday-short-5",
    "weekday-short-6",
    "weekday-short-7",
];

fn dated(lang: Lang, key: &str, day: NaiveDate) -> String {
    let texts = Texts(lang);
    let weekday = day.weekday().num_days_from_monday() as usize;
    texts.with(
        key,
        &[
            ("day", Value::from(day.day().to_string())),
            ("month", Value::from(texts.get(MONTHS[day.month0() as usize]))),
            ("mon", Value::from(texts.get(MONTHS_SHORT[day.month0() as usize]))),
            ("year", Value::from(day.year().to_string())),
            ("weekday", Value::from(texts.get(WEEKDAYS[weekday]))),
            ("wd", Value::from(texts.get(WEEKDAYS_SHORT[weekday]))),
        ],
    )
}

/// Texts joined as a list: `A, B and C`, `A、B和C`.
#[must_use]
pub fn and_list(lang: Lang, items: &[String]) -> String {
    let texts = Texts(lang);
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => {
            format!("{}{}{last}", head.join(&texts.get("list-comma")), texts.get("list-and"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_shows_arrow_sign_and_digits_and_zero_shows_neither() {
        let shown = |value| {
            let p = percent(value, 2);
            format!("{}{}", p.arrow, p.figure)
        };
        assert_eq!(shown(-17.247), "▼−17.25%");
        assert_eq!(shown(9.5), "▲+9.50%");
        assert_eq!(shown(-0.001), "0.00%");
    }

    #[test]
    fn dates_read_as_each_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2023, 3, 16).unwrap();
        assert_eq!(full_day(Lang::En, day), "16 Mar 2023 (Thu)");
        assert_eq!(full_day(Lang::Zh, day), "2023年3月16日（周四）");
        assert_eq!(known_day(Lang::En, day, Precision::Month), "March 2023, day not known");
        assert_eq!(heading_day(Lang::En, day), "Thursday 16 March 2023");
        assert_eq!(short_day(Lang::Zh, day), "3月16日");
        let last = NaiveDate::from_ymd_opt(2023, 12, 29).unwrap();
        assert_eq!(days(Lang::En, day, last), "16 March to 29 December 2023");
        assert_eq!(days(Lang::Zh, day, last), "2023年3月16日至12月29日");
        assert_eq!(days(Lang::Zh, day, day), "2023年3月16日");
    }

    #[test]
    fn large_numbers_are_said_as_each_language_says_them() {
        for (number, en, zh) in [
            (6.2e9, "6.2 billion", "62亿"),
            (1.75e12, "1.75 trillion", "1.75万亿"),
            (176e9, "176 billion", "1760亿"),
            (32_000.0, "32,000", "3.2万"),
            (32_768.0, "32,768", "32,768"),
            (0.012, "0.012", "0.012"),
            (50e6, "50 million", "5000万"),
        ] {
            assert_eq!((large(Lang::En, number), large(Lang::Zh, number)), (en.into(), zh.into()));
        }
    }

    #[test]
    fn a_number_is_said_in_words_only_where_no_digit_is_lost() {
        assert_eq!(said(Lang::En, "6200000000"), "6.2 billion");
        assert_eq!(said(Lang::Zh, "100000000"), "1亿");
        assert_eq!(said(Lang::En, "1234567"), "1,234,567");
        assert_eq!(said(Lang::Zh, "123456789"), "123,456,789");
        assert_eq!(said(Lang::En, "20.5"), "20.5");
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(grouped("260000000000"), "260,000,000,000");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("1234.5"), "1,234.5");
    }

    #[test]
    fn lists_are_joined_as_each_language_joins_them() {
        let items = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(and_list(Lang::En, &items), "a, b and c");
        assert_eq!(and_list(Lang::Zh, &items), "a、b和c");
    }
}
