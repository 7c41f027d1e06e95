//! What stands around every route.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestId as _, MakeRequestUuid, RequestId};
use tracing::Instrument as _;

use super::error::Error;
use super::site::Site;
use super::{cache, headers, limits, log, pages};

/// The layers that stand around every route, the outermost first. Public so that tests can put
/// routes of their own inside: one that panics, one that waits.
pub fn layered(routes: Router<Arc<Site>>, site: Arc<Site>) -> Router {
    let with = || site.clone();
    routes
        .fallback(async || Error::not_found())
        .method_not_allowed_fallback(async || Error::Method)
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn_with_state(with(), envelope))
                .layer(CatchPanicLayer::custom(|_| {
                    Error::Internal("a panic".into()).into_response()
                }))
                .layer(middleware::from_fn_with_state(with(), limits::place))
                .layer(middleware::from_fn(asked_again)),
        )
        .with_state(site)
}

/// The id of a request, as set by the outermost layer.
pub(in crate::web) fn request_id(request: &Request) -> &str {
    request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default()
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What every answer leaves in: an id, a line in the log, the security headers, and a page or a
/// problem in the place of an [`Error`]. One layer and not one for each, since every layer copies
/// those inside it for each request, which a finished answer or a 304 would wait for.
async fn envelope(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let id = identified(&site, &mut request);
    let span = tracing::info_span!("request", id = request_id(&request));
    let line = log::Line::of(site.clone(), &request);
    let path = request.uri().path().to_owned();
    let answer = async move {
        let mut response = in_words(&site, &path, &id, let_in(&site, request, next).await);
        headers::add(&site, &path, response.headers_mut());
        response.headers_mut().insert(REQUEST_ID, id);
        line.answered(response.status());
        response
    };
    answer.instrument(span).await
}

/// The gate, and the finished answers behind it.
async fn let_in(site: &Arc<Site>, request: Request, next: Next) -> Response {
    limits::gate(site, request, async |request| cache::answer(site, request, next).await).await
}

/// Gives a request its id. One that came with it is kept only if it is from a trusted proxy and
/// looks like one: it will stand in the log and on error pages.
fn identified(site: &Site, request: &mut Request) -> HeaderValue {
    let given = request.headers().get(REQUEST_ID).filter(|given| {
        let id = given.as_bytes();
        let fits = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        site.limits.hops > 0 && (8..=64).contains(&id.len()) && id.iter().all(fits)
    });
    let made = || MakeRequestUuid.make_request_id(request).map(RequestId::into_header_value);
    let id = given.cloned().or_else(made).unwrap_or(HeaderValue::from_static("none"));
    request.headers_mut().insert(REQUEST_ID, id.clone());
    id
}

/// Asks a second time where the database broke off: a connection that died with its server, or a
/// snapshot that it took back. Everything here only reads, so asking twice changes nothing.
async fn asked_again(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let again = Request::from_parts(parts.clone(), Body::empty());
    let response = next.clone().run(Request::from_parts(parts, body)).await;
    match response.extensions().get::<Error>() {
        Some(Error::Interrupted) => next.run(again).await,
        _ => response,
    }
}

/// Turns an [`Error`] into a page in the reader's language, or into problem+json where data was
/// asked for.
fn in_words(site: &Site, path: &str, id: &HeaderValue, mut response: Response) -> Response {
    let Some(error) = response.extensions_mut().remove::<Error>() else { return response };
    if let Error::Internal(cause) = &error {
        tracing::error!(?cause, "a request failed");
    }
    let mut answer = pages::error::answer(site, path, &error, id.to_str().unwrap_or_default());
    *answer.status_mut() = response.status();
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(header::CONTENT_LENGTH);
    answer.headers_mut().extend(headers);
    answer
}
