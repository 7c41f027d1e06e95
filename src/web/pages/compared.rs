//! `/scores/compared`: what makers printed for their models beside what others printed for the same.

use std::sync::Arc;

use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::answers::list;
use crate::answers::rows::ScorePair;
use crate::domain::Corrected;
use crate::record::tables::{Score, ScoreVerdict};
use crate::record::{Filter, Named, SortKey};
use crate::web::chart::dumbbells::pairs;
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::{List, SCORE_PAIRS};
use crate::web::render::{Frame, Nav};

impl Shown for ScorePair {
    const LIST: &'static List = &SCORE_PAIRS;
    const NAV: Nav = Nav::Compared;
    const NAME: &'static str = "compared";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-version", Some(SortKey::Version)),
        ("head-benchmark", Some(SortKey::Benchmark)),
        ("head-maker-figure", Some(SortKey::Value)),
        ("head-other-figure", None),
        ("head-difference", Some(SortKey::Difference)),
        ("filter-verdict", Some(SortKey::Verdict)),
        ("head-settings", Some(SortKey::Setting)),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Score;
    type Around = Vec<Self>;

    fn anchor(&self) -> &str {
        &self.id
    }

    fn around(held: &Arc<Held>, filter: &Filter, _rows: &[Self]) -> Vec<Self> {
        list::all(held, filter)
    }

    fn above(frame: &Frame, pairs: &Vec<Self>) -> Result<Above, Error> {
        Ok(Above { more: pairs::chart(frame, pairs)?, ..Above::default() })
    }

    fn cells(&self, frame: &Frame, _pairs: &Vec<Self>) -> Vec<Cell> {
        let (maker, other) = (&self.maker, &self.other);
        let benchmark = maker.benchmark.as_str();
        let company = frame.company_name(&self.company).to_owned();
        let printed = |score: &Score, by: String| {
            Cell::number(score.value.as_str()).and_small(frame.period(&score.day)).and_small(by)
        };
        let own_earlier = if self.is_own_earlier && self.verdict == ScoreVerdict::Differs {
            frame.t.get("pair-own-earlier")
        } else {
            String::new()
        };
        let sources: Vec<_> = maker.sources.iter().chain(&other.sources).cloned().collect();
        vec![
            Cell::link(maker.version.as_str(), frame.urls.model(self.model.as_str()))
                .printed(frame)
                .and_small_link(company, frame.urls.company(&self.company)),
            Cell::link(
                frame.names.name(Named::Benchmark, benchmark, frame.lang),
                frame.urls.benchmark(benchmark),
            )
            .and_small(maker.subset.as_str())
            .printed(frame),
            printed(maker, String::new()),
            printed(other, frame.word("measured-by", other.measured_by.as_str())),
            Cell::number(format::signed(self.difference, 2)),
            Cell::text(frame.word("score-verdict", self.verdict.as_str())).and_small(own_earlier),
            Cell::text(settings(frame, maker, other)).printed(frame),
            Cell::source_ids(frame, &sources),
        ]
    }
}

/// The setting of both, once where it is the same.
fn settings(frame: &Frame, maker: &Score, other: &Score) -> String {
    match (maker.setting.as_str(), other.setting.as_str()) {
        ("", "") => frame.t.get("score-no-setting"),
        ("", stated) | (stated, "") => frame.t.about("pair-one-setting", stated),
        (maker, other) if maker == other => maker.to_owned(),
        (maker, other) => {
            frame.t.with("pair-settings", &[("maker", maker.into()), ("other", other.into())])
        }
    }
}
