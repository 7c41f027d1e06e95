//! The connections that are open: whose they are, and which have been silent for longest.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::Notify;

/// What the parts of one connection tell each other.
#[derive(Debug)]
pub(super) struct Activity {
    began: Instant,
    /// Requests that came over it.
    requests: AtomicU64,
    /// Answers that are being made or sent.
    busy: AtomicU64,
    /// When the last of them ended, in nanoseconds from the beginning: two that end in one microsecond have an order.
    silent_since: AtomicU64,
    end: Notify,
}

impl Activity {
    fn new() -> Self {
        let zero = AtomicU64::default;
        let (requests, busy, silent_since) = (zero(), zero(), zero());
        Self { began: Instant::now(), requests, busy, silent_since, end: Notify::new() }
    }

    /// Notes a request; the connection is not silent until what this gives is dropped.
    pub(super) fn request(self: &Arc<Self>) -> Busy {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.busy.fetch_add(1, Ordering::Relaxed);
        Busy(self.clone())
    }

    /// How many requests came over it.
    pub(super) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// Ends once the connection has to make room for another.
    pub(super) async fn ended(&self) {
        self.end.notified().await;
    }

    /// Since when it has been silent: no request, or not the whole head of one.
    fn silent_since(&self) -> Option<Instant> {
        let is_busy = self.busy.load(Ordering::Relaxed) > 0;
        let since = std::time::Duration::from_nanos(self.silent_since.load(Ordering::Relaxed));
        (!is_busy).then(|| self.began + since)
    }
}

/// A request that is being answered.
#[derive(Debug)]
pub(super) struct Busy(Arc<Activity>);

impl Drop for Busy {
    fn drop(&mut self) {
        let now = u64::try_from(self.0.began.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.0.silent_since.store(now, Ordering::Relaxed);
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The open connections of a door.
#[derive(Debug, Default)]
pub(super) struct Connections(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    next: u64,
    all: HashMap<u64, (IpAddr, Arc<Activity>)>,
}

/// Room for one more connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// There is some.
    Free,
    /// Another connection is just being ended.
    Made,
    /// There is none.
    None,
}

/// An open connection, forgotten when dropped.
pub(super) struct Registered {
    number: u64,
    connections: Arc<Connections>,
    pub(super) activity: Arc<Activity>,
}

impl Connections {
    /// Whether there is room for one more connection of a client. If it has as many as one may
    /// have, its own oldest silent one is ended for it; if none is silent there is no room.
    pub(super) fn room(&self, client: IpAddr, most: usize) -> Room {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.all.values().filter(|(other, _)| *other == client).count() < most {
            Room::Free
        } else if open.end_oldest(|other| other == client) {
            Room::Made
        } else {
            Room::None
        }
    }

    /// Takes a connection in.
    pub(super) fn register(self: &Arc<Self>, client: IpAddr) -> Registered {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (number, activity) = (open.next, Arc::new(Activity::new()));
        open.next += 1;
        open.all.insert(number, (client, activity.clone()));
        Registered { number, connections: self.clone(), activity }
    }

    /// Has the one connection make room that has been silent for longest, if any is.
    pub(super) fn end_oldest(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).end_oldest(|_| true);
    }
}

impl Open {
    fn end_oldest(&mut self, of: impl Fn(IpAddr) -> bool) -> bool {
        let silent = self.all.iter().filter(|(_, (client, _))| of(*client));
        let silent = silent.filter_map(|(n, (_, activity))| Some((activity.silent_since()?, *n)));
        let oldest = silent.min().and_then(|(_, number)| self.all.remove(&number));
        oldest.inspect(|(_, activity)| activity.end.notify_one()).is_some()
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        let mut open = self.connections.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.all.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn is_ended(registered: &Registered) -> bool {
        registered.activity.ended().now_or_never().is_some()
    }

    #[test]
    fn row_50_a_client_with_all_its_connections_gives_up_its_oldest_silent_one() {
        let connections = Arc::new(Connections::default());
        let [one, other] = [[10, 0, 0, 1], [10, 0, 0, 2]].map(IpAddr::from);
        let [first, second, others] = [one, one, other].map(|client| connections.register(client));
        assert_eq!(connections.room(other, 2), Room::Free);
        let busy = first.activity.request();
        assert_eq!(connections.room(one, 2), Room::Made);
        assert_eq!([&first, &second, &others].map(is_ended), [false, true, false]);
        let third = connections.register(one);
        let also = third.activity.request();
        assert_eq!(connections.room(one, 2), Room::None, "both are at work");
        drop((busy, also));
        assert_eq!(connections.room(one, 2), Room::Made);
        assert!(is_ended(&first) && !is_ended(&third), "the one that was silent first");
        connections.end_oldest();
        assert!(is_ended(&others), "it never said anything");
        assert_eq!((first.activity.requests(), others.activity.requests()), (1, 0));
    }

    #[test]
    fn row_50_a_connection_that_is_gone_takes_no_room() {
        let connections = Arc::new(Connections::default());
        for _ in 0..10 {
            let registered = connections.register([10, 0, 0, 1].into());
            let _busy = registered.activity.request();
            drop(registered);
        }
        assert!(connections.0.lock().unwrap().all.is_empty());
    }
}
