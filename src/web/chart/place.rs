//! Putting marks and labels where nothing else is.

/// Room taken in each sub-row of a lane, in pixels.
#[derive(Debug, Default)]
pub(super) struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    /// Takes room for the first of several stretches that is free in some sub-row, trying the
    /// sub-rows from the top and opening a new one if all are taken. Gives the index of the sub-row
    /// and of the stretch.
    pub(super) fn take_any(&mut self, stretches: &[(f64, f64)]) -> (usize, usize) {
        for n in 0.. {
            self.ensure(n);
            for (which, (from, to)) in stretches.iter().enumerate() {
                if self.take_in(n, *from, *to) {
                    return (n, which);
                }
            }
        }
        (0, 0)
    }

    /// Takes room in a given sub-row if it is free there.
    pub(super) fn take_in(&mut self, n: usize, from: f64, to: f64) -> bool {
        let Some(row) = self.0.get_mut(n) else { return false };
        let free = is_free(row, from, to);
        if free {
            row.push((from, to));
        }
        free
    }

    /// How many sub-rows there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

fn is_free(row: &[(f64, f64)], from: f64, to: f64) -> bool {
    row.iter().all(|(start, end)| to <= *start || from >= *end)
}

/// The estimated width of a text of 11 px: Han 1 em, capitals and digits .62, others .53, narrow
/// letters .31.
pub(in crate::web) fn text_width(text: &str) -> f64 {
    let em = |c: char| match c {
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | '.' | ',' | '\'' | ' ' | '-' | '(' | ')' => 0.31,
        'A'..='Z' | '0'..='9' => 0.62,
        c if c.is_ascii() => 0.53,
        _ => 1.0,
    };
    text.chars().map(em).sum::<f64>() * 11.0
}

impl Rows {
    /// Makes sure that a sub-row exists.
    pub(super) fn ensure(&mut self, n: usize) {
        while self.0.len() <= n {
            self.0.push(Vec::new());
        }
    }

    /// Takes room in a sub-row whether or not it is free.
    pub(super) fn put(&mut self, n: usize, from: f64, to: f64) {
        self.ensure(n);
        self.0[n].push((from, to));
    }
}

/// Room that something takes in a picture, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Room {
    /// Whether two have a place in common.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_touch_steps_down_a_row() {
        let mut rows = Rows::default();
        assert_eq!(rows.take_any(&[(0.0, 12.0)]), (0, 0));
        assert_eq!(rows.take_any(&[(6.0, 18.0)]), (1, 0));
        assert_eq!(rows.take_any(&[(6.0, 18.0), (12.0, 24.0)]), (0, 1));
        assert!(!rows.take_in(0, 20.0, 40.0));
        assert!(rows.take_in(1, 20.0, 40.0));
        assert_eq!(rows.len(), 2);
    }
}
