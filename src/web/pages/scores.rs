//! `/scores`: every printed score, with who measured it.

use super::plain::{Cell, Shown};
use crate::domain::Corrected;
use crate::record::tables::Score;
use crate::record::{Named, SortKey};
use crate::web::export::Exported;
use crate::web::lists::List;
use crate::web::render::{Frame, Nav};

impl Shown for Score {
    const LIST: &'static List = <Self as Exported>::LIST;
    const NAV: Nav = Nav::Scores;
    const NAME: &'static str = "scores";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-measured", Some(SortKey::Version)),
        ("head-benchmark", Some(SortKey::Benchmark)),
        ("head-score", Some(SortKey::Value)),
        ("head-setting", Some(SortKey::Setting)),
        ("head-measured-by", Some(SortKey::MeasuredBy)),
        ("head-rank", Some(SortKey::Rank)),
        ("head-date", Some(SortKey::Date)),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Score;
    type Around = ();

    fn anchor(&self) -> &str {
        self.id.as_str()
    }

    fn cells(&self, frame: &Frame, (): &()) -> Vec<Cell> {
        let measured = match &self.model {
            Some(slug) => {
                let name = frame.model_name(slug.as_str());
                let version = if self.version == name { "" } else { self.version.as_str() };
                Cell::link(name, frame.urls.model(slug.as_str())).and_small(version)
            }
            None => Cell::text(self.reference.as_str())
                .and_small(if self.version == self.reference { "" } else { self.version.as_str() }),
        };
        let benchmark = self.benchmark.as_str();
        let rank = self.rank.map_or_else(|| frame.t.get("score-no-rank"), |rank| rank.to_string());
        let setting = if self.setting.is_empty() {
            frame.t.get("score-no-setting")
        } else {
            self.setting.clone()
        };
        vec![
            measured.printed(frame),
            Cell::link(
                frame.names.name(Named::Benchmark, benchmark, frame.lang),
                frame.urls.benchmark(benchmark),
            )
            .and_small(self.subset.as_str())
            .printed(frame),
            Cell::number(self.value.as_str()),
            Cell::text(setting).printed(frame),
            Cell::text(frame.word("measured-by", self.measured_by.as_str()))
                .and_small(frame.pick(&self.note.en, &self.note.zh)),
            Cell::number(rank),
            Cell::text(frame.period(&self.day)),
            Cell::source_ids(frame, &self.sources),
        ]
    }
}
