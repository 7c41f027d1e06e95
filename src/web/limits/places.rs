//! Places, and a few who wait for one.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Places of one kind. Who waits is served in turn, so that nobody waits much longer than others.
#[derive(Debug)]
pub(super) struct Places {
    free: Arc<Semaphore>,
    waiting: Semaphore,
    wait: Duration,
}

impl Places {
    /// So many places, so many who may wait for each, and for how long.
    pub(super) fn new(places: usize, waiting: usize, wait: Duration) -> Self {
        let semaphore = |permits: usize| Semaphore::new(permits.min(Semaphore::MAX_PERMITS));
        let waiting = semaphore(places.saturating_mul(waiting));
        Self { free: Arc::new(semaphore(places)), waiting, wait }
    }

    /// A place, now or soon.
    pub(super) async fn take(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = self.free.clone().try_acquire_owned() {
            return Some(place);
        }
        let _waiting = self.waiting.try_acquire().ok()?;
        timeout(self.wait, self.free.clone().acquire_owned()).await.ok()?.ok()
    }
}
