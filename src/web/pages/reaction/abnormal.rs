//! The event study on the page: headline, plain words, cumulative chart, windows, and whether the
//! sign holds under other models and benchmarks.

use crate::domain::round_half_away;
use crate::store::reactions::ReactionRow;
use crate::study::{
    DAYS, DayResult, Estimate, EventStudy, Fit, ModelKind, WindowResult, WindowStatus,
};
use crate::web::chart::context::{self, ContextChart};
use crate::web::chart::cumulative::{CumulativeChart, Step};
use crate::web::chart::strip::signed;
use crate::web::format::{self, Percent};
use crate::web::pages::study_view::{StudyParams, StudyView};
use crate::web::render::Frame;

/// The event study of a reaction.
#[derive(Debug)]
pub(super) struct Abnormal {
    /// The headline number; nothing if a rule stopped it.
    pub(super) headline: Option<Headline>,
    /// Why there is no number, or what qualifies it.
    pub(super) status: String,
    /// What it means, in plain words.
    pub(super) plain: String,
    /// The model and its fit.
    pub(super) fit: String,
    /// Sums from day −5 on.
    pub(super) chart: Option<CumulativeChart>,
    /// What the chart comes to.
    pub(super) reading: String,
    /// Share and benchmark over the weeks around the event.
    pub(super) context: Option<ContextChart>,
    /// What that comes to.
    pub(super) context_reading: String,
    /// The windows.
    pub(super) windows: Vec<WindowLine>,
    /// Days with their abnormal returns.
    pub(super) days: Vec<DayLine>,
    /// The specification grid.
    pub(super) grid: Grid,
    /// The parameters, for the form.
    pub(super) form: Form,
    /// The events of the same share within ten sessions, by id.
    pub(super) benchmark: String,
}

/// The headline number.
#[derive(Debug)]
pub(super) struct Headline {
    /// The cumulative abnormal return.
    pub(super) car: Percent,
    /// Window, interval and p.
    pub(super) note: String,
}

/// One window.
#[derive(Debug)]
pub(super) struct WindowLine {
    pub(super) label: String,
    pub(super) is_headline: bool,
    pub(super) raw: String,
    pub(super) benchmark: String,
    /// The sum, its interval, t and p; or why there is none.
    pub(super) result: Result<Cells, String>,
}

/// The figures of a window.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) car: String,
    pub(super) interval: String,
    pub(super) t: String,
    pub(super) p: String,
    pub(super) small: bool,
}

/// One day.
#[derive(Debug)]
pub(super) struct DayLine {
    pub(super) number: String,
    pub(super) is_day0: bool,
    pub(super) day: String,
    pub(super) ret: String,
    pub(super) benchmark: String,
    pub(super) abnormal: String,
    pub(super) p: String,
    pub(super) sum: String,
}

/// Windows by models and benchmarks.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) heads: Vec<String>,
    /// Window, whether it is the headline, and a cell for each head.
    pub(super) rows: Vec<(String, bool, Vec<GridCell>)>,
    pub(super) reading: String,
    pub(super) tests: usize,
}

/// One specification.
#[derive(Debug)]
pub(super) struct GridCell {
    pub(super) car: String,
    pub(super) p: String,
    pub(super) small: bool,
}

/// The form of the free parameters.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) models: Vec<(&'static str, String, bool)>,
    pub(super) benchmarks: Vec<(String, String, bool)>,
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) est_from: i32,
    pub(super) est_to: i32,
    pub(super) changed: bool,
}

/// p below which a figure is set bold.
const SMALL: f64 = 0.05;

impl Abnormal {
    /// The section of a reaction; nothing if the record has no moves of the share.
    #[must_use]
    pub(super) fn new(
        frame: &Frame,
        row: &ReactionRow,
        market: crate::domain::Market,
        view: &StudyView,
    ) -> Option<Self> {
        let study = view.study.as_ref()?;
        let asked = study.windows.first()?;
        let benchmark = frame.index_name(&view.benchmark);
        let steps = steps(study);
        let reading = reading(frame, &steps);
        Some(Self {
            headline: asked.estimate.map(|e| Headline {
                car: format::percent(e.car * 100.0, 2),
                note: headline_note(frame, asked, &e),
            }),
            status: status(frame, asked),
            plain: plain(frame, study, &benchmark),
            fit: study.fit.as_ref().map_or_else(String::new, |fit| fit_line(frame, study, fit)),
            chart: CumulativeChart::new(
                frame,
                frame.t.get("cumulative-title"),
                reading.clone(),
                &steps,
            ),
            reading,
            context: context(frame, view, &benchmark),
            context_reading: context::reading(
                frame,
                &view.share_levels,
                &view.benchmark_levels,
                &benchmark,
            ),
            windows: study.windows.iter().map(|w| window_line(frame, view, w)).collect(),
            days: day_lines(frame, study),
            grid: grid(frame, view, study),
            form: form(frame, market, row, &view.params),
            benchmark,
        })
    }
}

fn context(frame: &Frame, view: &StudyView, benchmark: &str) -> Option<ContextChart> {
    let title = frame.t.get("context-title");
    let desc = context::reading(frame, &view.share_levels, &view.benchmark_levels, benchmark);
    let (share, index) = (&view.share_levels, &view.benchmark_levels);
    ContextChart::new(frame, (title, desc), view.first, share, index)
}

fn shown(fraction: f64) -> String {
    format::plain_percent(fraction * 100.0)
}

fn span(frame: &Frame, (from, to): (i32, i32)) -> String {
    let values = [("from", signed(from).into()), ("to", signed(to).into())];
    frame.t.with("study-span", &values)
}

fn headline_note(frame: &Frame, window: &WindowResult, e: &Estimate) -> String {
    let values = [
        ("span", span(frame, window.window).into()),
        ("low", shown(e.ci_low).into()),
        ("high", shown(e.ci_high).into()),
        ("p", format::p_value(e.p).into()),
    ];
    frame.t.with("study-headline-note", &values)
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
        let key = match (e.ci_low > 0.0, e.ci_high < 0.0) {
            (false, false) => "study-plain-unclear",
            _ => "study-plain-clear",
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

fn two_decimals(value: f64) -> String {
    let rounded = round_half_away(value, 2);
    if rounded.sign < 0 { format!("−{}", rounded.digits) } else { rounded.digits }
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

fn window_line(frame: &Frame, view: &StudyView, window: &WindowResult) -> WindowLine {
    WindowLine {
        label: span(frame, window.window),
        is_headline: window.window == view.params.window,
        raw: window.raw.map(shown).unwrap_or_default(),
        benchmark: window.benchmark.map(shown).unwrap_or_default(),
        result: window
            .estimate
            .map(|e| Cells {
                car: format::bounded(e.car * 100.0, window.censored),
                interval: frame.t.with(
                    "study-interval",
                    &[("low", shown(e.ci_low).into()), ("high", shown(e.ci_high).into())],
                ),
                t: two_decimals(e.t),
                p: format::p_value(e.p),
                small: e.p < SMALL,
            })
            .ok_or_else(|| frame.word("study-status", window.status.as_str())),
    }
}

fn day_lines(frame: &Frame, study: &EventStudy) -> Vec<DayLine> {
    let mut sum = Some(0.0);
    study
        .days
        .iter()
        .map(|day| {
            let abnormal = day.abnormal.map(|e| e.car);
            sum = sum.zip(abnormal).map(|(sum, abnormal)| sum + abnormal);
            day_line(frame, day, sum)
        })
        .collect()
}

fn day_line(frame: &Frame, day: &DayResult, sum: Option<f64>) -> DayLine {
    let or_missing = |value: Option<f64>| value.map_or_else(|| frame.t.get("study-missing"), shown);
    DayLine {
        number: signed(day.tau),
        is_day0: day.tau == 0,
        day: day.day.map(|day| frame.short_day(&day)).unwrap_or_default(),
        ret: or_missing(day.ret),
        benchmark: or_missing(day.benchmark),
        abnormal: or_missing(day.abnormal.map(|e| e.car)),
        p: day.abnormal.map(|e| format::p_value(e.p)).unwrap_or_default(),
        sum: or_missing(sum),
    }
}

/// Does the sign hold under the simpler models and the other benchmarks?
fn grid(frame: &Frame, view: &StudyView, study: &EventStudy) -> Grid {
    let mut heads = vec![chosen_model(frame, study)];
    let alternatives = study.windows.iter().find_map(|w| {
        (!w.alternatives.is_empty()).then(|| w.alternatives.iter().map(|(kind, _)| *kind))
    });
    let kinds: Vec<ModelKind> = alternatives.into_iter().flatten().collect();
    heads.extend(kinds.iter().map(|kind| frame.word("model", kind.as_str())));
    heads.extend(
        view.others
            .iter()
            .map(|(index, _)| frame.t.about("study-on-index", &frame.index_name(index))),
    );
    let mut rows = Vec::new();
    let mut estimates: Vec<Estimate> = Vec::new();
    for (n, window) in study.windows.iter().enumerate() {
        let Some(own) = window.estimate else { continue };
        let mut cells = vec![own];
        cells.extend(window.alternatives.iter().map(|(_, e)| *e));
        cells.extend(view.others.iter().filter_map(|(_, other)| other.windows.get(n)?.estimate));
        let is_asked = window.window == view.params.window;
        rows.push((span(frame, window.window), is_asked, cells.iter().map(cell).collect()));
        estimates.extend(cells);
    }
    let negative = estimates.iter().filter(|e| e.car < 0.0).count();
    let tests = estimates.len();
    let same = negative == 0 || negative == tests;
    let key = match (tests, same) {
        (0, _) => "study-grid-none",
        (_, true) => "study-grid-holds",
        (_, false) => "study-grid-turns",
    };
    let values = [("k", negative.into()), ("n", tests.into())];
    Grid { heads, rows, reading: frame.t.with(key, &values), tests }
}

fn chosen_model(frame: &Frame, study: &EventStudy) -> String {
    let kind = study.fit.as_ref().map_or(ModelKind::Market, |fit| fit.kind);
    frame.word("model", kind.as_str())
}

fn cell(e: &Estimate) -> GridCell {
    GridCell { car: shown(e.car), p: format::p_value(e.p), small: e.p < SMALL }
}

fn form(
    frame: &Frame,
    market: crate::domain::Market,
    row: &ReactionRow,
    params: &StudyParams,
) -> Form {
    let model = |word: &'static str, key: &str| {
        (word, frame.word("model", key), params.model_word() == word)
    };
    let own = params.benchmark.as_deref().unwrap_or(&row.benchmark);
    Form {
        models: vec![
            ("", frame.t.get("study-model-auto"), params.model.is_none()),
            model("market", ModelKind::Market.as_str()),
            model("market-adjusted", ModelKind::MarketAdjusted.as_str()),
            model("mean-adjusted", ModelKind::MeanAdjusted.as_str()),
        ],
        benchmarks: market
            .indices()
            .iter()
            .map(|index| ((*index).to_owned(), frame.index_name(index), *index == own))
            .collect(),
        from: params.window.0,
        to: params.window.1,
        est_from: params.estimation.0,
        est_to: params.estimation.1,
        changed: *params != StudyParams::default(),
    }
}
