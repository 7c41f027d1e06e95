//! Files that are made in memory, since their directory comes last.

use axum::body::Body;

use super::cells::{Cell, Exported};
use crate::answers::rows::Dataset;
use crate::store::{dataset, list};
use crate::web::error::Error;
use crate::web::params::ListParams;
use crate::web::site::Cx;

/// Most rows of such a file. A sheet would hold five times as many, but not this memory.
const MOST_ROWS: i64 = 200_000;

/// The record and all rows of a list under a filter, read in one snapshot.
///
/// # Errors
/// If there are too many rows, or the database fails.
pub(super) async fn rows<T: Exported>(
    cx: &Cx,
    params: &ListParams,
) -> Result<(Dataset, Vec<Vec<Cell>>), Error> {
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let total = list::count::<T>(&mut snapshot, &params.filter).await?;
    if total > MOST_ROWS {
        let allowed = ["at most 200000 rows: narrow the filter, or take .csv or .ndjson"];
        return Err(Error::bad_value("rows", &total.to_string(), &allowed));
    }
    let rows: Vec<T> = list::all(&mut snapshot, &params.filter).await?;
    Ok((dataset, rows.iter().map(Exported::cells).collect()))
}

/// A file made on a thread that may block.
///
/// # Errors
/// If its library fails, which is a fault of ours.
pub(super) async fn made<E: std::error::Error + Send + 'static>(
    make: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
) -> Result<Body, Error> {
    let internal = |error: String| Error::Internal(error.into());
    let task = tokio::task::spawn_blocking(make).await;
    let bytes = task.map_err(|error| internal(error.to_string()))?;
    bytes.map(Body::from).map_err(|error| internal(error.to_string()))
}
