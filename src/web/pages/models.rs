//! `/models`: the models of the record, and who was first at each stage.

use askama::Template;

use super::plain::{Cell, Shown};
use crate::domain::Precision;
use crate::record::Filter;
use crate::store::models::{self, ModelRow, StepRow};
use crate::store::{Snapshot, list};
use crate::web::chart::year::STEPS;
use crate::web::error::Error;
use crate::web::lists::{List, MODELS};
use crate::web::render::{Frame, Nav};

/// Places named at each stage; more share the last one if they were there on the same day.
const PLACES: usize = 3;

impl Shown for ModelRow {
    const LIST: &'static List = &MODELS;
    const NAV: Nav = Nav::Models;
    const NAME: &'static str = "models";
    const HEADS: &'static [&'static str] = &[
        "head-name",
        "head-company",
        "head-kind",
        "head-first-day",
        "head-announcements",
        "head-sources",
    ];
    type Around = Race;

    fn anchor(&self) -> &str {
        &self.slug
    }

    async fn around(s: &mut Snapshot, filter: &Filter, _rows: &[Self]) -> Result<Race, Error> {
        let models: Vec<Self> = list::all(s, filter).await?;
        Ok(Race { steps: models::steps(s, None, &STEPS).await?, models })
    }

    fn above(frame: &Frame, around: &Race) -> Result<String, Error> {
        let stages = around.stages(frame);
        if stages.is_empty() {
            return Ok(String::new());
        }
        Ok(Firsts { frame, stages }.render()?)
    }

    fn cells(&self, frame: &Frame, _around: &Race) -> Vec<Cell> {
        let first = self.first_day.map_or_else(
            || Cell::text(frame.t.get("no-dated-announcement")),
            |day| Cell::link(frame.full_day(&day), frame.urls.day(&day)),
        );
        let announcements = frame.urls.at(&format!("/?model={}", self.slug));
        vec![
            Cell::link(frame.pick(&self.name_en, &self.name_zh), frame.urls.model(&self.slug))
                .and_other(frame, &self.name_en, &self.name_zh)
                .and_small(frame.spoken(&self.aliases)),
            Cell::link(
                frame.pick(&self.company_en, &self.company_zh),
                frame.urls.company(&self.company),
            ),
            Cell::text(frame.word("model-kind", self.kind.as_str())),
            first,
            match self.announcements {
                0 => Cell::number("0"),
                n => Cell::link(n.to_string(), announcements).right(),
            },
            Cell::sources(frame, &self.sources),
        ]
    }
}

/// The models of a filter and the stages all models passed.
#[derive(Debug, Default)]
pub struct Race {
    models: Vec<ModelRow>,
    steps: Vec<StepRow>,
}

/// The first models at one stage.
#[derive(Debug)]
struct Stage {
    kind: &'static str,
    places: Vec<RankedModel>,
}

#[derive(Debug)]
struct RankedModel {
    rank: usize,
    model: String,
    model_url: String,
    company: String,
    day: String,
    date: String,
    title: String,
    url: String,
}

#[derive(Template)]
#[template(path = "part/firsts.html")]
struct Firsts<'a> {
    frame: &'a Frame,
    stages: Vec<Stage>,
}

impl Race {
    /// Who was first at each stage, by the day of the announcement. Steps of which only the month
    /// is known take no place; a model takes one place at a stage, its earliest.
    fn stages(&self, frame: &Frame) -> Vec<Stage> {
        let stages = STEPS.into_iter().map(|kind| {
            let steps = self.steps.iter();
            let steps = steps.filter(|step| step.kind == kind);
            let steps = steps.filter(|step| step.day_precision == Precision::Day);
            Stage { kind: kind.as_str(), places: self.places(frame, steps) }
        });
        stages.filter(|stage| !stage.places.is_empty()).collect()
    }

    /// The places that steps take, which come in order of date.
    fn places<'a>(
        &self,
        frame: &Frame,
        steps: impl Iterator<Item = &'a StepRow>,
    ) -> Vec<RankedModel> {
        let mut seen: Vec<&str> = Vec::new();
        let mut places: Vec<RankedModel> = Vec::new();
        let mut last = None;
        for step in steps {
            let model = self.models.iter().find(|model| model.slug == step.model);
            let Some(model) = model.filter(|model| !seen.contains(&model.slug.as_str())) else {
                continue;
            };
            let is_tie = last == Some(step.day);
            if places.len() >= PLACES && !is_tie {
                break;
            }
            let rank = places.last().filter(|_| is_tie).map_or(places.len() + 1, |p| p.rank);
            places.push(place(frame, model, step, rank));
            seen.push(&model.slug);
            last = Some(step.day);
        }
        places
    }
}

fn place(frame: &Frame, model: &ModelRow, step: &StepRow, rank: usize) -> RankedModel {
    RankedModel {
        rank,
        model: frame.pick(&model.name_en, &model.name_zh).to_owned(),
        model_url: frame.urls.model(&model.slug),
        company: frame.pick(&model.company_en, &model.company_zh).to_owned(),
        day: frame.full_day(&step.day),
        date: step.day.to_string(),
        title: frame.pick(&step.title_en, &step.title_zh).to_owned(),
        url: frame.urls.announcement(&step.announcement),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnouncementKind, Lang, ModelKind};

    fn model(slug: &str) -> ModelRow {
        let text = String::new;
        ModelRow {
            slug: slug.to_owned(),
            company: text(),
            company_en: text(),
            company_zh: text(),
            name_en: slug.to_owned(),
            name_zh: slug.to_owned(),
            pinyin: text(),
            aliases: text(),
            kind: ModelKind::LanguageModel,
            announcements: 1,
            first_day: None,
            sources: text(),
        }
    }

    fn step(model: &str, day: &str, day_precision: Precision) -> StepRow {
        StepRow {
            model: model.to_owned(),
            announcement: format!("{model}-{day}"),
            day: day.parse().unwrap(),
            day_precision,
            kind: AnnouncementKind::OpenSource,
            title_en: String::new(),
            title_zh: String::new(),
        }
    }

    #[test]
    fn models_of_one_day_share_a_place_and_months_take_none() {
        let day = Precision::Day;
        let race = Race {
            models: ["a", "b", "c", "d", "e", "f"].map(model).into(),
            steps: vec![
                step("f", "2023-01-01", Precision::Month),
                step("a", "2023-02-01", day),
                step("b", "2023-03-01", day),
                step("a", "2023-03-01", day),
                step("c", "2023-03-01", day),
                step("d", "2023-03-01", day),
                step("e", "2023-04-01", day),
            ],
        };
        let frame = Frame::bare(Lang::En, "/models", Nav::Models, "");
        let stages = race.stages(&frame);
        assert_eq!(stages.len(), 1);
        let places: Vec<(usize, &str)> =
            stages[0].places.iter().map(|place| (place.rank, place.model.as_str())).collect();
        assert_eq!(places, [(1, "a"), (2, "b"), (2, "c"), (2, "d")]);
    }
}
