//! The only place that knows axum, askama and tower.
//!
//! A URL becomes [`params`], rows of the [`store`](crate::store), a typed page beside its handler
//! in [`pages`], and then HTML; the same list leaves as a file by [`export`].

mod api;
pub mod assets;
pub mod cache;
pub mod chart;
pub mod cite;
pub mod error;
pub mod export;
pub mod format;
pub mod lists;
pub mod mark;
pub mod pages;
pub mod params;
pub mod render;
mod server;
pub mod site;
pub mod texts;
pub mod urls;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

pub use server::{ServeError, Server};
pub use site::Site;

use crate::store::claims::ClaimRow;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use error::Error;
use export::{Exported, Format};
use site::Cx;

/// Every route, with the layers around them.
pub fn router(site: Arc<Site>) -> Router {
    let mut routes = Router::new()
        .route("/zh", get(async || Err::<(), _>(Error::Moved("/zh/".to_owned()))))
        .route("/announcements", get(async || Err::<(), _>(Error::Moved("/".to_owned()))))
        .route("/zh/announcements", get(async || Err::<(), _>(Error::Moved("/zh/".to_owned()))))
        .route("/static/{name}", get(assets::serve))
        .route("/robots.txt", get(pages::machines::robots))
        .route("/sitemap.xml", get(export::sitemap::sitemap))
        .route("/.well-known/security.txt", get(pages::machines::security))
        .route("/manifest.webmanifest", get(pages::machines::manifest))
        .route("/favicon.ico", get(pages::machines::favicon))
        .route("/healthz", get(pages::health::alive))
        .route("/readyz", get(pages::health::ready));
    for (path, page) in page_routes() {
        routes = routes.route(&format!("/zh{path}"), page.clone()).route(path, page);
    }
    macro_rules! export {
        ($row:ty) => {
            routes = exported::<$row>(routes);
        };
    }
    export::each_list!(export);
    let files: [(&str, MethodRouter<Arc<Site>>); 6] = [
        ("/announcements.atom", get(export::feed::announcements)),
        ("/announcements.ics", get(export::calendar::announcements)),
        ("/corrections.atom", get(export::feed::corrections)),
        ("/baimo.zip", get(export::bundle::bundle)),
        ("/baimo.sqlite", get(export::database::database)),
        ("/eventstudy/{file}", get(export::study_inputs::file)),
    ];
    for (path, answer) in files {
        routes = routes.route(&format!("/zh{path}"), answer.clone()).route(path, answer);
    }
    routes
        .merge(api::routes())
        .fallback(async || Error::not_found())
        .method_not_allowed_fallback(async || Error::Method)
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                .layer(TraceLayer::new_for_http().make_span_with(span))
                .layer(PropagateRequestIdLayer::x_request_id())
                .layer(middleware::from_fn(headers))
                .layer(middleware::from_fn_with_state(site.clone(), error_page))
                .layer(middleware::from_fn_with_state(site.clone(), cache::layer))
                .layer(CatchPanicLayer::custom(|_| {
                    Error::Internal("a handler panicked".into()).into_response()
                })),
        )
        .with_state(site)
}

/// The pages; each stands under `/zh` too.
fn page_routes() -> Vec<(&'static str, MethodRouter<Arc<Site>>)> {
    vec![
        ("/", get(pages::timeline::page)),
        ("/announcements/{id}", get(pages::announcement::page)),
        ("/models", get(pages::plain::page::<ModelRow>)),
        ("/models/{slug}", get(pages::model::page)),
        ("/promises", get(pages::plain::page::<PromiseRow>)),
        ("/claims", get(pages::plain::page::<ClaimRow>)),
        ("/people", get(pages::plain::page::<PersonRow>)),
        ("/sources", get(pages::sources::page)),
        ("/sources/{id}", get(pages::source::page)),
        ("/dates", get(pages::dates::year)),
        ("/dates/{day}", get(pages::dates::one)),
        ("/companies", get(pages::companies::page)),
        ("/companies/{slug}", get(pages::company::page)),
        ("/compare", get(pages::compare::page)),
        ("/search", get(pages::search::page)),
        ("/opensearch.xml", get(pages::search::description)),
        ("/reactions", get(pages::reactions::page)),
        ("/reactions/reported", get(pages::reported::page)),
        ("/reactions/{announcement}/{symbol}", get(pages::reaction::page)),
        ("/method", get(pages::method::page)),
        ("/data", get(pages::data::page)),
        ("/about", get(pages::about::page)),
        ("/problems/{name}", get(pages::problem::page)),
    ]
}

/// The exports of one list in every form. Under `/zh` they lead to the one form they have.
fn exported<T: Exported + 'static>(routes: Router<Arc<Site>>) -> Router<Arc<Site>> {
    Format::ALL.into_iter().fold(routes, |routes, format| {
        let path = format!("{}.{}", T::LIST.export, format.suffix());
        let answer = move |cx: Cx| export::list::<T>(cx, format);
        routes.route(&format!("/zh{path}"), get(answer)).route(&path, get(answer))
    })
}

fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("");
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

/// Turns an [`Error`] into a page in the reader's language, or into problem+json where data was
/// asked for.
async fn error_page(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let id = request.headers().get("x-request-id").cloned();
    let mut response = next.run(request).await;
    let Some(error) = response.extensions_mut().remove::<Error>() else { return response };
    let id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default();
    if let Error::Internal(cause) = &error {
        tracing::error!(%cause, "a request failed");
    }
    let mut answer = pages::error::answer(&site, &path, &error, id);
    *answer.status_mut() = error.status();
    if error.status() == StatusCode::METHOD_NOT_ALLOWED {
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    answer
}

const HTML_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Swagger UI sets inline styles; the scripts stay those of the binary.
const MANUAL_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const DATA_TYPES: [&str; 10] = [
    "text/csv",
    "application/json",
    "application/problem+json",
    "application/x-ndjson",
    "application/vnd.openxmlformats",
    "application/atom+xml",
    "application/opensearchdescription+xml",
    "text/calendar",
    "application/zip",
    "application/vnd.sqlite3",
];
const DATA_CSP: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// The security headers of every answer. Data may be read by other sites, pages may not.
async fn headers(request: Request, next: Next) -> Response {
    let is_manual = request.uri().path().starts_with("/api/docs/");
    let mut response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_data = DATA_TYPES.iter().any(|data| kind.starts_with(data));
    let (csp, resource) = match (is_data, is_manual) {
        (true, _) => (DATA_CSP, "cross-origin"),
        (false, true) => (MANUAL_CSP, "same-origin"),
        (false, false) => (HTML_CSP, "same-origin"),
    };
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, csp),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), resource),
    ];
    let headers = response.headers_mut();
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_data {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}
