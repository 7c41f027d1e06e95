//! How much of the server its readers may take up, and the places that they hold.

use super::Quota;
use super::clients::Clients;
use super::exports::Exports;
use crate::web::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How much of the server its readers may take up.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Answers made at once; finished ones take no place.
    pub requests: usize,
    /// Exports sent at once.
    pub exports: usize,
    /// For an answer to begin.
    pub request_time: Duration,
    /// Requests of one client; without it as many as it likes.
    pub quota: Option<Quota>,
    /// Proxies in front whose X-Forwarded-For is true.
    pub hops: usize,
}

/// Answers made at once for each processor. Making one is work for a processor, so that each place
/// more is time more for all: at ten times its capacity a debug build on two processors answered
/// within 1.0 s (p99) with 16 places and within 3.1 s with 64, where `/readyz` failed as well.
pub(super) const FOR_EACH_PROCESSOR: usize = 8;

pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

impl Default for Limits {
    fn default() -> Self {
        let request_time = Duration::from_secs(10);
        let requests = processors() * FOR_EACH_PROCESSOR;
        Self { requests, exports: 4, request_time, quota: None, hops: 0 }
    }
}

/// The places there are, and who holds them.
#[derive(Debug)]
pub struct Gate {
    pub(super) pages: Arc<Semaphore>,
    pub(super) drawings: Arc<Semaphore>,
    pub(super) exports: Exports,
    pub(super) clients: Clients,
    pub(super) request_time: Duration,
}

impl Gate {
    /// All places free.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            drawings: Arc::new(Semaphore::new(processors())),
            pages: Arc::new(Semaphore::new(limits.requests.min(Semaphore::MAX_PERMITS))),
            exports: Exports::new(limits.exports.min(Semaphore::MAX_PERMITS)),
            clients: Clients::new(limits.quota, limits.hops),
            request_time: limits.request_time,
        }
    }
}

impl Gate {
    /// Has a picture drawn on a thread that may block, one for each processor at a time. The work
    /// itself holds the place: nobody can stop it when its reader leaves, so the next one must wait
    /// for it. How many wait is bounded, since each holds the place of a page.
    ///
    /// # Errors
    /// What the drawing ends in.
    pub(in crate::web) async fn drawn<T: Send + 'static>(
        &self,
        draw: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let place = self.drawings.clone().acquire_owned().await.map_err(|_| Error::Busy)?;
        let work = move || {
            let _place = place;
            draw()
        };
        let drawn = tokio::task::spawn_blocking(work).await;
        drawn.map_err(|error| Error::Internal(error.to_string().into()))?
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn row_47_a_drawing_keeps_its_place_when_its_reader_has_left() {
        let gate = Gate::new(&Limits::default());
        let all = gate.drawings.available_permits();
        let (end, ended) = mpsc::channel::<()>();
        let (start, mut started) = oneshot::channel();
        let drawing = gate.drawn(move || {
            start.send(()).map_err(|()| Error::Busy)?;
            // Returns once the other end is gone.
            let _ = ended.recv();
            Ok(())
        });
        tokio::select! {
            _ = drawing => panic!("it waits for the end of the test"),
            started = &mut started => started.unwrap(),
        }
        assert_eq!(gate.drawings.available_permits(), all - 1);
        drop(end);
        let whole = u32::try_from(all).unwrap();
        let _all = gate.drawings.acquire_many(whole).await.unwrap();
    }

    #[tokio::test]
    async fn row_47_a_drawing_that_fails_or_panics_gives_its_place_back() {
        let gate = Gate::new(&Limits::default());
        let all = gate.drawings.available_permits();
        for _ in 0..=all {
            assert!(gate.drawn::<()>(|| Err(Error::Busy)).await.is_err());
            assert!(gate.drawn::<()>(|| panic!("a test's panic")).await.is_err());
        }
        assert_eq!(gate.drawings.available_permits(), all);
    }
}
