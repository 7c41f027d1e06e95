//! Cells with marks: the plan of the lanes, on narrow screens and on paper.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::{CellMark, Columns, MonthCell, MonthGrid, Named, TOP, cell_title, pct, row};
use crate::answers::rows::AnnouncementRow;
use crate::domain::{Lang, Precision};
use crate::record::Filter;
use crate::web::chart::Narrowed;
use crate::web::chart::lanes::plan::{Lane, Marks, Plan, Whose, is_in_colour};

/// Marks drawn in a cell; more become a number.
const MOST: usize = 8;
/// From a row of marks to the next, and from a mark to its neighbour.
const STEP: (i32, i32) = (11, 10);

/// The grid of a plan; nothing without announcements.
pub(in crate::web) fn marked(
    at: Narrowed<'_>,
    plan: &Plan<'_>,
    marks: &[&AnnouncementRow],
) -> Option<MonthGrid> {
    let names = match at.frame.lang {
        Lang::En => 27.0,
        Lang::Zh => 25.0,
    };
    let first = marks.iter().map(|mark| mark.day).min()?.with_day(1)?;
    let last = marks.iter().map(|mark| mark.day).max()?;
    let columns = Columns::between(first, last, names, false);
    let band = Lane { whose: Whose::State, marks: plan.state.clone() };
    let band = (!plan.state.is_empty()).then_some((&band, None));
    let lanes = plan.groups.iter().flat_map(|group| {
        group.lanes.iter().enumerate().map(move |(n, lane)| {
            let head = || (group.name(at.frame), at.url(at.to_kinds(group.kinds)));
            (lane, (n == 0).then(head))
        })
    });
    let mut y = TOP;
    let mut rows = Vec::new();
    for (lane, group) in band.into_iter().chain(lanes) {
        let months = by_month(lane);
        let drawn = months.values().map(Vec::len).filter(|n| *n <= MOST).max().unwrap_or(1);
        let height = 10 + STEP.0 * i32::try_from(drawn.div_ceil(2)).unwrap_or(1);
        let shown = Named {
            group,
            name: lane.name(at.frame),
            class: lane.class(),
            count: lane.marks.len(),
            filter: at.to_companies(lane.companies()),
        };
        let name = shown.name.clone();
        let row = row(at, &columns, shown, (y, height), |middle, filter| {
            cells(at, &columns, &months, &name, middle, filter)
        });
        y = row.end_y;
        rows.push(row);
    }
    let count =
        |month: NaiveDate| marks.iter().filter(|mark| mark.day.with_day(1) == Some(month)).count();
    Some(MonthGrid {
        height: y + 22,
        picture: "narrow",
        title: at.frame.t.get("months-title"),
        source: at.frame.t.about("months-source", &at.frame.record()),
        months: columns.heads(at, count),
        rows,
        names: pct(names - 1.0),
        width: pct(columns.width()),
    })
}

/// The marks of a lane by the first of the month, in order of date; those of which only the month
/// is known last.
fn by_month<'a>(lane: &Lane<'a>) -> BTreeMap<NaiveDate, Marks<'a>> {
    let mut months: BTreeMap<NaiveDate, Marks<'_>> = BTreeMap::new();
    for mark in &lane.marks {
        months.entry(mark.day.with_day(1).unwrap_or(mark.day)).or_default().push(mark);
    }
    for marks in months.values_mut() {
        marks.sort_by_key(|mark| (mark.day_precision == Precision::Month, mark.day, &mark.id));
    }
    months
}

fn cells(
    at: Narrowed<'_>,
    columns: &Columns,
    months: &BTreeMap<NaiveDate, Marks<'_>>,
    name: &str,
    middle: i32,
    filter: &Filter,
) -> Vec<MonthCell> {
    let cell = |(n, month): (usize, &NaiveDate)| {
        let marks = months.get(month)?;
        let (x, centre) = columns.at(n);
        Some(MonthCell {
            url: at.in_month(filter.clone(), *month),
            title: cell_title(at.frame, name, *month, marks.len()),
            x,
            centre,
            shade: 0,
            count: (marks.len() > MOST).then_some(marks.len()),
            marks: if marks.len() > MOST { Vec::new() } else { abreast(marks, middle) },
        })
    };
    columns.months.iter().enumerate().filter_map(cell).collect()
}

/// Marks two abreast around the middle of a row; the last of an odd number in the middle.
fn abreast(marks: &Marks<'_>, middle: i32) -> Vec<CellMark> {
    let whole = |n: usize| i32::try_from(n).unwrap_or(0);
    let rows = whole(marks.len().div_ceil(2));
    let mark = |(n, mark): (usize, &&AnnouncementRow)| {
        let is_alone = marks.len() % 2 == 1 && n + 1 == marks.len();
        let side = if n.is_multiple_of(2) { -1 } else { 1 };
        CellMark {
            kind: mark.kind,
            is_state: is_in_colour(mark),
            dx: if is_alone { 0 } else { side * STEP.1 / 2 },
            y: middle + (2 * whole(n / 2) - (rows - 1)) * STEP.0 / 2,
        }
    };
    marks.iter().enumerate().map(mark).collect()
}
