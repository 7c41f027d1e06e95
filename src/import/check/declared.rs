//! Rules between the fields and rows of declared tables. What a single value may be is said by the
//! declarations themselves.

use std::collections::BTreeMap;
use std::hash::Hash;

use super::in_order;
use crate::domain::{Corrected, Decimal, Slug};
use crate::import::places::Places;
use crate::import::problem::Problem;
use crate::import::row::Table;
use crate::record::Record;
use crate::record::table::Declared;
use crate::record::tables::{Quantity, Scale, Weights, each_table};

/// A table whose rows are being held to its rules.
struct Check<'a> {
    table: Table,
    places: &'a Places,
    problems: &'a mut Vec<Problem>,
}

impl Check<'_> {
    fn problem(&mut self, id: &str, field: &str, message: String, help: &str) {
        self.problems.push(self.places.field(self.table, id, field).problem(message, help));
    }

    /// Each row but the first that has the same as another one.
    fn unique<T: Declared, K: Ord + Hash>(
        &mut self,
        rows: &[T],
        field: &str,
        what: &str,
        same: impl Fn(&T) -> K,
    ) {
        let mut seen: BTreeMap<K, String> = BTreeMap::new();
        for row in rows {
            let id = row.key();
            if let Some(other) = seen.get(&same(row)) {
                let message = format!("{other} has the same {what}");
                self.problem(&id, field, message, "remove one of them, or say how they differ");
            } else {
                seen.insert(same(row), id);
            }
        }
    }
}

/// Holds the declared tables to their rules. Of announcements with several models, `named` has the
/// models; nothing where announcements could not be read.
pub(super) fn rules(
    record: &Record,
    named: Option<&BTreeMap<&Slug, &[Slug]>>,
    places: &Places,
    problems: &mut Vec<Problem>,
) {
    macro_rules! sorted {
        ($($table:ident: $row:ident,)+) => {
            $(sorted(&record.declared.$table, places, problems);)+
        };
    }
    each_table!(sorted);
    for (table, rule) in [
        (Corrected::Spec, specs as fn(&Record, &mut Check<'_>)),
        (Corrected::Licence, licences),
        (Corrected::Score, scores),
        (Corrected::Round, rounds),
        (Corrected::Filing, filings),
    ] {
        rule(record, &mut Check { table: Table::Declared(table), places, problems });
    }
    let table = Table::Declared(Corrected::ModelRole);
    if let Some(named) = named {
        model_roles(record, named, &mut Check { table, places, problems });
    }
}

/// Rows are sorted by what names them.
fn sorted<T: Declared>(rows: &[T], places: &Places, problems: &mut Vec<Problem>) {
    // A blank sorts before every letter of a slug, as the end of a field does.
    let sorted_by = |row: &T| (row.key().replace('/', " "), row.key());
    let keys: Vec<(String, String)> = rows.iter().map(sorted_by).collect();
    in_order(Table::Declared(T::TABLE), T::KEY[0], &keys, places, problems);
}

fn specs(record: &Record, check: &mut Check<'_>) {
    let rows = &record.declared.specs;
    for row in rows {
        let id = row.id.as_str();
        if row.value_max.as_ref().is_some_and(|max| max.number() <= row.value.number()) {
            let message = "value_max is not above value".to_owned();
            check.problem(id, "value_max", message, "write \"\" where there is no range");
        }
        let figures = [("value", Some(&row.value)), ("value_max", row.value_max.as_ref())];
        for (field, figure) in figures {
            if row.quantity != Quantity::Price && figure.is_some_and(Decimal::has_fraction) {
                let message = format!("{} are whole numbers", row.quantity);
                check.problem(id, field, message, "write full digits: 1.5 billion is 1500000000");
            }
        }
        // Two rows may differ on the same thing; each then says why.
        let differs = rows.iter().any(|other| {
            (&other.model, &other.version, other.quantity, other.day)
                == (&row.model, &row.version, row.quantity, row.day)
                && (&other.value, &other.value_max) != (&row.value, &row.value_max)
        });
        if differs && row.note.en.is_empty() {
            let message = "another row has a different figure for the same day".to_owned();
            check.problem(id, "note_en", message, "say in both notes why they differ");
        }
    }
}

fn licences(record: &Record, check: &mut Check<'_>) {
    let rows = &record.declared.licences;
    check.unique(rows, "day", "model, version and day", |row| {
        (row.model.clone(), row.version.clone(), row.day.to_string())
    });
    for row in rows {
        let id = row.id.as_str();
        if row.weights == Weights::Closed && !row.name.is_empty() {
            let message = "closed weights have no licence".to_owned();
            check.problem(id, "name", message, "write \"\", and the terms of use as conditions");
        }
    }
}

fn scores(record: &Record, check: &mut Check<'_>) {
    let rows = &record.declared.scores;
    check.unique(
        rows,
        "benchmark",
        "benchmark, model, version, setting, subset, day, measurer and sources",
        |row| {
            (
                (
                    row.benchmark.clone(),
                    row.model.clone(),
                    row.reference.clone(),
                    row.version.clone(),
                ),
                (row.setting.clone(), row.subset.clone(), row.day.to_string()),
                (row.measured_by.as_str(), row.sources.clone()),
            )
        },
    );
    let benchmarks = &record.declared.benchmarks;
    let scales: BTreeMap<&Slug, Scale> = benchmarks.iter().map(|b| (&b.slug, b.scale)).collect();
    for row in rows {
        let id = row.id.as_str();
        if row.model.is_some() != row.reference.is_empty() {
            let message = "exactly one of model and reference is filled".to_owned();
            check.problem(id, "reference", message, "a model of the record, or a name for others");
        }
        let is_percent = scales.get(&row.benchmark) == Some(&Scale::Percent);
        if is_percent && row.value.number() > 100.0 {
            let message = format!("{} is above 100 percent", row.value);
            check.problem(id, "value", message, "the scale of the benchmark is percent");
        }
    }
}

fn rounds(record: &Record, check: &mut Check<'_>) {
    for row in &record.declared.rounds {
        let id = row.id.as_str();
        for (field, there) in [
            ("amount", [row.amount.is_some(), row.currency.is_some(), row.bound.is_some()]),
            (
                "valuation",
                [
                    row.valuation.is_some(),
                    row.valuation_currency.is_some(),
                    row.valuation_bound.is_some(),
                ],
            ),
        ] {
            if there.contains(&true) && there.contains(&false) {
                let message = format!("{field}, its currency and its bound belong together");
                check.problem(id, field, message, "fill all three, or none");
            }
        }
    }
}

fn filings(record: &Record, check: &mut Check<'_>) {
    let owner: BTreeMap<&Slug, &Slug> =
        record.models.iter().map(|model| (&model.slug, &model.company)).collect();
    for row in &record.declared.filings {
        let of_other = row.model.as_ref().and_then(|model| owner.get(model));
        if let Some(other) = of_other.filter(|other| **other != &row.company) {
            let message = format!("the model belongs to {other}");
            check.problem(
                row.id.as_str(),
                "model",
                message,
                "name a model of the company, or \"\"",
            );
        }
    }
}

fn model_roles(record: &Record, named: &BTreeMap<&Slug, &[Slug]>, check: &mut Check<'_>) {
    for row in &record.declared.model_roles {
        let id = row.key();
        match named.get(&row.announcement) {
            None => {
                let message = format!("{} does not name two models", row.announcement);
                check.problem(&id, "announcement", message, "its kind says what it did: remove it");
            }
            Some(models) if !models.contains(&row.model) => {
                let message = format!("{} does not name {}", row.announcement, row.model);
                let help = "name one of the announcement's models";
                check.problem(&id, "model", message, help);
            }
            Some(_) => {}
        }
    }
}
