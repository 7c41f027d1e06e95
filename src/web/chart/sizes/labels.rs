//! Names beside marks, where nothing else is.

use super::size::{GPT_3, STRIP, Size, level, series};
use crate::answers::held::Held;
use crate::web::chart::place::{Room, text_width};

/// The width at which labels are placed, in pixels: on wider screens nothing can collide.
const WIDTH: f64 = 920.0;
/// Longest label, in characters; a version whose name with that of its model is longer stands alone.
const LONGEST: usize = 25;
/// Most labels.
const LABELS: usize = 17;

/// The name beside a mark.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) dx: f64,
    pub(super) y: String,
    pub(super) is_left: bool,
}

/// A label for some of the sizes, at most one a model: the sizes from before the year, new largest
/// open ones, those of 150 billion and more, then the models that most scores and announcements name.
pub(super) fn labels(held: &Held, sizes: &[Size<'_>]) -> Vec<Option<Label>> {
    let newest = series(sizes);
    let weight = |size: &Size<'_>| {
        let model = size.spec.model.as_str();
        let scores = held.tables.scores.iter();
        let scores = scores.filter(|row| row.model.as_ref() == Some(&size.spec.model)).count();
        let announcements = held.announcements().filter(|row| row.names(model)).count();
        scores + 8 * announcements
    };
    let rank = |size: &Size<'_>| {
        let is_newest = newest.iter().any(|new| std::ptr::eq(*new, size));
        match (size.is_before, is_newest, size.value >= 150e9) {
            (true, ..) => 0,
            (_, true, _) => 1,
            (_, _, true) => 2,
            _ => 3,
        }
    };
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_cached_key(|n| {
        (
            rank(&sizes[*n]),
            std::cmp::Reverse(weight(&sizes[*n])),
            std::cmp::Reverse(sizes[*n].spec.day.first()),
        )
    });
    let centre = |size: &Size<'_>| size.x / 100.0 * WIDTH + size.aside;
    let mut taken: Vec<Room> = sizes
        .iter()
        .map(|size| {
            let x = centre(size);
            Room { left: x - 5.0, right: x + 5.0, top: size.y - 5.0, bottom: size.y + 5.0 }
        })
        .collect();
    let reference = level(GPT_3);
    taken.push(Room {
        left: STRIP / 100.0 * WIDTH,
        right: STRIP / 100.0 * WIDTH + 140.0,
        top: reference - 15.0,
        bottom: reference,
    });
    // The figures of the scale stand above their lines.
    for value in [1e9, 3e9, 1e10, 3e10, 1e11, 3e11, 1e12] {
        let left = STRIP / 100.0 * WIDTH;
        taken.push(Room {
            left,
            right: left + 62.0,
            top: level(value) - 15.0,
            bottom: level(value),
        });
    }
    let mut labels: Vec<Option<Label>> = sizes.iter().map(|_| None).collect();
    let mut named: Vec<&str> = Vec::new();
    for n in order {
        let size = &sizes[n];
        let model = size.spec.model.as_str();
        if named.len() >= LABELS || named.contains(&model) {
            continue;
        }
        // What was there before the year is named in its strip.
        let end = if size.is_before { STRIP / 100.0 * WIDTH } else { WIDTH };
        let name = &size.name;
        let is_long = name.chars().count() > LONGEST || centre(size) + 8.0 + text_width(name) > end;
        let is_long = is_long && !size.spec.version.is_empty();
        let text = if is_long { size.spec.version.clone() } else { name.clone() };
        let width = text_width(&text);
        // Right, left, then above and below on either side.
        let places =
            [(false, 4.0), (true, 4.0), (false, -8.0), (false, 15.0), (true, -8.0), (true, 15.0)];
        let found = places.into_iter().find_map(|(is_left, down)| {
            let x = centre(size);
            let left = if is_left { x - 8.0 - width } else { x + 8.0 };
            let room = Room {
                left,
                right: left + width,
                top: size.y + down - 10.0,
                bottom: size.y + down + 2.0,
            };
            let is_inside = left > 0.0 && room.right < end;
            let is_free = is_inside && !taken.iter().any(|other| other.touches(&room));
            is_free.then_some((is_left, down, room))
        });
        let Some((is_left, down, room)) = found else { continue };
        taken.push(room);
        named.push(model);
        labels[n] = Some(Label {
            text,
            dx: if is_left { size.aside - 8.0 } else { size.aside + 8.0 },
            y: format!("{:.1}", size.y + down),
            is_left,
        });
    }
    labels
}
