//! The bounded store of finished answers, and which record is current.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue};
use moka::future::Cache;
use tokio::time::timeout;

use super::key::{Key, Of};
use crate::store::{Result, Store, dataset};

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
    current: RwLock<Option<(Instant, Of)>>,
    asking: tokio::sync::Mutex<()>,
    /// How long a version is believed before the database is asked again.
    believed: Duration,
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

/// How long a request waits for the version where one is known; as long as `/readyz` does.
const PATIENCE: Duration = Duration::from_millis(500);

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
    /// A store of at most so many bytes, which asks for the record's version that often.
    #[must_use]
    pub fn new(bytes: u64, believed: Duration) -> Self {
        Self {
            answers: Cache::builder().max_capacity(bytes).weigher(weight).build(),
            of_binary: Cache::builder().weigher(weight).build(),
            current: RwLock::new(None),
            asking: tokio::sync::Mutex::new(()),
            believed,
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }

    /// The current record. One request asks the database when the last answer is too old; the
    /// others meanwhile go on with it, and so does everybody while the database is away. A new
    /// record empties the store.
    ///
    /// # Errors
    /// If the database fails before it answered once; nothing if it holds no record.
    pub(super) async fn current(&self, store: &Store) -> Result<Option<Of>> {
        let known = self.known();
        if let Some((at, of)) = &known {
            if at.elapsed() < self.believed {
                return Ok(Some(of.clone()));
            }
            let Ok(_asking) = self.asking.try_lock() else { return Ok(Some(of.clone())) };
            let asked = timeout(PATIENCE, async {
                match Box::pin(self.ask(store)).await {
                    Err(error) if error.is_interruption() => Box::pin(self.ask(store)).await,
                    asked => asked,
                }
            });
            let asked = asked.await.ok().and_then(|asked| {
                asked.inspect_err(|error| tracing::warn!(?error, "no version of the record")).ok()
            });
            // Finished answers outlive the database; what must be made finds out by itself.
            return Ok(asked.unwrap_or_else(|| {
                self.keep(of.clone());
                Some(of.clone())
            }));
        }
        let _asking = self.asking.lock().await;
        match self.known() {
            Some((_, of)) => Ok(Some(of)),
            None => Box::pin(self.ask(store)).await,
        }
    }

    fn known(&self) -> Option<(Instant, Of)> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn ask(&self, store: &Store) -> Result<Option<Of>> {
        // The log and `/readyz` say so; what is open is served on.
        let _ = store.in_place();
        let mut snapshot = store.snapshot().await?;
        let Some(found) = dataset::stamp(&mut snapshot).await? else { return Ok(None) };
        let of = Of { version: found.version.into(), released: found.released };
        if self.keep(of.clone()).is_some_and(|before| before != of) {
            self.answers.invalidate_all();
        }
        Ok(Some(of))
    }

    /// Believes a version from now on; gives the one before.
    fn keep(&self, of: Of) -> Option<Of> {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.replace((Instant::now(), of)).map(|(_, before)| before)
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
