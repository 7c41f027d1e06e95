//! One line in the log for each request, and one in the figures.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::Request;
use axum::http::StatusCode;

use super::limits::client;
use super::params::raw_pairs;
use super::site::Site;
use crate::record::keys;

/// Longest path and longest query of a line, in characters.
const LONGEST: usize = 300;
/// What nginx logs for a client that left before its answer.
const CLIENT_LEFT: u16 = 499;

/// What a line says of a request. It is written once the answer begins, or once the client has left
/// without one.
pub(super) struct Line {
    site: Arc<Site>,
    method: String,
    path: String,
    query: String,
    client: Option<IpAddr>,
    route: String,
    started: Instant,
    status: Option<StatusCode>,
}

impl Line {
    /// Begins the line of a request.
    pub(super) fn of(site: Arc<Site>, request: &Request, route: &str) -> Self {
        site.metrics.in_flight.inc();
        let client = client(request, site.limits.hops);
        Self {
            site,
            method: request.method().as_str().chars().take(20).collect(),
            path: request.uri().path().chars().take(LONGEST).collect(),
            query: known(request.uri().query().unwrap_or_default()),
            client,
            route: route.to_owned(),
            started: Instant::now(),
            status: None,
        }
    }

    /// Ends it with the status of the answer.
    pub(super) fn answered(mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let metrics = &self.site.metrics;
        metrics.in_flight.dec();
        let took = self.started.elapsed();
        if let Some(status) = self.status {
            metrics.answered(&self.route, status, took);
        }
        tracing::info!(
            method = self.method,
            path = self.path,
            query = self.query,
            status = self.status.map_or(CLIENT_LEFT, |status| status.as_u16()),
            ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            client = self.client.map(tracing::field::display),
            "{}",
            if self.status.is_some() { "answered" } else { "abandoned" }
        );
    }
}

/// The pairs of a query string whose keys the site has; what others append to its addresses
/// (a mail address, a session) is none of its business.
fn known(query: &str) -> String {
    let is_known = |name: &str| keys::ALL.iter().any(|key| key.name == name);
    let kept = raw_pairs(query).filter(|(key, _)| is_known(key));
    let kept: Vec<String> = kept.map(|(key, value)| format!("{key}={value}")).collect();
    kept.join("&").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn a_line_has_known_parameters_only_and_an_end() {
        assert_eq!(known("q=wenxin&email=a%40b.c&company=baidu&token=x"), "q=wenxin&company=baidu");
        assert_eq!(known(&format!("q={}", "x".repeat(2000))).len(), 300);
        assert_eq!(known("theme=red&width=9&since=x"), "theme=red&width=9");
        assert_eq!(known(""), "");
    }
}
