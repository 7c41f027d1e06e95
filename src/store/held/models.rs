//! Models with what the declared tables say of them: size, context, weights and their use.

use chrono::NaiveDate;

use super::Held;
use super::list::{self, HeldRow, Place, from_memory};
use crate::domain::pinyin::sort_key;
use crate::domain::{AnnouncementKind, Decimal};
use crate::record::tables::{Commercial, Licence, Quantity, Spec, SpecStatus, Weights};
use crate::record::{Filter, Key, Sort, SortKey, Value, keys};
use crate::store::facets::Facets;
use crate::store::list::{Keys, Listed, Meets, Page};
use crate::store::models::ModelRow;
use crate::store::search::Words;
use crate::store::{Result, Snapshot};

/// What the declared tables say of a model. A figure never stands without who says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModelFacts {
    /// Whether its weights could be had at the end of 2023: the freest of its versions.
    pub weights: Option<Weights>,
    /// Whether they might be used for commerce then: the freest of its versions.
    pub commercial: Option<Commercial>,
    /// Its sizes, from the smallest to the largest, and who says the largest.
    pub parameters: Option<Figure>,
    /// The longest text it takes in, in tokens.
    pub context_tokens: Option<Figure>,
    /// The longest text it takes in, in characters.
    pub context_characters: Option<Figure>,
}

/// A figure, or a range of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
    /// Who says the largest.
    pub status: SpecStatus,
}

/// The last day of the record's year: what holds then is shown as what holds.
const END: NaiveDate = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();

impl Held {
    /// Fills what the declared tables say of each model.
    pub(super) fn fill_models(&mut self) {
        let mut models = std::mem::take(&mut self.models);
        for row in models.values_mut() {
            row.facts = ModelFacts {
                weights: self.weights_at_end(&row.slug),
                commercial: self.commercial_at_end(&row.slug),
                parameters: self.figure(&row.slug, Quantity::Parameters),
                context_tokens: self.figure(&row.slug, Quantity::ContextTokens),
                context_characters: self.figure(&row.slug, Quantity::ContextCharacters),
            };
        }
        self.models = models;
    }

    /// The figures of a model that measure something.
    pub fn specs_of(&self, model: &str, quantity: Quantity) -> impl Iterator<Item = &Spec> {
        let specs = self.tables.specs.iter().filter(move |row| row.quantity == quantity);
        specs.filter(move |row| row.model.as_str() == model)
    }

    /// The licences of a model, in order of their days.
    #[must_use]
    pub fn licences_of(&self, model: &str) -> Vec<&Licence> {
        let rows = self.tables.licences.iter().filter(|row| row.model.as_str() == model);
        let mut rows: Vec<&Licence> = rows.collect();
        rows.sort_by_key(|row| (row.day, row.version.as_str()));
        rows
    }

    fn figure(&self, model: &str, quantity: Quantity) -> Option<Figure> {
        let mut found: Option<Figure> = None;
        for row in self.specs_of(model, quantity) {
            let least = row.value.number();
            let most = row.value_max.as_ref().map_or(least, Decimal::number);
            let figure = Figure { least, most, status: row.status };
            found = Some(found.map_or(figure, |known| Figure {
                least: known.least.min(least),
                most: known.most.max(most),
                status: if most > known.most { row.status } else { known.status },
            }));
        }
        found
    }

    /// The terms of each version that held at the end of the year.
    fn last_licences(&self, model: &str) -> Vec<&Licence> {
        let rows = self.licences_of(model);
        let held: Vec<&Licence> = rows.into_iter().filter(|row| row.day.first() <= END).collect();
        let is_last = |row: &&Licence| {
            !held.iter().any(|other| other.version == row.version && other.day > row.day)
        };
        held.iter().copied().filter(is_last).collect()
    }

    fn weights_at_end(&self, model: &str) -> Option<Weights> {
        let rows = self.last_licences(model);
        let freest = rows.iter().map(|row| row.weights).min();
        freest.or_else(|| self.was_opened(model).then_some(Weights::Open))
    }

    fn commercial_at_end(&self, model: &str) -> Option<Commercial> {
        let rows = self.last_licences(model);
        rows.iter().filter(|row| row.weights != Weights::Closed).map(|row| row.commercial).min()
    }

    /// Whether an announcement published the weights of this model.
    fn was_opened(&self, model: &str) -> bool {
        self.steps_of_model(model).any(|step| step.stage == AnnouncementKind::OpenSource)
    }

    /// Whether the weights of a size could be had when it first appeared: by the terms of its own
    /// version, else of a list of versions that names it, else of the whole model.
    #[must_use]
    pub fn weights_of(&self, spec: &Spec) -> Option<Weights> {
        let rows = self.licences_of(spec.model.as_str());
        let lists = |row: &&&Licence| {
            let mut versions = row.version.split([',', '、', '/']).map(str::trim);
            !spec.version.is_empty() && versions.any(|version| version == spec.version)
        };
        let own = rows.iter().find(|row| row.version == spec.version);
        let found = own.or_else(|| rows.iter().find(lists));
        let found = found.or_else(|| rows.iter().find(|row| row.version.is_empty()));
        let by_licence = found.map(|row| row.weights);
        let model = spec.model.as_str();
        by_licence.or_else(|| self.was_opened(model).then_some(Weights::Open))
    }
}

impl Listed for ModelRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::KIND_OF_MODEL, Meets::Row),
        (&keys::MODEL, Meets::Row),
        (&keys::WEIGHTS, Meets::Row),
        (&keys::COMMERCIAL, Meets::Row),
        (&keys::PARAMETERS_FROM, Meets::AtLeast),
        (&keys::PARAMETERS_TO, Meets::AtMost),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Date,
        SortKey::Name,
        SortKey::Pinyin,
        SortKey::Company,
        SortKey::Weights,
        SortKey::Commercial,
        SortKey::Parameters,
        SortKey::Context,
        SortKey::Announcements,
    ];
    const OWN: Sort = Sort { key: SortKey::Date, descending: true };
    const FACETS: &'static [&'static Key] = &[&keys::COMPANY];

    fn position(&self) -> String {
        self.slug.clone()
    }

    from_memory!();
}

impl HeldRow for ModelRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.models.values().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        let word = |word: Option<&'static str>| word.map(Value::from).into_iter().collect();
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers of up to 15 digits")]
        let number =
            |figure: Option<f64>| figure.map(|n| Value::from(n as i64)).into_iter().collect();
        let sizes = self.facts.parameters;
        match key.name {
            "company" => vec![Value::from(self.company.as_str())],
            "kind" => word(Some(self.kind.as_str())),
            "model" => vec![Value::from(self.slug.as_str())],
            "weights" => word(self.facts.weights.map(Weights::as_str)),
            "commercial" => word(self.facts.commercial.map(Commercial::as_str)),
            "parameters_from" => number(sizes.map(|sizes| sizes.most)),
            "parameters_to" => number(sizes.map(|sizes| sizes.least)),
            _ => Vec::new(),
        }
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.first_day.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        let number = |figure: Option<Figure>| {
            figure.map_or(Place::Last, |figure| Place::Number(figure.most))
        };
        match by {
            SortKey::Date => Place::of_day(self.first_day),
            SortKey::Name => Place::of_text(Some(&self.name_en)),
            SortKey::Company => Place::of_text(Some(&self.company_en)),
            SortKey::Weights => Place::of_text(self.facts.weights.map(Weights::as_str)),
            SortKey::Commercial => Place::of_text(self.facts.commercial.map(Commercial::as_str)),
            SortKey::Announcements => Place::of_count(self.announcements),
            SortKey::Pinyin => Place::Text(sort_key(&self.name_zh, &self.pinyin, &self.name_en)),
            SortKey::Parameters => number(self.facts.parameters),
            SortKey::Context => number(self.facts.context_tokens),
            _ => Place::Last,
        }
    }

    fn words(&self, held: &Held) -> Words {
        Words::default()
            .and_model(Some(&self.slug), held)
            .as_title()
            .and_company(Some(&self.company), held)
    }
}
