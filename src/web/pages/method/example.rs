//! One reaction worked through step by step, with the figures of the record.

use crate::answers::reactions;
use crate::answers::rows::ReactionRow;
use crate::store::Snapshot;
use crate::study::{Estimate, EventStudy, Fit, ModelKind, Setup, study};
use crate::web::error::Error;
use crate::web::format::{decimal, p_value};
use crate::web::pages::series::{Closes, Share};
use crate::web::pages::study_view::HEADLINE;
use crate::web::render::Frame;

/// The worked example.
pub(super) struct Example {
    /// The steps, in order.
    pub(super) steps: Vec<Step>,
    /// The page of the reaction.
    pub(super) url: String,
}

/// One step: what is done, in words and in figures.
pub(super) struct Step {
    pub(super) name: String,
    pub(super) words: String,
    pub(super) lines: Vec<String>,
}

/// Reactions tried before there is no example: one that the market model fits is among the first.
const TRIED: usize = 20;

impl Example {
    /// The reaction with the most printed moves among those studied under the market model; the
    /// earliest of several.
    pub(super) async fn read(
        snapshot: &mut Snapshot,
        frame: &Frame,
    ) -> Result<Option<Self>, Error> {
        let held = snapshot.held().await?;
        for row in &reactions::most_printed(&held, TRIED) {
            if let Some(example) = Self::of(snapshot, frame, row).await? {
                return Ok(Some(example));
            }
        }
        Ok(None)
    }

    async fn of(
        snapshot: &mut Snapshot,
        frame: &Frame,
        row: &ReactionRow,
    ) -> Result<Option<Self>, Error> {
        let Some(day0) = row.day else { return Ok(None) };
        let market = row.exchange.market();
        let symbols = [row.symbol.as_str(), &row.benchmark];
        let closes = Closes::read(snapshot, &symbols, [(market, day0)]).await?;
        let share = Share { symbol: &row.symbol, benchmark: &row.benchmark, market };
        let Some(event) = study(&closes.series(&share), day0, &Setup::default()) else {
            return Ok(None);
        };
        Ok(steps(frame, row, &event)
            .map(|steps| Self { steps, url: frame.urls.reaction(&row.announcement, &row.symbol) }))
    }
}

/// The steps; none if the market model was not fitted or a day of the headline window is missing.
fn steps(frame: &Frame, row: &ReactionRow, event: &EventStudy) -> Option<Vec<Step>> {
    let fit = event.fit.as_ref().filter(|fit| fit.kind == ModelKind::Market)?;
    let returns = |tau: i32| {
        let day = event.days.iter().find(|day| day.tau == tau)?;
        Some((day.ret? * 100.0, day.benchmark? * 100.0))
    };
    let estimate = |window| event.windows.iter().find(|result| result.window == window)?.estimate;
    let (zero, next) = (returns(0)?, returns(HEADLINE.1)?);
    let (day, both) = (estimate((0, 0))?, estimate(HEADLINE)?);
    let percent = Percents::of(fit);
    let step = |name: &str, words: String, lines: Vec<String>| Step {
        name: frame.word("method-step", name),
        words,
        lines,
    };
    Some(vec![
        step("event", event_words(frame, row)?, Vec::new()),
        step("sample", sample_words(frame, row, event)?, percent.sample()),
        step("fit", String::new(), percent.fit()),
        step("spread", String::new(), percent.spread()),
        step("day", String::new(), vec![percent.day(zero)]),
        step("test", String::new(), percent.test(&day, zero)),
        step("placebo", placebo_words(frame, fit, &day), vec![placebo_line(fit, &day)]),
        step("window", String::new(), percent.window(&both, fit.quantile, (zero, next))),
    ])
}

fn event_words(frame: &Frame, row: &ReactionRow) -> Option<String> {
    let values = [
        ("company", frame.pick(&row.short_en, &row.short_zh).into()),
        ("symbol", row.symbol.as_str().into()),
        ("announced", frame.full_day(&row.announced).into()),
        ("day", frame.full_day(&row.day?).into()),
    ];
    Some(frame.t.with("method-example-event", &values))
}

fn sample_words(frame: &Frame, row: &ReactionRow, event: &EventStudy) -> Option<String> {
    let (from, to) = (event.sample.first()?.0, event.sample.last()?.0);
    let values = [
        ("n", event.n.to_string().into()),
        ("from", frame.full_day(&from).into()),
        ("to", frame.full_day(&to).into()),
        ("benchmark", frame.index_name(&row.benchmark).into()),
    ];
    Some(frame.t.with("method-example-sample", &values))
}

fn placebo_words(frame: &Frame, fit: &Fit, day: &Estimate) -> String {
    let k = fit.as_unusual(day.car).to_string();
    frame.t.with("method-example-placebo", &[("k", k.into()), ("n", fit.n.to_string().into())])
}

fn placebo_line(fit: &Fit, day: &Estimate) -> String {
    let k = fit.as_unusual(day.car);
    let p = (1.0 + number(k)) / (number(fit.n) + 1.0);
    format!("p = (1 + {k}) / ({} + 1) = {}", fit.n, decimal(p, 4))
}

/// The fit in percent and square percent, as people calculate it.
struct Percents {
    n: f64,
    x_mean: f64,
    y_mean: f64,
    sxx: f64,
    sxy: f64,
    alpha: f64,
    beta: f64,
    squares: f64,
    sigma: f64,
}

impl Percents {
    fn of(fit: &Fit) -> Self {
        let (x_mean, sxx) = (fit.mean_market * 100.0, fit.sxx * 1e4);
        let (alpha, beta, sigma) = (fit.alpha * 100.0, fit.beta, fit.sigma * 100.0);
        let squares = fit.residuals.iter().map(|e| (e * 100.0).powi(2)).sum();
        let y_mean = alpha + beta * x_mean;
        Self { n: number(fit.n), x_mean, y_mean, sxx, sxy: beta * sxx, alpha, beta, squares, sigma }
    }

    fn sample(&self) -> Vec<String> {
        vec![
            format!("x̄ = {}, ȳ = {}", decimal(self.x_mean, 4), decimal(self.y_mean, 4)),
            format!(
                "Sxx = Σ(x − x̄)² = {}, Sxy = Σ(x − x̄)(y − ȳ) = {}",
                decimal(self.sxx, 3),
                decimal(self.sxy, 3)
            ),
        ]
    }

    fn fit(&self) -> Vec<String> {
        let (beta, alpha) = (decimal(self.beta, 4), decimal(self.alpha, 4));
        vec![
            format!("β = {} / {} = {beta}", decimal(self.sxy, 3), decimal(self.sxx, 3)),
            format!(
                "α = {} − {beta} × {} = {alpha}",
                decimal(self.y_mean, 4),
                bracketed(self.x_mean)
            ),
        ]
    }

    fn spread(&self) -> Vec<String> {
        vec![format!(
            "σ = √(Σe² / (n − 2)) = √({} / {}) = {}",
            decimal(self.squares, 3),
            self.n - 2.0,
            decimal(self.sigma, 4)
        )]
    }

    /// The abnormal return of a session whose share and benchmark returned this much.
    fn abnormal(&self, (y, x): (f64, f64)) -> f64 {
        y - self.alpha - self.beta * x
    }

    fn day(&self, zero: (f64, f64)) -> String {
        format!("AR₀ = {}", self.substituted(zero))
    }

    fn substituted(&self, (y, x): (f64, f64)) -> String {
        format!(
            "{} − {} − {} × {} = {}",
            decimal(y, 3),
            bracketed(self.alpha),
            decimal(self.beta, 4),
            bracketed(x),
            decimal(self.abnormal((y, x)), 4)
        )
    }

    fn test(&self, estimate: &Estimate, zero: (f64, f64)) -> Vec<String> {
        let (ar, se) = (estimate.car * 100.0, estimate.se * 100.0);
        vec![
            format!(
                "s₀ = {} × √(1 + 1/{} + {}² / {}) = {}",
                decimal(self.sigma, 4),
                self.n,
                bracketed_of(decimal(zero.1 - self.x_mean, 4)),
                decimal(self.sxx, 3),
                decimal(se, 4)
            ),
            format!(
                "t = {} / {} = {}, p = {}",
                decimal(ar, 4),
                decimal(se, 4),
                decimal(estimate.t, 3),
                p_value(estimate.p)
            ),
        ]
    }

    fn window(
        &self,
        estimate: &Estimate,
        quantile: f64,
        (zero, next): ((f64, f64), (f64, f64)),
    ) -> Vec<String> {
        let (first, second) = (self.abnormal(zero), self.abnormal(next));
        let deviation = zero.1 + next.1 - 2.0 * self.x_mean;
        let of = |value: f64| decimal(value * 100.0, 4);
        vec![
            format!("AR₁ = {}", self.substituted(next)),
            format!("CAR = {} + {} = {}", decimal(first, 4), bracketed(second), of(estimate.car)),
            format!(
                "SE = {} × √(2 + 4/{} + {}² / {}) = {}",
                decimal(self.sigma, 4),
                self.n,
                bracketed_of(decimal(deviation, 4)),
                decimal(self.sxx, 3),
                of(estimate.se)
            ),
            format!(
                "t = {}, p = {}; {} ± {} × {} = [{}, {}]",
                decimal(estimate.t, 3),
                p_value(estimate.p),
                of(estimate.car),
                decimal(quantile, 4),
                of(estimate.se),
                of(estimate.ci_low),
                of(estimate.ci_high)
            ),
        ]
    }
}

/// A figure to calculate with; a negative one in brackets.
fn bracketed(value: f64) -> String {
    bracketed_of(decimal(value, 4))
}

fn bracketed_of(figure: String) -> String {
    if figure.starts_with('−') { format!("({figure})") } else { figure }
}

/// A count as a number; samples are far below the 2⁵³ from which a float would lose units.
#[expect(clippy::cast_precision_loss, reason = "samples are short")]
fn number(n: usize) -> f64 {
    n as f64
}
