//! The row of the models of which the record has one step: each a mark with the name of its model.

use super::gaps::NARROW;
use super::{HALF, Mark, Row, Taken, mark, name_of, place};
use crate::answers::rows::ModelRow;
use crate::web::chart::axis::Years;
use crate::web::chart::place::{Rows, text_width};
use crate::web::render::Frame;

/// Height of a sub-row.
const STEP: i32 = 15;
/// From a mark to its name.
const ASIDE: i32 = 9;
/// How far a name may reach into the margin of the page.
const MARGIN: f64 = 8.0;

/// The row. Marks and names are placed for the narrowest screen, so that they cannot touch on others.
pub(super) fn row(
    frame: &Frame,
    axis: &Years,
    models: &[(&ModelRow, Vec<&Taken>)],
    top: i32,
) -> Row {
    let line_y = top + 38;
    let mut rows = Rows::default();
    let mut marks = Vec::new();
    for (model, steps) in models {
        let name = name_of(frame, model);
        let at = place(axis, steps[0]) * NARROW / 100.0;
        let (sub, label) = beside(&mut rows, name, at);
        let y = line_y + STEP * i32::try_from(sub).unwrap_or(0);
        marks.push(Mark { label: Some(label), ..mark(frame, axis, steps[0], y) });
    }
    Row {
        name: frame.t.count("company-ladder-once", models.len()),
        other: String::new(),
        name_y: top + 19,
        line_y,
        end_y: line_y + STEP * i32::try_from(rows.len()).unwrap_or(1) - 3,
        span: None,
        marks,
        gaps: Vec::new(),
        gap_y: 0,
    }
}

/// The sub-row of a mark and its name: right of the mark or left of it. A name that fits on neither
/// side is written on wider screens only, in a sub-row of its own.
fn beside(rows: &mut Rows, name: &str, at: f64) -> (usize, (String, i32, &'static str)) {
    let room = text_width(name) + f64::from(ASIDE);
    let sides = [(false, (at - HALF, at + room)), (true, (at - room, at + HALF))];
    let is_inside = |(from, to): (f64, f64)| from >= -MARGIN && to <= NARROW + MARGIN;
    let inside: Vec<_> = sides.into_iter().filter(|(_, side)| is_inside(*side)).collect();
    let stretches: Vec<(f64, f64)> = inside.iter().map(|(_, side)| *side).collect();
    let (sub, is_left, is_wide) = if stretches.is_empty() {
        (rows.take_any(&[(0.0, NARROW)]).0, at > NARROW / 2.0, true)
    } else {
        let (sub, which) = rows.take_any(&stretches);
        (sub, inside[which].0, false)
    };
    let class = match (is_left, is_wide) {
        (false, false) => "",
        (true, false) => " e",
        (false, true) => " w-only",
        (true, true) => " e w-only",
    };
    (sub, (name.to_owned(), if is_left { -ASIDE } else { ASIDE }, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_right_of_its_mark_or_left_where_the_picture_ends_and_touches_no_other() {
        let mut rows = Rows::default();
        let side = |(sub, (_, dx, class)): (usize, (String, i32, &'static str))| (sub, dx, class);
        assert_eq!(side(beside(&mut rows, "Qwen-7B", 20.0)), (0, ASIDE, ""));
        assert_eq!(side(beside(&mut rows, "Qwen-14B", 40.0)), (1, ASIDE, ""));
        assert_eq!(side(beside(&mut rows, "Qwen-72B", NARROW - 5.0)), (0, -ASIDE, " e"));
        let long = "A name that is longer than half of the narrowest screen is wide";
        assert_eq!(side(beside(&mut rows, long, 100.0)), (2, ASIDE, " w-only"));
    }
}
