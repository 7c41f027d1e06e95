//! Which record answers are given from.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::time::timeout;

use crate::answers::held::Held;
use crate::store::{Error, Result, Store, dataset};

/// How long a request waits for the version where a record is known; as long as `/readyz` does.
const PATIENCE: Duration = Duration::from_millis(500);

/// The record that was current when the database was last asked.
#[derive(Debug)]
pub struct Current {
    known: RwLock<Option<(Instant, Arc<Held>)>>,
    asking: tokio::sync::Mutex<()>,
    /// How long it is believed before the database is asked again.
    believed: Duration,
}

impl Current {
    /// Nothing yet; the database is asked that often.
    #[must_use]
    pub fn new(believed: Duration) -> Self {
        Self { known: RwLock::new(None), asking: tokio::sync::Mutex::new(()), believed }
    }

    /// The current record. One request asks the database when the last answer is too old; the others
    /// meanwhile go on with it, and so does everybody while the database is away.
    ///
    /// # Errors
    /// If the database fails before it answered once, or holds no record.
    pub async fn held(&self, store: &Store) -> Result<Arc<Held>> {
        let Some((at, held)) = self.known() else {
            let _asking = self.asking.lock().await;
            return match self.known() {
                Some((_, held)) => Ok(held),
                None => Box::pin(self.read(store)).await,
            };
        };
        if at.elapsed() < self.believed {
            return Ok(held);
        }
        let Ok(_asking) = self.asking.try_lock() else { return Ok(held) };
        let asked = timeout(PATIENCE, async {
            match Box::pin(version(store)).await {
                Err(error) if error.is_interruption() => Box::pin(version(store)).await,
                asked => asked,
            }
        });
        let read = match asked.await {
            Ok(Ok(Some(version))) if version == held.dataset.version => None,
            Ok(Ok(Some(_))) => Some(Box::pin(self.read(store)).await),
            Ok(Ok(None)) => Some(Err(Error::Empty(store.url().to_owned()))),
            Ok(Err(error)) => Some(Err(error)),
            Err(_) => {
                tracing::warn!("no version of the record within {PATIENCE:?}");
                None
            }
        };
        match read {
            // A database that was emptied has nothing to show.
            Some(Err(error @ Error::Empty(_))) => return Err(error),
            Some(Ok(read)) => return Ok(read),
            Some(Err(error)) => tracing::warn!(?error, "no version of the record"),
            None => {}
        }
        // What is held outlives the database; what needs session moves finds out by itself.
        self.keep(held.clone());
        Ok(held)
    }

    fn known(&self) -> Option<(Instant, Arc<Held>)> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn read(&self, store: &Store) -> Result<Arc<Held>> {
        let held = store.snapshot().await?.held().await?;
        self.keep(held.clone());
        Ok(held)
    }

    /// Believes a record from now on.
    fn keep(&self, held: Arc<Held>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        *known = Some((Instant::now(), held));
    }
}

async fn version(store: &Store) -> Result<Option<String>> {
    // The log and `/readyz` say so; what is open is served on.
    let _ = store.in_place();
    dataset::version(&mut store.snapshot().await?).await
}
