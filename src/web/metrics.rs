//! What the server counts of itself, in the text form that Prometheus reads.
//!
//! A new figure is a field of [`Metrics`] and a line in [`Metrics::new`]. Labels come from closed
//! sets (routes, classes of status codes), never from what a client sent: each new label value is
//! memory that is never given back.

use std::fmt;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::StatusCode;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use super::cache::Finished;

/// Upper ends of the duration classes, in seconds.
const BUCKETS: [f64; 12] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    class: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Class {
    class: &'static str,
}

/// The server's figures.
pub struct Metrics {
    pub(in crate::web) registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Class, Histogram>,
    /// Requests being answered.
    pub in_flight: Gauge,
    /// Open connections.
    pub connections: Gauge,
    /// Requests turned away because all places were taken.
    pub shed: Counter,
    /// Requests turned away because their client asked too often.
    pub rate_limited: Counter,
    /// Bytes of exports sent.
    pub export_bytes: Counter,
    /// Read when somebody asks.
    pub(in crate::web) log_lines_lost: Counter,
    pub(in crate::web) finished: FinishedAnswers,
}

/// What the store of finished answers counts itself; read when somebody asks.
#[derive(Debug, Default)]
pub(in crate::web) struct FinishedAnswers {
    hits: Counter,
    misses: Counter,
    entries: Gauge,
    bytes: Gauge,
}

impl FinishedAnswers {
    fn register(&self, registry: &mut Registry) {
        registry.register("cache_hits", "Answers already finished", self.hits.clone());
        registry.register("cache_misses", "Answers made", self.misses.clone());
        registry.register("cache_entries", "Finished answers held", self.entries.clone());
        registry.register_with_unit(
            "cache",
            "Held in finished answers",
            Unit::Bytes,
            self.bytes.clone(),
        );
    }

    pub(in crate::web) async fn read(&self, finished: &Finished) {
        let stats = finished.stats().await;
        self.hits.inner().store(stats.hits, Ordering::Relaxed);
        self.misses.inner().store(stats.misses, Ordering::Relaxed);
        self.entries.set(i64::try_from(stats.entries).unwrap_or(i64::MAX));
        self.bytes.set(i64::try_from(stats.bytes).unwrap_or(i64::MAX));
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// All at nought.
    #[must_use]
    pub fn new() -> Self {
        let durations: fn() -> Histogram = || Histogram::new(BUCKETS);
        let durations = Family::new_with_constructor(durations);
        let mut metrics = Self {
            registry: Registry::with_prefix("baimo"),
            requests: Family::default(),
            durations,
            in_flight: Gauge::default(),
            connections: Gauge::default(),
            shed: Counter::default(),
            rate_limited: Counter::default(),
            export_bytes: Counter::default(),
            log_lines_lost: Counter::default(),
            finished: FinishedAnswers::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("requests", "Requests answered", metrics.requests.clone());
        registry.register_with_unit(
            "request_duration",
            "Time until an answer began",
            Unit::Seconds,
            metrics.durations.clone(),
        );
        registry.register("requests_in_flight", "Being answered", metrics.in_flight.clone());
        registry.register("connections", "Open connections", metrics.connections.clone());
        registry.register("requests_shed", "Refused: no place free", metrics.shed.clone());
        registry.register(
            "requests_rate_limited",
            "Refused: client asked too often",
            metrics.rate_limited.clone(),
        );
        registry.register_with_unit(
            "exports",
            "Sent in exports",
            Unit::Bytes,
            metrics.export_bytes.clone(),
        );
        registry.register(
            "log_lines_lost",
            "Not written to the log: its reader was too slow, or the disk full",
            metrics.log_lines_lost.clone(),
        );
        metrics.finished.register(registry);
        metrics
    }

    /// Counts an answer to a route.
    pub fn answered(&self, route: &str, status: StatusCode, took: Duration) {
        let class = class(status);
        self.requests.get_or_create(&Answered { route: route.to_owned(), class }).inc();
        self.durations.get_or_create(&Class { class }).observe(took.as_secs_f64());
    }
}

const fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500.. => "5xx",
    }
}
