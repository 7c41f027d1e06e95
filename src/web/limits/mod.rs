//! What one request may take up, and how many are answered at once.
//!
//! Every request passes the `gate`; what no finished answer serves is `placed`. Pages and
//! exports have places of their own: a page is made in memory and gone in milliseconds, an export
//! lasts as long as its reader reads, and slow readers of exports must not keep anybody from a page.
//! Nobody queues for a page: beyond the limit the answer is 503 at once, so that those who are
//! served are served fast.

mod clients;
mod exports;
mod framing;

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use axum::body::HttpBody as _;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub use clients::Quota;
pub(in crate::web) use clients::{bucket, client};

use super::ask::Kind;
use super::error::Error;
use super::site::Site;
use clients::Clients;
use exports::Exports;

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
const FOR_EACH_PROCESSOR: usize = 8;

fn processors() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

impl Default for Limits {
    fn default() -> Self {
        let request_time = Duration::from_secs(10);
        let requests = processors() * FOR_EACH_PROCESSOR;
        Self { requests, exports: 4, request_time, quota: None, hops: 0 }
    }
}

/// The connection a request came over; requests that a test makes in this process have none.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Who is at the other end.
    pub peer: IpAddr,
    /// Whether a line feed came without its carriage return.
    pub bare_lf: Arc<AtomicBool>,
}

impl Connection {
    /// A connection on which nothing has arrived yet.
    #[must_use]
    pub fn new(peer: IpAddr) -> Self {
        Self { peer, bare_lf: Arc::default() }
    }
}

/// The places there are, and who holds them.
#[derive(Debug)]
pub struct Gate {
    pages: Arc<Semaphore>,
    drawings: Arc<Semaphore>,
    exports: Exports,
    clients: Clients,
    request_time: Duration,
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

/// Lets a request in, or answers it without a handler.
pub(in crate::web) async fn gate(
    site: &Arc<Site>,
    kind: Kind,
    request: Request,
    answer: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let draining = site.is_draining();
    let answer = admit(site, kind, request, answer).await;
    let mut response = answer.unwrap_or_else(IntoResponse::into_response);
    if draining {
        // A client that keeps its connection would meet a closed one at its next request.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

async fn admit(
    site: &Arc<Site>,
    kind: Kind,
    request: Request,
    answer: impl AsyncFnOnce(Request) -> Response,
) -> Result<Response, Error> {
    framing::check(&request)?;
    if !kind.is_for_people() {
        framing::check_words(request.uri().query().unwrap_or_default())?;
    }
    // Whoever watches the server is never turned away: a busy server is not a dead one.
    if kind == Kind::Probe {
        return Ok(answer(request).await);
    }
    let gate = &site.gate;
    gate.clients.check(&request).inspect_err(|_| {
        site.metrics.rate_limited.inc();
    })?;
    let is_export = kind == Kind::File;
    let patience = if is_export { exports::FIRST_BYTE } else { gate.request_time };
    let response = timeout(patience, answer(request)).await.map_err(|_| {
        tracing::warn!("a request took too long");
        Error::Busy
    })?;
    Ok(if is_export { exports::counted(site, response) } else { response })
}

/// Gives a request a place, once no finished answer serves it: those need none.
pub(in crate::web) async fn placed(
    site: &Arc<Site>,
    kind: Kind,
    client: Option<IpAddr>,
    work: impl Future<Output = Response> + Send + 'static,
) -> Response {
    match kind {
        // Static files are in memory; a page without its style sheet would be worse than none.
        Kind::Probe | Kind::Asset => work.await,
        Kind::File => {
            exports::run(site, client, work).await.unwrap_or_else(IntoResponse::into_response)
        }
        Kind::Page | Kind::Manual | Kind::Data | Kind::Picture | Kind::Preview | Kind::Text => {
            let Ok(place) = site.gate.pages.clone().try_acquire_owned() else {
                return shed(site).into_response();
            };
            // The work itself holds the place, since it goes on until its next pause when its reader
            // leaves.
            let work = async move {
                let _place = place;
                work.await
            };
            site.makers.make(work).await.unwrap_or_else(IntoResponse::into_response)
        }
    }
}

fn shed(site: &Site) -> Error {
    site.metrics.shed.inc();
    Error::Busy
}

/// Whether the client announced a body larger than anybody could have a use for.
fn announces_too_much(request: &Request) -> bool {
    request.body().size_hint().lower() > BODY
}

/// Largest body that is read past, in bytes. No route takes one.
const BODY: u64 = 64 << 10;

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
