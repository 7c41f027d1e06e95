//! The timeline as lanes: companies by day, one mark an announcement.
//!
//! Companies with three or more announcements have a lane of their own, grouped by what they are;
//! the rest of a group share one, where every mark is named. Acts of the state stand in a band on
//! top; national ones run down as rules. Marks step down where they would touch at the narrowest
//! width the chart is drawn for, so that nothing collides on wider screens.

mod axis;
mod groups;
mod marks;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use chrono::{Datelike, NaiveDate};

use self::axis::{Axis, next_month};
use self::groups::{lane_sets, longest_name, push_group, push_state};
use super::pct;
use crate::domain::{AnnouncementKind, CompanyKind, Precision, Scope};
use crate::store::announcements::AnnouncementRow;
use crate::web::format;
use crate::web::render::Frame;

/// Width at which marks are stacked and labels of the first pass placed; the chart is shown from
/// 1000 px, less gutters.
const NARROW: f64 = 920.0;
/// Height of a sub-row.
const STEP: i32 = 12;

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
impl Lanes {
    /// The chart of a set of announcements in date order, or nothing if there are none.
    #[must_use]
    pub fn new(frame: &Frame, marks: &[&AnnouncementRow]) -> Option<Self> {
        let (state, others): (Vec<&AnnouncementRow>, Vec<&AnnouncementRow>) =
            marks.iter().partition(|mark| mark.company_kind == CompanyKind::Regulator);
        let groups = lane_sets(&others);
        let axis = Axis::new(marks, longest_name(frame, &groups), NARROW)?;
        let mut lanes = Vec::new();
        let mut y = 34;
        if !state.is_empty() {
            y = push_state(frame, &axis, &state, y, &mut lanes);
        }
        for (kind, own, rest) in &groups {
            y = push_group(frame, &axis, (*kind, own, rest), y, &mut lanes);
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

fn months(frame: &Frame, axis: &Axis, marks: &[&AnnouncementRow]) -> Vec<MonthHead> {
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
