//! The bounded store of finished answers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue};
use moka::future::Cache;

use super::key::Key;

/// A finished answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// Its headers, but for those of one request.
    pub(super) headers: HeaderMap,
    /// Those of the 304 that stands for it.
    pub(super) unchanged: HeaderMap,
    /// Its body.
    pub(super) body: Bytes,
}

/// Finished answers of the current record.
#[derive(Debug)]
pub struct Finished {
    pub(super) answers: Cache<Key, Arc<Answer>>,
    /// What comes with the binary: three forms of each of its files, never given up.
    pub(super) of_binary: Cache<Key, Arc<Answer>>,
    /// The version that its answers are of.
    version: RwLock<Arc<str>>,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// What the store holds and how often it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    /// Answers given from the store.
    pub hits: u64,
    /// Answers made.
    pub misses: u64,
    /// Answers held.
    pub entries: u64,
    /// Bytes held.
    pub bytes: u64,
}

/// What an entry takes in the store beside key and answer, in bytes.
const ENTRY: usize = 512;
/// What a header takes in a map beside the bytes of its value, free places counted, in bytes.
const HEADER: usize = 128;

/// What an answer holds in memory, in bytes. Its body has no room to spare.
fn weight(key: &Key, answer: &Arc<Answer>) -> u32 {
    let headers = |headers: &HeaderMap| {
        headers.capacity() * HEADER + headers.values().map(HeaderValue::len).sum::<usize>()
    };
    let bytes = ENTRY
        + size_of::<Answer>()
        + key.address.len()
        + answer.body.len()
        + headers(&answer.headers)
        + headers(&answer.unchanged);
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

impl Finished {
    /// A store of at most so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self {
            answers: Cache::builder().max_capacity(bytes).weigher(weight).build(),
            of_binary: Cache::builder().weigher(weight).build(),
            version: RwLock::default(),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }

    /// Drops the answers of other versions.
    pub(in crate::web) fn keep_only(&self, version: &Arc<str>) {
        let read = self.version.read().unwrap_or_else(PoisonError::into_inner).clone();
        if !Arc::ptr_eq(&read, version) && read != *version {
            self.answers.invalidate_all();
            let mut kept = self.version.write().unwrap_or_else(PoisonError::into_inner);
            *kept = version.clone();
        }
    }

    pub(super) fn count(&self, made: bool) {
        let counter = if made { &self.misses } else { &self.hits };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// What it holds and how often it helped.
    pub async fn stats(&self) -> Stats {
        self.answers.run_pending_tasks().await;
        self.of_binary.run_pending_tasks().await;
        Stats {
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
            entries: self.answers.entry_count() + self.of_binary.entry_count(),
            bytes: self.answers.weighted_size() + self.of_binary.weighted_size(),
        }
    }
}
