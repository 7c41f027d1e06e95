//! Reading a record into memory.

use std::sync::Arc;

use super::selects::Stored;
use super::{Error, Result, Snapshot, Sql, dataset, declared, shares};
use crate::answers::held::{Held, Read};
use crate::answers::rows::Dataset;

impl Snapshot {
    /// The record in memory, of the version that the snapshot reads. The first snapshot of a version
    /// reads it.
    ///
    /// # Errors
    /// [`Error::Empty`] if the database holds no record.
    pub async fn held(&mut self) -> Result<Arc<Held>> {
        if let Some(held) = &self.held {
            return Ok(held.clone());
        }
        let held = self.read_held().await?;
        self.held = Some(held.clone());
        Ok(held)
    }

    async fn read_held(&mut self) -> Result<Arc<Held>> {
        let none = || Error::Empty("the database".to_owned());
        let dataset = dataset::current(self).await?.ok_or_else(none)?;
        let shared = self.shared.clone();
        if let Some(held) = shared.find(&dataset.version) {
            return Ok(held);
        }
        let _reading = shared.reading.lock().await;
        if let Some(held) = shared.find(&dataset.version) {
            return Ok(held);
        }
        let held = Arc::new(read(self, dataset).await?);
        shared.keep(held.clone());
        Ok(held)
    }
}

/// Reads every table but session moves.
async fn read(snapshot: &mut Snapshot, dataset: Dataset) -> Result<Held> {
    Ok(Held::new(Read {
        dataset,
        tables: declared::read(snapshot).await?,
        companies: stored(snapshot).await?,
        models: stored(snapshot).await?,
        announcements: stored(snapshot).await?,
        reactions: stored(snapshot).await?,
        people: stored(snapshot).await?,
        claims: stored(snapshot).await?,
        promises: stored(snapshot).await?,
        reported: stored(snapshot).await?,
        other_sessions: stored(snapshot).await?,
        sources: stored(snapshot).await?,
        shares: shares::all(snapshot).await?,
        listings: stored(snapshot).await?,
        sessions: stored(snapshot).await?,
        closures: stored(snapshot).await?,
        short_sessions: stored(snapshot).await?,
        corrections: stored(snapshot).await?,
    }))
}

/// Every row that the database holds.
async fn stored<T: Stored>(snapshot: &mut Snapshot) -> Result<Vec<T>> {
    let mut sql = Sql::new(T::SELECT);
    sql.push(" ORDER BY ").push(T::ORDER);
    snapshot.all(sql).await
}
