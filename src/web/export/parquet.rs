//! A list as a Parquet file: typed columns, nulls where a cell is missing, what the rows are in the
//! metadata of the file.

use std::sync::Arc;

use axum::body::Body;
use bytes::Bytes;
use chrono::{Datelike as _, NaiveDate};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::cells::{Cell, Exported};
use super::whole;
use crate::answers::rows::Dataset;
use crate::record::{Column, ColumnKind};
use crate::web::error::Error;
use crate::web::params::ListParams;
use crate::web::site::Cx;

/// Rows of a group, the unit in which readers skip.
const GROUP: usize = 50_000;
/// Days from 1 January of year 1 to 1 January 1970, from which Parquet counts.
const EPOCH: i32 = 719_163;

/// The record and the file.
pub(super) async fn body<T: Exported + 'static>(
    cx: &Cx,
    params: &ListParams,
) -> Result<(Dataset, Body), Error> {
    let (dataset, rows) = whole::rows::<T>(cx, params).await?;
    let page = format!("{}{}{}", cx.site.public_url, T::LIST.path, params.filter_query());
    let about = vec![
        ("baimo.version", dataset.version.clone()),
        ("baimo.released", dataset.released.to_string()),
        ("baimo.licence", dataset.licence.clone()),
        ("baimo.page", page),
    ];
    let name = T::LIST.name();
    let body = whole::made(move || file(&name, T::COLUMNS, &rows, about)).await?;
    Ok((dataset, body))
}

fn file(
    name: &str,
    columns: &[Column],
    rows: &[Vec<Cell>],
    about: Vec<(&str, String)>,
) -> Result<Vec<u8>, ParquetError> {
    let about =
        about.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value)).collect();
    let properties = WriterProperties::builder()
        .set_created_by(concat!("baimo ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(about))
        .build();
    let schema = schema(name, columns)?;
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    for rows in rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for (at, column) in columns.iter().enumerate() {
            let cells = rows.iter().map(|row| &row[at]);
            write(&mut group, column.kind, cells)?;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn schema(name: &str, columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let fields: Result<Vec<TypePtr>, ParquetError> = columns
        .iter()
        .map(|column| {
            let (physical, logical) = types(column.kind);
            let field = Type::primitive_type_builder(column.name, physical)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(logical);
            Ok(Arc::new(field.build()?))
        })
        .collect();
    Ok(Arc::new(Type::group_type_builder(name).with_fields(fields?).build()?))
}

const fn types(kind: ColumnKind) -> (Physical, Option<LogicalType>) {
    match kind {
        ColumnKind::Text | ColumnKind::Word(_) | ColumnKind::List => {
            (Physical::BYTE_ARRAY, Some(LogicalType::String))
        }
        ColumnKind::Day => (Physical::INT32, Some(LogicalType::Date)),
        ColumnKind::Percent | ColumnKind::Number => (Physical::DOUBLE, None),
        ColumnKind::Count => (Physical::INT64, None),
        ColumnKind::Flag => (Physical::BOOLEAN, None),
    }
}

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

fn write<'a>(
    group: &mut Group<'_>,
    kind: ColumnKind,
    cells: impl Iterator<Item = &'a Cell>,
) -> Result<(), ParquetError> {
    match kind {
        ColumnKind::Text | ColumnKind::Word(_) | ColumnKind::List => {
            column::<ByteArrayType>(group, cells.map(text))
        }
        ColumnKind::Day => column::<Int32Type>(group, cells.map(day)),
        ColumnKind::Percent | ColumnKind::Number => column::<DoubleType>(group, cells.map(number)),
        ColumnKind::Count => column::<Int64Type>(group, cells.map(count)),
        ColumnKind::Flag => column::<BoolType>(group, cells.map(flag)),
    }
}

/// One column of a group. A definition level of 1 says that there is a value, of 0 that there is
/// none.
fn column<D: DataType>(
    group: &mut Group<'_>,
    cells: impl Iterator<Item = Option<D::T>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<D>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn text(cell: &Cell) -> Option<ByteArray> {
    let text = match cell {
        Cell::Text(text) => text.clone(),
        Cell::List(texts) if !texts.is_empty() => texts.join(";"),
        _ => return None,
    };
    Some(ByteArray::from(Bytes::from(text)))
}

fn day(cell: &Cell) -> Option<i32> {
    let days = |day: &NaiveDate| day.num_days_from_ce() - EPOCH;
    if let Cell::Day(day) = cell { Some(days(day)) } else { None }
}

const fn number(cell: &Cell) -> Option<f64> {
    if let Cell::Number(number) = cell { Some(*number) } else { None }
}

const fn count(cell: &Cell) -> Option<i64> {
    if let Cell::Count(count) = cell { Some(*count) } else { None }
}

const fn flag(cell: &Cell) -> Option<bool> {
    if let Cell::Flag(flag) = cell { Some(*flag) } else { None }
}
