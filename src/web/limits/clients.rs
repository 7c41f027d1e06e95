//! How often one client may ask.
//!
//! A client is the address at the other end of the connection. Only with trusted proxies in front
//! is it read from X-Forwarded-For, and then from the right: each proxy appends whom it saw, so
//! that the last entries are the proxies' own and the first are whatever the client liked to send.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::Request;
use governor::clock::{Clock as _, DefaultClock};
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{NotUntil, RateLimiter};

use super::Connection;
use crate::web::error::Error;

/// Clients remembered.
const REMEMBERED: usize = 65_536;

/// How many requests a client may make: so many in a period, and so many at once.
#[derive(Debug, Clone, Copy)]
pub struct Quota(governor::Quota);

impl Quota {
    /// So many in a period; `None` if they would come faster than one each nanosecond.
    #[must_use]
    pub fn new(count: NonZeroU32, period: Duration) -> Option<Self> {
        let quota = governor::Quota::with_period(period / count.get())?;
        Some(Self(quota.allow_burst(count)))
    }
}

/// The clients seen lately.
#[derive(Debug)]
pub(super) struct Clients {
    limiter: Option<RateLimiter<IpAddr, Table, DefaultClock>>,
    hops: usize,
}

impl Clients {
    pub(super) fn new(quota: Option<Quota>, hops: usize) -> Self {
        let limiter = |quota: Quota| {
            RateLimiter::new(quota.0, Table::holding(REMEMBERED), DefaultClock::default())
        };
        Self { limiter: quota.map(limiter), hops }
    }

    /// Counts a request; [`Error::TooMany`] if it is one too many.
    pub(super) fn check(&self, request: &Request) -> Result<(), Error> {
        let (Some(limiter), Some(client)) = (&self.limiter, client(request, self.hops)) else {
            return Ok(());
        };
        let later = |until: NotUntil<_>| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::TooMany { retry_after: wait.as_secs() + 1 }
        };
        limiter.check_key(&bucket(client)).map_err(later)
    }
}

/// Who asks: the `hops`-th address of X-Forwarded-For from the right, or the peer if there are
/// fewer or it is none.
pub(in crate::web) fn client(request: &Request, hops: usize) -> Option<IpAddr> {
    let peer = request.extensions().get::<Connection>()?.peer;
    if hops == 0 {
        return Some(peer);
    }
    let lines = request.headers().get_all("x-forwarded-for").iter();
    // What a client put in front may be any bytes; it must not hide what proxies put behind it.
    let entries = lines.rev().flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
    // Elements without content do not count (RFC 9110, 5.6.1).
    let nth = entries.map(<[u8]>::trim_ascii).filter(|entry| !entry.is_empty()).nth(hops - 1);
    Some(nth.and_then(|entry| address(str::from_utf8(entry).ok()?)).unwrap_or(peer))
}

/// The address in an entry, which proxies write as they like: `1.2.3.4`, `1.2.3.4:4711`, `2001:db8::1`,
/// `[2001:db8::1]`, `[2001:db8::1]:4711`, in quotation marks, with a zone behind `%`.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.strip_prefix('"').and_then(|e| e.strip_suffix('"')).unwrap_or(entry).trim();
    let (host, port) = match entry.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        // One colon stands before a port, several in an IPv6 address.
        None => match entry.find(':') {
            Some(at) if entry.rfind(':') == Some(at) => entry.split_at(at),
            _ => (entry, ""),
        },
    };
    if !port.is_empty() {
        port.strip_prefix(':')?.parse::<u16>().ok()?;
    }
    let host = host.split_once('%').map_or(host, |(host, _zone)| host);
    host.parse().ok().map(|address: IpAddr| address.to_canonical())
}

/// IPv6 networks are handed out by /64: one client has 2^64 addresses to ask from.
pub(in crate::web) fn bucket(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64)).into(),
    }
}

/// What governor remembers of each client, with an end: a new client beyond that takes the place
/// of the one that came first.
#[derive(Debug)]
struct Table {
    capacity: usize,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    until: HashMap<IpAddr, Nanos>,
    order: VecDeque<IpAddr>,
}

impl Table {
    fn holding(capacity: usize) -> Self {
        Self { capacity, seen: Mutex::default() }
    }
}

impl StateStore for Table {
    type Key = IpAddr;

    fn measure_and_replace<T, F, E>(&self, key: &IpAddr, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (outcome, until) = decide(seen.until.get(key).copied())?;
        if seen.until.insert(*key, until).is_none() {
            seen.order.push_back(*key);
            if seen.order.len() > self.capacity
                && let Some(oldest) = seen.order.pop_front()
            {
                seen.until.remove(&oldest);
            }
        }
        Ok(outcome)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asked(peer: &str, forwarded: &[&str]) -> Request {
        let mut request = Request::builder();
        for line in forwarded {
            request = request.header("x-forwarded-for", *line);
        }
        request.extension(Connection::new(peer.parse().unwrap())).body(Body::empty()).unwrap()
    }

    #[test]
    fn the_client_is_counted_from_the_right_and_only_as_far_as_proxies_are_trusted() {
        let request = asked("10.0.0.9", &["6.6.6.6, 1.1.1.1", "2.2.2.2,3.3.3.3"]);
        for (hops, expected) in [
            (0, "10.0.0.9"),
            (1, "3.3.3.3"),
            (2, "2.2.2.2"),
            (3, "1.1.1.1"),
            (4, "6.6.6.6"),
            (5, "10.0.0.9"),
        ] {
            assert_eq!(client(&request, hops).unwrap().to_string(), expected, "{hops}");
        }
        let nonsense = asked("10.0.0.9", &["1.1.1.1, <script>"]);
        assert_eq!(client(&nonsense, 1).unwrap().to_string(), "10.0.0.9");
        let mapped = asked("10.0.0.9", &["::ffff:1.2.3.4"]);
        assert_eq!(client(&mapped, 1).unwrap().to_string(), "1.2.3.4");
    }

    #[test]
    fn an_entry_is_read_however_a_proxy_writes_it() {
        for (entry, expected) in [
            ("1.1.1.1:4711", "1.1.1.1"),
            ("[2001:db8::1]:80", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("\"[2001:db8::1]:80\"", "2001:db8::1"),
            ("\" 1.1.1.1 \"", "1.1.1.1"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%25eth0]:8080", "fe80::1"),
            ("[::ffff:1.2.3.4]:5", "1.2.3.4"),
            ("::FFFF:0102:0304", "1.2.3.4"),
            ("\t 1.1.1.1 ", "1.1.1.1"),
            ("1.1.1.1, ,", "1.1.1.1"),
        ] {
            let request = asked("10.0.0.9", &["6.6.6.6", entry]);
            assert_eq!(client(&request, 1).unwrap().to_string(), expected, "{entry:?}");
        }
    }

    #[test]
    fn an_entry_that_is_no_address_is_the_peer_and_not_its_neighbour() {
        for entry in [
            "unknown",
            "_hidden",
            "1.1.1.1:",
            "1.1.1.1:99999",
            "1.1.1.1:x",
            "[2001:db8::1",
            "[]",
            "2001:db8::1]:80",
            "1.1.1",
            "1.1.1.1.1",
            "%eth0",
            ":80",
            "1.1.1.1 2.2.2.2",
            "\"",
        ] {
            let request = asked("10.0.0.9", &["6.6.6.6", entry]);
            assert_eq!(client(&request, 1).unwrap().to_string(), "10.0.0.9", "{entry:?}");
        }
        assert_eq!(client(&asked("10.0.0.9", &[" , ,"]), 1).unwrap().to_string(), "10.0.0.9");
    }

    #[test]
    fn bytes_that_are_no_text_hide_nobody() {
        let mut request = asked("10.0.0.9", &[]);
        let line = b"\xff\xfe, 1.1.1.1\x80, 2.2.2.2:80";
        let line = axum::http::HeaderValue::from_bytes(line).unwrap();
        request.headers_mut().append("x-forwarded-for", line);
        assert_eq!(client(&request, 1).unwrap().to_string(), "2.2.2.2");
        assert_eq!(client(&request, 2).unwrap().to_string(), "10.0.0.9");
    }

    #[test]
    fn an_ipv6_client_is_its_network() {
        let bucket = |text: &str| bucket(text.parse().unwrap());
        assert_eq!(bucket("2001:db8:1:2:3:4:5:6"), bucket("2001:db8:1:2::1"));
        assert_ne!(bucket("2001:db8:1:2::1"), bucket("2001:db8:1:3::1"));
        assert_ne!(bucket("1.2.3.4"), bucket("1.2.3.5"));
    }

    #[test]
    fn forged_addresses_share_the_bucket_of_their_peer() {
        let quota = Quota::new(NonZeroU32::new(5).unwrap(), Duration::from_secs(3600));
        let clients = Clients::new(quota, 0);
        let passed = (0..10_000u32).filter(|n| {
            let forged = std::net::Ipv4Addr::from_bits(n * 7919).to_string();
            clients.check(&asked("10.0.0.9", &[&forged])).is_ok()
        });
        assert_eq!(passed.count(), 5);
        let seen = clients.limiter.unwrap();
        // Another client is not held up by it.
        assert!(seen.check_key(&"10.0.0.8".parse().unwrap()).is_ok());
    }

    #[test]
    fn a_refusal_says_when_to_come_back() {
        let quota = Quota::new(NonZeroU32::new(60).unwrap(), Duration::from_secs(3600));
        let clients = Clients::new(quota, 0);
        let request = asked("10.0.0.9", &[]);
        let last = (0..61).map(|_| clients.check(&request)).last().unwrap();
        let Err(Error::TooMany { retry_after }) = last else { panic!("{last:?}") };
        assert!((59..=61).contains(&retry_after), "{retry_after}");
    }

    #[test]
    fn the_table_forgets_the_oldest_client_and_never_grows_beyond_its_end() {
        let table = Table::holding(3);
        let ask = |n: u8| {
            let key = IpAddr::from([10, 0, 0, n]);
            table.measure_and_replace(&key, |old| Ok::<_, ()>((old.is_some(), Nanos::from(1))))
        };
        assert_eq!([1, 2, 3, 1].map(ask), [Ok(false), Ok(false), Ok(false), Ok(true)]);
        assert_eq!([4, 1, 3].map(ask), [Ok(false), Ok(false), Ok(true)]);
        let seen = table.seen.lock().unwrap();
        assert_eq!((seen.until.len(), seen.order.len()), (3, 3));
    }
}
