//! Makers' scores beside others' as cells.

use super::cells;
use crate::answers::rows::ScorePair;
use crate::domain::Choice as _;
use crate::record::ColumnKind::{self, Flag, Number, Text, Word};
use crate::record::tables::{MeasuredBy, ScoreVerdict};
use crate::web::export::{Cell, Column, Exported};
use crate::web::lists::{self, List};

impl Exported for ScorePair {
    const LIST: &'static List = &lists::SCORE_PAIRS;
    const COLUMNS: &'static [Column] = &[
        Column::new("maker_score", Text),
        Column::new("other_score", Text),
        Column::new("benchmark", Text).meaning("score_benchmark"),
        Column::new("subset", Text),
        Column::new("model", Text).meaning("pair_model"),
        Column::new("company", Text).meaning("pair_company"),
        Column::new("version", Text).meaning("score_version"),
        Column::new("maker_value", Number),
        Column::new("maker_setting", Text),
        Column::new("maker_day", Text),
        Column::new("other_value", Number),
        Column::new("other_setting", Text),
        Column::new("other_day", Text),
        Column::new("measured_by", Word(MeasuredBy::words)).meaning("pair_measured_by"),
        Column::new("difference", Number).meaning("pair_difference"),
        Column::new("verdict", Word(ScoreVerdict::words)).meaning("pair_verdict"),
        Column::new("own_earlier", Flag),
        Column::new("sources", ColumnKind::List).meaning("pair_sources"),
    ];

    fn cells(&self) -> Vec<Cell> {
        let (maker, other) = (&self.maker, &self.other);
        let sources = maker.sources.iter().chain(&other.sources).map(ToString::to_string);
        cells![
            maker.id.as_str(),
            other.id.as_str(),
            maker.benchmark.as_str(),
            &maker.subset,
            self.model.as_str(),
            &self.company,
            &maker.version,
            Cell::decimal(maker.value.as_str()),
            &maker.setting,
            maker.day.to_string().as_str(),
            Cell::decimal(other.value.as_str()),
            &other.setting,
            other.day.to_string().as_str(),
            other.measured_by.as_str(),
            self.difference,
            self.verdict.as_str(),
            self.is_own_earlier,
            Cell::List(sources.collect()),
        ]
    }
}
