//! The timeline as lanes: companies by day, one mark an announcement.
//!
//! Companies with enough announcements have a lane of their own, grouped by what they are; the rest
//! of a group share one, where marks bear their companies. Acts of the state stand in a band on
//! top; the days of the best known run down through all lanes. Marks step down where they would
//! touch; what finds no row is counted at its week.

mod axis;
mod pack;
pub(in crate::web) mod plan;
mod words;

use std::collections::BTreeMap;

use askama::Template;
use chrono::{Datelike, Days, NaiveDate, Weekday};

use self::axis::{Axis, next_month};
use self::pack::{NARROW, Packed, Placed};
use self::plan::{Lane, Marks, Plan, Whose, is_in_colour};
use super::narrowed::Narrowed;
use super::pct;
use super::place::text_width;
use crate::answers::rows::AnnouncementRow;
use crate::domain::{AnnouncementKind, Lang, Precision};
use crate::record::Filter;
use crate::web::format;
use crate::web::render::Frame;

/// Where the heads of the months end.
const HEADS: i32 = 36;
/// Where the first lane begins.
const TOP: i32 = 40;
/// Air at the top and at the foot of a lane.
const PAD: i32 = 4;
/// Height of the name of a group.
const GROUP: i32 = 16;
/// Least height of a lane.
const LEAST: i32 = 17;
/// Most rows of the band of the state, of a company's lane and of a shared one.
const MOST: [usize; 3] = [7, 4, 6];
/// In so few lanes each mark has a label where a row has room for both.
const FEW: usize = 3;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/lanes.html")]
pub struct Lanes {
    height: i32,
    bottom: i32,
    title: String,
    desc: String,
    source: String,
    /// Width of the column of names.
    names: String,
    months: Vec<MonthHead>,
    rules: Vec<String>,
    rows: Vec<Row>,
    /// How to read it: what is there, and nothing else.
    pub(in crate::web) how: String,
}

#[derive(Debug)]
struct MonthHead {
    x: String,
    label: String,
    count: usize,
    url: String,
    /// Where its line ends.
    bottom: i32,
}

/// A lane as it is drawn.
#[derive(Debug)]
struct Row {
    /// The name of the group that it begins, its height and address.
    group: Option<(String, i32, String)>,
    label: String,
    class: &'static str,
    url: String,
    label_y: i32,
    count: usize,
    count_x: String,
    top: i32,
    end_y: i32,
    marks: Vec<Mark>,
    /// Marks without a row, by week.
    over: Vec<Over>,
}

#[derive(Debug)]
struct Mark {
    url: String,
    title: String,
    kind: AnnouncementKind,
    is_state: bool,
    x: String,
    y: i32,
    /// Start and end of the month, where the day is not known.
    month: Option<(String, String)>,
    /// Text, offset and class.
    label: Option<(String, i32, String)>,
}

#[derive(Debug)]
struct Over {
    x: String,
    y: i32,
    n: usize,
    url: String,
    title: String,
}

impl Lanes {
    /// The chart of a set of announcements, or nothing if there are none.
    #[must_use]
    pub(in crate::web) fn new(
        at: Narrowed<'_>,
        plan: &Plan<'_>,
        marks: &[&AnnouncementRow],
    ) -> Option<Self> {
        let frame = at.frame;
        let axis = Axis::new(marks, longest_name(frame, plan), NARROW)?;
        let rules = plan.rules();
        let mut drawing =
            Drawing { at, axis: &axis, y: TOP, is_all: plan.len() <= FEW, rows: Vec::new() };
        if !plan.state.is_empty() {
            let band = Lane { whose: Whose::State, marks: plan.state.clone() };
            drawing.push(&band, None, &rules);
        }
        for group in &plan.groups {
            for (n, lane) in group.lanes.iter().enumerate() {
                let url = || at.url(at.to_kinds(group.kinds));
                let head = (n == 0).then(|| (group.name(frame), drawing.y + 13, url()));
                drawing.push(lane, head, &[]);
            }
        }
        let (bottom, rows) = (drawing.y, drawing.rows);
        let counts = [("marks", marks.len().into()), ("lanes", plan.len().into())];
        let over = rows.iter().flat_map(|row| &row.over).map(|over| over.n).sum();
        Some(Self {
            height: bottom + 20,
            bottom,
            title: frame.t.get("lanes-title"),
            desc: frame.t.with("lanes-desc", &counts),
            source: frame.t.about("lanes-source", &frame.record()),
            names: pct(axis.label - 0.6),
            months: months(at, &axis, marks, &rules, bottom),
            how: words::how(frame, plan, marks, &rules, over),
            rules: rules.iter().map(|mark| pct(axis.x(mark))).collect(),
            rows,
        })
    }
}

/// The width of the longest name that a lane has, in pixels.
fn longest_name(frame: &Frame, plan: &Plan<'_>) -> f64 {
    let lanes = plan.groups.iter().flat_map(|group| &group.lanes);
    // Names are set in 12 px.
    lanes.map(|lane| text_width(&lane.name(frame)) * 12.0 / 11.0).fold(0.0, f64::max)
}

/// The lanes drawn so far.
struct Drawing<'a> {
    at: Narrowed<'a>,
    axis: &'a Axis,
    y: i32,
    /// Whether rows are made for the labels of companies' lanes.
    is_all: bool,
    rows: Vec<Row>,
}

impl Drawing<'_> {
    fn push(
        &mut self,
        lane: &Lane<'_>,
        group: Option<(String, i32, String)>,
        ruled: &[&AnnouncementRow],
    ) {
        let (frame, axis) = (self.at.frame, self.axis);
        // Han letters are as tall as a row of marks that all bear a name.
        let shared = match frame.lang {
            Lang::En => 12,
            Lang::Zh => 13,
        };
        let (packed, pitch, more) = match lane.whose {
            Whose::State => (pack::band(frame, axis, &lane.marks, ruled, MOST[0]), 13, 5),
            Whose::One if self.is_all => {
                (pack::band(frame, axis, &lane.marks, &[], MOST[2]), 13, 0)
            }
            Whose::One => (self.stacked(lane, MOST[1]), 11, 0),
            Whose::Rest(_) | Whose::Abroad => (self.stacked(lane, MOST[2]), shared, 0),
        };
        self.y += if group.is_some() { GROUP } else { 0 };
        let top = self.y;
        let row = |n: usize| top + PAD + pitch * i32::try_from(n).unwrap_or(0);
        let rows = packed.rows + usize::from(!packed.over.is_empty());
        self.y = (row(rows) + PAD - 2 + more).max(top + LEAST);
        let filter = self.at.to_companies(lane.companies());
        let over = self.over(&packed.over, &filter, row(packed.rows) + 9);
        let drawn = |placed| self.mark(lane.whose, placed, row(placed.row) + pitch / 2);
        self.rows.push(Row {
            group,
            label: lane.name(frame),
            class: lane.class(),
            url: self.at.url(filter),
            label_y: i32::midpoint(top, self.y) + 4,
            count: lane.marks.len(),
            count_x: pct(axis.label - 0.9),
            top,
            end_y: self.y,
            marks: packed.placed.iter().map(drawn).collect(),
            over,
        });
    }

    fn stacked<'m>(&self, lane: &Lane<'m>, most: usize) -> Packed<'m> {
        let mut packed = pack::stack(self.axis, &lane.marks, most);
        pack::name(self.at.frame, self.axis, lane.whose, &mut packed);
        packed
    }

    fn mark(&self, whose: Whose, placed: &Placed<'_>, y: i32) -> Mark {
        let (frame, axis, mark) = (self.at.frame, self.axis, placed.mark);
        let day = match mark.day_precision {
            Precision::Day => format::short_day(frame.lang, mark.day),
            Precision::Month => format::known_day(frame.lang, mark.day, Precision::Month),
        };
        let kind = frame.word("kind", mark.kind.as_str());
        let title = frame.pick(&mark.title_en, &mark.title_zh);
        let values = [("day", day.into()), ("title", title.into()), ("kind", kind.into())];
        let ends = || (pct(axis.at(mark.day) + 0.3), pct(axis.at(next_month(mark.day)) - 0.3));
        let label = placed.label.as_ref().map(|label| {
            let is_grey = matches!(whose, Whose::State | Whose::One);
            let classes = [(is_grey, " q"), (label.is_left, " e"), (label.is_wide, " l2")];
            let classes = classes.iter().filter(|(is_so, _)| *is_so).map(|(_, class)| *class);
            (label.text.clone(), if label.is_left { -8 } else { 8 }, classes.collect())
        });
        Mark {
            url: frame.urls.announcement(&mark.id),
            title: frame.t.with("mark-title", &values),
            kind: mark.kind,
            is_state: is_in_colour(mark),
            x: pct(axis.x(mark)),
            y,
            month: (mark.day_precision == Precision::Month).then(ends),
            label,
        }
    }

    /// What found no row, counted by week.
    fn over(&self, marks: &[&AnnouncementRow], filter: &Filter, y: i32) -> Vec<Over> {
        let mut weeks: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for mark in marks {
            *weeks.entry(mark.day.week(Weekday::Mon).first_day()).or_default() += 1;
        }
        let counted = weeks.into_iter().map(|(monday, n)| {
            let day = |days| monday.checked_add_days(Days::new(days)).unwrap_or(monday);
            Over {
                x: pct(self.axis.noon(day(3).max(self.axis.from))),
                y,
                n,
                url: self.at.within(filter.clone(), monday, day(6)),
                title: self.at.frame.t.count("lanes-over", n),
            }
        });
        counted.collect()
    }
}

/// The heads of the months. Where a month begins beside a rule its own line ends under the heads,
/// so that the two do not read as one thick line.
fn months(
    at: Narrowed<'_>,
    axis: &Axis,
    marks: &[&AnnouncementRow],
    rules: &Marks<'_>,
    bottom: i32,
) -> Vec<MonthHead> {
    let count = |month: NaiveDate| {
        let is_in = |mark: &&&AnnouncementRow| mark.day.with_day(1) == Some(month);
        marks.iter().filter(is_in).count()
    };
    let in_full = axis.months().count() <= 12;
    let is_near =
        |month: NaiveDate| rules.iter().any(|rule| (rule.day - month).num_days().abs() < 2);
    let head = |month: NaiveDate| MonthHead {
        x: pct(axis.at(month)),
        label: if in_full {
            format::month_name(at.frame.lang, month)
        } else {
            format::month_short(at.frame.lang, month)
        },
        count: count(month),
        url: at.frame.urls.month(&month),
        bottom: if is_near(month) { HEADS } else { bottom },
    };
    axis.months().map(head).collect()
}
