//! The specification grid: windows by models by benchmarks.

use super::{SMALL, shown, span};
use crate::study::{Estimate, EventStudy, ModelKind};
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
        let mut estimates: Vec<Estimate> = Vec::new();
        for (n, window) in study.windows.iter().enumerate() {
            let Some(own) = window.estimate else { continue };
            let mut cells = vec![own];
            cells.extend(window.alternatives.iter().map(|(_, e)| *e));
            cells
                .extend(view.others.iter().filter_map(|(_, other)| other.windows.get(n)?.estimate));
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
        Self { heads, rows, reading: frame.t.with(key, &values), tests }
    }
}

fn chosen_model(frame: &Frame, study: &EventStudy) -> String {
    let kind = study.fit.as_ref().map_or(ModelKind::Market, |fit| fit.kind);
    frame.word("model", kind.as_str())
}

fn cell(e: &Estimate) -> GridCell {
    GridCell { car: shown(e.car), p: format::p_value(e.p), small: e.p < SMALL }
}
