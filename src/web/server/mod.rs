//! Binding, serving and stopping.

mod connections;
mod door;
mod socket;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::{sleep, timeout};

use super::limits::{Limits, Quota};
use super::makers::Makers;
use super::route::Route;
use super::routes::{metrics_routes, routes};
use super::{Front, Site, headers};
use crate::config::{self, Rate, Serve};
use crate::store::Store;
use door::{Door, Rules};
use prometheus_client::metrics::gauge::Gauge;

/// Requests of one client where the server can be reached from outside and nothing else is said.
const DEFAULT_RATE: Rate = {
    let count = std::num::NonZeroU32::new(20);
    Rate::Per { count: count.unwrap(), period: Duration::from_secs(1) }
};
/// Connections that ask for metrics at once.
const METRICS_CONNECTIONS: usize = 16;
/// One in so many connections is kept from a client that has all the others.
const KEPT: usize = 4;
/// Bytes that the system holds for a reader, which it doubles. Left to itself Linux takes up to
/// 4 MB for each connection: slow readers could fill the memory, and a whole export would count as
/// sent that nobody has read.
const SEND_BUFFER: u32 = 128 << 10;
/// Connections that wait to be taken.
const BACKLOG: u32 = 1024;
/// For the database to close, once nobody is served any more.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// Why the server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {cause}; give another address in --{flag}")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// The flag that gave it.
        flag: &'static str,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A second signal came while requests were ending.
    #[error("a second signal: stopped without waiting for requests to end")]
    Interrupted,
    /// The system failed while serving.
    #[error("the server stopped: {0}")]
    Io(#[from] std::io::Error),
}

/// A bound server.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    metrics: Option<TcpListener>,
    site: Arc<Site>,
    limits: config::Limits,
    signals: Signals,
}

impl Server {
    /// Binds the addresses.
    ///
    /// # Errors
    /// [`ServeError::Bind`] if one is taken.
    pub fn bind(flags: &Serve, store: Store) -> Result<Self, ServeError> {
        let (listener, address) = bind(flags.listen, "listen")?;
        let is_default = flags.public_url == "http://127.0.0.1:3000";
        if is_default && address.port() != 3000 {
            tracing::warn!(%address, "absolute links say {}; set --public-url", flags.public_url);
        }
        let metrics = match flags.metrics_listen {
            Some(address) => {
                let (listener, address) = bind(address, "metrics-listen")?;
                tracing::info!(%address, "metrics");
                Some(listener)
            }
            None => None,
        };
        let limits = limits_of(&flags.limits, address);
        let site = Site::new(store, flags.public_url.clone()).with_limits(limits);
        let site = site.with_makers(Makers::start()?);
        // Signals are heard from before the address is told to anybody.
        let signals = Signals::new()?;
        let limits = flags.limits.clone();
        Ok(Self { listener, address, metrics, site: Arc::new(site), limits, signals })
    }

    /// The address bound, with the port chosen if 0 was asked for.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until SIGTERM or SIGINT, then lets requests end and closes the database. After
    /// SIGTERM connections are taken a little longer, until whoever watches `/readyz` has noticed.
    ///
    /// # Errors
    /// [`ServeError::Interrupted`] at a second signal.
    pub async fn run(self) -> Result<(), ServeError> {
        let Self { listener, address: _, metrics, site, limits, mut signals } = self;
        let connections = usize::try_from(limits.max_connections.get()).unwrap_or(usize::MAX);
        // Behind a proxy all connections are the proxy's.
        let kept = if limits.trusted_proxy_hops > 0 { 0 } else { connections / KEPT };
        let rules = Rules {
            connections,
            of_one_client: if kept == 0 { usize::MAX } else { connections - kept },
            header_timeout: limits.header_timeout,
            send_timeout: limits.send_timeout,
        };
        if let Some(listener) = metrics {
            let door = Door::new(
                listener,
                Rules {
                    connections: METRICS_CONNECTIONS,
                    of_one_client: METRICS_CONNECTIONS,
                    ..rules
                },
                Gauge::default(),
                headers::lines(&site),
            );
            let front = Arc::new(front(site.clone(), metrics_routes())?.unlogged());
            tokio::spawn(async move { door.serve(&front).await });
        }
        let open = site.metrics.connections.clone();
        let door = Door::new(listener, rules, open, headers::lines(&site));
        let front = Arc::new(front(site.clone(), routes())?);
        // So that the first reader of a page need not wait until the record is read into memory.
        let warmed = site.clone();
        site.makers.handle().spawn(async move {
            if let Ok(mut snapshot) = warmed.store.snapshot().await {
                let _ = snapshot.held().await;
            }
        });
        let signal = tokio::select! {
            never = door.serve(&front) => match never {},
            signal = signals.next() => signal,
        };
        tracing::info!("stopping");
        site.drain();
        let delay = signal.delay(limits.drain_delay);
        tokio::select! {
            never = door.serve(&front) => match never {},
            () = sleep(delay) => {}
            _ = signals.next() => return Err(ServeError::Interrupted),
        }
        tokio::select! {
            left = door.close(limits.drain_timeout) => if left > 0 {
                tracing::warn!(left, "connections were cut off");
            },
            _ = signals.next() => return Err(ServeError::Interrupted),
        }
        if timeout(CLOSE_TIMEOUT, site.store.close()).await.is_err() {
            tracing::warn!("the database was still busy");
        }
        Ok(())
    }
}

fn front(site: Arc<Site>, routes: Vec<Route>) -> Result<Front, ServeError> {
    Front::new(site, routes).map_err(|twice| io::Error::other(twice).into())
}

fn bind(address: SocketAddr, flag: &'static str) -> Result<(TcpListener, SocketAddr), ServeError> {
    let failed = |cause| ServeError::Bind { address, flag, cause };
    let listener = listen(address).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    // Connections inherit it.
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// The limits of requests, as the flags give them for an address.
fn limits_of(flags: &config::Limits, address: SocketAddr) -> Limits {
    let unsaid = if address.ip().is_loopback() { Rate::Off } else { DEFAULT_RATE };
    let quota = match flags.rate_limit.unwrap_or(unsaid) {
        Rate::Off => None,
        Rate::Per { count, period } => Quota::new(count, period),
    };
    let usual = Limits::default();
    let number = |n: std::num::NonZeroU32| usize::try_from(n.get()).unwrap_or(usize::MAX);
    Limits {
        requests: flags.max_requests.map_or(usual.requests, number),
        exports: number(flags.max_exports),
        request_time: flags.request_timeout,
        quota,
        hops: flags.trusted_proxy_hops,
    }
}

/// What asks the server to stop.
#[derive(Debug)]
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

/// Who asked.
enum Asked {
    /// A supervisor, with proxies in front perhaps.
    Terminate,
    /// Somebody at a terminal.
    Interrupt,
}

impl Signals {
    fn new() -> Result<Self, std::io::Error> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) -> Asked {
        tokio::select! {
            _ = self.terminate.recv() => Asked::Terminate,
            _ = self.interrupt.recv() => Asked::Interrupt,
        }
    }
}

impl Asked {
    /// Nobody at a terminal waits for a proxy.
    const fn delay(&self, delay: Duration) -> Duration {
        match self {
            Self::Terminate => delay,
            Self::Interrupt => Duration::ZERO,
        }
    }
}
