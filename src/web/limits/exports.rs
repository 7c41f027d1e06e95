//! Places for exports, which last as long as their readers read.

use std::collections::HashMap;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use moka::sync::Cache;
use prometheus_client::metrics::counter::Counter;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Longest wait for a place.
const WAIT: Duration = Duration::from_secs(2);
/// Who may wait at once, for each place.
const WAITING: usize = 2;
/// For the first byte of an export: a workbook is made whole before it is sent.
pub(super) const FIRST_BYTE: Duration = Duration::from_secs(60);

/// Places that one client may hold; the others are for others.
const FOR_EACH_CLIENT: usize = 2;

/// Whoever kept a place for longer than this is slow ..
const SLOW: Duration = Duration::from_secs(5);
/// .. and for so long gets another only while half of all places are free, so that readers who
/// come back as often as they are cut off leave the other half to others.
const SLOW_FOR: Duration = Duration::from_secs(600);
/// Slow clients that are remembered.
const SLOW_CLIENTS: u64 = 4096;

/// The places for exports.
#[derive(Debug)]
pub(super) struct Exports {
    all: usize,
    places: Arc<Semaphore>,
    waiting: Semaphore,
    slow: Cache<IpAddr, ()>,
    /// The places of each client that holds one.
    of_clients: Mutex<HashMap<IpAddr, Weak<Semaphore>>>,
}

/// A place for an export, and one of those that its client may hold.
#[derive(Debug)]
pub(super) struct Place {
    _one_of_all: OwnedSemaphorePermit,
    _one_of_own: Option<OwnedSemaphorePermit>,
    client: Option<IpAddr>,
    since: Instant,
    slow: Cache<IpAddr, ()>,
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(client) = self.client
            && self.since.elapsed() > SLOW
        {
            self.slow.insert(client, ());
        }
    }
}

impl Exports {
    pub(super) fn new(places: usize) -> Self {
        let waiting = Semaphore::new(places.saturating_mul(WAITING).min(Semaphore::MAX_PERMITS));
        let slow = Cache::builder().max_capacity(SLOW_CLIENTS).time_to_live(SLOW_FOR).build();
        let (free, of_clients) = (Arc::new(Semaphore::new(places)), Mutex::default());
        Self { all: places, places: free, waiting, slow, of_clients }
    }

    /// A place for a client, now or within [`WAIT`]. Who holds all that one client may have does
    /// not wait: it would take the room of those who wait for others to end. Nor does a slow one.
    pub(super) async fn place(&self, client: Option<IpAddr>) -> Option<Place> {
        let own = match client {
            Some(client) => Some(self.of_client(client).try_acquire_owned().ok()?),
            None => None,
        };
        let is_slow = client.is_some_and(|client| self.slow.contains_key(&client));
        if is_slow && self.places.available_permits() * 2 <= self.all {
            return None;
        }
        let place = if let Ok(place) = self.places.clone().try_acquire_owned() {
            place
        } else {
            let _waiting = self.waiting.try_acquire().ok()?;
            timeout(WAIT, self.places.clone().acquire_owned()).await.ok()?.ok()?
        };
        let (since, slow) = (Instant::now(), self.slow.clone());
        Some(Place { _one_of_all: place, _one_of_own: own, client, since, slow })
    }

    /// The places of one client. They are forgotten with the last one that is held.
    fn of_client(&self, client: IpAddr) -> Arc<Semaphore> {
        let mut clients = self.of_clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = clients.get(&client).and_then(Weak::upgrade) {
            return known;
        }
        clients.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(FOR_EACH_CLIENT));
        clients.insert(client, Arc::downgrade(&places));
        places
    }
}

/// A body that holds a place or counts its bytes.
pub(super) struct Held {
    pub(super) body: Body,
    pub(super) bytes: Option<Counter>,
    pub(super) place: Option<Arc<Place>>,
}

/// Bytes of an export on their way: hyper holds them until the system has taken the last of them,
/// and with them the place. A whole workbook is one piece, which would else count as sent at once.
struct OnTheirWay {
    bytes: Bytes,
    _place: Arc<Place>,
}

impl AsRef<[u8]> for OnTheirWay {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
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
        let Some(place) = &self.place else { return frame };
        let held = |bytes| Bytes::from_owner(OnTheirWay { bytes, _place: place.clone() });
        frame.map_ok(|frame| frame.map_data(held))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn row_48_one_client_holds_two_places_and_others_have_the_rest() {
        let exports = Exports::new(4);
        let [one, other] = [[10, 0, 0, 1], [10, 0, 0, 2]].map(|ip| Some(IpAddr::from(ip)));
        let first = exports.place(one).await.unwrap();
        let _second = exports.place(one).await.unwrap();
        assert!(exports.place(one).await.is_none());
        let _others = (exports.place(other).await.unwrap(), exports.place(other).await.unwrap());
        assert!(exports.place(None).await.is_none(), "all four are taken");
        drop(first);
        assert!(exports.place(one).await.is_some());
        exports.of_client([10, 0, 0, 3].into());
        assert_eq!(exports.of_clients.lock().unwrap().len(), 3);
    }

    #[tokio::test]
    async fn row_48_a_slow_client_gets_a_place_only_while_half_are_free() {
        let exports = Exports::new(4);
        let [slow, other] = [[10, 0, 0, 1], [10, 0, 0, 2]].map(|ip| Some(IpAddr::from(ip)));
        let mut place = exports.place(slow).await.unwrap();
        place.since = Instant::now().checked_sub(SLOW * 2).unwrap();
        drop(place);
        let first = exports.place(slow).await.unwrap();
        let _others = exports.place(other).await.unwrap();
        assert!(
            exports.place(slow).await.is_none(),
            "two of four are free, and they are for others"
        );
        let _also = exports.place(other).await.unwrap();
        drop(first);
        assert!(exports.place(slow).await.is_none());
    }

    #[tokio::test]
    async fn row_49_a_place_is_held_until_the_last_byte_is_gone() {
        let exports = Exports::new(1);
        let place = exports.place(None).await.map(Arc::new);
        let mut held = Held { body: Body::from(vec![7; 1 << 20]), bytes: None, place };
        let frame = std::future::poll_fn(|cx| Pin::new(&mut held).poll_frame(cx)).await;
        let mut bytes = frame.unwrap().unwrap().into_data().unwrap();
        drop(held);
        let last = bytes.split_off(bytes.len() - 1);
        drop(bytes);
        assert_eq!(exports.places.available_permits(), 0);
        drop(last);
        assert_eq!(exports.places.available_permits(), 1);
    }
}
