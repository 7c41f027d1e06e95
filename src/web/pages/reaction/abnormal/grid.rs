//! The specification grid: windows by models by benchmarks.

use super::figures::{SMALL, shown, span};
use crate::study::{DayResult, Estimate, EventStudy, ModelKind, WindowResult};
use crate::web::chart::strip::signed;
use crate::web::format;
use crate::web::pages::study_view::StudyView;
use crate::web::render::Frame;

/// Windows by models and benchmarks.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct Grid {
    pub(in crate::web::pages::reaction) heads: Vec<String>,
    /// Window, whether it is the headline, and a cell for each head.
    pub(in crate::web::pages::reaction) rows: Vec<(String, bool, Vec<GridCell>)>,
    pub(in crate::web::pages::reaction) reading: String,
    pub(in crate::web::pages::reaction) tests: usize,
}

/// One specification.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct GridCell {
    pub(in crate::web::pages::reaction) car: String,
    pub(in crate::web::pages::reaction) p: String,
    pub(in crate::web::pages::reaction) small: bool,
}

impl Grid {
    /// Does the sign hold under the simpler models and the other benchmarks?
    pub(super) fn new(frame: &Frame, view: &StudyView, study: &EventStudy) -> Self {
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
        // Of each window: its name, and how many of its estimates are below zero, of how many.
        let mut signs: Vec<(String, usize, usize)> = Vec::new();
        for (n, window) in study.windows.iter().enumerate() {
            let Some(own) = window.estimate else { continue };
            let mut cells = vec![own];
            cells.extend(window.alternatives.iter().map(|(_, e)| *e));
            cells
                .extend(view.others.iter().filter_map(|(_, other)| other.windows.get(n)?.estimate));
            let is_asked = window.window == view.params.window;
            rows.push((span(frame, window.window), is_asked, cells.iter().map(cell).collect()));
            let below = cells.iter().filter(|e| e.car < 0.0).count();
            signs.push((span(frame, window.window), below, cells.len()));
        }
        let tests = signs.iter().map(|(_, _, n)| n).sum();
        let sentences = [Some(reading(frame, &signs)), turn(frame, study)];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        Self { heads, rows, reading: sentences.join(&frame.t.get("sentence-join")), tests }
    }
}

/// The session on which a window turns against day 0 alone: without its abnormal return the window
/// would have the sign of day 0. Of several windows the narrowest that one session turns is told, of
/// several sessions the one with the largest abnormal return.
fn turn(frame: &Frame, study: &EventStudy) -> Option<String> {
    let sum = |window: &WindowResult| Some(window.estimate?.car);
    let day0 = study.windows.iter().find(|window| window.window == (0, 0)).and_then(sum)?;
    let mut windows: Vec<&WindowResult> = study.windows.iter().collect();
    windows.sort_by_key(|window| window.window.1 - window.window.0);
    let abnormal = |day: &DayResult| Some(day.abnormal?.car);
    let (window, day, move_of_day) = windows.into_iter().find_map(|window| {
        let whole = sum(window).filter(|whole| whole * day0 < 0.0)?;
        let (from, to) = window.window;
        let inside = study.days.iter().filter(|day| (from..=to).contains(&day.tau));
        let turns = |of_day: &f64| (whole - of_day) * day0 > 0.0;
        let moves = inside.filter_map(|day| Some((day, abnormal(day).filter(turns)?)));
        let (day, most) = moves.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
        Some((window, day, most))
    })?;
    let values = [
        ("span", span(frame, window.window).into()),
        ("number", signed(day.tau).into()),
        ("day", frame.short_day(&day.day?).into()),
        ("abnormal", shown(move_of_day).into()),
    ];
    Some(frame.t.with("study-grid-turn", &values))
}

/// Whether the sign holds, and if not, what it depends on: the days counted alone where all models and
/// benchmarks agree about each window, else the model as well.
fn reading(frame: &Frame, signs: &[(String, usize, usize)]) -> String {
    let windows = |is: fn(usize, usize) -> bool| -> Vec<String> {
        signs.iter().filter(|(_, k, n)| is(*k, *n)).map(|(span, ..)| span.clone()).collect()
    };
    let below = windows(|k, n| k == n);
    let above = windows(|k, _| k == 0);
    let torn = windows(|k, n| k > 0 && k < n);
    let tests: usize = signs.iter().map(|(_, _, n)| n).sum();
    let list = |windows: &[String]| format::and_list(frame.lang, windows);
    if tests == 0 {
        frame.t.get("study-grid-none")
    } else if below.len() == signs.len() || above.len() == signs.len() {
        frame.t.count("study-grid-holds", tests)
    } else if torn.is_empty() {
        let values = [("below", list(&below).into()), ("above", list(&above).into())];
        frame.t.with("study-grid-days", &values)
    } else {
        frame.t.about("study-grid-turns", &list(&torn))
    }
}

fn chosen_model(frame: &Frame, study: &EventStudy) -> String {
    let kind = study.fit.as_ref().map_or(ModelKind::Market, |fit| fit.kind);
    frame.word("model", kind.as_str())
}

fn cell(e: &Estimate) -> GridCell {
    GridCell { car: shown(e.car), p: format::p_value(e.p), small: e.p < SMALL }
}
