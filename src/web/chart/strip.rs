//! The calendar around day 0: a cell a day, days without a session tinted.

use askama::Template;
use chrono::{Datelike as _, NaiveDate};

use super::pct;
use crate::web::render::Frame;

/// The strip.
#[derive(Debug, Template)]
#[template(path = "chart/strip.html")]
pub struct Strip {
    title: String,
    width: String,
    cells: Vec<StripDay>,
}

#[derive(Debug)]
struct StripDay {
    x: String,
    centre: String,
    weekday: String,
    day: String,
    class: &'static str,
    /// Number counted from day 0, for sessions.
    number: Option<String>,
    title: String,
}

impl Strip {
    /// The days from the first to the last of some sessions, which are numbered from day 0.
    /// `why_closed` names the reason of a day without a session.
    #[must_use]
    pub fn new(
        frame: &Frame,
        title: String,
        sessions: &[(i32, NaiveDate)],
        why_closed: impl Fn(NaiveDate) -> String,
    ) -> Option<Self> {
        let (first, last) = (sessions.first()?.1, sessions.last()?.1);
        let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).collect();
        let step = 100.0 / f64::from(u32::try_from(days.len()).ok()?);
        let cells = days
            .into_iter()
            .scan(0.0, |x, day| {
                let left = *x;
                *x += step;
                Some((left, day))
            })
            .map(|(x, day)| {
                let number = sessions.iter().find(|(_, session)| *session == day).map(|(n, _)| *n);
                let full = frame.full_day(&day);
                StripDay {
                    x: pct(x),
                    centre: pct(x + step * 0.46),
                    weekday: frame
                        .word("weekday-initial", &day.weekday().number_from_monday().to_string()),
                    day: day.day().to_string(),
                    class: match number {
                        Some(0) => "day0",
                        Some(_) => "open",
                        None => "shut",
                    },
                    number: number.map(signed),
                    title: match number {
                        Some(_) => full,
                        None => frame.t.with(
                            "strip-closed",
                            &[("day", full.into()), ("reason", why_closed(day).into())],
                        ),
                    },
                }
            })
            .collect();
        Some(Self { title, width: pct(step * 0.92), cells })
    }
}

/// A session's number counted from day 0: `−5`, `0`, `+1`.
#[must_use]
pub fn signed(n: i32) -> String {
    match n {
        0 => "0".to_owned(),
        1.. => format!("+{n}"),
        _ => format!("−{}", n.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::web::render::Nav;

    #[test]
    fn every_day_has_a_cell_and_only_sessions_have_a_number() {
        let frame = Frame::bare(Lang::En, "/", Nav::None, "");
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let sessions = [(-1, day("2023-04-07")), (0, day("2023-04-10")), (1, day("2023-04-11"))];
        let strip = Strip::new(&frame, String::new(), &sessions, |_| "weekend".to_owned()).unwrap();
        let seen: Vec<(&str, Option<&str>, &str)> = strip
            .cells
            .iter()
            .map(|cell| (cell.day.as_str(), cell.number.as_deref(), cell.class))
            .collect();
        let expected = [
            ("7", Some("−1"), "open"),
            ("8", None, "shut"),
            ("9", None, "shut"),
            ("10", Some("0"), "day0"),
            ("11", Some("+1"), "open"),
        ];
        assert_eq!(seen, expected);
        assert!(strip.cells[1].title.contains("weekend"));
        assert_eq!(strip.cells[4].x, "80.00%");
    }
}
