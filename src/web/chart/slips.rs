//! Promises on the year: when each was made, when it was due, when it was kept.

use askama::Template;
use chrono::NaiveDate;

use super::axis::Years;
use super::pct;
use super::place::text_width;
use crate::answers::promises::Kept;
use crate::answers::rows::PromiseRow;
use crate::domain::{BorneOut, PromiseStatus, PromisedBy};
use crate::web::render::Frame;

/// Height of the heads: months and years.
const HEAD: i32 = 34;
/// Height of a promise: a line of text, on a phone two, and a line of marks.
const ROW: i32 = 40;

/// Width of the chart on the narrowest screen, in pixels.
const NARROW: f64 = 320.0;

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
    years: Vec<(String, String)>,
    rows: Vec<Row>,
    /// What occurs: the class of its mark, and its name.
    key: Vec<(&'static str, String)>,
}

#[derive(Debug)]
struct Row {
    /// Who promised: the company, or others of it.
    company: String,
    promise: String,
    /// As much of the promise as a phone has room for.
    beginning: String,
    slip: String,
    is_late: bool,
    /// How far down it stands.
    top: i32,
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
    /// From where to where it may lie, where only the month is known.
    month: Option<(String, String)>,
}

impl Slips {
    /// The chart; nothing without promises.
    #[must_use]
    pub fn new(frame: &Frame, promises: &[PromiseRow]) -> Option<Self> {
        let first = promises.iter().map(|row| row.promised_day).min()?;
        let axis = Years::until(first, promises.iter().map(last_day).max()?, 0.0, 100.0)?;
        let kept = Kept::of(promises);
        let mut promises: Vec<&PromiseRow> = promises.iter().collect();
        promises.sort_by_key(|row| (row.promised_day, row.id.as_str()));
        let rows: Vec<Row> =
            (0..).zip(&promises).map(|(n, promise)| row(frame, &axis, promise, n)).collect();
        Some(Self {
            headline: headline(frame, kept),
            reading: reading(frame, &promises),
            height: HEAD + ROW * i32::try_from(rows.len()).unwrap_or(i32::MAX / ROW) + 22,
            source: frame.t.about("company-chart-record", &frame.record()),
            months: [axis.months(frame, false), axis.months(frame, true)],
            years: axis.years(),
            key: key(frame, &rows),
            rows,
            frame: frame.clone(),
        })
    }
}

/// The key: the marks that the rows have.
fn key(frame: &Frame, rows: &[Row]) -> Vec<(&'static str, String)> {
    let parts = [
        ("made", "slips-key-made", true),
        ("due", "slips-key-due", rows.iter().any(|row| row.due.is_some())),
        ("kept", "slips-key-kept", rows.iter().any(|row| row.kept.is_some())),
        ("over", "slips-key-over", rows.iter().any(|row| row.overrun.is_some())),
        ("mo", "slips-key-month", rows.iter().any(|row| row.made.month.is_some())),
    ];
    let occurring = parts.into_iter().filter(|(.., occurs)| *occurs);
    occurring.map(|(part, name, _)| (part, frame.t.get(name))).collect()
}

/// The last day that the row of a promise needs.
fn last_day(row: &PromiseRow) -> NaiveDate {
    let due = row.due_days().map(|(_, to)| to);
    due.into_iter().chain(row.delivered).fold(row.made_days().1, NaiveDate::max)
}

/// The promises that companies made themselves: sentences count them alone.
fn own<'a, 'b>(promises: &'b [&'a PromiseRow]) -> impl Iterator<Item = &'a PromiseRow> + 'b {
    promises.iter().copied().filter(|row| row.promised_by == PromisedBy::Company)
}

/// How many of the dates that companies set themselves were met, early ones among them.
fn headline(frame: &Frame, Kept { due, met, .. }: Kept) -> String {
    match (due, met) {
        (0, _) => frame.t.get("slips-headline-none"),
        (due, met) if met == due => frame.t.count("slips-headline-all", due),
        _ => frame.t.with("slips-headline", &[("dated", due.into()), ("kept", met.into())]),
    }
}

/// The longest delay of a company's own date, and how many of their promises were borne out, dates
/// apart.
fn reading(frame: &Frame, promises: &[&PromiseRow]) -> String {
    let borne = |how: BorneOut| own(promises).filter(|row| row.borne_out == how).count();
    let counts = [
        ("n", own(promises).count().into()),
        ("yes", borne(BorneOut::Yes).into()),
        ("partly", borne(BorneOut::Partly).into()),
        ("no", borne(BorneOut::No).into()),
        ("unknown", borne(BorneOut::Unknown).into()),
    ];
    let late = own(promises).filter_map(|row| Some((row, row.slip_days()?)));
    let worst = late.filter(|(_, days)| *days > 0).max_by_key(|(_, days)| *days);
    let worst = worst.map(|(row, days)| {
        let company = frame.pick(&row.company_en, &row.company_zh);
        let what = row.model.as_deref().map_or(company, |model| frame.model_name(model));
        frame.t.with("slips-worst", &[("what", what.into()), ("days", days.into())])
    });
    let counted = own(promises).next().map(|_| frame.t.with("slips-borne-out", &counts));
    let parts: Vec<String> = worst.into_iter().chain(counted).collect();
    parts.join(&frame.t.get("sentence-join"))
}

/// How a delivery stands to its date: `on time`, `99 days late`, `no date set`.
#[must_use]
pub fn slip(frame: &Frame, row: &PromiseRow) -> String {
    match (row.slip_days(), row.due_days(), row.delivered) {
        (Some(0), ..) => frame.t.get("slip-none"),
        (Some(days), ..) if days > 0 => frame.t.count("slip-late", days),
        (Some(days), ..) => frame.t.count("slip-early", -days),
        (None, None, Some(_)) => frame.t.get("slip-undated"),
        (None, None, None) => frame.t.get("slip-undated-open"),
        (None, Some(_), _) if is_unmet(row) => frame.t.get("slip-unmet"),
        (None, Some(_), _) => frame.t.get("slip-open"),
    }
}

/// Whether a date was not met; what had none cannot have missed it.
fn is_unmet(row: &PromiseRow) -> bool {
    row.status == PromiseStatus::Unmet && row.due().is_some()
}

fn row(frame: &Frame, axis: &Years, promise: &PromiseRow, n: i32) -> Row {
    let at = |day: NaiveDate| pct(axis.at(day));
    let due = promise.due_days();
    let late = promise.slip_days().filter(|days| *days > 0);
    let last = promise.delivered.or(due.map(|(_, to)| to));
    let company = by(frame, promise);
    let made = promise.made_days();
    let is_month = made.0 < made.1;
    let made_at = if is_month { axis.mid_month(made.0) } else { axis.at(made.0) };
    let content = frame.pick(&promise.promised_en, &promise.promised_zh).to_owned();
    Row {
        beginning: beginning(&content),
        company,
        promise: content,
        slip: slip(frame, promise),
        is_late: late.is_some() || is_unmet(promise),
        top: HEAD + ROW * n,
        made: Mark {
            x: pct(made_at),
            url: frame.urls.announcement(&promise.announcement),
            title: frame.t.about("slips-made", &promised(frame, promise)),
            month: is_month.then(|| axis.month(made.0)).map(|(from, to)| (pct(from), pct(to))),
        },
        due: due.map(|(from, to)| (at(from), pct(axis.at(to).max(axis.at(from) + 0.4)))),
        kept: promise.delivered.map(|day| Mark {
            x: at(day),
            url: match &promise.delivered_by {
                Some(id) => frame.urls.announcement(id),
                None => frame.urls.promise(&promise.id),
            },
            title: frame.t.about("slips-kept", &frame.full_day(&day)),
            month: None,
        }),
        line: last.map(|day| (pct(made_at), at(day))),
        overrun: late
            .and(due.zip(promise.delivered))
            .map(|((_, to), delivered)| (at(to), at(delivered))),
    }
}

/// The beginning of a promise, as long as it fits on its line on a phone.
fn beginning(promise: &str) -> String {
    let mut left = NARROW;
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

/// The company that promised, or of which others did.
fn by(frame: &Frame, row: &PromiseRow) -> String {
    let company = frame.pick(&row.company_en, &row.company_zh);
    match row.promised_by {
        PromisedBy::Press => frame.t.about("slips-by-press", company),
        PromisedBy::Company | PromisedBy::Regulator => company.to_owned(),
    }
}

/// The day of a promise, as exactly as it is known.
#[must_use]
pub fn promised(frame: &Frame, row: &PromiseRow) -> String {
    frame.known_day(&row.promised_day, &row.promised_precision)
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_promise_is_cut_to_the_width_of_a_phone_between_words_where_there_are_any() {
        assert_eq!(beginning("An open API"), "An open API");
        let long = "A model with better answers in maths and code than any that came before it";
        let cut = beginning(long);
        let kept = cut.strip_suffix('…').unwrap();
        assert!(long.starts_with(&format!("{kept} ")), "{cut}");
        let cut = beginning(&"模型能力升级".repeat(6));
        assert!(cut.ends_with('…') && (20..30).contains(&cut.chars().count()), "{cut}");
    }
}
