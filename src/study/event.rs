//! One event on one share: days, windows, and how unusual they were.

use chrono::NaiveDate;

use super::model::{Fit, ModelKind};
use super::series::Series;
use super::significance::{count, student_p};
use crate::domain::{LimitState, choice};

/// Sessions from which the market model is fitted.
pub const MIN_MARKET_MODEL: usize = 60;
/// Sessions from which a simpler model is fitted.
pub const MIN_FALLBACK: usize = 30;
/// The estimation window, in sessions from day 0.
pub const ESTIMATION: (i32, i32) = (-120, -11);
/// The windows of the standard results; `(0, 1)` is the headline.
pub const WINDOWS: [(i32, i32); 4] = [(0, 0), (0, 1), (-1, 1), (-5, 5)];
/// The days of the standard results.
pub const DAYS: (i32, i32) = (-5, 5);

/// What to compute.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    /// First and last session of the estimation window, from day 0.
    pub estimation: (i32, i32),
    /// First and last session of each event window.
    pub windows: Vec<(i32, i32)>,
    /// First and last session listed day by day.
    pub days: (i32, i32),
    /// The model; by the length of the sample if `None`.
    pub model: Option<ModelKind>,
}

impl Default for Setup {
    fn default() -> Self {
        Self { estimation: ESTIMATION, windows: WINDOWS.to_vec(), days: DAYS, model: None }
    }
}

choice! {
    /// Whether a window could be computed, and if not, which rule stopped it.
    WindowStatus {
        /// The window reaches beyond the sessions known.
        BeyondData = "window_beyond_data",
        /// A session of the window has no return.
        MissingReturn = "missing_return",
        /// Too few sessions before the event to fit any model.
        InsufficientEstimation = "insufficient_estimation",
        /// Computed.
        Ok = "ok",
    }
}

/// A sum of abnormal returns and its test against zero. Returns are fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Cumulative abnormal return: the sum of daily abnormal returns.
    pub car: f64,
    /// Its standard error.
    pub se: f64,
    /// `car / se`.
    pub t: f64,
    /// Degrees of freedom of the Student t.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
    /// Lower end of the 95 % interval.
    pub ci_low: f64,
    /// Upper end of the 95 % interval.
    pub ci_high: f64,
}

impl Estimate {
    fn new(fit: &Fit, car: f64, se: f64) -> Self {
        let (t, half, df) = (car / se, fit.quantile * se, fit.df);
        Self { car, se, t, df, p: student_p(t, df), ci_low: car - half, ci_high: car + half }
    }
}

/// One session around the event.
#[derive(Debug, Clone, PartialEq)]
pub struct DayResult {
    /// Sessions from day 0.
    pub tau: i32,
    /// The session; `None` beyond the data.
    pub day: Option<NaiveDate>,
    /// The share's return.
    pub ret: Option<f64>,
    /// The benchmark's return.
    pub benchmark: Option<f64>,
    /// Where the session stood against the daily limit.
    pub limit: LimitState,
    /// Abnormal return and its test.
    pub abnormal: Option<Estimate>,
}

/// One event window.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowResult {
    /// First and last session from day 0.
    pub window: (i32, i32),
    /// Whether it could be computed.
    pub status: WindowStatus,
    /// Compounded return of the share.
    pub raw: Option<f64>,
    /// Compounded return of the benchmark.
    pub benchmark: Option<f64>,
    /// The sum of abnormal returns and its test.
    pub estimate: Option<Estimate>,
    /// `sigma × sqrt(L)`: the standard error of tools that leave the forecast error out.
    pub se_naive: Option<f64>,
    /// Whether a session closed at its limit, which makes the sum a bound.
    pub censored: bool,
    /// Share of estimation sessions at least as unusual as day 0, counting day 0 itself; only for
    /// `(0, 0)` under the market model.
    pub p_empirical: Option<f64>,
    /// The two simpler models on the same sample; only beside the market model.
    pub alternatives: Vec<(ModelKind, Estimate)>,
}

/// What came of one event on one share.
#[derive(Debug, Clone, PartialEq)]
pub struct EventStudy {
    /// Event day 0.
    pub day0: NaiveDate,
    /// Its position among the sessions.
    pub position: usize,
    /// Sessions in the estimation sample.
    pub n: usize,
    /// Sessions of the estimation window that have no return.
    pub dropped: usize,
    /// The model, if one could be fitted.
    pub fit: Option<Fit>,
    /// The days around the event.
    pub days: Vec<DayResult>,
    /// The windows.
    pub windows: Vec<WindowResult>,
    /// The sessions of the estimation sample and their distance from day 0, in the order of the
    /// fit's residuals.
    pub sample: Vec<(NaiveDate, i32)>,
}

/// The returns a model is fitted to.
struct Sample {
    days: Vec<(NaiveDate, i32)>,
    share: Vec<f64>,
    market: Vec<f64>,
    dropped: usize,
}

/// Studies the event whose day 0 is `day0`; `None` if that is not a session of the series.
#[must_use]
pub fn study(series: &Series, day0: NaiveDate, setup: &Setup) -> Option<EventStudy> {
    let position = series.position(day0)?;
    let sample = sample(series, position, setup.estimation);
    let fit = |kind: ModelKind| Fit::new(kind, &sample.market, &sample.share);
    let fitted = chosen(series, sample.days.len(), setup.model).and_then(fit);
    let is_market = fitted.as_ref().is_some_and(|fit| fit.kind == ModelKind::Market);
    let others: Vec<Fit> = if is_market {
        [ModelKind::MarketAdjusted, ModelKind::MeanAdjusted].into_iter().filter_map(fit).collect()
    } else {
        Vec::new()
    };
    let view = View { series, position, fit: fitted.as_ref(), others: &others };
    Some(EventStudy {
        day0,
        position,
        n: sample.days.len(),
        dropped: sample.dropped,
        days: (setup.days.0..=setup.days.1).map(|tau| view.day(tau)).collect(),
        windows: setup.windows.iter().map(|window| view.window(*window)).collect(),
        sample: sample.days,
        fit: fitted,
    })
}

/// The model for a sample of n sessions, or the one asked for where n allows it.
fn chosen(series: &Series, n: usize, asked: Option<ModelKind>) -> Option<ModelKind> {
    let kind = match (asked, series.has_benchmark()) {
        (Some(kind), _) => kind,
        (None, false) => ModelKind::MeanAdjusted,
        (None, true) if n >= MIN_MARKET_MODEL => ModelKind::Market,
        (None, true) => ModelKind::MarketAdjusted,
    };
    let needs_benchmark = kind != ModelKind::MeanAdjusted;
    let least = if kind == ModelKind::Market { MIN_MARKET_MODEL } else { MIN_FALLBACK };
    (n >= least && (series.has_benchmark() || !needs_benchmark)).then_some(kind)
}

/// Sessions of the estimation window that have both returns. Missing ones are dropped, never
/// filled, and the window is not extended for them.
fn sample(series: &Series, day0: usize, (from, to): (i32, i32)) -> Sample {
    let mut sample = Sample { days: Vec::new(), share: Vec::new(), market: Vec::new(), dropped: 0 };
    for (tau, position) in (from..=to).filter_map(|tau| Some((tau, series.at(day0, tau)?))) {
        match (series.share(position), market(series, position)) {
            (Some(share), Some(market)) => {
                sample.days.push((series.day(position), tau));
                sample.share.push(share);
                sample.market.push(market);
            }
            // The first session of a series has no session before it, so it has no return; that is no gap.
            _ if position == 0 => {}
            _ => sample.dropped += 1,
        }
    }
    sample
}

/// The benchmark's return; 0 where there is no benchmark, which only the mean-adjusted model
/// meets and does not use.
fn market(series: &Series, position: usize) -> Option<f64> {
    if series.has_benchmark() { series.benchmark(position) } else { Some(0.0) }
}

struct View<'a> {
    series: &'a Series,
    position: usize,
    fit: Option<&'a Fit>,
    others: &'a [Fit],
}

impl View<'_> {
    fn day(&self, tau: i32) -> DayResult {
        let Some(position) = self.series.at(self.position, tau) else {
            let (day, limit) = (None, LimitState::None);
            return DayResult { tau, day, ret: None, benchmark: None, limit, abnormal: None };
        };
        let (ret, market) = (self.series.share(position), market(self.series, position));
        let abnormal = self.fit.zip(ret.zip(market)).map(|(fit, (ret, market))| {
            Estimate::new(fit, fit.abnormal(ret, market), fit.standard_error(&[market]))
        });
        DayResult {
            tau,
            day: Some(self.series.day(position)),
            ret,
            benchmark: self.series.benchmark(position),
            limit: self.series.limit(position),
            abnormal,
        }
    }

    fn window(&self, window: (i32, i32)) -> WindowResult {
        let mut result = WindowResult {
            window,
            status: WindowStatus::BeyondData,
            raw: None,
            benchmark: None,
            estimate: None,
            se_naive: None,
            censored: false,
            p_empirical: None,
            alternatives: Vec::new(),
        };
        let taus = window.0..=window.1;
        let positions: Option<Vec<usize>> =
            taus.map(|tau| self.series.at(self.position, tau)).collect();
        let Some(positions) = positions else { return result };
        result.status = WindowStatus::MissingReturn;
        let share: Option<Vec<f64>> = positions.iter().map(|p| self.series.share(*p)).collect();
        let market: Option<Vec<f64>> = positions.iter().map(|p| market(self.series, *p)).collect();
        let (Some(share), Some(market)) = (share, market) else { return result };
        let compound = |returns: &[f64]| returns.iter().map(|r| 1.0 + r).product::<f64>() - 1.0;
        result.raw = Some(compound(&share));
        result.benchmark = self.series.has_benchmark().then(|| compound(&market));
        result.status = WindowStatus::InsufficientEstimation;
        let Some(fit) = self.fit else { return result };
        result.status = WindowStatus::Ok;
        let estimate = sum(fit, &share, &market);
        result.estimate = Some(estimate);
        result.se_naive = Some(fit.sigma * count(share.len()).sqrt());
        let at_limit =
            |p: &usize| matches!(self.series.limit(*p), LimitState::Up | LimitState::Down);
        result.censored = positions.iter().any(at_limit);
        if window == (0, 0) && fit.kind == ModelKind::Market {
            result.p_empirical = Some(placebo(fit, estimate.car));
        }
        result.alternatives =
            self.others.iter().map(|other| (other.kind, sum(other, &share, &market))).collect();
        result
    }
}

impl EventStudy {
    /// Sums of abnormal returns from the first of the given days to each of them, with the test of
    /// its own window. A session without a return ends them: nothing is filled in.
    #[must_use]
    pub fn cumulative(&self, (from, to): (i32, i32)) -> Vec<(i32, Estimate)> {
        let Some(fit) = &self.fit else { return Vec::new() };
        let (mut share, mut market) = (Vec::new(), Vec::new());
        let mut sums = Vec::new();
        for day in self.days.iter().filter(|day| (from..=to).contains(&day.tau)) {
            if day.abnormal.is_none() {
                break;
            }
            let Some(ret) = day.ret else { break };
            share.push(ret);
            market.push(day.benchmark.unwrap_or(0.0));
            sums.push((day.tau, sum(fit, &share, &market)));
        }
        sums
    }
}

fn sum(fit: &Fit, share: &[f64], market: &[f64]) -> Estimate {
    let car = share.iter().zip(market).map(|(share, market)| fit.abnormal(*share, *market)).sum();
    Estimate::new(fit, car, fit.standard_error(market))
}

/// `(1 + #{|e| >= |AR|}) / (n + 1)`: no normality assumed; never below `1 / (n + 1)`.
fn placebo(fit: &Fit, abnormal: f64) -> f64 {
    count(1 + fit.as_unusual(abnormal)) / count(fit.n + 1)
}
