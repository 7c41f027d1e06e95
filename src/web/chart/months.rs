//! The timeline for narrow screens and print: company by month, each cell a link to the list.

mod counted;

use std::collections::BTreeMap;

use askama::Template;
use chrono::{Datelike, Months, NaiveDate};

use super::pct;
use super::place::text_width;
use crate::domain::{AnnouncementKind, CompanyKind};
use crate::store::announcements::{AnnouncementRow, Shape, Tally};
use crate::web::format;
use crate::web::render::{Frame, word_key};

/// Width of the label column, percent.
const LABEL: f64 = 25.0;
/// Companies with a row of their own; the rest of a kind share one.
const ROWS: usize = 14;
/// Marks drawn in a cell; more become a number.
const MARKS: usize = 4;
/// Height of a row of marks.
const STEP: i32 = 15;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/months.html")]
pub struct MonthGrid {
    height: i32,
    title: String,
    source: String,
    months: Vec<(String, String, String, usize)>,
    rows: Vec<GridRow>,
    width: String,
    /// Whether it stands for the lanes too, because there are too many marks for them.
    is_alone: bool,
}

#[derive(Debug)]
struct GridRow {
    /// The name, in two lines where one would reach into the months.
    label: Vec<String>,
    url: Option<String>,
    label_y: i32,
    end_y: i32,
    cells: Vec<MonthCell>,
}

#[derive(Debug)]
struct MonthCell {
    url: String,
    title: String,
    x: String,
    centre: String,
    y: i32,
    height: i32,
    count: usize,
    /// Kind and offset from the cell's centre and top.
    marks: Vec<(AnnouncementKind, i32, i32)>,
}

impl MonthGrid {
    /// The chart of a set of announcements in date order, or nothing if there are none.
    #[must_use]
    pub fn new(frame: &Frame, marks: &[&AnnouncementRow]) -> Option<Self> {
        let months = months_of(marks)?;
        let width = width_of(&months);
        let count = |month: &NaiveDate| marks.iter().filter(|m| same_month(m.day, *month)).count();
        let x = |n: usize| x_of(width, n);
        let mut y = 33;
        let mut rows = Vec::new();
        for (label, url, marks) in rows_of(frame, marks) {
            let row = grid_row(frame, &months, label, url, &marks, y, &x, width);
            y = row.end_y;
            rows.push(row);
        }
        Some(Self {
            height: y + 22,
            title: frame.t.get("months-title"),
            source: frame.t.about("chart-source", frame.version()),
            months: heads(frame, &months, count),
            rows,
            width: pct(width),
            is_alone: false,
        })
    }

    /// The chart of a set that is too large for marks, from its counts; nothing without any.
    #[must_use]
    pub fn counted(frame: &Frame, tally: &Tally, shape: &Shape) -> Option<Self> {
        let first = *shape.months.keys().next()?;
        let last = *shape.months.keys().next_back()?;
        let months = months_between(first, last);
        let width = width_of(&months);
        let mut y = 33;
        let mut rows = Vec::new();
        for (label, company, counts) in counted::rows(frame, tally, shape) {
            let row = counted::grid_row(frame, &months, &label, company, counts, y, width);
            y = row.end_y;
            rows.push(row);
        }
        Some(Self {
            height: y + 22,
            title: frame.t.get("months-title"),
            source: frame.t.about("chart-source", frame.version()),
            months: heads(frame, &months, |month| shape.months.get(month).copied().unwrap_or(0)),
            rows,
            width: pct(width),
            is_alone: true,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen months")]
fn width_of(months: &[NaiveDate]) -> f64 {
    (100.0 - LABEL) / months.len() as f64
}

/// Left edge of the n-th month, percent.
#[expect(clippy::cast_precision_loss, reason = "a few dozen months")]
fn x_of(width: f64, n: usize) -> f64 {
    LABEL + width * n as f64
}

/// Left edge, middle, letter and count of each month.
fn heads(
    frame: &Frame,
    months: &[NaiveDate],
    count: impl Fn(&NaiveDate) -> usize,
) -> Vec<(String, String, String, usize)> {
    let width = width_of(months);
    let head = |(n, month): (usize, &NaiveDate)| {
        let name = format::month_short(frame.lang, *month);
        let initial =
            name.trim_end_matches('月').chars().take(if name.ends_with('月') { 2 } else { 1 });
        let x = x_of(width, n);
        (pct(x), pct(x + width / 2.0), initial.collect(), count(month))
    };
    months.iter().enumerate().map(head).collect()
}

fn months_of(marks: &[&AnnouncementRow]) -> Option<Vec<NaiveDate>> {
    let first = marks.iter().map(|mark| mark.day).min()?.with_day(1)?;
    let last = marks.iter().map(|mark| mark.day).max()?;
    Some(months_between(first, last))
}

/// The first days of the months from one to another day's.
fn months_between(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
    std::iter::successors(Some(first), next).take_while(|month| *month <= last).collect()
}

fn same_month(a: NaiveDate, b: NaiveDate) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

type Row<'a> = (String, Option<&'a str>, Vec<&'a AnnouncementRow>);

/// The busiest companies, each with a row, and for each kind one row of its others.
fn rows_of<'a>(frame: &Frame, marks: &[&'a AnnouncementRow]) -> Vec<Row<'a>> {
    let mut companies: BTreeMap<&str, Vec<&AnnouncementRow>> = BTreeMap::new();
    for mark in marks {
        companies.entry(mark.company.as_str()).or_default().push(mark);
    }
    let mut by_count: Vec<_> = companies.into_iter().collect();
    by_count.sort_by_key(|(slug, marks)| (std::cmp::Reverse(marks.len()), *slug));
    let rest = by_count.split_off(by_count.len().min(ROWS));
    let mut rows: Vec<Row<'a>> = by_count
        .into_iter()
        .map(|(slug, marks)| {
            let name = frame.pick(&marks[0].short_en, &marks[0].short_zh).to_owned();
            (name, Some(slug), marks)
        })
        .collect();
    for kind in CompanyKind::ALL {
        let others: Vec<&AnnouncementRow> = rest
            .iter()
            .flat_map(|(_, marks)| marks.iter().copied())
            .filter(|mark| mark.company_kind == *kind)
            .collect();
        if !others.is_empty() {
            rows.push((frame.t.get(&word_key("company-kind-more", kind.as_str())), None, others));
        }
    }
    rows
}

#[expect(clippy::too_many_arguments, reason = "the geometry of one row, used once")]
fn grid_row(
    frame: &Frame,
    months: &[NaiveDate],
    label: String,
    company: Option<&str>,
    marks: &[&AnnouncementRow],
    top: i32,
    x: &impl Fn(usize) -> f64,
    width: f64,
) -> GridRow {
    let mut cells = Vec::new();
    let mut most = 1;
    for (n, month) in months.iter().enumerate() {
        let here: Vec<&&AnnouncementRow> =
            marks.iter().filter(|m| same_month(m.day, *month)).collect();
        if here.is_empty() {
            continue;
        }
        let drawn = if here.len() > MARKS { 0 } else { here.len() };
        most = most.max(drawn.div_ceil(2));
        cells.push(MonthCell {
            url: cell_url(frame, company, marks, *month),
            title: frame.t.with(
                "months-cell",
                &[
                    ("name", label.as_str().into()),
                    ("month", format::month_name(frame.lang, *month).into()),
                    ("n", here.len().into()),
                ],
            ),
            x: pct(x(n)),
            centre: pct(x(n) + width / 2.0),
            y: top + 1,
            height: 0,
            count: here.len(),
            marks: here
                .iter()
                .take(drawn)
                .enumerate()
                .map(|(i, m)| offset(m.kind, i, drawn))
                .collect(),
        });
    }
    let end_y = top + 15 + STEP * i32::try_from(most).unwrap_or(1);
    for cell in &mut cells {
        cell.height = end_y - top - 2;
    }
    let lines = lines(label);
    let first = i32::midpoint(top, end_y) + 4;
    GridRow {
        url: company.map(|slug| frame.urls.company(slug)),
        label_y: if lines.len() == 1 { first } else { first - 6 },
        label: lines,
        end_y,
        cells,
    }
}

/// Room for a name on the narrowest screen, in pixels.
const ROOM: f64 = 64.0;

/// A name in one line, or in two at the blank nearest its middle where it is too long for one.
fn lines(name: String) -> Vec<String> {
    let middle = name.len() / 2;
    let blank = name.match_indices(' ').map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle));
    match blank {
        Some(at) if text_width(&name) > ROOM => {
            vec![name[..at].to_owned(), name[at + 1..].to_owned()]
        }
        _ => vec![name],
    }
}

/// Two abreast in date order; a single one, and the last of an odd number, in the middle.
fn offset(kind: AnnouncementKind, n: usize, of: usize) -> (AnnouncementKind, i32, i32) {
    let alone = of % 2 == 1 && n + 1 == of;
    let dx = if alone {
        0
    } else if n.is_multiple_of(2) {
        -6
    } else {
        6
    };
    (kind, dx, 14 + STEP * i32::try_from(n / 2).unwrap_or(0))
}

fn cell_url(
    frame: &Frame,
    company: Option<&str>,
    marks: &[&AnnouncementRow],
    month: NaiveDate,
) -> String {
    let last = month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    let mut slugs: Vec<&str> = match company {
        Some(slug) => vec![slug],
        None => {
            marks.iter().filter(|m| same_month(m.day, month)).map(|m| m.company.as_str()).collect()
        }
    };
    slugs.sort_unstable();
    slugs.dedup();
    let companies: Vec<String> = slugs.iter().map(|slug| format!("company={slug}")).collect();
    let companies = companies.join("&");
    frame.urls.at(&format!("/?{companies}&from={month}&to={}", last.unwrap_or(month)))
}
