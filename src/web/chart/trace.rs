//! Paths whose numbers are the figures they show.
//!
//! A box is as many units wide as its line has days or sessions, and as high as its figures have
//! tenths or hundredths; `preserveAspectRatio="none"` stretches it. So the page's script reads exact
//! figures off the path, and a page carries them once.

use std::fmt::Write as _;

/// Units of levels.
pub(super) const TENTHS: f64 = 10.0;
/// Units of percentages.
pub(super) const HUNDREDTHS: f64 = 100.0;

/// A value in units of `1 / unit`.
pub(super) fn units(value: f64, unit: f64) -> i64 {
    format!("{:.0}", value * unit).parse().unwrap_or(0)
}

/// A path through points by relative steps, which is half the text of absolute ones.
pub(super) fn path(points: impl IntoIterator<Item = (i64, i64)>) -> String {
    let mut path = String::new();
    let mut at = None;
    for (x, y) in points {
        let _ = match at {
            None => write!(path, "M{x} {y}l"),
            Some((from, above)) => {
                let (across, down) = (x - from, y - above);
                let blank = if path.ends_with('l') { "" } else { " " };
                let joint = if down < 0 { "" } else { " " };
                write!(path, "{blank}{across}{joint}{down}")
            }
        };
        at = Some((x, y));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_starts_at_its_first_point_and_goes_on_by_steps() {
        assert_eq!(path([(0, 12), (1, 9), (4, 9), (5, 20)]), "M0 12l1-3 3 0 1 11");
        assert_eq!(path([]), "");
    }

    #[test]
    fn figures_are_rounded_to_their_unit() {
        assert_eq!((units(-3.456, 100.0), units(100.26, 10.0)), (-346, 1003));
    }
}
