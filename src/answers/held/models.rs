//! What the declared tables say of each model.

use crate::answers::held::Held;
use crate::answers::rows::{Figure, ModelFacts, YEAR_END};
use crate::domain::{AnnouncementKind, Decimal};
use crate::record::tables::{Commercial, Licence, Quantity, Spec, Weights};

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
        let held: Vec<&Licence> =
            rows.into_iter().filter(|row| row.day.first() <= YEAR_END).collect();
        let is_last = |row: &&Licence| !held.iter().any(|other| other.replaces(row));
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

    /// Whether a size is older than everything that was announced of its model: then it is that of a
    /// predecessor, which has the row of the model for want of its own.
    #[must_use]
    pub fn is_of_predecessor(&self, spec: &Spec) -> bool {
        let first = self.announcements().find(|row| row.names(spec.model.as_str()));
        first.is_some_and(|row| spec.day.last() < row.day)
    }

    /// Whether the weights of a size could be had when it first appeared: by the terms of its own
    /// version, else of a list of versions that names it, else of the whole model. What holds for the
    /// whole model says nothing of a predecessor.
    #[must_use]
    pub fn weights_of(&self, spec: &Spec) -> Option<Weights> {
        let rows = self.licences_of(spec.model.as_str());
        let lists = |row: &&&Licence| {
            let mut versions = row.version.split([',', '、', '/']).map(str::trim);
            !spec.version.is_empty() && versions.any(|version| version == spec.version)
        };
        let own = rows.iter().find(|row| row.version == spec.version);
        let found = own.or_else(|| rows.iter().find(lists)).map(|row| row.weights);
        if found.is_some() || self.is_of_predecessor(spec) {
            return found;
        }
        let of_all = rows.iter().find(|row| row.version.is_empty()).map(|row| row.weights);
        of_all.or_else(|| self.was_opened(spec.model.as_str()).then_some(Weights::Open))
    }
}
