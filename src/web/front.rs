//! From a request to its answer: what every request passes, the outermost first.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use tower_http::request_id::{MakeRequestId as _, MakeRequestUuid, RequestId};
use tracing::Instrument as _;

use super::ask::{Asked, Found, Kind, Matcher, without_slash};
use super::error::Error;
use super::route::{Handler, Route};
use super::site::{Cx, Site};
use super::{cache, headers, limits, log, pages};

/// The server as its connections and tests see it: a request in, an answer out.
#[derive(Debug)]
pub struct Front {
    site: Arc<Site>,
    routes: Matcher<Route>,
    /// Whether it writes and counts what it answers.
    is_logged: bool,
}

impl Front {
    /// A site behind these routes.
    ///
    /// # Errors
    /// If two of them could mean the same path.
    pub fn new(site: Arc<Site>, routes: Vec<Route>) -> Result<Self, String> {
        let rows = routes.into_iter().map(|route| (route.path.clone(), route));
        Ok(Self { site, routes: Matcher::new(rows)?, is_logged: true })
    }

    /// The same for those who watch the server: their own requests are none of its figures.
    pub(in crate::web) fn unlogged(self) -> Self {
        Self { is_logged: false, ..self }
    }

    /// Answers a request. Every answer leaves with an id, a line in the log, the security headers
    /// of its kind, and a page or a problem in the place of an [`Error`].
    pub async fn answer(&self, mut request: Request) -> Response {
        let id = identified(&self.site, &mut request);
        let uri = request.uri().clone();
        let found = self.routes.at(uri.path());
        let route = found.as_ref().map(|found| found.row);
        let elsewhere = if self.is_logged { Kind::Page } else { Kind::Probe };
        let kind = route.map_or(elsewhere, |route| route.kind);
        let query = route.map_or_else(|| kind.query(), |route| route.query);
        let asked = Asked { uri: &uri, kind, query };
        let pattern = route.map_or("none", |route| &route.path);
        let line = self.is_logged.then(|| log::Line::of(self.site.clone(), &request, pattern));
        let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default());
        let answer = async {
            let response = self.let_in(asked, request, found).await;
            let mut response = in_words(&self.site, asked, &id, response);
            response.headers_mut().insert(REQUEST_ID, id);
            if let Some(line) = line {
                line.answered(response.status());
            }
            response
        };
        answer.instrument(span).await
    }

    /// The gate, the finished answers behind it, and the handler behind those.
    async fn let_in(
        &self,
        asked: Asked<'_>,
        request: Request,
        found: Option<Found<'_, Route>>,
    ) -> Response {
        let site = &self.site;
        limits::gate(site, asked.kind, request, async |request| {
            let Some(Found { row, params }) = found else {
                return astray(asked.uri).into_response();
            };
            let client = limits::client(&request, site.limits.hops).map(limits::bucket);
            let method = request.method();
            cache::answer(site, asked, request.headers(), method, async || {
                // A segment that is not UTF-8 names nothing we have.
                let Some(params) = params else { return Error::not_found().into_response() };
                let mut cx = Cx::new(site.clone(), asked.uri, params);
                cx.is_head = method == Method::HEAD;
                limits::placed(site, row.kind, client, made(row.handler.clone(), cx)).await
            })
            .await
        })
        .await
    }
}

/// The error for a path that no row has.
fn astray(uri: &Uri) -> Error {
    without_slash(uri.path(), uri.query()).map_or_else(Error::not_found, Error::Moved)
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, as it stands in the log and on error pages. One that came with it is kept
/// only if it is from a trusted proxy and looks like one.
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

/// What a handler answers. It is asked a second time where the database broke off: a connection
/// that died with its server, or a snapshot that it took back. Everything here only reads, so
/// asking twice changes nothing. A panic is an error like others.
async fn made(handler: Handler, cx: Cx) -> Response {
    let twice = async {
        match handler.answer(cx.clone()).await {
            Err(Error::Interrupted) => handler.answer(cx).await,
            answer => answer,
        }
    };
    let answer = AssertUnwindSafe(twice).catch_unwind().await;
    let answer = answer.unwrap_or_else(|_| Err(Error::Internal("a panic".into())));
    answer.unwrap_or_else(IntoResponse::into_response)
}

/// Turns an [`Error`] into a page in the reader's language, or into problem+json where data was
/// asked for, and adds the security headers.
fn in_words(site: &Site, asked: Asked<'_>, id: &HeaderValue, mut response: Response) -> Response {
    let Some(error) = response.extensions_mut().remove::<Error>() else {
        headers::add(site, headers::Rules::of(asked.kind), response.headers_mut());
        return response;
    };
    if let Error::Internal(cause) = &error {
        tracing::error!(?cause, "a request failed");
    }
    let mut answer = pages::error::answer(site, asked, &error, id.to_str().unwrap_or_default());
    *answer.status_mut() = response.status();
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(header::CONTENT_LENGTH);
    answer.headers_mut().extend(headers);
    headers::add(site, headers::Rules::of_error(asked.kind), answer.headers_mut());
    answer
}
