//! The timeline as lanes: companies by day, one mark an announcement.
//!
//! Companies with three or more announcements have a lane of their own, grouped by what they are;
//! the rest of a group share one, where every mark is named. Acts of the state stand in a band on
//! top; national ones run down as rules. Marks step down where they would touch at the narrowest
//! width the chart is drawn for, so that nothing collides on wider screens.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use chrono::{Datelike, Months, NaiveDate};

use super::pct;
use super::place::{Rows, text_width};
use crate::domain::{AnnouncementKind, CompanyKind, Lang, Precision, Scope};
use crate::store::announcements::MarkRow;
use crate::store::list::split;
use crate::web::format;
use crate::web::render::{Frame, word_key};

/// Width at which marks are stacked and labels of the first pass placed; the chart is shown from
/// 1000 px, less gutters.
const NARROW: f64 = 920.0;
/// Width at which the second pass adds labels, shown from 1360 px.
const WIDE: f64 = 1290.0;
/// Room of a mark to each side.
const HALF: f64 = 6.0;
/// Height of a sub-row.
const STEP: i32 = 12;
/// Announcements from which a company has a lane of its own.
const OWN_LANE: usize = 3;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/lanes.html")]
pub struct Lanes {
    height: i32,
    bottom: i32,
    title: String,
    desc: String,
    per_month: String,
    source: String,
    months: Vec<MonthHead>,
    rules: Vec<(String, i32)>,
    rows: Vec<Lane>,
}

#[derive(Debug)]
struct MonthHead {
    x: String,
    label: String,
    count: usize,
}

#[derive(Debug, Default)]
struct Lane {
    head: Option<(String, i32)>,
    label: String,
    url: Option<String>,
    label_y: i32,
    count: Option<usize>,
    count_x: String,
    end_y: i32,
    strong_end: bool,
    is_state: bool,
    marks: Vec<Mark>,
}

/// A mark of the chart.
#[derive(Debug)]
struct Mark {
    url: String,
    title: String,
    kind: AnnouncementKind,
    x: String,
    y: i32,
    /// Start and end of the month, where the day is not known.
    month: Option<(String, String)>,
    label: Option<Label>,
}

#[derive(Debug)]
struct Label {
    text: String,
    dx: i32,
    class: &'static str,
}

struct Axis {
    from: NaiveDate,
    days: f64,
    label: f64,
}

impl Axis {
    /// From the first month with a mark to the end of the last.
    fn new(marks: &[MarkRow], lang: Lang) -> Option<Self> {
        let first = marks.iter().map(|mark| mark.day).min()?.with_day(1)?;
        let last = marks.iter().map(|mark| mark.day).max()?.with_day(1)?;
        let end = last.checked_add_months(Months::new(1))?;
        let days = f64::from(i32::try_from((end - first).num_days()).unwrap_or(i32::MAX));
        let label = if lang == Lang::Zh { 11.5 } else { 13.2 };
        Some(Self { from: first, days, label })
    }

    /// Position in percent; the middle of the month where the day is not known.
    fn x(&self, mark: &MarkRow) -> f64 {
        match mark.day_precision {
            Precision::Day => self.at(mark.day),
            Precision::Month => f64::midpoint(self.at(mark.day), self.at(next_month(mark.day))),
        }
    }

    fn at(&self, day: NaiveDate) -> f64 {
        let days = f64::from(i32::try_from((day - self.from).num_days()).unwrap_or(0));
        self.label + (100.0 - self.label) * days / self.days
    }
}

fn next_month(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(1)).unwrap_or(day)
}

impl Lanes {
    /// The chart of a set of announcements in date order, or nothing if there are none.
    #[must_use]
    pub fn new(frame: &Frame, marks: &[MarkRow]) -> Option<Self> {
        let axis = Axis::new(marks, frame.lang)?;
        let (state, others): (Vec<&MarkRow>, Vec<&MarkRow>) =
            marks.iter().partition(|mark| mark.company_kind == CompanyKind::Regulator);
        let mut lanes = Vec::new();
        let mut y = 34;
        if !state.is_empty() {
            y = push_state(frame, &axis, &state, y, &mut lanes);
        }
        let shared_names = lane_sets(&others);
        for (kind, own, rest) in shared_names {
            y = push_group(frame, &axis, kind, &own, &rest, y, &mut lanes);
        }
        let rules = lanes.first().filter(|lane| lane.is_state).map_or_else(Vec::new, |lane| {
            let nation: BTreeSet<&str> = state
                .iter()
                .filter(|m| m.scope == Scope::National && m.day_precision == Precision::Day)
                .map(|m| m.id.as_str())
                .collect();
            let is_national = |mark: &&Mark| nation.iter().any(|id| mark.url.ends_with(id));
            lane.marks.iter().filter(is_national).map(|m| (m.x.clone(), m.y)).collect()
        });
        let own = lanes.iter().filter(|lane| lane.url.is_some()).count();
        Some(Self {
            height: y + 22,
            bottom: y,
            title: frame.t.get("lanes-title"),
            desc: frame
                .t
                .with("lanes-desc", &[("marks", marks.len().into()), ("lanes", own.into())]),
            per_month: frame.t.get("lanes-per-month"),
            source: frame.t.about("chart-source", frame.version()),
            months: months(frame, &axis, marks),
            rules,
            rows: lanes,
        })
    }
}

fn months(frame: &Frame, axis: &Axis, marks: &[MarkRow]) -> Vec<MonthHead> {
    let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for mark in marks {
        *counts.entry(mark.day.with_day(1).unwrap_or(mark.day)).or_default() += 1;
    }
    std::iter::successors(Some(axis.from), |month| Some(next_month(*month)))
        .take_while(|month| axis.at(*month) < 99.9)
        .map(|month| MonthHead {
            x: pct(axis.at(month)),
            label: format::month_short(frame.lang, month),
            count: counts.get(&month).copied().unwrap_or(0),
        })
        .collect()
}

type Group<'a> = (CompanyKind, Vec<Vec<&'a MarkRow>>, Vec<&'a MarkRow>);

/// The groups in order: companies with a lane of their own by count, then the rest.
fn lane_sets<'a>(marks: &[&'a MarkRow]) -> Vec<Group<'a>> {
    CompanyKind::ALL
        .iter()
        .filter_map(|kind| {
            let mut companies: BTreeMap<&str, Vec<&MarkRow>> = BTreeMap::new();
            for mark in marks.iter().filter(|mark| mark.company_kind == *kind) {
                companies.entry(mark.company.as_str()).or_default().push(mark);
            }
            let (mut own, rest): (Vec<_>, Vec<_>) =
                companies.into_values().partition(|marks| marks.len() >= OWN_LANE);
            own.sort_by_key(|marks| std::cmp::Reverse(marks.len()));
            let mut rest: Vec<&MarkRow> = rest.into_iter().flatten().collect();
            rest.sort_by_key(|mark| (mark.day, mark.id.clone()));
            (!own.is_empty() || !rest.is_empty()).then_some((*kind, own, rest))
        })
        .collect()
}

fn push_state(
    frame: &Frame,
    axis: &Axis,
    marks: &[&MarkRow],
    top: i32,
    lanes: &mut Vec<Lane>,
) -> i32 {
    let name = |mark: &MarkRow| {
        let class = if mark.scope == Scope::National { "b" } else { "q" };
        Some((frame.pick(&mark.label_en, &mark.label_zh).to_owned(), class))
    };
    let (marks, rows) = place(frame, axis, marks, (top + 17, 15), Naming::Every, name);
    let end_y = top + 17 + 15 * rows;
    lanes.push(Lane {
        label: frame.t.get("lanes-state"),
        label_y: top + 20,
        end_y,
        strong_end: true,
        is_state: true,
        marks,
        ..Lane::default()
    });
    end_y
}

fn push_group(
    frame: &Frame,
    axis: &Axis,
    kind: CompanyKind,
    own: &[Vec<&MarkRow>],
    rest: &[&MarkRow],
    top: i32,
    lanes: &mut Vec<Lane>,
) -> i32 {
    let mut y = top;
    let count_x = pct(axis.label - 1.0);
    let group = frame.t.get(&word_key("company-kind-plural", kind.as_str()));
    let mut head = Some((group.clone(), y + 16));
    for marks in own {
        y += if head.is_some() { 20 } else { 0 };
        let mut seen = BTreeSet::new();
        let names = first_mentions(frame, marks, &mut seen);
        let name = |mark: &MarkRow| names.get(mark.id.as_str()).map(|name| (name.clone(), "q"));
        let (placed, rows) = place(frame, axis, marks, (y + 11, STEP), Naming::WhereFree, name);
        let company = marks[0];
        let end_y = y + 10 + STEP * rows;
        lanes.push(Lane {
            head: head.take(),
            label: frame.pick(&company.short_en, &company.short_zh).to_owned(),
            url: Some(frame.urls.company(&company.company)),
            label_y: i32::midpoint(y, end_y) + 4,
            count: Some(marks.len()),
            count_x: count_x.clone(),
            end_y,
            marks: placed,
            ..Lane::default()
        });
        y = end_y;
    }
    if !rest.is_empty() {
        let name =
            |mark: &MarkRow| Some((frame.pick(&mark.short_en, &mark.short_zh).to_owned(), ""));
        let (placed, rows) = place(frame, axis, rest, (y + 11, STEP), Naming::Every, name);
        let end_y = y + 10 + STEP * rows;
        lanes.push(Lane {
            label: if own.is_empty() { group } else { frame.t.get("lanes-more") },
            label_y: i32::midpoint(y, end_y) + 4,
            count: Some(rest.len()),
            count_x,
            end_y,
            marks: placed,
            ..Lane::default()
        });
        y = end_y;
    }
    y
}

/// The mark at which each model is first named, by kind of step and then by date.
fn first_mentions(
    frame: &Frame,
    marks: &[&MarkRow],
    seen: &mut BTreeSet<String>,
) -> BTreeMap<String, String> {
    use AnnouncementKind as K;
    const ORDER: [AnnouncementKind; 7] = [
        K::Unveiling,
        K::OpenSource,
        K::PublicRelease,
        K::InvitedTest,
        K::Teaser,
        K::Upgrade,
        K::Integration,
    ];
    let mut names = BTreeMap::new();
    for kind in ORDER {
        for mark in marks.iter().filter(|mark| mark.kind == kind) {
            let slugs = split(&mark.models);
            let spoken = split(frame.pick(&mark.models_en, &mark.models_zh));
            let new = slugs.iter().zip(&spoken).find(|(slug, _)| !seen.contains(**slug));
            if let Some((_, name)) = new {
                names.insert(mark.id.clone(), (*name).to_owned());
                seen.extend(slugs.iter().map(|slug| (*slug).to_owned()));
            }
        }
    }
    names
}

/// Which marks of a lane carry a label.
#[derive(Clone, Copy, PartialEq)]
enum Naming {
    /// Every mark: a sub-row is chosen, or opened, where mark and label both fit.
    Every,
    /// Those for whose label there is room beside the mark.
    WhereFree,
}

/// A label's place beside its mark: the offset at which it stands and the room it takes, in pixels.
#[derive(Clone, Copy)]
struct Beside {
    dx: i32,
    from: f64,
    to: f64,
}

/// Room right of a mark, then left of it, that lies inside the plot at a width.
fn beside(axis: &Axis, x: f64, width: f64, text: f64) -> impl Iterator<Item = Beside> {
    let px = x * width / 100.0;
    let right = Beside { dx: 8, from: px + HALF, to: px + HALF + text + 4.0 };
    let left = Beside { dx: -8, from: px - HALF - text - 4.0, to: px - HALF };
    let (start, end) = (axis.label * width / 100.0, width);
    [right, left].into_iter().filter(move |place| place.from >= start && place.to <= end)
}

/// The room of a mark at a width; a month takes all of itself.
fn own_room(axis: &Axis, mark: &MarkRow, width: f64) -> (f64, f64) {
    let px = |x: f64| x * width / 100.0;
    match mark.day_precision {
        Precision::Day => (px(axis.x(mark)) - HALF, px(axis.x(mark)) + HALF),
        Precision::Month => (px(axis.at(mark.day)), px(axis.at(next_month(mark.day)))),
    }
}

/// Places the marks of a lane and their labels. Gives the number of sub-rows.
fn place(
    frame: &Frame,
    axis: &Axis,
    marks: &[&MarkRow],
    (top, step): (i32, i32),
    naming: Naming,
    name: impl Fn(&MarkRow) -> Option<(String, &'static str)>,
) -> (Vec<Mark>, i32) {
    let (mut narrow, mut wide) = (Rows::default(), Rows::default());
    // Dated marks first: a month takes its whole width and yields to them.
    let mut order: Vec<&MarkRow> = marks.to_vec();
    order.sort_by_key(|mark| (mark.day_precision, mark.day, mark.id.clone()));
    let mut placed = Vec::new();
    for mark in order {
        let x = axis.x(mark);
        let (from, to) = own_room(axis, mark, NARROW);
        let label = name(mark).filter(|_| naming == Naming::Every);
        let room: Vec<Beside> = label
            .iter()
            .flat_map(|(text, _)| beside(axis, x, NARROW, text_width(text)))
            .map(|b| Beside { dx: b.dx, from: b.from.min(from), to: b.to.max(to) })
            .collect();
        let mut spans: Vec<(f64, f64)> = room.iter().map(|b| (b.from, b.to)).collect();
        if spans.is_empty() {
            spans.push((from, to));
        }
        let (row, chosen) = narrow.take_any(&spans);
        let (wide_from, wide_to) = own_room(axis, mark, WIDE);
        wide.put(row, wide_from, wide_to);
        let y = top + step * i32::try_from(row).unwrap_or(0);
        let mut drawn = drawn(frame, axis, mark, x, y);
        if let (Some((text, class)), Some(place)) = (label, room.get(chosen)) {
            drawn.label = Some(Label { text, dx: place.dx, class });
        }
        placed.push((mark, row, x, drawn));
    }
    if naming == Naming::WhereFree {
        for (mark, row, x, drawn) in &mut placed {
            let Some((text, class)) = name(mark) else { continue };
            let width = text_width(&text);
            let at = |rows: &mut Rows, screen: f64| {
                beside(axis, *x, screen, width).find(|b| rows.take_in(*row, b.from, b.to))
            };
            if let Some(place) = at(&mut narrow, NARROW) {
                let same_side = |b: &Beside| b.dx == place.dx;
                for b in beside(axis, *x, WIDE, width).filter(same_side) {
                    wide.put(*row, b.from, b.to);
                }
                drawn.label = Some(Label { text, dx: place.dx, class });
            } else if let Some(place) = at(&mut wide, WIDE) {
                drawn.label = Some(Label { text, dx: place.dx, class: "q l2" });
            }
        }
    }
    let rows = i32::try_from(narrow.len()).unwrap_or(1);
    (placed.into_iter().map(|(_, _, _, mark)| mark).collect(), rows)
}

fn drawn(frame: &Frame, axis: &Axis, mark: &MarkRow, x: f64, y: i32) -> Mark {
    let day = match mark.day_precision {
        Precision::Day => format::short_day(frame.lang, mark.day),
        Precision::Month => format::known_day(frame.lang, mark.day, Precision::Month),
    };
    let kind = frame.word("kind", mark.kind.as_str());
    let title = frame.pick(&mark.title_en, &mark.title_zh);
    let values = [("day", day.into()), ("title", title.into()), ("kind", kind.into())];
    let month = (mark.day_precision == Precision::Month)
        .then(|| (pct(axis.at(mark.day) + 0.3), pct(axis.at(next_month(mark.day)) - 0.3)));
    Mark {
        url: frame.urls.announcement(&mark.id),
        title: frame.t.with("mark-title", &values),
        kind: mark.kind,
        x: pct(x),
        y,
        month,
        label: None,
    }
}
