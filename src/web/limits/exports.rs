//! Places for exports, which last as long as their readers read.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use prometheus_client::metrics::counter::Counter;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tracing::Instrument as _;

use super::shed;
use crate::web::error::Error;
use crate::web::site::Site;

/// Longest wait for a place.
const WAIT: Duration = Duration::from_secs(2);
/// Who may wait at once, for each place.
const WAITING: usize = 2;
/// For the first byte of an export: a workbook is made whole before it is sent.
pub(super) const FIRST_BYTE: Duration = Duration::from_secs(60);

/// The places for exports.
#[derive(Debug)]
pub(super) struct Exports {
    places: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Exports {
    pub(super) fn new(places: usize) -> Self {
        let waiting = Semaphore::new(places.saturating_mul(WAITING).min(Semaphore::MAX_PERMITS));
        Self { places: Arc::new(Semaphore::new(places)), waiting }
    }

    /// A place, now or within [`WAIT`].
    async fn place(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = self.places.clone().try_acquire_owned() {
            return Some(place);
        }
        let _waiting = self.waiting.try_acquire().ok()?;
        timeout(WAIT, self.places.clone().acquire_owned()).await.ok()?.ok()
    }
}

/// Answers an export once there is a place for it, which it holds until its last byte is sent or
/// its reader is gone.
pub(super) async fn run(
    site: &Arc<Site>,
    work: impl Future<Output = Response> + Send + 'static,
) -> Result<Response, Error> {
    let Some(place) = site.gate.exports.place().await else { return Err(shed(site)) };
    // In a task of its own, which goes on if the reader leaves: a workbook is made by a thread
    // that nobody can stop, and its place is not free before that thread is done.
    let work = async move {
        let response = work.await;
        response.map(|body| Body::new(Held { body, bytes: None, _place: Some(place) }))
    };
    let made = tokio::spawn(work.in_current_span()).await;
    made.map_err(|error| Error::Internal(error.to_string().into()))
}

/// An export whose bytes are counted as they are sent.
pub(super) fn counted(site: &Site, response: Response) -> Response {
    let bytes = Some(site.metrics.export_bytes.clone());
    response.map(|body| Body::new(Held { body, bytes, _place: None }))
}

/// A body that holds a place or counts its bytes.
struct Held {
    body: Body,
    bytes: Option<Counter>,
    _place: Option<OwnedSemaphorePermit>,
}

impl HttpBody for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        if let Poll::Ready(Some(Ok(frame))) = &frame
            && let Some(data) = frame.data_ref()
            && let Some(bytes) = &self.bytes
        {
            bytes.inc_by(u64::try_from(data.len()).unwrap_or(u64::MAX));
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
