//! Who was first at each stage, as it stands above the list of models.

use askama::Template;

use crate::answers::held::Held;
use crate::answers::rows::{ModelRow, Step};
use crate::web::chart::year::STEPS;
use crate::web::error::Error;
use crate::web::render::Frame;

/// Places named at each stage; more share the last one if they were there on the same day.
const PLACES: usize = 3;

/// The first models at one stage.
#[derive(Debug)]
struct Stage {
    kind: &'static str,
    places: Vec<Place>,
}

/// One place: the models that took the stage in one announcement.
#[derive(Debug)]
struct Place {
    rank: usize,
    /// Names and addresses of the models, or of the service that was filed.
    models: Vec<(String, String)>,
    /// Their company; nothing where the announcement was about several.
    company: String,
    day: String,
    date: String,
    title: String,
    url: String,
}

#[derive(Template)]
#[template(path = "part/firsts.html")]
struct FirstsPart<'a> {
    frame: &'a Frame,
    stages: Vec<Stage>,
}

/// The steps that are ranked, in order of date.
#[derive(Debug, Default)]
pub struct Firsts(Vec<Step>);

impl Firsts {
    /// Those of some models. Steps of which only the month is known are not ranked, nor what the press
    /// alone reported, nor those of organisations abroad. A service without a model of the record
    /// stands with the models of its company.
    #[must_use]
    pub fn new(held: &Held, models: &[ModelRow]) -> Self {
        let is_asked = |step: &Step| match &step.model {
            Some(slug) => models.iter().any(|model| model.slug == *slug),
            None => {
                step.service.is_some() && models.iter().any(|model| model.company == step.company)
            }
        };
        let is_ranked = |step: &&Step| {
            step.known_day().is_some() && !step.is_report && !held.is_abroad(&step.company)
        };
        let steps = held.steps.iter().filter(is_ranked);
        Self(steps.filter(|step| is_asked(step)).cloned().collect())
    }

    /// The places of some models as a part of a page; nothing where there are none.
    ///
    /// # Errors
    /// If the template fails.
    pub fn html(&self, frame: &Frame, models: &[ModelRow]) -> Result<String, Error> {
        let stages = self.stages(frame, models);
        if stages.is_empty() {
            return Ok(String::new());
        }
        Ok(FirstsPart { frame, stages }.render()?)
    }

    /// Who was first at each stage, by the day of the announcement or of the filing. A model takes one
    /// place at a stage, its earliest.
    fn stages(&self, frame: &Frame, models: &[ModelRow]) -> Vec<Stage> {
        let stages = STEPS.into_iter().map(|kind| {
            let steps = self.0.iter().filter(|step| step.stage == kind);
            Stage { kind: kind.as_str(), places: places(frame, models, steps) }
        });
        stages.filter(|stage| !stage.places.is_empty()).collect()
    }
}

/// The places that steps take, which come in order of date: all of one day share one.
fn places<'a>(
    frame: &Frame,
    models: &[ModelRow],
    steps: impl Iterator<Item = &'a Step>,
) -> Vec<Place> {
    let mut seen: Vec<&str> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    let mut last: Option<&Step> = None;
    for step in steps {
        let slug = step.model.as_deref().unwrap_or_default();
        if !slug.is_empty() && seen.contains(&slug) {
            continue;
        }
        let is_tie = last.is_some_and(|last| last.day == step.day);
        if places.len() >= PLACES && !is_tie {
            break;
        }
        let is_one = |last: &&Step| last.told == step.told;
        let same = last.filter(is_one);
        let rank = places.last().filter(|_| is_tie).map_or(places.len() + 1, |p| p.rank);
        let name = name(frame, models, step);
        match (places.last_mut(), same) {
            (Some(place), Some(last)) => {
                place.models.push(name);
                if last.company != step.company {
                    place.company.clear();
                }
            }
            _ => places.push(place(frame, models, step, name, rank)),
        }
        seen.push(slug);
        last = Some(step);
    }
    places
}

/// The model of a step, or the service that was filed.
fn name(frame: &Frame, models: &[ModelRow], step: &Step) -> (String, String) {
    let model = models.iter().find(|model| Some(&model.slug) == step.model.as_ref());
    model.map_or_else(
        || {
            let service = step.service.as_ref().unwrap_or(&step.title);
            (frame.pick(&service.en, &service.zh).to_owned(), frame.step_url(step))
        },
        |model| {
            let name = frame.pick(&model.name_en, &model.name_zh);
            (name.to_owned(), frame.urls.model(&model.slug))
        },
    )
}

fn place(
    frame: &Frame,
    models: &[ModelRow],
    step: &Step,
    name: (String, String),
    rank: usize,
) -> Place {
    let company = models.iter().find(|model| model.company == step.company);
    let company = company.map(|model| frame.pick(&model.company_en, &model.company_zh));
    Place {
        rank,
        models: vec![name],
        company: company.unwrap_or_default().to_owned(),
        day: frame.full_day(&step.day),
        date: step.day.to_string(),
        title: frame.step_title(step),
        url: frame.step_url(step),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::rows::{ModelFacts, Told};
    use crate::domain::{AnnouncementKind, Lang, ModelKind, Precision, Text};
    use crate::web::render::Nav;

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
            facts: ModelFacts::default(),
        }
    }

    fn step(model: &str, day: &str, told: &str) -> Step {
        Step {
            model: Some(model.to_owned()),
            company: String::new(),
            day: day.parse().unwrap(),
            day_precision: Precision::Day,
            stage: AnnouncementKind::OpenSource,
            is_report: false,
            told: Told::Announcement(told.to_owned()),
            title: Text::default(),
            service: None,
        }
    }

    #[test]
    fn models_of_one_day_share_a_rank_and_those_of_one_announcement_a_place() {
        let models = ["a", "b", "c", "d", "e", "f"].map(model);
        let firsts = Firsts(vec![
            step("a", "2023-02-01", "one"),
            step("b", "2023-03-01", "two"),
            step("a", "2023-03-01", "three"),
            step("c", "2023-03-01", "four"),
            step("d", "2023-03-01", "four"),
            step("e", "2023-03-01", "five"),
            step("f", "2023-04-01", "six"),
        ]);
        let frame = Frame::bare(Lang::En, "/models", Nav::Models, "");
        let stages = firsts.stages(&frame, &models);
        assert_eq!(stages.len(), 1);
        let place = |place: &Place| {
            let models: Vec<&str> = place.models.iter().map(|(name, _)| name.as_str()).collect();
            (place.rank, models.join(" "))
        };
        let places: Vec<(usize, String)> = stages[0].places.iter().map(place).collect();
        let places: Vec<(usize, &str)> =
            places.iter().map(|(n, name)| (*n, name.as_str())).collect();
        assert_eq!(places, [(1, "a"), (2, "b"), (2, "c d"), (2, "e")]);
    }
}
