//! The form in which a reader sets the parameters of the study.

use crate::answers::rows::ReactionRow;
use crate::domain::Market;
use crate::study::ModelKind;
use crate::web::pages::study_view::StudyParams;
use crate::web::render::Frame;

/// The form of the free parameters.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct Form {
    pub(in crate::web::pages::reaction) models: Vec<(&'static str, String, bool)>,
    pub(in crate::web::pages::reaction) benchmarks: Vec<(String, String, bool)>,
    pub(in crate::web::pages::reaction) from: i32,
    pub(in crate::web::pages::reaction) to: i32,
    pub(in crate::web::pages::reaction) est_from: i32,
    pub(in crate::web::pages::reaction) est_to: i32,
    pub(in crate::web::pages::reaction) changed: bool,
}

impl Form {
    /// The form with what was asked for filled in.
    pub(super) fn new(
        frame: &Frame,
        market: Market,
        row: &ReactionRow,
        params: &StudyParams,
    ) -> Self {
        let model = |word: &'static str, key: &str| {
            (word, frame.word("model", key), params.model_word() == word)
        };
        let own = params.benchmark.as_deref().unwrap_or(&row.benchmark);
        Self {
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
}
