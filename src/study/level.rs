//! Levels: session moves compounded from a common start.

use chrono::NaiveDate;

/// The level every series starts from.
pub const BASE: f64 = 100.0;

/// A series at the close of one session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The session.
    pub day: NaiveDate,
    /// Its close, where the close before the first session is [`BASE`].
    pub value: f64,
}

/// Compounds close moves (percent, in the order of sessions) to levels. The product is taken
/// session by session, so that the same moves give the same digits on every machine.
pub fn rebase(closes: impl IntoIterator<Item = (NaiveDate, f64)>) -> Vec<Level> {
    let mut value = BASE;
    closes
        .into_iter()
        .map(|(day, close)| {
            value *= 1.0 + close / 100.0;
            Level { day, value }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rise_and_a_fall_of_ten_percent_end_below_the_start() {
        let day = |n| NaiveDate::from_ymd_opt(2023, 1, n).unwrap();
        let levels = rebase([(day(3), 10.0), (day(4), -10.0), (day(5), 0.0)]);
        let values: Vec<f64> = levels.iter().map(|level| level.value).collect();
        assert!((values[0] - 110.0).abs() < 1e-9, "{values:?}");
        assert!((values[1] - 99.0).abs() < 1e-9, "{values:?}");
        assert_eq!(values[1].to_bits(), values[2].to_bits());
        assert_eq!(levels[2].day, day(5));
    }

    #[test]
    fn nothing_compounds_to_nothing() {
        assert_eq!(rebase([]), []);
    }
}
