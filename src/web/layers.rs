//! What stands around every route.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

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
                .layer(middleware::from_fn_with_state(with(), own_id))
                .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                .layer(middleware::from_fn_with_state(with(), log::requests))
                .layer(PropagateRequestIdLayer::x_request_id())
                .layer(middleware::from_fn_with_state(with(), headers::add))
                .layer(middleware::from_fn_with_state(with(), error_page))
                .layer(CatchPanicLayer::custom(|_| {
                    Error::Internal("a panic".into()).into_response()
                }))
                .layer(middleware::from_fn_with_state(with(), limits::gate))
                .layer(middleware::from_fn_with_state(with(), cache::layer))
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

/// Forgets an id that came with the request, unless it is from a trusted proxy and looks like one:
/// it will stand in the log and on error pages.
async fn own_id(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let id = request_id(&request);
    let fits = (8..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if site.limits.hops == 0 || !fits {
        request.headers_mut().remove(REQUEST_ID);
    }
    next.run(request).await
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
async fn error_page(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let id = request_id(&request).to_owned();
    let mut response = next.run(request).await;
    let Some(error) = response.extensions_mut().remove::<Error>() else { return response };
    if let Error::Internal(cause) = &error {
        tracing::error!(?cause, "a request failed");
    }
    let mut answer = pages::error::answer(&site, &path, &error, &id);
    *answer.status_mut() = response.status();
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(header::CONTENT_LENGTH);
    answer.headers_mut().extend(headers);
    answer
}
