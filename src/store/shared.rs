//! The records that a store read last.

use std::sync::{Arc, Mutex, PoisonError};

use crate::answers::held::Held;

/// Versions that are kept: the newest, and the one before it, with which answers that began go on.
const KEPT: usize = 2;

/// The records that a store read last, shared by its snapshots.
#[derive(Debug, Default)]
pub(super) struct Shared {
    kept: Mutex<Vec<Arc<Held>>>,
    /// Held by whoever reads one: those who wait for it find it read.
    pub(super) reading: tokio::sync::Mutex<()>,
}

impl Shared {
    pub(super) fn find(&self, version: &str) -> Option<Arc<Held>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|held| held.dataset.version == version).cloned()
    }

    pub(super) fn keep(&self, held: Arc<Held>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(0, held);
        kept.truncate(KEPT);
    }
}
