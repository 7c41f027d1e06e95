//! A vertical axis of percentages, in pixels.

/// Steps between grid lines, percent.
const STEPS: [f64; 8] = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
/// Most steps between the ends of the axis.
const MOST_STEPS: f64 = 6.0;

/// An axis that holds zero and all of its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct PercentAxis {
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
    /// Most steps between its ends.
    steps: f64,
}

impl PercentAxis {
    /// An axis for some values between two heights.
    pub(super) fn new(values: impl IntoIterator<Item = f64>, top: f64, bottom: f64) -> Self {
        let (mut low, mut high) = (0.0f64, 0.0f64);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        // At least a point of span, so that a dead calm does not look like a storm.
        let missing = (1.0 - (high - low)).max(0.0) / 2.0;
        Self { top, bottom, low: low - missing, high: high + missing, steps: MOST_STEPS }
    }

    /// Marks up to so many steps between the ends: a picture of many marks is read off more of them.
    pub(super) fn in_steps(self, steps: f64) -> Self {
        Self { steps, ..self }
    }

    /// The values at its ends, the lower first.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// The height of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    /// The values of the grid lines, zero among them, from below.
    fn ticks(&self) -> Vec<f64> {
        let span = self.high - self.low;
        let step = STEPS.into_iter().find(|step| span / step <= self.steps).unwrap_or(200.0);
        let first = (self.low / step).ceil();
        (0..=12)
            .map(|n| (first + f64::from(n)) * step)
            .take_while(|value| *value <= self.high + 1e-9)
            .collect()
    }
}

impl PercentAxis {
    /// The grid lines, from below: height, height of the label, label, whether it is zero.
    pub(super) fn grid(&self) -> Vec<(String, String, String, bool)> {
        let line = |tick: f64| {
            let y = self.y(tick);
            (px(y), px(y + 4.0), tick_label(tick), tick.abs() < 1e-9)
        };
        self.ticks().into_iter().map(line).collect()
    }
}

/// The label of a grid line: `+10%`, `0`, `−0.5%`.
fn tick_label(value: f64) -> String {
    if value.abs() < 1e-9 {
        return "0".to_owned();
    }
    let sign = if value < 0.0 { "−" } else { "+" };
    format!("{sign}{}%", value.abs())
}

/// Pixels, as SVG takes them.
pub(super) fn px(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lie_between_top_and_bottom_and_zero_is_always_in_sight() {
        let axis = PercentAxis::new([-17.248, -20.0, -1.109], 18.0, 280.0);
        assert!((axis.y(-20.0) - 280.0).abs() < 1e-9 && (axis.y(0.0) - 18.0).abs() < 1e-9);
        let axis = PercentAxis::new([2.0, 4.0], 18.0, 280.0);
        assert!((axis.y(0.0) - 280.0).abs() < 1e-9 && (axis.y(4.0) - 18.0).abs() < 1e-9);
    }

    #[test]
    fn grid_lines_are_round_few_and_contain_zero() {
        for (low, high) in [(-20.0, 20.0), (-0.3, 0.2), (0.0, 0.0), (-10.1, 16.7), (3.0, 44.0)] {
            let ticks = PercentAxis::new([low, high], 0.0, 100.0).ticks();
            assert!((2..=7).contains(&ticks.len()), "{low} {high}: {ticks:?}");
            assert!(ticks.contains(&0.0), "{low} {high}: {ticks:?}");
        }
        assert_eq!(
            PercentAxis::new([-20.0, 20.0], 0.0, 9.0).ticks(),
            [-20.0, -10.0, 0.0, 10.0, 20.0]
        );
        assert_eq!(tick_label(-0.5), "−0.5%");
        assert_eq!(tick_label(-0.0), "0");
    }

    #[test]
    fn an_axis_of_more_steps_is_marked_closer_to_its_ends() {
        let axis = PercentAxis::new([-39.0, 31.0], 0.0, 9.0);
        assert_eq!(axis.ticks(), [-20.0, 0.0, 20.0]);
        assert_eq!(axis.in_steps(8.0).ticks(), [-30.0, -20.0, -10.0, 0.0, 10.0, 20.0, 30.0]);
    }

    #[test]
    fn a_calm_window_still_has_a_span() {
        let axis = PercentAxis::new([0.0], 0.0, 100.0);
        assert!((axis.y(0.0) - 50.0).abs() < 1e-9);
    }
}
