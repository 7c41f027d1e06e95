//! What the companies, models and people of a record are called.

use super::names::{Called, Names};
use crate::answers::held::Held;

impl Held {
    /// Everything that companies, models and people are called.
    pub fn called(&self) -> &Called {
        self.called.get_or_init(|| called(self))
    }
}

/// Folds the names of a record.
fn called(held: &Held) -> Called {
    let companies = held.companies.values().map(|row| {
        let own = [&row.name_en, &row.short_zh, &row.short_en, &row.slug];
        let names = Names::of((&row.name_zh, &row.pinyin), &own, &row.aliases, &row.symbols);
        (row.slug.clone(), names)
    });
    let models = held.models.values().map(|row| {
        let own = [&row.name_en, &row.slug];
        (row.slug.clone(), Names::of((&row.name_zh, &row.pinyin), &own, &row.aliases, ""))
    });
    let people = held.people.iter().map(|row| {
        let own = [&row.name_en, &row.slug];
        (row.slug.clone(), Names::of((&row.name_zh, ""), &own, &row.aliases, ""))
    });
    Called { companies: companies.collect(), models: models.collect(), people: people.collect() }
}
