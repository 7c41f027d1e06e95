//! Rows of declared tables as cells.

use crate::record::table::{Datum, Declared};
use crate::record::tables::{Benchmark, Dispute, Filing, Licence, ModelRole, Round, Score, Spec};
use crate::record::{Column, ColumnKind};
use crate::web::export::{Cell, Exported};
use crate::web::lists::{self, List};

macro_rules! exported {
    ($($row:ident: $list:ident;)+) => {
        $(impl Exported for $row {
            const LIST: &'static List = &lists::$list;
            const COLUMNS: &'static [Column] = <Self as Declared>::COLUMNS;

            fn cells(&self) -> Vec<Cell> {
                let data = self.data_with_computed().into_iter();
                let columns = <Self as Declared>::COLUMNS.iter();
                columns.zip(data).map(|(column, datum)| cell(column.kind, datum)).collect()
            }
        })+
    };
}

exported! {
    Spec: SPECS;
    Licence: LICENCES;
    Benchmark: BENCHMARKS;
    Score: SCORES;
    Dispute: DISPUTES;
    Round: ROUNDS;
    Filing: FILINGS;
    ModelRole: MODEL_ROLES;
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
