//! Where connections come in: how many at once, how long they may take to say what they want, and
//! how they are shown out.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::Request;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::connections::{Busy, Connections, Room};
use super::socket::{Socket, Wire};
use crate::web::Front;
use crate::web::limits::{Connection, bucket};

/// Largest head of a request; hyper answers 431 to more.
const HEAD: usize = 32 << 10;
/// Longest pause after the system refused a connection.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// What a door allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Connections at once. One more ends the one that has been silent for longest; if none is, it
    /// waits, and those behind it wait in the system's queue.
    pub(super) connections: usize,
    /// Connections of one client at once.
    pub(super) of_one_client: usize,
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
    connections: Arc<Connections>,
    open: Gauge,
    /// The headers of what hyper answers by itself.
    lines: Arc<str>,
    graceful: GracefulShutdown,
}

impl Door {
    /// A door that counts its connections in `open`, and adds lines to the heads of answers that
    /// hyper writes by itself.
    pub(super) fn new(listener: TcpListener, rules: Rules, open: Gauge, lines: String) -> Self {
        let mut http = http1::Builder::new();
        // The timer also runs while nothing at all has arrived: silent and idle connections end.
        // `hyper_util`'s automatic choice of HTTP/1 or 2 leaves silent ones open, as it waits for
        // the first bytes before any timer; HTTP/2 belongs to the proxy.
        http.timer(TokioTimer::new())
            .header_read_timeout(rules.header_timeout)
            .max_header_size(HEAD)
            .max_buf_size(2 * HEAD);
        let slots = Arc::new(Semaphore::new(rules.connections));
        let (connections, graceful) = (Arc::default(), GracefulShutdown::new());
        Self { listener, http, rules, slots, connections, open, lines: lines.into(), graceful }
    }

    /// Takes connections for as long as it is polled.
    pub(super) async fn serve(&self, front: &Arc<Front>) -> Infallible {
        let mut pause = Duration::ZERO;
        loop {
            match self.listener.accept().await {
                Ok((stream, peer)) => {
                    pause = Duration::ZERO;
                    let client = peer.ip().to_canonical();
                    let room = self.connections.room(bucket(client), self.rules.of_one_client);
                    if room != Room::None {
                        let slot = self.slot(room).await;
                        self.admit(stream, client, slot, front.clone());
                    }
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

    /// A place for a connection. Where all are taken the oldest silent one is ended for it, unless
    /// one already is.
    async fn slot(&self, room: Room) -> OwnedSemaphorePermit {
        if let Ok(slot) = self.slots.clone().try_acquire_owned() {
            return slot;
        }
        if room == Room::Free {
            self.connections.end_oldest();
        }
        let Ok(slot) = self.slots.clone().acquire_owned().await else {
            unreachable!("the semaphore is never closed")
        };
        slot
    }

    fn admit(
        &self,
        stream: TcpStream,
        client: IpAddr,
        slot: OwnedSemaphorePermit,
        front: Arc<Front>,
    ) {
        // Answers are written whole; waiting for more bytes to fill a packet gains nothing.
        let _ = stream.set_nodelay(true);
        let connection = Connection::new(client);
        let registered = self.connections.register(bucket(client));
        let activity = registered.activity.clone();
        let wire = Arc::new(Wire::new(stream));
        let patience = self.rules.send_timeout;
        let bare_lf = connection.bare_lf.clone();
        let lines = self.lines.clone();
        let socket = Socket::new(wire.clone(), patience, bare_lf, activity.clone(), lines);
        let of_requests = activity.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(connection.clone());
            let (front, busy) = (front.clone(), of_requests.request());
            async move {
                let answer = front.answer(request).await;
                Ok::<_, Infallible>(answer.map(|body| Sent { body, _busy: busy }))
            }
        });
        let served = self.http.serve_connection(TokioIo::new(socket), service);
        let served = self.graceful.watch(served);
        let counted = Counted::new(self.open.clone());
        tokio::spawn(async move {
            let _held = (slot, registered, counted);
            tokio::select! {
                served = served => if let Err(error) = served {
                    tracing::debug!(?error, "a connection failed");
                },
                () = activity.ended() => tracing::debug!("a silent connection made room"),
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

/// A body that says while it is sent that its connection is not silent.
struct Sent {
    body: Body,
    _busy: Busy,
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
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
