//! Promises on the year: when each was made, when it was due, when it was kept.

use askama::Template;
use chrono::NaiveDate;

use super::axis::Years;
use super::pct;
use super::place::{BOLD, text_width};
use crate::domain::PromiseStatus;
use crate::store::promises::PromiseRow;
use crate::web::render::Frame;

/// Height of the month heads.
const HEAD: i32 = 20;
/// Height of a promise: a line of text and a line of marks.
const ROW: i32 = 40;

/// Width of the chart on the narrowest screen, in pixels.
const NARROW: f64 = 320.0;
/// Room between the texts of a row there.
const GAP: f64 = 12.0;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/slips.html")]
pub struct Slips {
    frame: Frame,
    headline: String,
    reading: String,
    height: i32,
    source: String,
    months: [Vec<(String, String)>; 2],
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    company: String,
    promise: String,
    /// As much of the promise as a phone has room for.
    beginning: String,
    slip: String,
    is_late: bool,
    text_y: i32,
    line_y: i32,
    end_y: i32,
    made: Mark,
    due: Option<(String, String)>,
    kept: Option<Mark>,
    line: Option<(String, String)>,
    overrun: Option<(String, String)>,
}

#[derive(Debug)]
struct Mark {
    x: String,
    url: String,
    title: String,
}

impl Slips {
    /// The chart; nothing without promises.
    #[must_use]
    pub fn new(frame: &Frame, promises: &[PromiseRow]) -> Option<Self> {
        let first = promises.iter().map(|row| row.promised_day).min()?;
        let ends = promises.iter().filter_map(|row| row.delivered);
        let axis = Years::new(first, ends.max().unwrap_or(first), 0.0, 100.0)?;
        let mut promises: Vec<&PromiseRow> = promises.iter().collect();
        promises.sort_by_key(|row| (row.promised_day, row.id.as_str()));
        let rows: Vec<Row> =
            (0..).zip(&promises).map(|(n, promise)| row(frame, &axis, promise, n)).collect();
        Some(Self {
            headline: headline(frame, &promises),
            reading: reading(frame, &promises),
            height: HEAD + ROW * i32::try_from(rows.len()).unwrap_or(i32::MAX / ROW) + 22,
            source: frame.t.about("company-chart-record", frame.version()),
            months: [axis.months(frame, false), axis.months(frame, true)],
            rows,
            frame: frame.clone(),
        })
    }
}

/// The promises with a date whose delivery is known: in all, in time, and the longest delay.
fn settled<'a>(promises: &[&'a PromiseRow]) -> (usize, usize, Option<(&'a PromiseRow, i64)>) {
    let slips: Vec<(&PromiseRow, i64)> =
        promises.iter().filter_map(|row| Some((*row, row.slip_days()?))).collect();
    let in_time = slips.iter().filter(|(_, days)| *days <= 0).count();
    let worst = slips.iter().copied().filter(|(_, days)| *days > 0).max_by_key(|(_, days)| *days);
    (slips.len(), in_time, worst)
}

fn headline(frame: &Frame, promises: &[&PromiseRow]) -> String {
    match settled(promises) {
        (0, ..) => frame.t.get("slips-headline-none"),
        (dated, in_time, _) => frame.t.with(
            "slips-headline",
            &[("dated", dated.to_string().into()), ("kept", in_time.to_string().into())],
        ),
    }
}

fn reading(frame: &Frame, promises: &[&PromiseRow]) -> String {
    let undated = promises.iter().filter(|row| row.due_days().is_none()).count();
    let open = promises.iter().filter(|row| row.status == PromiseStatus::Unknown).count();
    let unmet = promises.iter().filter(|row| row.status == PromiseStatus::Unmet).count();
    let counts = [
        ("undated", undated.to_string().into()),
        ("open", open.to_string().into()),
        ("unmet", unmet.to_string().into()),
    ];
    let counts = frame.t.with("slips-counts", &counts);
    match settled(promises).2 {
        None => counts,
        Some((row, days)) => {
            let values = [
                ("company", frame.pick(&row.company_en, &row.company_zh).into()),
                ("days", days.to_string().into()),
            ];
            let worst = frame.t.with("slips-worst", &values);
            format!("{worst}{}{counts}", frame.t.get("sentence-join"))
        }
    }
}

/// How a delivery stands to its date: `in time`, `99 days late`, `no date was named`.
#[must_use]
pub fn slip(frame: &Frame, row: &PromiseRow) -> String {
    match (row.slip_days(), row.due_days(), row.delivered) {
        (Some(0), ..) => frame.t.get("slip-none"),
        (Some(days), ..) if days > 0 => frame.t.count("slip-late", days),
        (Some(days), ..) => frame.t.count("slip-early", -days),
        (None, None, Some(_)) => frame.t.get("slip-undated"),
        (None, None, None) => frame.t.get("slip-undated-open"),
        (None, Some(_), _) => frame.t.get("slip-open"),
    }
}

fn row(frame: &Frame, axis: &Years, promise: &PromiseRow, n: i32) -> Row {
    let top = HEAD + ROW * n;
    let within = |day: NaiveDate| (0.0..=1.0).contains(&axis.share(day));
    let at = |day: NaiveDate| pct(axis.at(day));
    let due = promise.due_days().filter(|(from, _)| within(*from));
    let late = promise.slip_days().filter(|days| *days > 0);
    let last = promise.delivered.or(due.map(|(_, to)| to));
    let company = frame.pick(&promise.company_en, &promise.company_zh).to_owned();
    let promised = frame.pick(&promise.promised_en, &promise.promised_zh).to_owned();
    let slip = slip(frame, promise);
    Row {
        beginning: beginning(&company, &promised, &slip),
        company,
        promise: promised,
        slip,
        is_late: late.is_some() || promise.status == PromiseStatus::Unmet,
        text_y: top + 16,
        line_y: top + 29,
        end_y: top + ROW,
        made: Mark {
            x: at(promise.promised_day),
            url: frame.urls.announcement(&promise.announcement),
            title: dated(frame, "slips-made", promise.promised_day),
        },
        due: due.map(|(from, to)| (at(from), pct(axis.at(to).max(axis.at(from) + 0.4)))),
        kept: promise.delivered.filter(|day| within(*day)).map(|day| Mark {
            x: at(day),
            url: match &promise.delivered_by {
                Some(id) => frame.urls.announcement(id),
                None => frame.urls.day(&day),
            },
            title: dated(frame, "slips-kept", day),
        }),
        line: last.filter(|day| within(*day)).map(|day| (at(promise.promised_day), at(day))),
        overrun: late
            .and(due.zip(promise.delivered))
            .map(|((_, to), delivered)| (at(to), at(delivered))),
    }
}

/// The beginning of a promise, as long as it fits between company and slip on a phone: without it
/// several promises of one company could not be told apart there.
fn beginning(company: &str, promise: &str, slip: &str) -> String {
    let mut left = NARROW - BOLD * text_width(company) - text_width(slip) - 2.0 * GAP;
    if text_width(promise) <= left {
        return promise.to_owned();
    }
    left -= text_width("…");
    let fits = |c: &char| {
        left -= text_width(c.encode_utf8(&mut [0; 4]));
        left >= 0.0
    };
    let cut: String = promise.chars().take_while(fits).collect();
    // Between words, where the language has blanks; a single word says nothing.
    let cut =
        if promise.contains(' ') { cut.rsplit_once(' ').map_or("", |(cut, _)| cut) } else { &cut };
    if cut.is_empty() { String::new() } else { format!("{cut}…") }
}

fn dated(frame: &Frame, key: &str, day: NaiveDate) -> String {
    frame.t.about(key, &frame.full_day(&day))
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_promise_is_cut_to_the_room_between_two_texts_between_words_where_there_are_any() {
        assert_eq!(beginning("Baidu", "An open API", "3 days late"), "An open API");
        let long = "A model with better answers in maths and code than any before it";
        let cut = beginning("iFlytek", long, "no date was named");
        let kept = cut.strip_suffix('…').unwrap();
        assert!(long.starts_with(&format!("{kept} ")), "{cut}");
        let cut = beginning("科大讯飞", &"模型能力升级".repeat(6), "按时");
        assert!(cut.ends_with('…') && (10..26).contains(&cut.chars().count()), "{cut}");
        assert_eq!(beginning(&"长名".repeat(9), &"模型".repeat(20), &"晚".repeat(9)), "");
    }
}
