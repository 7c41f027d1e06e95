//! The whole record as tables in memory: what the bundle and the database copy are made of.

use super::cells::{Cell, Exported};
use super::tables::each_list;
use crate::answers::rows::Dataset;
use crate::record::{Column, Filter};
use crate::store::{Snapshot, dataset, list};
use crate::web::error::Error;
use crate::web::site::Cx;

/// Most rows of all tables together. A bigger record leaves list by list, streamed.
const MOST_ROWS: i64 = 500_000;

/// A table.
pub(super) struct Sheet {
    /// Its name: that of its list with hyphens.
    pub(super) name: String,
    /// Its columns.
    pub(super) columns: &'static [Column],
    /// Its rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Every table, read in one snapshot.
///
/// # Errors
/// If the record is too large for memory, or the database fails.
pub(super) async fn sheets(cx: &Cx) -> Result<(Dataset, Vec<Sheet>), Error> {
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let mut total = 0;
    macro_rules! count {
        ($row:ty) => {
            total += list::count::<$row>(&mut snapshot, &Filter::default()).await?;
        };
    }
    each_list!(count);
    if total > MOST_ROWS {
        let allowed = ["at most 500000 rows: take the lists one by one as .csv or .ndjson"];
        return Err(Error::bad_value("rows", &total.to_string(), &allowed));
    }
    let mut sheets = Vec::new();
    macro_rules! read {
        ($row:ty) => {
            sheets.push(sheet::<$row>(&mut snapshot).await?);
        };
    }
    each_list!(read);
    Ok((dataset, sheets))
}

async fn sheet<T: Exported>(snapshot: &mut Snapshot) -> Result<Sheet, Error> {
    let rows: Vec<T> = list::all(snapshot, &Filter::default()).await?;
    Ok(Sheet {
        name: T::LIST.name(),
        columns: T::COLUMNS,
        rows: rows.iter().map(Exported::cells).collect(),
    })
}
