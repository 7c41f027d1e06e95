//! One line in the log for each request, and one in the figures.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use super::layers::request_id;
use super::limits::client;
use super::lists::Key;
use super::params::pairs;
use super::site::Site;

/// Parameters of pages that are not keys of a list.
const OTHERS: [&str; 10] = [
    "after",
    "announcement",
    "anniversaries",
    "benchmark",
    "est_from",
    "est_to",
    "excel",
    "lang",
    "limit",
    "model",
];
/// Longest path and longest query of a line, in characters.
const LONGEST: usize = 300;
/// What nginx logs for a client that left before its answer.
const CLIENT_LEFT: u16 = 499;

/// Logs a request once its answer begins, or once its client has left without one.
pub(super) async fn requests(
    State(site): State<Arc<Site>>,
    request: Request,
    next: Next,
) -> Response {
    let span = tracing::info_span!("request", id = request_id(&request));
    let mut line = Line::of(site, &request);
    let answer = async {
        let response = next.run(request).await;
        line.status = Some(response.status());
        drop(line);
        response
    };
    answer.instrument(span).await
}

/// What a line says of a request.
struct Line {
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
    fn of(site: Arc<Site>, request: &Request) -> Self {
        site.metrics.in_flight.inc();
        let route = request.extensions().get::<MatchedPath>();
        let client = client(request, site.limits.hops);
        Self {
            site,
            method: request.method().as_str().chars().take(20).collect(),
            path: request.uri().path().chars().take(LONGEST).collect(),
            query: known(request.uri().query().unwrap_or_default()),
            client,
            route: route.map_or("none", MatchedPath::as_str).to_owned(),
            started: Instant::now(),
            status: None,
        }
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
    let is_known =
        |key: &str| OTHERS.contains(&key) || Key::ALL.iter().any(|known| known.name() == key);
    let kept = pairs(query).into_iter().filter(|(key, _)| is_known(key));
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
        assert_eq!(known(""), "");
    }
}
