//! The names of what keys can ask for.

use std::collections::BTreeSet;

use crate::answers::held::Held;
use crate::domain::{Market, Text};
use crate::record::{Named, Names};

/// Companies with their short names, models, shares and indices, publishers; benchmarks, and what
/// scores are printed with.
pub(super) fn names(held: &Held) -> Names {
    let mut names = Names::default();
    for row in held.companies.values() {
        let name = Text { en: row.short_en.clone(), zh: row.short_zh.clone() };
        names.add(Named::Company, row.slug.clone(), name);
    }
    for row in held.models.values() {
        let name = Text { en: row.name_en.clone(), zh: row.name_zh.clone() };
        names.add(Named::Model, row.slug.clone(), name);
    }
    for row in &held.shares {
        names.add(Named::Symbol, row.symbol.clone(), Text::default());
    }
    let publishers: BTreeSet<&String> = held.sources.values().map(|row| &row.publisher).collect();
    for publisher in publishers {
        names.add(Named::Publisher, publisher.clone(), Text::default());
    }
    for index in Market::ALL.iter().flat_map(|market| market.indices()) {
        for named in [Named::Symbol, Named::Index] {
            names.add(named, (*index).to_owned(), Text::default());
        }
    }
    for row in &held.tables.benchmarks {
        names.add(Named::Benchmark, row.slug.to_string(), row.name.clone());
    }
    for row in &held.tables.scores {
        for (named, value) in [
            (Named::Reference, &row.reference),
            (Named::Subset, &row.subset),
            (Named::Setting, &row.setting),
        ] {
            if !value.is_empty() {
                names.add(named, value.clone(), Text::default());
            }
        }
    }
    names
}
