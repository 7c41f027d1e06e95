//! Where connections come in: how many at once, how long they may take to say what they want, and
//! how they are shown out.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::socket::{Socket, Wire};
use crate::web::Front;
use crate::web::limits::Connection;

/// Largest head of a request; hyper answers 431 to more.
const HEAD: usize = 32 << 10;
/// Longest pause after the system refused a connection.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// What a door allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Connections at once; more wait in the system's queue.
    pub(super) connections: usize,
    /// For the head of a request to arrive.
    pub(super) header_timeout: Duration,
    /// For a client to take something of what is sent.
    pub(super) send_timeout: Duration,
}

/// A listener and the connections that came through it.
pub(super) struct Door {
    listener: TcpListener,
    http: http1::Builder,
    rules: Rules,
    slots: Arc<Semaphore>,
    open: Gauge,
    graceful: GracefulShutdown,
}

impl Door {
    /// A door that counts its connections in `open`.
    pub(super) fn new(listener: TcpListener, rules: Rules, open: Gauge) -> Self {
        let mut http = http1::Builder::new();
        // The timer also runs while nothing at all has arrived: silent and idle connections end.
        // `hyper_util`'s automatic choice of HTTP/1 or 2 leaves silent ones open, as it waits for
        // the first bytes before any timer; HTTP/2 belongs to the proxy.
        http.timer(TokioTimer::new())
            .header_read_timeout(rules.header_timeout)
            .max_header_size(HEAD)
            .max_buf_size(2 * HEAD);
        let slots = Arc::new(Semaphore::new(rules.connections));
        Self { listener, http, rules, slots, open, graceful: GracefulShutdown::new() }
    }

    /// Takes connections for as long as it is polled.
    pub(super) async fn serve(&self, front: &Arc<Front>) -> Infallible {
        let mut pause = Duration::ZERO;
        loop {
            let Ok(slot) = self.slots.clone().acquire_owned().await else {
                unreachable!("the semaphore is never closed")
            };
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    pause = Duration::ZERO;
                    self.admit(stream, slot, front.clone());
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    // Out of file descriptors or memory: trying again at once would only burn the
                    // processor until a connection ends.
                    if pause.is_zero() {
                        tracing::error!(%error, "cannot take connections");
                    }
                    pause = (pause * 2).clamp(Duration::from_millis(50), LONGEST_PAUSE);
                    sleep(pause).await;
                }
            }
        }
    }

    fn admit(&self, stream: TcpStream, slot: OwnedSemaphorePermit, front: Arc<Front>) {
        // Answers are written whole; waiting for more bytes to fill a packet gains nothing.
        let _ = stream.set_nodelay(true);
        let Ok(peer) = stream.peer_addr() else { return };
        let connection = Connection::new(peer.ip().to_canonical());
        let wire = Arc::new(Wire::new(stream));
        let patience = self.rules.send_timeout;
        let socket = Socket::new(wire.clone(), patience, connection.bare_lf.clone());
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(connection.clone());
            let front = front.clone();
            async move { Ok::<_, Infallible>(front.answer(request).await) }
        });
        let served = self.http.serve_connection(TokioIo::new(socket), service);
        let served = self.graceful.watch(served);
        let counted = Counted::new(self.open.clone());
        tokio::spawn(async move {
            let _held = (slot, counted);
            if let Err(error) = served.await {
                tracing::debug!(?error, "a connection failed");
            }
            if let Some(wire) = Arc::into_inner(wire) {
                wire.end().await;
            }
        });
    }

    /// Stops taking connections, closes the idle ones, and waits for the others. The number of
    /// those that were not done in time.
    pub(super) async fn close(self, patience: Duration) -> usize {
        drop(self.listener);
        let all = self.rules.connections;
        if timeout(patience, self.graceful.shutdown()).await.is_ok() {
            return 0;
        }
        all - self.slots.available_permits()
    }
}

/// Whether only the connection just taken failed, as against taking any.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// One in a gauge, for as long as it lives.
struct Counted(Gauge);

impl Counted {
    fn new(gauge: Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
