//! Where requests pass: a finished answer, a 304, or the handler.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Asia::Shanghai;
use http_body_util::BodyExt as _;
use moka::future::Cache;

use super::encoding::Encoding;
use super::finished::Answer;
use super::key::{Key, canonical};
use crate::web::ask::{self, Kind};
use crate::web::headers::{self, Rules};
use crate::web::of::Of;
use crate::web::policy::Policy;
use crate::web::site::Site;

/// Largest body that is kept; a longer one is made each time.
const LARGEST: u64 = 2 * 1024 * 1024;

/// Answers a request from the store, or by the handler and puts its answer there.
pub(in crate::web) async fn answer(
    site: &Site,
    asked: ask::Asked<'_>,
    headers: &HeaderMap,
    method: &Method,
    make: impl AsyncFnOnce() -> Response,
) -> Response {
    let is_of_binary = matches!(asked.kind, Kind::Asset | Kind::Manual);
    let of = match asked.kind {
        Kind::Probe => None,
        // The same bytes whatever the record.
        Kind::Asset | Kind::Manual => {
            Some(Of { version: "static".into(), released: NaiveDate::default() })
        }
        // Without a database the handler says what is wrong.
        _ => site.record().await.ok().map(|held| Of::from(&*held)),
    };
    let Some(of) = of else { return make().await };
    let asked = Asked {
        key: Key {
            version: of.version.clone(),
            address: canonical(asked.uri, asked.query).into(),
            encoding: Encoding::of(headers),
        },
        of,
        is_of_binary,
        is_head_of_file: method == Method::HEAD && asked.kind == Kind::File,
        policy: if asked.kind == Kind::Asset { Policy::Immutable } else { Policy::Revalidate },
        rules: Rules::of(asked.kind),
        etags: texts(headers, IF_NONE_MATCH.as_str()),
        since: texts(headers, IF_MODIFIED_SINCE.as_str()),
    };
    let mut response = asked.answer(site, make).await;
    if method == Method::HEAD {
        if let Some(length) = length(response.body()) {
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        *response.body_mut() = Body::empty();
    }
    response
}

/// A request, as far as it matters here.
struct Asked {
    key: Key,
    of: Of,
    /// Whether the answer comes with the binary.
    is_of_binary: bool,
    /// Whether the handler is asked for a head alone, which is nothing to keep.
    is_head_of_file: bool,
    policy: Policy,
    rules: Rules,
    etags: String,
    since: String,
}

impl Asked {
    async fn answer(&self, site: &Site, make: impl AsyncFnOnce() -> Response) -> Response {
        if let Some(answer) = self.store(site).get(&self.key).await {
            site.finished.count(false);
            return self.finish(&answer);
        }
        let identity = Key { encoding: Encoding::Identity, ..self.key.clone() };
        // Only an answer of this record has this ETag, and it was a 200: no query is needed.
        // Streams have one form, so a client that takes compressed ones may hold its ETag.
        if !self.etags.is_empty() {
            for key in [&self.key, &identity] {
                if self.etags_name(&key.etag(&site.public_url)) {
                    return unchanged(self.unchanged(site, key));
                }
            }
        }
        if self.is_head_of_file {
            return self.named(site, &identity, Box::pin(make()).await);
        }
        // Boxed, so that a connection that waits for a request does not hold the room for this.
        Box::pin(self.miss(site, identity, make)).await
    }

    /// Has the answer made, by this request or by another that asks for the same.
    async fn miss(
        &self,
        site: &Site,
        identity: Key,
        handler: impl AsyncFnOnce() -> Response,
    ) -> Response {
        let mut ours = Some(handler);
        let mut passed = None;
        let made = self
            .store(site)
            .try_get_with(identity.clone(), async {
                let Some(handler) = ours.take() else { return Err(()) };
                site.finished.count(true);
                self.keep(site, handler().await).await.map_err(|response| {
                    passed = Some(response);
                })
            })
            .await;
        // The store gives up entries when it is tidied, which it puts off: a crawler would fill it
        // beyond its bound meanwhile.
        self.store(site).run_pending_tasks().await;
        match (made, passed, ours) {
            (Ok(answer), ..) => self.in_form(site, answer).await,
            (Err(_), Some(response), _) => self.named(site, &identity, response),
            // Another request for the same address was passed through; so is this one.
            (Err(_), None, Some(handler)) => self.named(site, &identity, handler().await),
            (Err(_), None, None) => empty(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    /// Where the answer is kept.
    const fn store<'a>(&self, site: &'a Site) -> &'a Cache<Key, Arc<Answer>> {
        if self.is_of_binary { &site.finished.of_binary } else { &site.finished.answers }
    }

    /// An answer that can be kept, or the response back.
    async fn keep(&self, site: &Site, response: Response) -> Result<Arc<Answer>, Response> {
        let fits = |length| self.is_of_binary || length <= LARGEST;
        let is_whole = length(response.body()).is_some_and(fits);
        if !self.is_of_record(&response) || !is_whole {
            return Err(response);
        }
        let (parts, body) = response.into_parts();
        let key = Key { encoding: Encoding::Identity, ..self.key.clone() };
        match body.collect().await {
            Ok(body) => {
                // A copy of its length: a page is rendered into more room than it takes.
                let body = Bytes::copy_from_slice(&body.to_bytes());
                Ok(Arc::new(self.named_answer(site, &key, parts.headers, body)))
            }
            Err(_) => Err(empty(StatusCode::INTERNAL_SERVER_ERROR)),
        }
    }

    /// Whether a response is of the record asked for and may be kept.
    fn is_of_record(&self, response: &Response) -> bool {
        let no_store = HeaderValue::from_static(Policy::NoStore.header());
        let kept = response.headers().get(CACHE_CONTROL);
        response.status() == StatusCode::OK
            && kept.is_some_and(|policy| *policy != no_store)
            && (self.is_of_binary
                || response.extensions().get::<Of>().is_some_and(|of| *of == self.of))
    }

    /// The answer in the form asked for, which is made once.
    async fn in_form(&self, site: &Site, answer: Arc<Answer>) -> Response {
        if self.key.encoding == Encoding::Identity {
            return self.finish(&answer);
        }
        let (encoding, is_of_binary) = (self.key.encoding, self.is_of_binary);
        let whole = answer.clone();
        let made = self
            .store(site)
            .try_get_with(self.key.clone(), async {
                let headers = whole.headers.clone();
                let made =
                    tokio::task::spawn_blocking(move || encoding.make(&whole.body, is_of_binary));
                match made.await {
                    Ok(Ok(body)) => {
                        let body = body.into_boxed_slice().into();
                        Ok(Arc::new(self.named_answer(site, &self.key, headers, body)))
                    }
                    _ => Err(()),
                }
            })
            .await;
        self.finish(made.as_ref().unwrap_or(&answer))
    }

    /// An answer with all its headers, made up once and not at each request.
    fn named_answer(&self, site: &Site, key: &Key, headers: HeaderMap, body: Bytes) -> Answer {
        let mut headers = headers;
        headers.extend(self.validators(site, key));
        headers::add(site, self.rules, &mut headers);
        Answer { headers, unchanged: self.unchanged(site, key), body }
    }

    fn finish(&self, answer: &Answer) -> Response {
        let is_known = if self.etags.is_empty() {
            self.is_not_newer()
        } else {
            let etag = answer.headers.get(ETAG).and_then(|etag| etag.to_str().ok());
            etag.is_some_and(|etag| self.etags_name(etag))
        };
        if is_known {
            return unchanged(answer.unchanged.clone());
        }
        let mut response = Response::new(Body::from(answer.body.clone()));
        *response.headers_mut() = answer.headers.clone();
        response
    }

    /// A stream with its validators; it has one form.
    fn named(&self, site: &Site, identity: &Key, mut response: Response) -> Response {
        if self.is_of_record(&response) {
            response.headers_mut().extend(self.validators(site, identity));
        }
        response
    }

    fn validators(&self, site: &Site, key: &Key) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Ok(etag) = HeaderValue::try_from(key.etag(&site.public_url)) {
            headers.insert(ETAG, etag);
        }
        if let Some(encoding) = key.encoding.token() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        let modified = (!self.is_of_binary).then(|| http_date(self.of.released)).flatten();
        if let Some(modified) = modified.and_then(|date| HeaderValue::try_from(date).ok()) {
            headers.insert(LAST_MODIFIED, modified);
        }
        headers
    }

    /// The headers of a 304.
    fn unchanged(&self, site: &Site, key: &Key) -> HeaderMap {
        let mut headers = self.validators(site, key);
        headers.remove(CONTENT_ENCODING);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.policy.header()));
        headers::add(site, self.rules, &mut headers);
        headers
    }

    /// Whether `If-None-Match` names an ETag; the comparison is the weak one (RFC 9110, 13.1.2).
    /// `*` names whatever there is, which only the handler knows.
    fn etags_name(&self, etag: &str) -> bool {
        self.etags.split(',').any(|given| given.trim().trim_start_matches("W/") == etag)
    }

    /// Whether the record is not newer than `If-Modified-Since` says.
    fn is_not_newer(&self) -> bool {
        let since = DateTime::parse_from_rfc2822(&self.since).ok();
        let released = midnight(self.of.released);
        !self.is_of_binary && since.zip(released).is_some_and(|(since, released)| released <= since)
    }
}

fn texts(headers: &HeaderMap, name: &str) -> String {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.collect::<Vec<_>>().join(", ")
}

fn midnight(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(Shanghai).single()?;
    Some(midnight.with_timezone(&Utc))
}

/// A day's first moment in Beijing as HTTP writes it.
fn http_date(day: NaiveDate) -> Option<String> {
    Some(midnight(day)?.format("%a, %d %b %Y %H:%M:%S GMT").to_string())
}

fn unchanged(headers: HeaderMap) -> Response {
    let mut response = empty(StatusCode::NOT_MODIFIED);
    *response.headers_mut() = headers;
    response
}

/// A response without a body.
fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// How long a body is, if that is known: a stream's is not.
fn length(body: &Body) -> Option<u64> {
    http_body::Body::size_hint(body).exact()
}
