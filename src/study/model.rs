//! What a share would have done without the event: the models and their fit.
//!
//! With x the benchmark's return, y the share's and bars for means over the estimation sample
//! (MacKinlay 1997; Campbell, Lo & MacKinlay, ch. 4):
//!
//! | model | abnormal return | s² | degrees of freedom | variance of a sum over L sessions |
//! |---|---|---|---|---|
//! | market | y − α − βx | Σe²/(n−2) | n−2 | s²(L + L²/n + (Σ(x−x̄))²/Sxx) |
//! | market-adjusted | y − x | Σ(d−d̄)²/(n−1), d = y−x | n−1 | s²L |
//! | mean-adjusted | y − ȳ | Σ(y−ȳ)²/(n−1) | n−1 | s²(L + L²/n) |

use super::significance::{count, mean, student_quantile};
use crate::domain::choice;

choice! {
    /// A model of normal returns.
    ModelKind {
        /// Least squares on the benchmark.
        Market = "market_model",
        /// The benchmark's return itself.
        MarketAdjusted = "market_adjusted",
        /// The share's own mean return.
        MeanAdjusted = "mean_adjusted",
    }
}

/// A fitted model. Returns are fractions.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Which model.
    pub kind: ModelKind,
    /// Intercept; the share's mean under the mean-adjusted model, else 0.
    pub alpha: f64,
    /// Slope on the benchmark.
    pub beta: f64,
    /// Residual standard deviation.
    pub sigma: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// The t that the 95 % interval reaches to: worked out once, since every window asks for it.
    pub quantile: f64,
    /// Sessions in the sample.
    pub n: usize,
    /// Share of variance explained; market model only.
    pub r2: Option<f64>,
    /// Mean benchmark return over the sample.
    pub mean_market: f64,
    /// Centred sum of squares of the benchmark; market model only.
    pub sxx: f64,
    /// Residuals, in the order of the sample.
    pub residuals: Vec<f64>,
}

impl Fit {
    /// Fits a model to paired returns; `None` if the sample is too short or does not vary.
    #[must_use]
    pub fn new(kind: ModelKind, market: &[f64], share: &[f64]) -> Option<Self> {
        match kind {
            ModelKind::Market => least_squares(market, share),
            ModelKind::MarketAdjusted => {
                let differences: Vec<f64> = share.iter().zip(market).map(|(y, x)| y - x).collect();
                let fit = around_mean(kind, &differences)?;
                Some(Self { alpha: 0.0, beta: 1.0, mean_market: mean(market), ..fit })
            }
            ModelKind::MeanAdjusted => around_mean(kind, share),
        }
    }

    /// The abnormal return of a session.
    #[must_use]
    pub fn abnormal(&self, share: f64, market: f64) -> f64 {
        share - self.alpha - self.beta * market
    }

    /// How many sessions of the sample were at least as unusual as an abnormal return.
    #[must_use]
    pub fn as_unusual(&self, abnormal: f64) -> usize {
        self.residuals.iter().filter(|e| e.abs() >= abnormal.abs()).count()
    }

    /// The standard error of the sum of abnormal returns over sessions with these benchmark
    /// returns. Under the market model the deviations are summed before they are squared: the
    /// errors of the one-day forecasts hang together through α and β.
    #[must_use]
    pub fn standard_error(&self, market: &[f64]) -> f64 {
        let length = count(market.len());
        let estimated = length * length / count(self.n);
        let factor = match self.kind {
            ModelKind::Market => {
                let deviation: f64 = market.iter().map(|x| x - self.mean_market).sum();
                length + estimated + deviation * deviation / self.sxx
            }
            ModelKind::MarketAdjusted => length,
            ModelKind::MeanAdjusted => length + estimated,
        };
        self.sigma * factor.sqrt()
    }
}

/// Ordinary least squares from centred values: the shortcut by raw sums of squares loses digits.
fn least_squares(market: &[f64], share: &[f64]) -> Option<Fit> {
    let n = market.len();
    if n < 3 {
        return None;
    }
    let (x_mean, y_mean) = (mean(market), mean(share));
    let sxx: f64 = market.iter().map(|x| (x - x_mean).powi(2)).sum();
    let sxy: f64 = market.iter().zip(share).map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    if sxx <= 0.0 {
        return None;
    }
    let beta = sxy / sxx;
    let alpha = y_mean - beta * x_mean;
    let residuals: Vec<f64> = market.iter().zip(share).map(|(x, y)| y - alpha - beta * x).collect();
    let squares: f64 = residuals.iter().map(|e| e * e).sum();
    let total: f64 = share.iter().map(|y| (y - y_mean).powi(2)).sum();
    let df = count(n - 2);
    let sigma = (squares / df).sqrt();
    varies(sigma, share).then_some(Fit {
        kind: ModelKind::Market,
        alpha,
        beta,
        sigma,
        df,
        quantile: student_quantile(0.05, df),
        n,
        r2: Some(1.0 - squares / total),
        mean_market: x_mean,
        sxx,
        residuals,
    })
}

fn around_mean(kind: ModelKind, values: &[f64]) -> Option<Fit> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let alpha = mean(values);
    let residuals: Vec<f64> = values.iter().map(|value| value - alpha).collect();
    let df = count(n - 1);
    let sigma = (residuals.iter().map(|e| e * e).sum::<f64>() / df).sqrt();
    let fit = Fit {
        kind,
        alpha,
        beta: 0.0,
        sigma,
        df,
        quantile: student_quantile(0.05, df),
        n,
        r2: None,
        mean_market: 0.0,
        sxx: 0.0,
        residuals,
    };
    varies(sigma, values).then_some(fit)
}

/// Whether a residual deviation is more than what rounding leaves of a perfect fit.
fn varies(sigma: f64, values: &[f64]) -> bool {
    let scale = values.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    sigma > scale * 1e-12
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x = 1, 2, 3, 4 and y = 2, 4, 5, 8 (percent): x̄ = 2.5, ȳ = 4.75, Sxx = 5, Sxy = 9.5, so
    /// β = 1.9, α = 0, e = 0.1, 0.2, −0.7, 0.4, Σe² = 0.70, s² = 0.35.
    #[test]
    fn least_squares_agrees_with_a_sum_done_by_hand() {
        let fit =
            Fit::new(ModelKind::Market, &[1.0, 2.0, 3.0, 4.0], &[2.0, 4.0, 5.0, 8.0]).unwrap();
        assert!((fit.beta - 1.9).abs() < 1e-12 && fit.alpha.abs() < 1e-12);
        assert!((fit.sigma - 0.35f64.sqrt()).abs() < 1e-12);
        // One session at x = 5: s²(1 + 1/4 + 2.5²/5) = 0.35 × 2.5.
        assert!((fit.standard_error(&[5.0]) - (0.35f64 * 2.5).sqrt()).abs() < 1e-12);
        // Two at x = 5 and x = 1: s²(2 + 4/4 + (2.5 − 1.5)²/5) = 0.35 × 3.2.
        assert!((fit.standard_error(&[5.0, 1.0]) - (0.35f64 * 3.2).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_flat_benchmark_or_a_perfect_fit_is_no_model() {
        assert_eq!(Fit::new(ModelKind::Market, &[0.1; 70], &[0.2; 70]), None);
        let x: Vec<f64> = (0..70).map(|n| f64::from(n % 7) / 100.0).collect();
        assert_eq!(Fit::new(ModelKind::Market, &x, &x), None);
        assert_eq!(Fit::new(ModelKind::MarketAdjusted, &x, &x), None);
    }
}
