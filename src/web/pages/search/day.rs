//! A date as people type it: `10 April 2023`, `2023-04-10`, `2023年4月10日`, `April 2023`.

use chrono::NaiveDate;

use crate::domain::words::words;

/// What a query names, if it is a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A day.
    Day(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
}

/// The year meant where none is said: that of the record.
const YEAR: i32 = 2023;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads a query that is a date and nothing else.
pub(super) fn named(query: &str) -> Option<Named> {
    let words: Vec<String> = words(query).into_iter().map(|word| word.text).collect();
    let words: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !is_filler(word)).collect();
    let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
    let a_day = |y, m, d| day(y, m, d).map(Named::Day);
    let a_month = |y, m| day(y, m, 1).map(Named::Month);
    match *words.as_slice() {
        [all] if all.len() == 8 => a_day(year(&all[..4])?, number(&all[4..6])?, number(&all[6..])?),
        [y, m] if year(y).is_some() && number(m).is_some() => a_month(year(y)?, number(m)?),
        [y, m, d] if year(y).is_some() && number(m).is_some() => {
            a_day(year(y)?, number(m)?, number(d)?)
        }
        [y, "年", m, "月"] => a_month(year(y)?, number(m)?),
        [y, "年", m, "月", d] | [y, "年", m, "月", d, "日" | "号"] => {
            a_day(year(y)?, number(m)?, number(d)?)
        }
        [m, "月"] => a_month(YEAR, number(m)?),
        [m, "月", d] | [m, "月", d, "日" | "号"] => a_day(YEAR, number(m)?, number(d)?),
        [m] => a_month(YEAR, month(m)?),
        [m, y] if month(m).is_some() && year(y).is_some() => a_month(year(y)?, month(m)?),
        [m, d] if month(m).is_some() => a_day(YEAR, month(m)?, number(d)?),
        [d, m] => a_day(YEAR, month(m)?, number(d)?),
        [m, d, y] if month(m).is_some() => a_day(year(y)?, month(m)?, number(d)?),
        [d, m, y] => a_day(year(y)?, month(m)?, number(d)?),
        _ => None,
    }
}

/// Words that add nothing to a date.
fn is_filler(word: &str) -> bool {
    matches!(word, "of" | "the" | "on")
        || (word.len() >= 3 && WEEKDAYS.iter().any(|weekday| weekday.starts_with(word)))
}

/// A year of four digits.
fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|_| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
}

/// A day or month of one or two digits, which may end as `10th` does.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &text[digits.len()..];
    let fits = digits.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|_| fits)
}

/// A month by its English name or the first three letters and more of it.
fn month(text: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|name| text.len() >= 3 && name.starts_with(text))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = NaiveDate::from_ymd_opt(2023, 4, 10).map(Named::Day);
        for query in [
            "10 April 2023",
            "10 Apr 2023",
            "April 10, 2023",
            "Apr 10th",
            "10 april",
            "Monday, 10 April 2023",
            "the 10th of April 2023",
            "2023-04-10",
            "2023/4/10",
            "2023.4.10",
            "20230410",
            "2023年4月10日",
            "2023 年 4 月 10 日",
            "２０２３年４月１０日",
            "4月10日",
            "4月10号",
        ] {
            assert_eq!(named(query), day, "{query}");
        }
    }

    #[test]
    fn a_month_is_a_month_and_other_queries_are_no_dates() {
        let month = NaiveDate::from_ymd_opt(2023, 4, 1).map(Named::Month);
        for query in ["April 2023", "Apr", "2023-04", "2023年4月", "4月"] {
            assert_eq!(named(query), month, "{query}");
        }
        for query in ["2023", "30 February 2023", "2023-13", "9888", "GPT-4", "360 10", "ab", "月"]
        {
            assert_eq!(named(query), None, "{query}");
        }
    }
}
