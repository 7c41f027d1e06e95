//! Marks and their labels in the rows of a lane.
//!
//! All positions are worked out at the narrowest width that the chart is shown at, so that nothing
//! can collide on wider screens.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::axis::Axis;
use super::plan::{Whose, company_name};
use crate::answers::rows::{AnnouncementRow, split};
use crate::domain::{AnnouncementKind as K, Precision, Scope};
use crate::web::chart::place::text_width;
use crate::web::render::Frame;

/// Width at which marks are stacked and labels of the first pass placed; the chart is shown from
/// 1000 px, less gutters.
pub(super) const NARROW: f64 = 920.0;
/// Width at which the second pass adds labels, shown from 1360 px.
const WIDE: f64 = 1290.0;
/// Room of a mark to each side.
const HALF: f64 = 5.5;
/// From the middle of a mark to its label.
const ASIDE: f64 = 8.0;
/// Air between a label and what stands next to it.
const AIR: f64 = 2.0;
/// Labels of a company's lane at the two widths.
const NAMED: [usize; 2] = [2, 3];

/// A mark in its row.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) mark: &'a AnnouncementRow,
    pub(super) row: usize,
    pub(super) label: Option<Label>,
}

/// A label beside its mark.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether it stands left of the mark.
    pub(super) is_left: bool,
    /// Whether only wide screens have room for it.
    pub(super) is_wide: bool,
}

/// What a lane draws.
#[derive(Debug, Default)]
pub(super) struct Packed<'a> {
    pub(super) placed: Vec<Placed<'a>>,
    pub(super) rows: usize,
    /// Marks that found no row.
    pub(super) over: Vec<&'a AnnouncementRow>,
}

/// Dated marks first: those of which only the month is known yield to them.
fn in_order<'a>(marks: &[&'a AnnouncementRow]) -> Vec<&'a AnnouncementRow> {
    let mut order = marks.to_vec();
    order.sort_by_key(|mark| (mark.day_precision == Precision::Month, mark.day, &mark.id));
    order
}

/// Puts each mark into the first row where it touches none, of at most so many rows.
pub(super) fn stack<'a>(axis: &Axis, marks: &[&'a AnnouncementRow], most: usize) -> Packed<'a> {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut packed = Packed::default();
    for mark in in_order(marks) {
        let x = axis.x(mark) * NARROW / 100.0;
        let is_free = |row: &Vec<f64>| row.iter().all(|other| (x - other).abs() >= 2.0 * HALF);
        let row = rows.iter().position(is_free).unwrap_or(rows.len());
        if row == most {
            packed.over.push(mark);
            continue;
        }
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].push(x);
        packed.placed.push(Placed { mark, row, label: None });
    }
    packed.rows = rows.len();
    packed
}

/// Room of a label right of a mark, then left of it, that lies inside the plot at a width.
fn beside(axis: &Axis, mark: &AnnouncementRow, text: &str, width: f64) -> Vec<(bool, f64, f64)> {
    let x = axis.x(mark) * width / 100.0;
    let text = text_width(text) + AIR;
    let sides = [(false, x + ASIDE, x + ASIDE + text), (true, x - ASIDE - text, x - ASIDE)];
    let start = axis.label * width / 100.0;
    sides.into_iter().filter(|(_, from, to)| *from >= start && *to <= width + 4.0).collect()
}

/// Labels the marks of a lane where there is room beside them: those of a shared lane with their
/// companies, those of a company's lane with what they brought, at most a few.
pub(super) fn name(frame: &Frame, axis: &Axis, whose: Whose, packed: &mut Packed<'_>) {
    let candidates = candidates(frame, whose, &packed.placed);
    for (width, named, is_wide) in [(NARROW, NAMED[0], false), (WIDE, NAMED[1], true)] {
        let most = if whose == Whose::One { named } else { usize::MAX };
        let mut taken: Vec<(usize, f64, f64)> = Vec::new();
        for placed in &packed.placed {
            let x = axis.x(placed.mark) * width / 100.0;
            taken.push((placed.row, x - HALF, x + HALF));
            let Some(label) = &placed.label else { continue };
            let sides = beside(axis, placed.mark, &label.text, width);
            let side = sides.into_iter().find(|(is_left, ..)| *is_left == label.is_left);
            taken.extend(side.map(|(_, from, to)| (placed.row, from, to)));
        }
        for (n, text) in &candidates {
            let labelled = packed.placed.iter().filter(|placed| placed.label.is_some()).count();
            let placed = &mut packed.placed[*n];
            if labelled >= most || placed.label.is_some() {
                continue;
            }
            let is_free = |(_, from, to): &(bool, f64, f64)| {
                let apart = |(row, start, end): &(usize, f64, f64)| {
                    *row != placed.row || to + AIR <= *start || from - AIR >= *end
                };
                taken.iter().all(apart)
            };
            let sides = beside(axis, placed.mark, text, width);
            if let Some((is_left, from, to)) = sides.into_iter().find(is_free) {
                taken.push((placed.row, from, to));
                placed.label = Some(Label { text: text.clone(), is_left, is_wide });
            }
        }
    }
}

/// Which marks are labelled first, and how.
fn candidates(frame: &Frame, whose: Whose, placed: &[Placed<'_>]) -> Vec<(usize, String)> {
    let mut order: Vec<(usize, &AnnouncementRow)> =
        placed.iter().map(|placed| placed.mark).enumerate().collect();
    order.sort_by_key(|(_, mark)| (mark.day, &mark.id));
    let mut seen = BTreeSet::new();
    let ranked = order.into_iter().map(|(n, mark)| {
        let names =
            if whose == Whose::One { split(&mark.models) } else { vec![mark.company.as_str()] };
        let is_new = names.iter().filter(|name| seen.insert(**name)).count() > 0;
        let kind = if whose == Whose::One { rank(mark.kind) } else { 0 };
        (!is_new, kind, mark.day, &mark.id, n, mark)
    });
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(is_old, kind, day, id, ..)| (*is_old, *kind, *day, *id));
    let named = ranked.into_iter().map(|(.., n, mark)| {
        let label = frame.pick(&mark.label_en, &mark.label_zh);
        (n, if whose == Whose::One { label } else { company_name(frame, mark) }.to_owned())
    });
    named.filter(|(_, text)| !text.is_empty()).collect()
}

/// Which kinds of news a lane names first.
fn rank(kind: K) -> usize {
    const ORDER: [K; 14] = [
        K::Unveiling,
        K::PublicRelease,
        K::OpenSource,
        K::Founding,
        K::InvitedTest,
        K::Upgrade,
        K::Funding,
        K::Dispute,
        K::Teaser,
        K::Statement,
        K::Integration,
        K::Approval,
        K::Inquiry,
        K::Policy,
    ];
    ORDER.iter().position(|known| *known == kind).unwrap_or(ORDER.len())
}

/// The band of the state, or a lane of few: a mark and its label are one box, so that each is named;
/// what is drawn through all lanes first, then national acts. A mark without room for its label stands
/// alone.
pub(super) fn band<'a>(
    frame: &Frame,
    axis: &Axis,
    marks: &[&'a AnnouncementRow],
    ruled: &[&AnnouncementRow],
    most: usize,
) -> Packed<'a> {
    let mut order = in_order(marks);
    let is_ruled = |mark: &AnnouncementRow| ruled.iter().any(|rule| rule.id == mark.id);
    order.sort_by_key(|mark| Reverse((is_ruled(mark), mark.scope == Scope::National)));
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut packed = Packed::default();
    for mark in order {
        let x = axis.x(mark) * NARROW / 100.0;
        let (start, end) = (x - HALF - 0.5, x + HALF + 0.5);
        let text = frame.pick(&mark.label_en, &mark.label_zh);
        let sides = beside(axis, mark, text, NARROW).into_iter().filter(|_| !text.is_empty());
        let boxes: Vec<_> = sides
            .map(|(is_left, from, to)| (Some(is_left), from.min(start), to.max(end)))
            .collect();
        // The first row with room for one of the boxes; a row that is not there yet has room.
        let place = |boxes: &[(Option<bool>, f64, f64)]| {
            let in_row = |n: usize| {
                let apart = |(_, from, to): &&(Option<bool>, f64, f64)| {
                    let mut taken = rows.get(n).into_iter().flatten();
                    taken.all(|(left, right)| to + 3.0 <= *left || from - 3.0 >= *right)
                };
                boxes.iter().find(apart).map(|found| (n, *found))
            };
            (0..most).find_map(in_row)
        };
        let found = place(&boxes).or_else(|| place(&[(None, start, end)]));
        let Some((row, (is_left, from, to))) = found else {
            packed.over.push(mark);
            continue;
        };
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].push((from, to));
        let label = is_left.map(|is_left| Label { text: text.to_owned(), is_left, is_wide: false });
        packed.placed.push(Placed { mark, row, label });
    }
    packed.rows = rows.len();
    packed
}
