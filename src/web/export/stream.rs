//! A list as a stream: one short read transaction for each keyset page.
//!
//! No transaction is held while a slow reader reads, and memory stays at one page. Each transaction
//! reads the dataset version too: if an import came between two pages the transfer is broken off
//! without its last chunk, so that nobody takes half of each record for a whole one.

use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use futures_util::stream;

use super::cells::Exported;
use super::{csv, json as rows_json};
use crate::store::dataset::{self, Dataset};
use crate::store::{Filter, list};
use crate::web::error::Error;
use crate::web::params::ListParams;
use crate::web::site::{Cx, Site};

/// Rows a transaction reads.
const ROWS: u32 = 500;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180.
    Csv,
    /// One object with the dataset, the filter, the total and the rows.
    Json,
    /// One object a line.
    Ndjson,
    /// A workbook; made whole, not streamed.
    Xlsx,
    /// Columns with their types; made whole, not streamed.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Format {
    /// Every form.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::Json,
        Self::Ndjson,
        Self::Xlsx,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// The suffix of its address.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Xlsx => "xlsx",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

struct State {
    site: Arc<Site>,
    filter: Filter,
    format: Format,
    version: String,
    after: Option<String>,
    rows: u64,
}

/// The record and the body of the file. The first page is read before the
/// answer starts, so that a failure is a status code and not a broken file.
pub(super) async fn body<T: Exported + 'static>(
    cx: &Cx,
    params: &ListParams,
    format: Format,
) -> Result<(Dataset, Body), Error> {
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let mut state = State {
        site: cx.site.clone(),
        filter: params.filter.clone(),
        format,
        version: dataset.version.clone(),
        after: None,
        rows: 0,
    };
    let mut start = Vec::new();
    match format {
        Format::Csv => {
            if params.excel {
                start.extend_from_slice("\u{feff}".as_bytes());
            }
            csv::header(T::COLUMNS, &mut start);
        }
        Format::Json => {
            let total = list::count::<T>(&mut snapshot, &params.filter).await?;
            start = json_head(&dataset, params, total);
        }
        _ => {}
    }
    let page = list::page::<T>(&mut snapshot, &state.filter, None, ROWS).await?;
    drop(snapshot);
    state.append(page.rows, &mut start);
    if page.next.is_none() {
        start.extend_from_slice(state.end());
        return Ok((dataset, Body::from(start)));
    }
    state.after = page.next;
    let head = stream::once(async move { Ok::<_, io::Error>(Bytes::from(start)) });
    let rest = stream::try_unfold(Some(state), |state| async move {
        let Some(mut state) = state else { return Ok(None) };
        let chunk = state.next::<T>().await.map_err(|error| {
            tracing::warn!(error = ?error, "an export was broken off");
            io::Error::other("broken off")
        })?;
        let more = state.after.is_some();
        Ok(Some((Bytes::from(chunk), more.then_some(state))))
    });
    let stream = futures_util::StreamExt::chain(head, rest);
    Ok((dataset, Body::from_stream(stream)))
}

impl State {
    /// The next rows; a database that broke off is asked a second time.
    async fn next<T: Exported>(&mut self) -> Result<Vec<u8>, Error> {
        match self.read::<T>().await {
            Err(Error::Interrupted) => self.read::<T>().await,
            read => read,
        }
    }

    async fn read<T: Exported>(&mut self) -> Result<Vec<u8>, Error> {
        let mut snapshot = self.site.store.snapshot().await?;
        let now = dataset::version(&mut snapshot).await?;
        if now.as_deref() != Some(self.version.as_str()) {
            return Err(Error::Internal("the record was replaced during the transfer".into()));
        }
        let page =
            list::page::<T>(&mut snapshot, &self.filter, self.after.as_deref(), ROWS).await?;
        drop(snapshot);
        let mut chunk = Vec::new();
        self.append(page.rows, &mut chunk);
        self.after = page.next;
        if self.after.is_none() {
            chunk.extend_from_slice(self.end());
        }
        Ok(chunk)
    }

    fn append<T: Exported>(&mut self, rows: Vec<T>, out: &mut Vec<u8>) {
        for row in rows {
            match self.format {
                Format::Csv => csv::row(row.cells(), out),
                Format::Json => {
                    out.extend_from_slice(if self.rows == 0 { b"\n" } else { b",\n" });
                    let object = rows_json::row(&row);
                    out.extend_from_slice(object.to_string().as_bytes());
                }
                _ => {
                    let object = rows_json::row(&row);
                    out.extend_from_slice(format!("{object}\n").as_bytes());
                }
            }
            self.rows += 1;
        }
    }

    const fn end(&self) -> &'static [u8] {
        match self.format {
            Format::Json => b"\n]}\n",
            _ => b"",
        }
    }
}

/// Everything before the rows: `{"dataset":..,"filter":..,"total":..,"rows":[`.
fn json_head(dataset: &Dataset, params: &ListParams, total: i64) -> Vec<u8> {
    let (about, filter) = (rows_json::dataset(dataset), rows_json::filter(params));
    format!("{{\"dataset\":{about},\"filter\":{filter},\"total\":{total},\"rows\":[").into_bytes()
}
