//! Labels above a line, in tiers, each tied to its mark by a leader that runs straight down.

/// Room between two labels of a tier, in pixels.
const GAP: f64 = 5.0;
/// Distance of a label from its leader.
const BESIDE: f64 = 3.0;

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LabelTier {
    /// Its tier, 0 on top.
    pub(super) tier: usize,
    /// Whether it stands left of its leader, where there is no room to the right.
    pub(super) left: bool,
}

struct Taken {
    x: f64,
    from: f64,
    to: f64,
    tier: usize,
}

impl Taken {
    fn new(x: f64, text: f64, tier: usize, left: bool) -> Self {
        let (from, to) = if left { (x - BESIDE - text, x) } else { (x, x + BESIDE + text) };
        Self { x, from, to, tier }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.tier == other.tier && self.from < other.to + GAP && other.from < self.to + GAP
    }

    /// Whether the other's leader runs through this label.
    fn is_crossed_by(&self, other: &Self) -> bool {
        other.tier < self.tier && self.from < other.x && other.x < self.to
    }
}

/// Gives each label `(x of the mark, width of the text)`, sorted by x, the first tier in which it
/// is free and no leader runs through a label, else the first in which it is free; `None` if all
/// tiers are taken.
pub(super) fn tiers(labels: &[(f64, f64)], width: f64, most: usize) -> Vec<Option<LabelTier>> {
    let mut taken: Vec<Taken> = Vec::new();
    labels
        .iter()
        .map(|(x, text)| {
            let left = x + BESIDE + text > width;
            let free: Vec<Taken> = (0..most)
                .map(|tier| Taken::new(*x, *text, tier, left))
                .filter(|new| !taken.iter().any(|old| new.overlaps(old)))
                .collect();
            let is_clear = |new: &Taken| {
                !taken.iter().any(|old| new.is_crossed_by(old) || old.is_crossed_by(new))
            };
            let chosen = free.iter().position(is_clear).unwrap_or(0);
            let new = free.into_iter().nth(chosen)?;
            let place = LabelTier { tier: new.tier, left };
            taken.push(new);
            Some(place)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tiers of the labels placed, all of them right of their marks.
    fn right(tiers: [usize; 3]) -> [Option<LabelTier>; 3] {
        tiers.map(|tier| Some(LabelTier { tier, left: false }))
    }

    #[test]
    fn labels_with_room_between_them_share_the_top_tier() {
        let labels = [(0.0, 50.0), (60.0, 50.0), (120.0, 50.0)];
        assert_eq!(tiers(&labels, 600.0, 4), right([0, 0, 0]));
    }

    #[test]
    fn a_label_that_would_touch_the_one_before_steps_down() {
        let labels = [(0.0, 50.0), (10.0, 50.0), (20.0, 50.0)];
        assert_eq!(tiers(&labels, 600.0, 4), right([0, 1, 2]));
    }

    #[test]
    fn no_leader_runs_through_a_label_of_a_lower_tier() {
        // The top tier is free again at 70, but a leader from there would cut the long label.
        let labels = [(0.0, 50.0), (10.0, 200.0), (70.0, 20.0)];
        assert_eq!(tiers(&labels, 600.0, 4), right([0, 1, 2]));
    }

    #[test]
    fn a_label_at_the_right_edge_stands_left_of_its_mark() {
        let placed = tiers(&[(590.0, 50.0)], 600.0, 4);
        assert_eq!(placed, [Some(LabelTier { tier: 0, left: true })]);
    }

    #[test]
    fn a_label_without_a_free_tier_is_left_out() {
        let labels = [(0.0, 50.0), (1.0, 50.0), (2.0, 50.0)];
        let placed = tiers(&labels, 600.0, 2);
        assert_eq!(placed.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
    }
}
