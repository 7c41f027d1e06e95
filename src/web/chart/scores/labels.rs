//! Names beside the marks of a benchmark's chart, where nothing else is.

use super::plot::{BASE, Drawing, LEFT, Mark, RIGHT, Shape, TOP, WIDTH};
use crate::record::tables::{MeasuredBy, Score};
use crate::web::chart::place::{Room, text_width};

/// Most labels.
const LABELS: usize = 20;
/// Longest name, in characters; longer ones would cover the plot.
const LONGEST: usize = 26;

/// The name beside a mark; on the line of the best figures, with the figure.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) dx: f64,
    pub(super) y: String,
    pub(super) is_left: bool,
    pub(super) is_best: bool,
}

/// A place beside a mark: pixels across and down, and whether the name ends there.
type Place = (f64, f64, bool);

/// Above the line for its own marks, on either side for the others.
const OF_BEST: [Place; 5] = [
    (-2.0, -9.0, false),
    (2.0, -9.0, true),
    (-8.0, 4.0, true),
    (2.0, -20.0, true),
    (8.0, 15.0, false),
];
const OF_OTHERS: [Place; 6] = [
    (8.0, 4.0, false),
    (-8.0, 4.0, true),
    (-8.0, -6.0, true),
    (8.0, -6.0, false),
    (8.0, 14.0, false),
    (-8.0, 14.0, true),
];

fn pixels(percent: f64) -> f64 {
    percent / 100.0 * WIDTH
}

impl Drawing<'_> {
    fn is_best(&self, score: &Score) -> bool {
        self.best.iter().any(|best| best.id == score.id)
    }

    /// A label for the figures on the line, then for experiments, makers' and other figures, at most
    /// one a model.
    pub(super) fn labels(&self) -> Vec<Option<Label>> {
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by(|a, b| {
            let rank = |mark: &Mark<'_>| {
                (
                    !self.is_best(mark.score),
                    mark.shape != Shape::Experiment,
                    mark.shape != Shape::By(MeasuredBy::Maker),
                    mark.shape == Shape::Restated,
                )
            };
            let (a, b) = (&self.marks[*a], &self.marks[*b]);
            rank(a).cmp(&rank(b)).then(a.y.total_cmp(&b.y))
        });
        let mut taken = self.taken();
        let mut labels: Vec<Option<Label>> = self.marks.iter().map(|_| None).collect();
        let (mut n, mut named) = (0, Vec::new());
        for at in order {
            let mark = &self.marks[at];
            let (is_best, model) = (self.is_best(mark.score), &mark.score.model);
            let is_long = mark.score.version.chars().count() > LONGEST;
            if n >= LABELS || is_long || !is_best && named.contains(&model) {
                continue;
            }
            let text = if is_best {
                format!("{} {}", mark.score.version, mark.score.value)
            } else {
                mark.score.version.clone()
            };
            let width = text_width(&text) + 2.0;
            let places = if is_best { &OF_BEST[..] } else { &OF_OTHERS[..] };
            let found = places.iter().find_map(|(across, down, is_left)| {
                let end = pixels(mark.x) + mark.aside + across;
                let left = if *is_left { end - width } else { end };
                let top = mark.y + down - 9.0;
                let room = Room { left, right: left + width, top, bottom: top + 12.0 };
                let is_inside = room.left > pixels(LEFT)
                    && room.right < pixels(RIGHT)
                    && room.top > TOP
                    && room.bottom < BASE;
                let is_free = is_inside && !taken.iter().any(|other| other.touches(&room));
                is_free.then_some((*across, *down, *is_left, room))
            });
            let Some((across, down, is_left, room)) = found else { continue };
            taken.push(room);
            named.push(model);
            n += 1;
            labels[at] = Some(Label {
                text,
                dx: mark.aside + across,
                y: format!("{:.1}", mark.y + down),
                is_left,
                is_best,
            });
        }
        labels
    }

    /// What marks and the line take up.
    fn taken(&self) -> Vec<Room> {
        let of_mark = |mark: &Mark<'_>| {
            let x = pixels(mark.x) + mark.aside;
            Room { left: x - 5.0, right: x + 5.0, top: mark.y - 5.0, bottom: mark.y + 5.0 }
        };
        let mut taken: Vec<Room> = self.marks.iter().map(of_mark).collect();
        let at = |score: &Score| {
            (pixels(self.axis.at(score.day.last())), self.axis.level(score.value.number()))
        };
        for (n, score) in self.best.iter().enumerate() {
            let (x, y) = at(score);
            let next = self.best.get(n + 1).map(|next| at(next));
            let (end, top) = next.unwrap_or((pixels(RIGHT), y));
            taken.push(Room { left: x, right: end, top: y - 1.5, bottom: y + 1.5 });
            taken.push(Room { left: end - 1.0, right: end + 1.0, top, bottom: y });
        }
        taken
    }
}
