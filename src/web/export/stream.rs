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
use crate::answers::rows::Dataset;
use crate::record::Filter;
use crate::store::export_sqlite::{RawSlice, Reader, Slice};
use crate::store::{self, dataset, list};
use crate::web::error::Error;
use crate::web::params::ListParams;
use crate::web::site::{Cx, Site};

/// Rows a transaction reads.
const ROWS: u32 = 500;
/// Rows of one read transaction where they are read without sqlx, and about how many bytes of CSV
/// they are.
const RAW_ROWS: i64 = 5_000;
const RAW_CHUNK: usize = 300 * 1024;

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
    /// The connection of a list that is read without sqlx.
    raw: Option<Reader>,
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
        raw: None,
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
    for row in &page.rows {
        state.append(row, &mut start);
    }
    if page.next.is_none() {
        start.extend_from_slice(state.end());
        return Ok((dataset, Body::from(start)));
    }
    state.after = page.next;
    state.raw = if T::RAW.is_some() { Reader::open(&cx.site.store)? } else { None };
    let head = stream::once(async move { Ok::<_, io::Error>(Bytes::from(start)) });
    let rest = stream::try_unfold(Some(state), |state| async move {
        let Some(state) = state else { return Ok(None) };
        match state.next::<T>().await {
            Ok((chunk, state)) => {
                let more = state.after.is_some();
                Ok(Some((Bytes::from(chunk), more.then_some(state))))
            }
            Err(error) => {
                tracing::warn!(error = ?error, "an export was broken off");
                // hyper drops what it has not sent at an error. It sends when it has to wait, so
                // that the reader sees a file break off and not a connection without an answer.
                tokio::task::yield_now().await;
                Err(io::Error::other("broken off"))
            }
        }
    });
    let stream = futures_util::StreamExt::chain(head, rest);
    Ok((dataset, Body::from_stream(stream)))
}

impl State {
    async fn next<T: Exported + 'static>(mut self) -> Result<(Vec<u8>, Self), Error> {
        let mut chunk = Vec::new();
        match (T::RAW, self.raw.take()) {
            (Some(slice), Some(reader)) => {
                let work = move || self.read_raw::<T>(reader, slice);
                (chunk, self) = tokio::task::spawn_blocking(work)
                    .await
                    .map_err(|error| Error::Internal(error.to_string().into()))??;
            }
            // A database that broke off is asked a second time.
            _ => match self.read::<T>(&mut chunk).await {
                Err(Error::Interrupted) => self.read::<T>(&mut chunk).await?,
                read => read?,
            },
        }
        if self.after.is_none() {
            chunk.extend_from_slice(self.end());
        }
        Ok((chunk, self))
    }

    async fn read<T: Exported>(&mut self, chunk: &mut Vec<u8>) -> Result<(), Error> {
        let mut snapshot = self.site.store.snapshot().await?;
        let now = dataset::version(&mut snapshot).await?;
        if now.as_deref() != Some(self.version.as_str()) {
            return Err(store::Error::Replaced.into());
        }
        let page =
            list::page::<T>(&mut snapshot, &self.filter, self.after.as_deref(), ROWS).await?;
        drop(snapshot);
        for row in &page.rows {
            self.append(row, chunk);
        }
        self.after = page.next;
        Ok(())
    }

    /// Reads the next chunk without sqlx, on a thread that may block.
    fn read_raw<T: Exported>(
        mut self,
        mut reader: Reader,
        read: RawSlice<T>,
    ) -> Result<(Vec<u8>, Self), Error> {
        let (filter, version) = (self.filter.clone(), self.version.clone());
        let after = self.after.take();
        let slice =
            Slice { version: &version, filter: &filter, after: after.as_deref(), rows: RAW_ROWS };
        let mut chunk = Vec::with_capacity(RAW_CHUNK);
        self.after = read(&mut reader, &slice, &mut |row: T| self.append(&row, &mut chunk))?;
        self.raw = Some(reader);
        Ok((chunk, self))
    }

    fn append<T: Exported>(&mut self, row: &T, out: &mut Vec<u8>) {
        match self.format {
            Format::Csv => csv::row(&row.cells(), out),
            Format::Json => {
                out.extend_from_slice(if self.rows == 0 { b"\n" } else { b",\n" });
                out.extend_from_slice(rows_json::row(row).to_string().as_bytes());
            }
            _ => {
                out.extend_from_slice(format!("{}\n", rows_json::row(row)).as_bytes());
            }
        }
        self.rows += 1;
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
