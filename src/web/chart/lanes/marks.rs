//! Where the marks of a lane and their labels stand.

use super::axis::{Axis, next_month};
use super::{Label, Mark, NARROW};
use crate::domain::Precision;
use crate::store::announcements::AnnouncementRow;
use crate::web::chart::pct;
use crate::web::chart::place::{BOLD, Rows, text_width};
use crate::web::format;
use crate::web::render::Frame;

/// Width at which the second pass adds labels, shown from 1360 px.
const WIDE: f64 = 1290.0;
/// Room between a label and what comes next.
const GAP: f64 = 7.0;
/// Room of a mark to each side.
const HALF: f64 = 6.0;

/// Which marks of a lane carry a label.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Naming {
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
    let right = Beside { dx: 8, from: px + HALF, to: px + HALF + text + GAP };
    let left = Beside { dx: -8, from: px - HALF - text - GAP, to: px - HALF };
    let (start, end) = (axis.label * width / 100.0, width);
    [right, left].into_iter().filter(move |place| place.from >= start && place.to <= end)
}

/// The room of a mark at a width; a month takes all of itself.
fn own_room(axis: &Axis, mark: &AnnouncementRow, width: f64) -> (f64, f64) {
    let px = |x: f64| x * width / 100.0;
    match mark.day_precision {
        Precision::Day => (px(axis.x(mark)) - HALF, px(axis.x(mark)) + HALF),
        Precision::Month => (px(axis.at(mark.day)), px(axis.at(next_month(mark.day)))),
    }
}

fn label_width(text: &str, class: &str) -> f64 {
    text_width(text) * if class == "b" { BOLD } else { 1.0 }
}

/// Places the marks of a lane and their labels. Gives the number of sub-rows.
pub(super) fn place(
    frame: &Frame,
    axis: &Axis,
    marks: &[&AnnouncementRow],
    (top, step): (i32, i32),
    naming: Naming,
    name: impl Fn(&AnnouncementRow) -> Option<(String, &'static str)>,
) -> (Vec<Mark>, i32) {
    let (mut narrow, mut wide) = (Rows::default(), Rows::default());
    // Dated marks first: a month takes its whole width and yields to them.
    let mut order: Vec<&AnnouncementRow> = marks.to_vec();
    order.sort_by_key(|mark| (mark.day_precision, mark.day, mark.id.clone()));
    let mut placed = Vec::new();
    for mark in order {
        let x = axis.x(mark);
        let (from, to) = own_room(axis, mark, NARROW);
        let label = name(mark).filter(|_| naming == Naming::Every);
        let room: Vec<Beside> = label
            .iter()
            .flat_map(|(text, class)| beside(axis, x, NARROW, label_width(text, class)))
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
            let width = label_width(&text, class);
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

fn drawn(frame: &Frame, axis: &Axis, mark: &AnnouncementRow, x: f64, y: i32) -> Mark {
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
