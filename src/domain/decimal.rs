//! Figures as they were printed.

use std::fmt;
use std::str::FromStr;

/// A decimal number without a sign, with the digits that its source prints: `7000000000`, `54.10`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Decimal(String);

/// Text that is no such number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a decimal number has digits, perhaps one point between them, and no sign")]
pub struct InvalidDecimal;

/// Most digits of a figure: every number of so many fits a double, so that files can hold it as a
/// number.
const MOST_DIGITS: usize = 15;

impl Decimal {
    /// The figure as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The figure as a number.
    #[must_use]
    pub fn number(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// Whether it has digits behind a point.
    #[must_use]
    pub fn has_fraction(&self) -> bool {
        self.0.contains('.')
    }
}

impl FromStr for Decimal {
    type Err = InvalidDecimal;

    fn from_str(text: &str) -> Result<Self, InvalidDecimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let fits = is_digits(whole) && is_digits(fraction) && digits <= MOST_DIGITS;
        if fits { Ok(Self(text.to_owned())) } else { Err(InvalidDecimal) }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_keeps_its_digits_and_fits_a_double() {
        for good in ["0", "54.10", "7000000000", "123456789012345"] {
            assert_eq!(good.parse::<Decimal>().unwrap().as_str(), good);
        }
        for bad in ["", ".", "1.", ".5", "-1", "+1", "1e9", "1,000", "1.2.3", "1234567890123456"] {
            assert_eq!(bad.parse::<Decimal>(), Err(InvalidDecimal), "{bad:?}");
        }
    }
}
