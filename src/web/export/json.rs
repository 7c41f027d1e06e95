//! Rows as JSON objects whose keys are the CSV's columns.

use serde_json::{Map, Value};

use super::cells::Cell;
use super::column::Column;

/// One row.
pub(super) fn row(columns: &[Column], cells: Vec<Cell>) -> Value {
    let fields = columns.iter().map(|column| column.name.to_owned());
    Value::Object(fields.zip(cells.into_iter().map(value)).collect::<Map<_, _>>())
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
