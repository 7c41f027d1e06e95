//! `/baimo.sqlite`: the record as a SQLite file, one table a list, the columns of its CSV.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::cells::Cell;
use super::sheets::{Sheet, sheets};
use crate::answers::rows::Dataset;
use crate::record::ColumnKind;
use crate::store::copy::{self, Table, Value};
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::policy::Policy;
use crate::web::site::Cx;

/// The file.
///
/// # Errors
/// If the record is too large for memory, or a database fails.
pub async fn database(cx: Cx) -> Result<Response, Error> {
    super::no_parameters(&cx)?;
    if cx.is_head {
        return answer(&super::of_record(&cx).await?, Body::empty());
    }
    let (dataset, sheets) = sheets(&cx).await?;
    let mut tables: Vec<Table> = sheets.into_iter().map(table).collect();
    tables.push(about(&dataset.version, &dataset.licence, &dataset.title_en, &dataset.title_zh));
    let made = tokio::task::spawn_blocking(move || copy::database(&tables)).await;
    let bytes = made.map_err(|error| Error::Internal(error.to_string().into()))??;
    answer(&dataset, bytes.into())
}

fn answer(dataset: &Dataset, body: Body) -> Result<Response, Error> {
    let name = format!("attachment; filename=\"baimo_{}.sqlite\"", dataset.short_version());
    let disposition =
        HeaderValue::try_from(name).map_err(|error| Error::Internal(error.to_string().into()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/vnd.sqlite3")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, Policy::Revalidate, Of::from(dataset), body).into_response())
}

fn table(sheet: Sheet) -> Table {
    let kind = |kind: ColumnKind| match kind {
        ColumnKind::Percent | ColumnKind::Number => "REAL",
        ColumnKind::Count | ColumnKind::Flag => "INTEGER",
        ColumnKind::Text | ColumnKind::Word(_) | ColumnKind::List | ColumnKind::Day => "TEXT",
    };
    Table {
        name: sheet.name.replace('-', "_"),
        columns: sheet.columns.iter().map(|column| (column.name, kind(column.kind))).collect(),
        rows: sheet.rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect(),
    }
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::Text(text),
        Cell::List(texts) => Value::Text(texts.join(";")),
        Cell::Number(number) => Value::Number(number),
        Cell::Count(number) => Value::Integer(number),
        Cell::Day(day) => Value::Day(day),
        Cell::Flag(flag) => Value::Integer(flag.into()),
        Cell::Missing => Value::Null,
    }
}

/// Which record it is.
fn about(version: &str, licence: &str, title_en: &str, title_zh: &str) -> Table {
    let text = |text: &str| Value::Text(text.to_owned());
    Table {
        name: "dataset".to_owned(),
        columns: ["version", "licence", "title_en", "title_zh"].map(|name| (name, "TEXT")).into(),
        rows: vec![vec![text(version), text(licence), text(title_en), text(title_zh)]],
    }
}
