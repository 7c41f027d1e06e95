//! Rows of declared tables as cells.

use crate::answers::declared::DeclaredList;
use crate::record::table::Datum;
use crate::record::{Column, ColumnKind};
use crate::web::export::{Cell, Exported};
use crate::web::lists::List;

impl<T: DeclaredList> Exported for T {
    const LIST: &'static List = &List::declared::<T>();
    const COLUMNS: &'static [Column] = T::COLUMNS;

    fn cells(&self) -> Vec<Cell> {
        let data = self.data_with_computed().into_iter();
        T::COLUMNS.iter().zip(data).map(|(column, datum)| cell(column.kind, datum)).collect()
    }
}

fn cell(kind: ColumnKind, datum: Datum) -> Cell {
    match (kind, datum) {
        (ColumnKind::Number, Datum::Text(text)) => Cell::decimal(&text),
        (ColumnKind::Count, Datum::Text(text)) => text.parse().map_or(Cell::Missing, Cell::Count),
        (ColumnKind::Day, Datum::Text(text)) => text.parse().map_or(Cell::Missing, Cell::Day),
        (_, Datum::Text(text)) => Cell::from(text.as_str()),
        (_, Datum::Flag(flag)) => Cell::Flag(flag),
        (_, Datum::List(texts)) => Cell::List(texts),
    }
}
