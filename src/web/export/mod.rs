//! Lists as files: the rows of a page with the filter that is on the screen, whole and streamed.

pub mod bundle;
pub mod calendar;
mod cells;
mod column;
mod content_lines;
mod csv;
pub mod database;
pub mod feed;
pub(in crate::web) mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod sheets;
pub mod sitemap;
mod stream;
pub mod study_inputs;
mod subscription;
mod tables;
mod whole;
mod xlsx;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

pub use crate::record::{Column, ColumnKind};
pub use calendar::{Entry, calendar_of};
pub use cells::{Cell, Exported};
pub(in crate::web) use column::about as column_about;
pub use csv::csv_line;
pub use stream::Format;
pub(in crate::web) use tables::each_list;

use super::error::Error;
use super::lists::List;
use super::of::Of;
use super::params::{self, ListParams};
use super::policy::Policy;
use super::site::Cx;
use crate::answers::rows::Dataset;
use crate::domain::Lang;
use crate::store::dataset;

/// Answers with a whole list.
///
/// # Errors
/// If the query string is bad or the database fails before the first byte.
pub async fn list<T: Exported + 'static>(cx: Cx, format: Format) -> Result<Response, Error> {
    let list = T::LIST;
    one_form(&cx)?;
    let params = cx.known_list(ListParams::of_export(list, &cx.query)?).await?;
    let kind = match format {
        Format::Csv => "text/csv; charset=utf-8; header=present",
        Format::Json => "application/json; charset=utf-8",
        Format::Ndjson => "application/x-ndjson; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        #[cfg(feature = "parquet")]
        Format::Parquet => "application/vnd.apache.parquet",
    };
    let (dataset, body) = match format {
        _ if cx.is_head => (of_record(&cx).await?, Body::empty()),
        Format::Xlsx => xlsx::body::<T>(&cx, &params).await?,
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::body::<T>(&cx, &params).await?,
        _ => stream::body::<T>(&cx, &params, format).await?,
    };
    let name = file_name(list, &params, dataset.short_version(), format.suffix());
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""))
        .map_err(|error| Error::Internal(error.to_string().into()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, Policy::Revalidate, Of::from(&dataset), body).into_response())
}

/// The record that a file would be of, where its head alone is asked for.
async fn of_record(cx: &Cx) -> Result<Dataset, Error> {
    dataset::current(&mut cx.read().await?).await?.ok_or(Error::Unavailable)
}

/// Data addresses have one form, with both languages in columns: under `/zh` they lead to it.
pub(in crate::web) fn one_form(cx: &Cx) -> Result<(), Error> {
    if cx.lang == Lang::En {
        return Ok(());
    }
    let query = if cx.query.is_empty() { String::new() } else { format!("?{}", cx.query) };
    Err(Error::Moved(format!("{}{query}", cx.path)))
}

/// Refuses every parameter of a file that takes none.
fn no_parameters(cx: &Cx) -> Result<(), Error> {
    one_form(cx)?;
    params::none(&cx.query)
}

/// `baimo-announcements_company-baidu_45cc70c7605a.csv`: list, filter, version.
pub(in crate::web) fn file_name(
    list: &List,
    params: &ListParams,
    version: &str,
    suffix: &str,
) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '-' };
    let mut name = format!("baimo-{}", list.name());
    for (key, value) in params.filter_pairs() {
        name.push_str(
            &format!("_{key}-{value}")
                .chars()
                .map(|c| if c == '_' { c } else { safe(c) })
                .collect::<String>(),
        );
    }
    // File systems take 255 bytes; a filter of a hundred companies would not fit.
    name.truncate(160);
    format!("{name}_{version}.{suffix}")
}
