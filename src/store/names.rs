//! The names of what keys can ask for.

use std::sync::Arc;

use sqlx::FromRow;

use super::{Result, Snapshot, Sql, dataset};
use crate::domain::{Market, Text};
use crate::record::{Named, Names};

#[derive(FromRow)]
struct NameRow {
    value: String,
    en: String,
    zh: String,
}

/// Companies with their short names, models, shares and indices, publishers; benchmarks, and what
/// scores are printed with.
pub async fn names(snapshot: &mut Snapshot) -> Result<Arc<Names>> {
    let mut names = Names::default();
    for (named, sql) in [
        (Named::Company, "SELECT slug AS value, short_en AS en, short_zh AS zh FROM company"),
        (Named::Model, "SELECT slug AS value, name_en AS en, name_zh AS zh FROM model"),
    ] {
        for row in snapshot.all::<NameRow>(Sql::new(sql)).await? {
            names.add(named, row.value, Text { en: row.en, zh: row.zh });
        }
    }
    for (named, sql) in [
        (Named::Symbol, "SELECT symbol AS value FROM listing"),
        (Named::Publisher, "SELECT DISTINCT publisher AS value FROM source"),
    ] {
        for value in dataset::column(snapshot, sql).await? {
            names.add(named, value, Text::default());
        }
    }
    for index in Market::ALL.iter().flat_map(|market| market.indices()) {
        for named in [Named::Symbol, Named::Index] {
            names.add(named, (*index).to_owned(), Text::default());
        }
    }
    let held = snapshot.held().await?;
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
    Ok(Arc::new(names))
}
