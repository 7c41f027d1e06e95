//! Binding, serving and stopping.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::Site;
use super::cache::Finished;
use crate::config::Serve;
use crate::store::Store;

/// Bytes of finished answers kept: the shipped record in both languages and three forms takes a
/// fraction of it.
const CACHE: u64 = 64 * 1024 * 1024;
/// How long a version of the record is believed: a new one shows within that time.
const BELIEVED: Duration = Duration::from_millis(500);

/// Why the server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {cause}; give another address in --listen")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The system failed while serving.
    #[error("the server stopped: {0}")]
    Io(#[from] std::io::Error),
}

/// A bound server.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    site: Arc<Site>,
    /// SIGTERM and SIGINT, heard from before the address is told to anybody.
    signals: [Signal; 2],
}

impl Server {
    /// Binds the address.
    ///
    /// # Errors
    /// [`ServeError::Bind`] if it is taken.
    pub async fn bind(flags: &Serve, store: Store) -> Result<Self, ServeError> {
        let address = flags.listen;
        let bind = |cause| ServeError::Bind { address, cause };
        let listener = TcpListener::bind(address).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let is_default = flags.public_url == "http://127.0.0.1:3000";
        if is_default && address.port() != 3000 {
            tracing::warn!(%address, "absolute links say {}; set --public-url", flags.public_url);
        }
        let finished = Finished::new(CACHE, BELIEVED);
        let site = Arc::new(Site { store, public_url: flags.public_url.clone(), finished });
        let signals = [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?];
        Ok(Self { listener, address, site, signals })
    }

    /// The address bound, with the port chosen if 0 was asked for.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until SIGTERM or SIGINT, then lets requests end and closes the database.
    ///
    /// # Errors
    /// If the system fails.
    pub async fn run(self) -> Result<(), ServeError> {
        let [mut term, mut int] = self.signals;
        let stop = async move {
            tokio::select! { _ = term.recv() => {} _ = int.recv() => {} }
            tracing::info!("stopping");
        };
        axum::serve(self.listener, super::router(self.site.clone()))
            .with_graceful_shutdown(stop)
            .await?;
        self.site.store.close().await;
        Ok(())
    }
}
