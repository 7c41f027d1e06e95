//! `/benchmarks`: what models were measured by.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;

use super::benchmark::past::{self, Passed};
use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::domain::Corrected;
use crate::record::tables::{Benchmark, Score};
use crate::record::{Filter, SortKey};
use crate::web::error::Error;
use crate::web::export::Exported;
use crate::web::lists::List;
use crate::web::render::{Frame, Nav};

#[derive(Template)]
#[template(path = "part/passed.html")]
struct AllPassed<'a> {
    frame: &'a Frame,
    rows: Vec<Passed>,
}

impl Shown for Benchmark {
    const LIST: &'static List = <Self as Exported>::LIST;
    const NAV: Nav = Nav::Benchmarks;
    const NAME: &'static str = "benchmarks";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-name", Some(SortKey::Name)),
        ("head-maker", Some(SortKey::Maker)),
        ("head-asked", None),
        ("head-language", Some(SortKey::Language)),
        ("head-published", Some(SortKey::Date)),
        ("head-scores", None),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Benchmark;
    type Around = Option<Arc<Held>>;

    fn anchor(&self) -> &str {
        self.slug.as_str()
    }

    fn around(held: &Arc<Held>, _filter: &Filter, _rows: &[Self]) -> Option<Arc<Held>> {
        Some(held.clone())
    }

    fn above(frame: &Frame, around: &Option<Arc<Held>>) -> Result<Above, Error> {
        let rows = around.as_ref().map(|held| past::all(frame, held)).unwrap_or_default();
        let is_empty = rows.is_empty();
        let more = if is_empty { String::new() } else { AllPassed { frame, rows }.render()? };
        Ok(Above { more, ..Above::default() })
    }

    fn cells(&self, frame: &Frame, around: &Option<Arc<Held>>) -> Vec<Cell> {
        let slug = self.slug.as_str();
        let rows = around.as_ref().map_or(&[][..], |held| held.tables.scores.as_slice());
        let scores: Vec<&Score> = rows.iter().filter(|row| row.benchmark == self.slug).collect();
        let models: BTreeSet<_> = scores.iter().filter_map(|row| row.model.as_ref()).collect();
        let days: BTreeSet<_> = scores.iter().map(|row| row.day).collect();
        let counts = frame.t.with(
            "benchmark-counts",
            &[("models", models.len().into()), ("days", days.len().into())],
        );
        vec![
            Cell::link(frame.pick(&self.name.en, &self.name.zh), frame.urls.benchmark(slug))
                .and_other(frame, &self.name.en, &self.name.zh)
                .printed(frame),
            Cell::text(frame.pick(&self.maker.en, &self.maker.zh)).printed(frame),
            Cell::text(frame.pick(&self.task.en, &self.task.zh)),
            Cell::text(frame.word("question-language", self.language.as_str())),
            Cell::text(frame.period(&self.published)),
            Cell::link(
                scores.len().to_string(),
                frame.urls.at(&format!("/scores?benchmark={slug}")),
            )
            .and_small(counts)
            .right(),
            Cell::source_ids(frame, &self.sources),
        ]
    }
}
