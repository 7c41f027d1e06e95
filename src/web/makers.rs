//! The threads that answers are made on, apart from those that serve connections.

use std::io;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinSet;
use tracing::Instrument as _;

use super::error::Error;

/// Threads for making answers, one for each processor. What takes long on them keeps no connection
/// waiting: `/healthz`, a finished answer and a time-out need none of them.
#[derive(Debug, Default)]
pub struct Makers(Option<Runtime>);

impl Makers {
    /// Starts the threads. Without that answers are made where they are asked for, as in tests.
    ///
    /// # Errors
    /// If the system gives none.
    pub fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().thread_name("maker").enable_all().build()?;
        Ok(Self(Some(runtime)))
    }

    /// Where answers are made.
    pub(super) fn handle(&self) -> Handle {
        self.0.as_ref().map_or_else(Handle::current, |runtime| runtime.handle().clone())
    }

    /// Has an answer made. If whoever asked for it leaves or has waited for too long, the work is cut
    /// at its next pause.
    ///
    /// # Errors
    /// If the work panics.
    pub(super) async fn make<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, Error> {
        // A set of one task, since a set that is dropped cuts what it holds.
        let mut tasks = JoinSet::new();
        tasks.spawn_on(work.in_current_span(), &self.handle());
        let made = tasks.join_next().await.ok_or(Error::Busy)?;
        made.map_err(|error| Error::Internal(error.to_string().into()))
    }
}

impl Drop for Makers {
    fn drop(&mut self) {
        // Nobody is served any more, and a thread may not wait here for others.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::mpsc;
    use std::time::Duration;

    use tokio::sync::oneshot;
    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn row_41_who_serves_is_not_held_up_by_work_that_never_pauses() {
        let makers = Makers::start().unwrap();
        let (end, ended) = mpsc::channel::<()>();
        // This test has one thread, which would wait for ever if the work ran on it.
        let work = async move { ended.recv() };
        let waited = timeout(Duration::from_millis(1), makers.make(work)).await;
        assert!(waited.is_err(), "the time-out is heard while the work goes on");
        drop(end);
    }

    #[tokio::test]
    async fn row_41_work_that_nobody_waits_for_is_cut_at_its_next_pause() {
        let makers = Makers::start().unwrap();
        let (held, gone) = oneshot::channel::<()>();
        let work = async move {
            let _held = held;
            pending::<()>().await;
        };
        assert!(timeout(Duration::from_millis(1), makers.make(work)).await.is_err());
        assert!(gone.await.is_err(), "what the work held is given back");
    }
}
