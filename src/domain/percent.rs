//! Percentages: how they are stated and how they are rounded for the screen.

use super::choice::choice;

choice! {
    /// How a printed figure bounds the true one.
    Bound {
        /// The figure is the figure.
        Exact = "exact",
        /// The move was at least this large ("more than 17%").
        AtLeast = "at-least",
        /// The figure is approximate ("nearly 16%").
        About = "about",
    }
}

/// A number rounded for people: its digits without sign, and its sign after rounding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounded {
    /// The absolute value with a fixed number of decimals.
    pub digits: String,
    /// -1, 0 or 1: zero if every printed digit is zero.
    pub sign: i8,
}

/// Rounds half away from zero from the unrounded value.
///
/// The record's moves have three decimals, whose binary form may lie a hair below the decimal
/// half (`-17.245`); 1e-9 of a last digit puts those back, and is far below any digit shown.
#[must_use]
pub fn round_half_away(value: f64, decimals: usize) -> Rounded {
    let scale = 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    let units = (value.abs() * scale + 0.5 + 1e-9).floor();
    let sign = match (units > 0.0, value < 0.0) {
        (false, _) => 0,
        (true, true) => -1,
        (true, false) => 1,
    };
    Rounded { digits: format!("{:.decimals$}", units / scale), sign }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_half_away_from_zero() {
        let shown = |value, decimals| {
            let rounded = round_half_away(value, decimals);
            (rounded.digits, rounded.sign)
        };
        assert_eq!(shown(-17.245, 2), ("17.25".to_owned(), -1));
        assert_eq!(shown(2.675, 2), ("2.68".to_owned(), 1));
        assert_eq!(shown(0.125, 2), ("0.13".to_owned(), 1));
        assert_eq!(shown(-0.004, 2), ("0.00".to_owned(), 0));
        assert_eq!(shown(-17.2449, 2), ("17.24".to_owned(), -1));
    }
}
