//! The timeline by month: on narrow screens and paper a row a company, a cell a month, in each its
//! marks in order of date; for more announcements than can be drawn, shaded cells with their counts.

mod counted;
mod marked;

use askama::Template;
use chrono::{Months, NaiveDate};

pub(in crate::web) use self::counted::counted;
pub(in crate::web) use self::marked::marked;
use super::narrowed::Narrowed;
use super::pct;
use super::place::text_width;
use crate::domain::{AnnouncementKind, Lang};
use crate::record::Filter;
use crate::web::format;
use crate::web::render::Frame;

/// Where the rows begin.
const TOP: i32 = 37;
/// Height of the name of a group.
const GROUP: i32 = 20;
/// Least height of a row with a name in one line, and in two.
const LEAST: (i32, i32) = (24, 30);
/// Room for a name where screens are narrow, in pixels; wide ones have enough for any.
const ROOM: f64 = 56.0;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/months.html")]
pub struct MonthGrid {
    height: i32,
    /// `wide` or `narrow`: the screens and pictures it is for.
    picture: &'static str,
    title: String,
    source: String,
    months: Vec<MonthHead>,
    rows: Vec<GridRow>,
    /// Width of the column of names, and of a cell.
    names: String,
    width: String,
}

#[derive(Debug)]
struct MonthHead {
    x: String,
    centre: String,
    label: String,
    count: usize,
    /// Where the count leads.
    url: String,
}

#[derive(Debug)]
struct GridRow {
    /// The name of the group that it begins, its height and address.
    group: Option<(String, i32, String)>,
    /// The name, in two lines where one would reach into the months.
    label: Vec<String>,
    class: &'static str,
    url: String,
    label_y: i32,
    count: usize,
    count_x: String,
    top: i32,
    end_y: i32,
    cells: Vec<MonthCell>,
}

#[derive(Debug)]
struct MonthCell {
    url: String,
    title: String,
    x: String,
    centre: String,
    /// The shade of a count, 1 to 4; 0 without one.
    shade: usize,
    /// The number, where no marks are drawn.
    count: Option<usize>,
    marks: Vec<CellMark>,
}

#[derive(Debug)]
struct CellMark {
    kind: AnnouncementKind,
    is_state: bool,
    /// Beside the middle of the cell.
    dx: i32,
    y: i32,
}

/// The columns of a grid.
struct Columns {
    months: Vec<NaiveDate>,
    /// Percent of the width that names take.
    names: f64,
    is_wide: bool,
}

impl Columns {
    /// The months from one day to another.
    fn between(first: NaiveDate, last: NaiveDate, names: f64, is_wide: bool) -> Self {
        let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
        let months = std::iter::successors(Some(first), next).take_while(|month| *month <= last);
        Self { months: months.collect(), names, is_wide }
    }

    #[expect(clippy::cast_precision_loss, reason = "a few dozen months")]
    fn width(&self) -> f64 {
        (100.0 - self.names) / self.months.len().max(1) as f64
    }

    /// Left edge and middle of the n-th month, percent.
    #[expect(clippy::cast_precision_loss, reason = "a few dozen months")]
    fn at(&self, n: usize) -> (String, String) {
        let x = self.names + self.width() * n as f64;
        (pct(x), pct(x + self.width() / 2.0))
    }

    fn heads(&self, at: Narrowed<'_>, count: impl Fn(NaiveDate) -> usize) -> Vec<MonthHead> {
        let head = |(n, month): (usize, &NaiveDate)| {
            let (x, centre) = self.at(n);
            let name = format::month_short(at.frame.lang, *month);
            let label = match at.frame.lang {
                _ if self.is_wide => name,
                Lang::En => name.chars().take(1).collect(),
                Lang::Zh => name.trim_end_matches('月').to_owned(),
            };
            let url = at.in_month(at.params.filter.clone(), *month);
            MonthHead { x, centre, label, count: count(*month), url }
        };
        self.months.iter().enumerate().map(head).collect()
    }
}

/// What a row shows before its cells are known.
struct Named {
    group: Option<(String, String)>,
    name: String,
    class: &'static str,
    count: usize,
    filter: Filter,
}

/// A row of at least a height, its cells made once its middle is known.
fn row(
    at: Narrowed<'_>,
    columns: &Columns,
    head: Named,
    (top, least): (i32, i32),
    cells: impl FnOnce(i32, &Filter) -> Vec<MonthCell>,
) -> GridRow {
    let group = head.group.map(|(name, url)| (name, top + 15, url));
    let top = top + if group.is_some() { GROUP } else { 0 };
    let label = if columns.is_wide { vec![head.name] } else { lines(head.name) };
    let room = if label.len() == 1 { LEAST.0 } else { LEAST.1 };
    let end_y = top + least.max(room);
    let middle = i32::midpoint(top, end_y);
    GridRow {
        group,
        label_y: middle + if label.len() == 1 { 4 } else { -2 },
        label,
        class: head.class,
        count: head.count,
        count_x: pct(columns.names - 1.4),
        top,
        end_y,
        cells: cells(middle, &head.filter),
        url: at.url(head.filter),
    }
}

/// The name of a cell: whose, when, how many.
fn cell_title(frame: &Frame, name: &str, month: NaiveDate, n: usize) -> String {
    let month = format::month_name(frame.lang, month);
    let values = [("name", name.into()), ("month", month.into()), ("n", n.into())];
    frame.t.with("months-cell", &values)
}

/// A name in one line, or in two where it is too long for one: at its last blank, else behind its last
/// hyphen, else where Latin letters and Han meet last.
fn lines(name: String) -> Vec<String> {
    if text_width(&name) * 12.0 / 11.0 <= ROOM {
        return vec![name];
    }
    if let Some((first, last)) = name.rsplit_once(' ') {
        return vec![first.to_owned(), last.to_owned()];
    }
    let behind_hyphen = name.rfind('-').map(|at| at + 1);
    let letters = name.char_indices().zip(name.char_indices().skip(1));
    let meet = letters.filter(|((_, a), (_, b))| a.is_ascii() != b.is_ascii()).last();
    match behind_hyphen.or_else(|| meet.map(|(_, (at, _))| at)) {
        Some(at) => vec![name[..at].to_owned(), name[at..].to_owned()],
        None => vec![name],
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_long_name_breaks_where_a_reader_would_break_it() {
        for (name, broken) in [
            ("Baidu", vec!["Baidu"]),
            ("Shanghai AI Lab", vec!["Shanghai AI", "Lab"]),
            ("Other start-ups", vec!["Other", "start-ups"]),
            ("Chinese-LLaMA", vec!["Chinese-", "LLaMA"]),
            ("上海AI实验室", vec!["上海AI", "实验室"]),
            ("中文LLaMA", vec!["中文", "LLaMA"]),
        ] {
            assert_eq!(lines(name.to_owned()), broken);
        }
    }
}
