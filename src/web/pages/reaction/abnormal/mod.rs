//! The event study on the page: headline, plain words, cumulative chart, windows, and whether the
//! sign holds under other models and benchmarks.

mod figures;
mod form;
mod grid;
mod qualifiers;
mod windows;

use self::figures::{shown, span, two_decimals};
use self::form::Form;
use self::grid::Grid;
use self::qualifiers::Qualifiers;
use self::windows::{DayLine, WindowLine, day_lines};
use crate::answers::rows::ReactionRow;
use crate::domain::{Market, ReturnVerdict, round_half_away};
use crate::study::{DAYS, Estimate, EventStudy, Fit, ModelKind, WindowResult, WindowStatus};
use crate::web::chart::context::{self, ContextChart, Week};
use crate::web::chart::cumulative::{CumulativeChart, Step};
use crate::web::chart::strip::signed;
use crate::web::format::{self, Percent};
use crate::web::pages::study_view::StudyView;
use crate::web::render::Frame;

/// The event study of a reaction.
#[derive(Debug)]
pub(super) struct Abnormal {
    /// The abnormal return of day 0 and of the window asked for.
    pub(super) headlines: Vec<Headline>,
    /// Why there is no number, or what qualifies it.
    pub(super) status: String,
    /// What it means, in plain words.
    pub(super) plain: String,
    /// The model and its fit.
    pub(super) fit: String,
    /// The message of the chart of sums.
    pub(super) chart_headline: String,
    /// Sums from day −5 on.
    pub(super) chart: Option<CumulativeChart>,
    /// What the chart comes to.
    pub(super) reading: String,
    /// The message of the chart of weeks.
    pub(super) context_headline: String,
    /// Share and benchmark over the weeks around the event.
    pub(super) context: Option<ContextChart>,
    /// What that comes to.
    pub(super) context_reading: String,
    /// Its table.
    pub(super) weeks: Vec<Week>,
    /// The windows.
    pub(super) windows: Vec<WindowLine>,
    /// Days with their abnormal returns.
    pub(super) days: Vec<DayLine>,
    /// The specification grid.
    pub(super) grid: Grid,
    /// The parameters, for the form.
    pub(super) form: Form,
    /// Name of the index held against.
    pub(super) benchmark: String,
    /// What other events of the share and the index itself do to the figures.
    pub(super) qualifiers: Qualifiers,
}

/// A headline number.
#[derive(Debug)]
pub(super) struct Headline {
    /// The cumulative abnormal return.
    pub(super) car: Percent,
    /// Window, interval and p.
    pub(super) note: String,
}

impl Abnormal {
    /// The section of a reaction; nothing if the record has no moves of the share.
    #[must_use]
    pub(super) fn new(
        frame: &Frame,
        row: &ReactionRow,
        market: Market,
        view: &StudyView,
    ) -> Option<Self> {
        let study = view.study.as_ref()?;
        let asked = study.windows.first()?;
        let benchmark = frame.index_name(&view.benchmark);
        let steps = steps(study);
        let reading = reading(frame, &steps);
        Some(Self {
            headlines: headlines(frame, study, asked),
            status: status(frame, asked),
            plain: plain(frame, study, &benchmark),
            fit: study.fit.as_ref().map_or_else(String::new, |fit| fit_line(frame, study, fit)),
            chart_headline: sums_headline(frame, &steps),
            chart: CumulativeChart::new(
                frame,
                frame.t.get("cumulative-title"),
                reading.clone(),
                &steps,
            ),
            reading,
            context_headline: weeks_headline(frame, view, &benchmark),
            context: context(frame, row, view, &benchmark),
            context_reading: context::reading(frame, view.first, &view.share_levels),
            weeks: context::table(frame, view.first, &view.share_levels, &view.benchmark_levels),
            windows: study.windows.iter().map(|w| WindowLine::new(frame, view, w)).collect(),
            days: day_lines(frame, study),
            grid: Grid::new(frame, view, study),
            form: Form::new(frame, market, row, &view.params),
            qualifiers: Qualifiers::new(frame, view),
            benchmark,
        })
    }
}

fn context(
    frame: &Frame,
    row: &ReactionRow,
    view: &StudyView,
    benchmark: &str,
) -> Option<ContextChart> {
    let title = frame.t.get("context-title");
    let desc = weeks_headline(frame, view, benchmark);
    let (share, index) = (&view.share_levels, &view.benchmark_levels);
    let (first, symbol) = (view.first, row.symbol.as_str());
    let subject = context::Subject { title, desc, first, symbol, benchmark };
    ContextChart::new(frame, subject, share, index)
}

fn weeks_headline(frame: &Frame, view: &StudyView, benchmark: &str) -> String {
    context::headline(frame, &view.share_levels, &view.benchmark_levels, benchmark)
}

/// Day 0 by itself, and the window asked for: two findings, which can differ in sign.
fn headlines(frame: &Frame, study: &EventStudy, asked: &WindowResult) -> Vec<Headline> {
    let day0 = study.windows.iter().find(|result| result.window == (0, 0));
    let day0 = day0.filter(|day0| day0.window != asked.window && asked.estimate.is_some());
    let headline = |window: &WindowResult| {
        let e = window.estimate?;
        let car = format::percent(e.car * 100.0, 2);
        Some(Headline { car, note: headline_note(frame, window, &e) })
    };
    day0.into_iter().chain([asked]).filter_map(headline).collect()
}

fn headline_note(frame: &Frame, window: &WindowResult, e: &Estimate) -> String {
    let values = [
        ("span", span(frame, window.window).into()),
        ("low", shown(e.ci_low).into()),
        ("high", shown(e.ci_high).into()),
        ("p", p_stated(e.p).into()),
    ];
    let is_day0 = window.window == (0, 0);
    frame.t.with(if is_day0 { "study-day0-note" } else { "study-headline-note" }, &values)
}

/// `p = 0.051`, `p < 0.001`, without a break inside.
fn p_stated(p: f64) -> String {
    let p = format::p_value(p);
    let (sign, p) = p.strip_prefix('<').map_or(("=", p.as_str()), |below| ("<", below));
    format!("p\u{a0}{sign}\u{a0}{p}")
}

/// Which rule stopped the window, or that a limit makes it a bound.
fn status(frame: &Frame, window: &WindowResult) -> String {
    match (window.status, window.censored) {
        (WindowStatus::Ok, false) => String::new(),
        (WindowStatus::Ok, true) => frame.t.get("study-censored"),
        (status, _) => frame.word("study-status", status.as_str()),
    }
}

/// The abnormal return of day 0 and its rank among the days before, then the window asked for.
fn plain(frame: &Frame, study: &EventStudy, benchmark: &str) -> String {
    let mut sentences = Vec::new();
    let day0 = study.days.iter().find(|day| day.tau == 0).and_then(|day| day.abnormal);
    if let (Some(day0), Some(fit)) = (day0, &study.fit) {
        let rounded = round_half_away(day0.car * 100.0, 2);
        let key = match rounded.sign {
            1 => "study-plain-gained",
            -1 => "study-plain-lost",
            _ => "study-plain-flat",
        };
        let points = [("points", rounded.digits.into()), ("index", benchmark.into())];
        sentences.push(frame.t.with(key, &points));
        let as_large = fit.as_unusual(day0.car);
        let values = [("n", fit.n.into()), ("k", as_large.into())];
        let key = if as_large == 0 { "study-plain-none" } else { "study-plain-some" };
        sentences.push(frame.t.with(key, &values));
    }
    if let Some((window, e)) = study.windows.first().and_then(|w| Some((w, w.estimate?))) {
        let is_clear = ReturnVerdict::of((e.ci_low, e.ci_high)) == ReturnVerdict::Clear;
        let key = match (window.window == (0, 0), is_clear) {
            (true, true) => "study-plain-day0-clear",
            (true, false) => "study-plain-day0-unclear",
            (false, true) => "study-plain-clear",
            (false, false) => "study-plain-unclear",
        };
        let values = [("span", span(frame, window.window).into()), ("car", shown(e.car).into())];
        sentences.push(frame.t.with(key, &values));
    }
    sentences.join(&frame.t.get("sentence-join"))
}

fn fit_line(frame: &Frame, study: &EventStudy, fit: &Fit) -> String {
    let values = [
        ("model", frame.word("model", fit.kind.as_str()).into()),
        ("n", fit.n.into()),
        ("dropped", study.dropped.into()),
        ("beta", two_decimals(fit.beta).into()),
        ("sigma", round_half_away(fit.sigma * 100.0, 2).digits.into()),
        ("r2", fit.r2.map(two_decimals).unwrap_or_default().into()),
    ];
    let key = if fit.kind == ModelKind::Market { "study-fit-market" } else { "study-fit-simple" };
    frame.t.with(key, &values)
}

/// Sums from day −5 to each day, each with the band of its own window.
fn steps(study: &EventStudy) -> Vec<Step> {
    let percent = |fraction: f64| fraction * 100.0;
    let step = |(number, e): (i32, Estimate)| Step {
        number,
        sum: percent(e.car),
        low: percent(e.ci_low),
        high: percent(e.ci_high),
    };
    study.cumulative(DAYS).into_iter().map(step).collect()
}

/// What the sums come to by the last day, and whether that is clear of zero.
fn sums_headline(frame: &Frame, steps: &[Step]) -> String {
    let Some(last) = steps.last().filter(|_| steps.len() > 1) else {
        return frame.t.get("cumulative-title");
    };
    let key = match (last.low > 0.0, last.high < 0.0) {
        (true, _) => "cumulative-headline-above",
        (_, true) => "cumulative-headline-below",
        _ => "cumulative-headline-unclear",
    };
    let sum = format::plain_percent(last.sum);
    frame.t.with(key, &[("number", signed(last.number).into()), ("sum", sum.into())])
}

fn reading(frame: &Frame, steps: &[Step]) -> String {
    let Some(last) = steps.last().filter(|_| steps.len() > 1) else {
        return frame.t.get("cumulative-none");
    };
    let key = if last.low <= 0.0 && last.high >= 0.0 {
        "cumulative-reading-inside"
    } else {
        "cumulative-reading-outside"
    };
    let values = [
        ("number", signed(last.number).into()),
        ("sum", format::plain_percent(last.sum).into()),
        ("low", format::plain_percent(last.low).into()),
        ("high", format::plain_percent(last.high).into()),
    ];
    frame.t.with(key, &values)
}
