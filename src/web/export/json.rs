//! Rows as JSON objects whose keys are the CSV's columns, and what stands around them.

use serde_json::{Map, Value, json};

use super::cells::{Cell, Exported};
use crate::answers::rows::Dataset;
use crate::web::params::ListParams;

/// One row.
pub(in crate::web) fn row<T: Exported>(row: &T) -> Value {
    let fields = T::COLUMNS.iter().map(|column| column.name.to_owned());
    Value::Object(fields.zip(row.cells().into_iter().map(value)).collect::<Map<_, _>>())
}

/// Which record the rows are of.
pub(in crate::web) fn dataset(dataset: &Dataset) -> Value {
    json!({
        "version": dataset.short_version(),
        "released": dataset.released,
        "title_en": dataset.title_en,
        "title_zh": dataset.title_zh,
        "licence": dataset.licence,
    })
}

/// The filter: each key with its values.
pub(in crate::web) fn filter(params: &ListParams) -> Value {
    let mut filter = Map::new();
    for (key, value) in params.filter_pairs() {
        let values = filter.entry(key).or_insert_with(|| json!([]));
        if let Some(values) = values.as_array_mut() {
            values.push(value.into());
        }
    }
    Value::Object(filter)
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) => text.into(),
        Cell::List(texts) => texts.into(),
        Cell::Number(number) => number.into(),
        Cell::Count(number) => number.into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Flag(flag) => flag.into(),
        Cell::Missing => Value::Null,
    }
}
