//! Several events together: the average cumulative abnormal return and six tests of it.
//!
//! N events with the market model and a complete window of L sessions each.
//!
//! | test | statistic | law | source |
//! |---|---|---|---|
//! | cross-sectional | CAAR / (s/√N), s over the CARs | t, N−1 | MacKinlay 1997 |
//! | Patell | ΣSCAR / √Σ((n−2)/(n−4)) | normal | Patell 1976 |
//! | BMP | mean SCAR / (sd SCAR/√N) | t, N−1 | Boehmer, Musumeci & Poulsen 1991 |
//! | Kolari-Pynnönen | t of BMP × √((1−r)/(1+(N−1)r)) | t, N−1 | Kolari & Pynnönen 2010 |
//! | Corrado rank | √L (mean Ū over the window − ½)/S | normal | Corrado 1989; Corrado & Zivney 1992 |
//! | generalised sign | (w − Np₀)/√(Np₀(1−p₀)) | normal | Cowan 1992 |
//!
//! Our events overlap only in part, so r is the mean over pairs of (shared sessions / L) times the
//! correlation of the two residual series on their common estimation sessions (0 below 30 of
//! them); where all dates coincide this is the published form.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::event::{EventStudy, WindowStatus};
use super::model::{Fit, ModelKind};
use super::significance::{count, deviation, mean, median, normal_p, student_p, student_quantile};

/// Common estimation sessions below which two residual series count as unrelated.
const MIN_COMMON: usize = 30;

/// A test with a Student t.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TTest {
    /// The statistic.
    pub t: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
}

impl TTest {
    fn new(t: f64, df: f64) -> Self {
        Self { t, df, p: student_p(t, df) }
    }
}

/// A test with a standard normal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZTest {
    /// The statistic.
    pub z: f64,
    /// Two-sided p.
    pub p: f64,
}

impl ZTest {
    fn new(z: f64) -> Option<Self> {
        z.is_finite().then(|| Self { z, p: normal_p(z) })
    }
}

/// A set of events over one window. Returns are fractions. A test is `None` where its statistic
/// does not exist: fewer than two events, or no variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohort {
    /// The window.
    pub window: (i32, i32),
    /// Ids of the events that count, in the order given.
    pub events: Vec<String>,
    /// Mean cumulative abnormal return.
    pub caar: f64,
    /// Median cumulative abnormal return.
    pub median: f64,
    /// Events with a positive one.
    pub positive: usize,
    /// Standard error of the mean, test and 95 % interval across events.
    pub cross_sectional: Option<(f64, TTest, (f64, f64))>,
    /// Patell's test; rejects too often when the event raises variance.
    pub patell: Option<ZTest>,
    /// The standardised cross-sectional test.
    pub bmp: Option<TTest>,
    /// Mean residual correlation, number of overlapping pairs, and the test adjusted for it.
    pub kolari_pynnonen: (f64, usize, Option<TTest>),
    /// The rank test.
    pub corrado_rank: Option<ZTest>,
    /// Mean share of positive residuals and the sign test.
    pub generalized_sign: (f64, Option<ZTest>),
}

/// An event with a complete window.
struct Member<'a> {
    id: &'a str,
    study: &'a EventStudy,
    fit: &'a Fit,
    car: f64,
    scar: f64,
    /// The days of the window.
    days: Vec<NaiveDate>,
    /// Their abnormal returns.
    abnormal: Vec<f64>,
}

/// The cohort of a set of events over one of their windows; `None` if none of them counts.
#[must_use]
pub fn cohort(window: (i32, i32), studies: &[(&str, &EventStudy)]) -> Option<Cohort> {
    let members: Vec<Member<'_>> =
        studies.iter().filter_map(|(id, study)| member(window, id, study)).collect();
    if members.is_empty() {
        return None;
    }
    let cars: Vec<f64> = members.iter().map(|m| m.car).collect();
    let scars: Vec<f64> = members.iter().map(|m| m.scar).collect();
    let bmp = t_of_mean(&scars).map(|(_, test)| test);
    Some(Cohort {
        window,
        events: members.iter().map(|m| m.id.to_owned()).collect(),
        caar: mean(&cars),
        median: median(&cars),
        positive: cars.iter().filter(|car| **car > 0.0).count(),
        cross_sectional: t_of_mean(&cars).map(|(se, test)| {
            let half = student_quantile(0.05, test.df) * se;
            (se, test, (mean(&cars) - half, mean(&cars) + half))
        }),
        patell: patell(&members),
        bmp,
        kolari_pynnonen: kolari_pynnonen(&members, bmp),
        corrado_rank: corrado_rank(window, &members),
        generalized_sign: generalized_sign(&members),
    })
}

fn member<'a>(window: (i32, i32), id: &'a str, study: &'a EventStudy) -> Option<Member<'a>> {
    let fit = study.fit.as_ref().filter(|fit| fit.kind == ModelKind::Market)?;
    let result = study.windows.iter().find(|result| result.window == window)?;
    let estimate = result.estimate.filter(|_| result.status == WindowStatus::Ok)?;
    let inside = |tau: i32| (window.0..=window.1).contains(&tau);
    let days = study.days.iter().filter(|day| inside(day.tau));
    let (days, abnormal): (Vec<NaiveDate>, Vec<f64>) =
        days.filter_map(|day| Some((day.day?, day.abnormal?.car))).unzip();
    Some(Member { id, study, fit, car: estimate.car, scar: estimate.t, days, abnormal })
}

/// The standard error of a mean and its t, from the spread over events.
fn t_of_mean(values: &[f64]) -> Option<(f64, TTest)> {
    if values.len() < 2 {
        return None;
    }
    let se = deviation(values) / count(values.len()).sqrt();
    let t = mean(values) / se;
    t.is_finite().then(|| (se, TTest::new(t, count(values.len() - 1))))
}

fn patell(members: &[Member<'_>]) -> Option<ZTest> {
    let sum: f64 = members.iter().map(|m| m.scar).sum();
    let variance: f64 =
        members.iter().map(|m| (count(m.fit.n) - 2.0) / (count(m.fit.n) - 4.0)).sum();
    ZTest::new(sum / variance.sqrt())
}

fn kolari_pynnonen(members: &[Member<'_>], bmp: Option<TTest>) -> (f64, usize, Option<TTest>) {
    let n = count(members.len());
    let (mut sum, mut pairs) = (0.0, 0);
    for (i, a) in members.iter().enumerate() {
        for b in &members[i + 1..] {
            let shared = a.days.iter().filter(|day| b.days.contains(day)).count();
            if shared > 0 {
                pairs += 1;
                sum += count(shared) / count(a.days.len()) * correlation(a, b);
            }
        }
    }
    let rbar = if members.len() < 2 { 0.0 } else { 2.0 * sum / (n * (n - 1.0)) };
    let inflation = 1.0 + (n - 1.0) * rbar;
    let test = bmp
        .filter(|_| inflation > 0.0 && rbar <= 1.0)
        .map(|bmp| TTest::new(bmp.t * ((1.0 - rbar) / inflation).sqrt(), bmp.df));
    (rbar, pairs, test)
}

/// Pearson correlation of two residual series on the sessions they share.
fn correlation(a: &Member<'_>, b: &Member<'_>) -> f64 {
    let of_b: BTreeMap<NaiveDate, f64> =
        b.study.sample.iter().map(|(day, _)| *day).zip(b.fit.residuals.iter().copied()).collect();
    let (x, y): (Vec<f64>, Vec<f64>) = a
        .study
        .sample
        .iter()
        .zip(&a.fit.residuals)
        .filter_map(|((day, _), e)| Some((*e, *of_b.get(day)?)))
        .unzip();
    if x.len() < MIN_COMMON { 0.0 } else { pearson(&x, &y) }
}

/// Pearson's correlation; 0 where a series does not vary.
fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let (x_mean, y_mean) = (mean(x), mean(y));
    let sum = |product: fn(f64, f64) -> f64| -> f64 {
        x.iter().zip(y).map(|(x, y)| product(x - x_mean, y - y_mean)).sum()
    };
    let r = sum(|x, y| x * y) / (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt();
    if r.is_finite() { r } else { 0.0 }
}

/// Ranks each event's abnormal returns over its estimation sample and window, and asks whether
/// the window's mean rank stands out against the spread of the mean rank from day to day.
fn corrado_rank(window: (i32, i32), members: &[Member<'_>]) -> Option<ZTest> {
    // By relative day: the sum of ranks and the number of events that have the day.
    let mut by_tau: BTreeMap<i32, (f64, usize)> = BTreeMap::new();
    for member in members {
        let sample = member.study.sample.iter().map(|(_, tau)| *tau);
        let taus = sample.chain(window.0..=window.1);
        let values: Vec<f64> =
            member.fit.residuals.iter().chain(&member.abnormal).copied().collect();
        let scale = count(values.len() + 1);
        for (tau, rank) in taus.zip(ranks(&values)) {
            let entry = by_tau.entry(tau).or_default();
            entry.0 += rank / scale;
            entry.1 += 1;
        }
    }
    let n = count(members.len());
    let centred = |(sum, k): (f64, usize)| (sum / count(k) - 0.5, count(k));
    let squares: f64 = by_tau
        .values()
        .map(|entry| {
            let (u, k) = centred(*entry);
            k / n * u * u
        })
        .sum();
    let spread = (squares / count(by_tau.len())).sqrt();
    let inside = by_tau.range(window.0..=window.1);
    let window_ranks: Vec<f64> = inside.map(|(_, entry)| centred(*entry).0).collect();
    ZTest::new(count(window_ranks.len()).sqrt() * mean(&window_ranks) / spread)
}

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start]];
        let tied = order[start..].iter().take_while(|i| values[**i] <= value).count();
        let rank = f64::midpoint(count(start + 1), count(start + tied));
        for i in &order[start..start + tied] {
            ranks[*i] = rank;
        }
        start += tied;
    }
    ranks
}

fn generalized_sign(members: &[Member<'_>]) -> (f64, Option<ZTest>) {
    let shares: Vec<f64> = members
        .iter()
        .map(|m| count(m.fit.residuals.iter().filter(|e| **e > 0.0).count()) / count(m.fit.n))
        .collect();
    let p = mean(&shares);
    let n = count(members.len());
    let positive = count(members.iter().filter(|m| m.car > 0.0).count());
    (p, ZTest::new((positive - n * p) / (n * p * (1.0 - p)).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::ranks;

    #[test]
    fn equal_values_share_the_mean_of_their_ranks() {
        assert_eq!(ranks(&[3.0, 1.0, 2.0, 2.0]), [4.0, 1.0, 2.5, 2.5]);
    }
}
