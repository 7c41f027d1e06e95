//! Cells of a price table: dates and numbers as they are written.

use chrono::NaiveDate;

use crate::domain::{earliest, latest};

/// How a cell says that it holds nothing, in lower case.
const NOTHING: [&str; 10] = ["", "null", "nan", "none", "n/a", "na", "#n/a", "nil", "-", "--"];

/// What may stand before or behind an amount of money.
const CURRENCIES: [&str; 12] =
    ["HK$", "US$", "$", "¥", "￥", "€", "£", "元", "CNY", "HKD", "USD", "RMB"];

/// What a letter behind a number stands for.
const UNITS: [(&str, f64); 8] = [
    ("K", 1e3),
    ("M", 1e6),
    ("B", 1e9),
    ("k", 1e3),
    ("m", 1e6),
    ("b", 1e9),
    ("万", 1e4),
    ("亿", 1e8),
];

const WEEKDAYS: [&str; 15] = [
    "一", "二", "三", "四", "五", "六", "日", "天", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
];

/// A cell without blanks, and without what keeps a spreadsheet from taking it for a number.
pub(super) fn bare(cell: &str) -> &str {
    cell.trim().trim_matches(['=', '"', '\'']).trim()
}

pub(super) fn is_nothing(cell: &str) -> bool {
    NOTHING.contains(&bare(cell).to_lowercase().as_str())
}

/// A number whose decimal sign is a comma or a full stop; the other one may part thousands.
pub(super) fn number(cell: &str, comma: bool) -> Option<f64> {
    let mut text = bare(cell);
    for currency in CURRENCIES {
        let before = text.strip_prefix(currency).or_else(|| text.strip_suffix(currency));
        text = before.map_or(text, str::trim);
    }
    let (decimal, thousands) = if comma { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    if whole.contains(thousands) {
        let mut groups = whole.trim_start_matches(['-', '+']).split(thousands);
        let first = groups.next().unwrap_or_default();
        let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
        let whole_first =
            (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
        if !(whole_first && groups.all(|group| group.len() == 3 && digits(group))) {
            return None;
        }
    }
    let plain = format!("{}.{fraction}", whole.replace(thousands, ""));
    let plain = if text.contains(decimal) { plain } else { whole.replace(thousands, "") };
    // `inf` and `nan` would be numbers too.
    let allowed = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
    plain.chars().all(allowed).then(|| plain.parse().ok()).flatten().filter(|n: &f64| n.is_finite())
}

/// A number of shares, perhaps in thousands, millions, billions, 万 or 亿.
pub(super) fn volume(cell: &str, comma: bool) -> Option<f64> {
    let text = bare(cell).trim_end_matches(['股', '手']);
    let unit = UNITS.iter().find_map(|(unit, times)| Some((text.strip_suffix(unit)?, *times)));
    let (digits, times) = unit.unwrap_or((text, 1.0));
    number(digits, comma).map(|n| n * times).filter(|n| *n >= 0.0)
}

/// Whether a cell shows that a comma is the decimal sign: it could not part thousands.
pub(super) fn shows_comma(cell: &str) -> bool {
    cell.contains(',') && number(cell, false).is_none() && number(cell, true).is_some()
}

/// `一`, `周一`, `(Mon)`, `,Monday`.
pub(super) fn is_weekday(text: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || ",，()（）".contains(c);
    let word = text.trim_matches(marks).trim_start_matches("星期").trim_start_matches('周');
    let word = word.to_lowercase();
    WEEKDAYS.iter().any(|day| {
        word == *day || (day.is_ascii() && word.starts_with(day) && word.ends_with("day"))
    })
}

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    YearFirst(NaiveDate),
    /// Two numbers, one of them the day and one the month, and the year.
    YearLast(u32, u32, i32),
}

/// Which of two numbers before a year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

impl Written {
    /// Reads a date, without the time, zone or weekday behind it.
    pub(super) fn read(cell: &str) -> Option<Self> {
        let cell = bare(cell);
        let end = cell.find(|c: char| !(c.is_ascii_digit() || "-/.".contains(c)));
        let (date, rest) = cell.split_at(end.unwrap_or(cell.len()));
        if !(rest.is_empty() || rest.starts_with([' ', 'T']) || is_weekday(rest)) {
            return None;
        }
        let date = date.trim_end_matches(['-', '/', '.']);
        // A column of numbers with a hole in it is written with a fraction: 20230410.0.
        let whole = date.split_once('.').filter(|(_, rest)| rest.bytes().all(|b| b == b'0'));
        let date = whole.map_or(date, |(whole, _)| whole);
        if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
            return NaiveDate::parse_from_str(date, "%Y%m%d").ok().and_then(within);
        }
        let sign = date.chars().find(|c| !c.is_ascii_digit())?;
        let parts: Vec<&str> = date.split(sign).collect();
        let [a, b, c] = parts[..] else { return None };
        let number = |part: &str| part.parse::<u32>().ok();
        let year = |part: &str| part.parse::<i32>().ok();
        match (a.len(), b.len(), c.len()) {
            (4, 1..=2, 1..=2) => {
                NaiveDate::from_ymd_opt(year(a)?, number(b)?, number(c)?).and_then(within)
            }
            (1..=2, 1..=2, 4) => Some(Self::YearLast(number(a)?, number(b)?, year(c)?)),
            _ => None,
        }
    }

    /// The order that this date shows: a number above 12 is no month.
    pub(super) fn shows(self) -> Option<Order> {
        match self {
            Self::YearLast(13.., ..) => Some(Order::DayFirst),
            Self::YearLast(_, 13.., _) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    pub(super) fn day(self, order: Order) -> Option<NaiveDate> {
        let (day, month, year) = match (self, order) {
            (Self::YearFirst(date), _) => return Some(date),
            (Self::YearLast(day, month, year), Order::DayFirst)
            | (Self::YearLast(month, day, year), Order::MonthFirst) => (day, month, year),
        };
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        (earliest()..=latest()).contains(&date).then_some(date)
    }
}

fn within(date: NaiveDate) -> Option<Written> {
    (earliest()..=latest()).contains(&date).then_some(Written::YearFirst(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, comma, wanted) in [
            ("20,246.42", false, Some(20_246.42)),
            ("$146.92", false, Some(146.92)),
            ("HK$1,146.9", false, Some(1146.9)),
            ("146.92元", false, Some(146.92)),
            ("8.61E+06", false, Some(8.61e6)),
            ("17,54", false, None),
            ("0,345", false, None),
            ("1,1871", false, None),
            ("17,54", true, Some(17.54)),
            ("1.017,54", true, Some(1017.54)),
            ("17.5", true, None),
            ("inf", false, None),
            ("nan", false, None),
            ("1e999", false, None),
            ("", false, None),
        ] {
            assert_eq!(number(text, comma), wanted, "{text}");
        }
        for (text, wanted) in [("3.59M", 3.59e6), ("1.2亿", 1.2e8), ("749.4K", 749.4e3), ("7", 7.0)]
        {
            assert!((volume(text, false).unwrap() - wanted).abs() < 1e-3, "{text}");
        }
        assert!(shows_comma("17,54") && shows_comma("0,345") && !shows_comma("17,543"));
    }

    #[test]
    fn the_date_is_what_stands_before_time_zone_and_weekday() {
        let day = NaiveDate::from_ymd_opt(2023, 4, 3).unwrap();
        for text in [
            "2023-04-03",
            "2023/4/3",
            "2023.04.03",
            "20230403",
            "20230403.0",
            "2023-04-03 16:00:00",
            "2023-04-03T00:00:00.000Z",
            "2023-04-03 00:00:00-04:00",
            "2023-04-03,一",
            "2023-04-03 Mon",
            "2023-04-03(周一)",
            "2023-04-03/一",
            "'2023-04-03",
            "=\"2023-04-03\"",
        ] {
            assert_eq!(Written::read(text), Some(Written::YearFirst(day)), "{text}");
        }
        for text in [
            "03-04-23",
            "4/3/23",
            "45019",
            "1681099200000",
            "2023-4",
            "0023-04-03",
            "Apr 03, 2023",
            "2023-02-30",
            "1889-04-03",
            "2023-04-03x",
            "2023-04/03",
            "",
        ] {
            assert_eq!(Written::read(text), None, "{text}");
        }
        let written = Written::read("13.04.2023").unwrap();
        assert_eq!(written.shows(), Some(Order::DayFirst));
        assert_eq!(written.day(Order::DayFirst), NaiveDate::from_ymd_opt(2023, 4, 13));
        assert_eq!(Written::read("04/13/2023 16:00").unwrap().shows(), Some(Order::MonthFirst));
        assert_eq!(Written::read("04/03/2023").unwrap().shows(), None);
    }
}
