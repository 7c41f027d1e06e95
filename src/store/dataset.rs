//! The dataset row: which record this is.

use sqlx::FromRow;

use super::{Result, Snapshot, Sql};
use crate::answers::rows::Dataset;

/// The record a database holds, if any.
pub async fn current(snapshot: &mut Snapshot) -> Result<Option<Dataset>> {
    let sql = Sql::new(
        "SELECT version, origin, title_en, title_zh, released, licence, announcements, sources, \
         organisations FROM dataset",
    );
    snapshot.first(sql).await
}

/// The full version of the record a database holds, if any.
pub async fn version(snapshot: &mut Snapshot) -> Result<Option<String>> {
    Ok(column(snapshot, "SELECT version AS value FROM dataset").await?.pop())
}

/// One text column, selected as `value`.
async fn column(snapshot: &mut Snapshot, select: &'static str) -> Result<Vec<String>> {
    #[derive(FromRow)]
    struct Value {
        value: String,
    }
    let rows: Vec<Value> = snapshot.all(Sql::new(select)).await?;
    Ok(rows.into_iter().map(|row| row.value).collect())
}
