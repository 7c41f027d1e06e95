//! `/models`: the models of the record, and who was first at each stage.

use std::sync::Arc;

use super::firsts::Firsts;
use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::answers::list;
use crate::answers::rows::{Figure, ModelRow};
use crate::domain::Corrected;
use crate::record::tables::Weights;
use crate::record::{Filter, SortKey};
use crate::web::chart::sizes;
use crate::web::error::Error;
use crate::web::lists::{List, MODELS};
use crate::web::render::{Frame, Nav};

impl Shown for ModelRow {
    const LIST: &'static List = &MODELS;
    const NAV: Nav = Nav::Models;
    const NAME: &'static str = "models";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-name", Some(SortKey::Name)),
        ("head-company", Some(SortKey::Company)),
        ("head-first-day", Some(SortKey::Date)),
        ("head-weights", Some(SortKey::Weights)),
        ("head-commercial", Some(SortKey::Commercial)),
        ("head-parameters", Some(SortKey::Parameters)),
        ("head-context", Some(SortKey::Context)),
        ("head-announcements", Some(SortKey::Announcements)),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Model;
    type Around = Around;

    fn anchor(&self) -> &str {
        &self.slug
    }

    fn around(held: &Arc<Held>, filter: &Filter, _rows: &[Self]) -> Around {
        let models: Vec<Self> = list::all(held, filter);
        let firsts = Firsts::new(held, &models);
        Around { models, firsts, held: Some(held.clone()) }
    }

    fn above(frame: &Frame, around: &Around) -> Result<Above, Error> {
        let slugs: Vec<&str> = around.models.iter().map(|row| row.slug.as_str()).collect();
        let sizes = around.held.as_ref().map(|held| sizes::chart(frame, held, &slugs));
        let chart = sizes.transpose()?.unwrap_or_default();
        Ok(Above { chart, more: around.firsts.html(frame, &around.models)? })
    }

    fn cells(&self, frame: &Frame, _around: &Around) -> Vec<Cell> {
        let first = self.first_day.map_or_else(
            || Cell::text(frame.t.get("no-dated-announcement")),
            |day| Cell::link(frame.full_day(&day), frame.urls.day(&day)),
        );
        let announcements = frame.urls.at(&format!("/?model={}", self.slug));
        vec![
            Cell::link(frame.pick(&self.name_en, &self.name_zh), frame.urls.model(&self.slug))
                .and_other(frame, &self.name_en, &self.name_zh)
                .and_small(frame.word("model-kind", self.kind.as_str())),
            Cell::link(
                frame.pick(&self.company_en, &self.company_zh),
                frame.urls.company(&self.company),
            ),
            first,
            weights(frame, self),
            commercial(frame, self),
            self.facts
                .parameters
                .map_or_else(
                    || Cell::text(frame.t.get("size-not-stated")),
                    |figure| sized(frame, &figure, "size-parameters"),
                )
                .right(),
            context(frame, self).right(),
            match self.announcements {
                0 => Cell::number("0"),
                n => Cell::link(n.to_string(), announcements).right(),
            },
            Cell::sources(frame, &self.sources),
        ]
    }
}

/// What stands above the list: the chart of sizes, and who was first at each stage.
#[derive(Debug, Default)]
pub struct Around {
    models: Vec<ModelRow>,
    firsts: Firsts,
    held: Option<Arc<Held>>,
}

fn weights(frame: &Frame, row: &ModelRow) -> Cell {
    let unknown = || frame.t.get("size-not-on-record");
    Cell::text(weights_known(frame, row).unwrap_or_else(unknown))
}

fn weights_known(frame: &Frame, row: &ModelRow) -> Option<String> {
    Some(frame.word("weights", row.facts.weights?.as_str()))
}

fn commercial(frame: &Frame, row: &ModelRow) -> Cell {
    let unknown = || frame.t.get("size-not-on-record");
    Cell::text(commercial_known(frame, row).unwrap_or_else(unknown))
}

fn commercial_known(frame: &Frame, row: &ModelRow) -> Option<String> {
    match (row.facts.weights, row.facts.commercial) {
        (Some(Weights::Closed), None) => Some(frame.t.get("commercial-no-weights")),
        (_, commercial) => Some(frame.word("commercial", commercial?.as_str())),
    }
}

/// What is known of a model of what people look for first: its size and context, each with who says
/// so, its weights and their use. Each stands behind the text that names it.
#[must_use]
pub fn known(frame: &Frame, row: &ModelRow) -> Vec<(&'static str, String, String)> {
    let facts = &row.facts;
    let figure = |figure: Option<Figure>, unit| {
        let figure = figure?;
        Some((size(frame, &figure, unit), frame.word("spec-status", figure.status.as_str())))
    };
    let context = figure(facts.context_tokens, "size-tokens")
        .or_else(|| figure(facts.context_characters, "size-characters"));
    let alone = |text: Option<String>| text.map(|text| (text, String::new()));
    let all = [
        ("head-parameters", figure(facts.parameters, "size-parameters")),
        ("head-context", context),
        ("head-weights", alone(weights_known(frame, row))),
        ("head-commercial", alone(commercial_known(frame, row))),
    ];
    let told =
        |(head, fact): (_, Option<(String, String)>)| fact.map(|(fact, by)| (head, fact, by));
    all.into_iter().filter_map(told).collect()
}

/// A figure or a range, with who says so.
#[must_use]
pub fn sized(frame: &Frame, figure: &Figure, unit: &str) -> Cell {
    Cell::text(size(frame, figure, unit))
        .and_small(frame.word("spec-status", figure.status.as_str()))
}

/// A figure or a range in a unit.
fn size(frame: &Frame, figure: &Figure, unit: &str) -> String {
    let size = if figure.least < figure.most {
        let ends =
            [("from", frame.large(figure.least).into()), ("to", frame.large(figure.most).into())];
        frame.t.with("claim-range", &ends)
    } else {
        frame.large(figure.most)
    };
    frame.t.about(unit, &size)
}

/// A model in a line: its kind, its size with who says so, and its weights, as far as known.
#[must_use]
pub fn in_a_line(frame: &Frame, row: &ModelRow) -> String {
    let mut known = vec![frame.word("model-kind", row.kind.as_str())];
    if let Some(figure) = row.facts.parameters {
        known.push(size(frame, &figure, "size-of-parameters"));
        known.push(frame.word("spec-status", figure.status.as_str()));
    }
    known.extend(row.facts.weights.map(|weights| frame.word("sizes-weights", weights.as_str())));
    known.join(&frame.t.get("dot-join"))
}

fn context(frame: &Frame, row: &ModelRow) -> Cell {
    match (row.facts.context_tokens, row.facts.context_characters) {
        (Some(tokens), _) => sized(frame, &tokens, "size-tokens"),
        (None, Some(characters)) => sized(frame, &characters, "size-characters"),
        (None, None) => Cell::text(frame.t.get("size-not-stated")),
    }
}
