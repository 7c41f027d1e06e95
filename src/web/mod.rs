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
pub mod headers;
mod layers;
pub mod limits;
pub mod lists;
mod log;
pub mod mark;
pub mod metrics;
pub mod pages;
pub mod params;
mod picture;
pub mod render;
mod server;
pub mod site;
pub mod texts;
pub mod urls;

use std::sync::Arc;

use axum::Router;
use axum::response::Response;
use axum::routing::{MethodRouter, get};

pub use layers::layered;
pub use server::{ServeError, Server};
pub use site::Site;

use crate::store::claims::ClaimRow;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use error::Error;
use export::{Exported, Format};
use picture::DRESS;
use site::Cx;

/// Every route, with the layers around them.
pub fn router(site: Arc<Site>) -> Router {
    layered(routes(), site)
}

/// `/metrics`, for an address that only the operator reaches.
fn metrics_router(site: Arc<Site>) -> Router {
    Router::new().route("/metrics", get(metrics::page)).with_state(site)
}

/// Every route, without the layers.
pub fn routes() -> Router<Arc<Site>> {
    let mut routes = Router::new()
        .route("/zh", get(async || Err::<(), _>(Error::Moved("/zh/".to_owned()))))
        .route("/announcements", get(async || Err::<(), _>(Error::Moved("/".to_owned()))))
        .route("/zh/announcements", get(async || Err::<(), _>(Error::Moved("/zh/".to_owned()))))
        .route("/static/{name}", get(assets::serve))
        .route("/opensearch.xml", get(pages::search::description))
        .route("/zh/opensearch.xml", get(pages::search::description))
        .route("/robots.txt", get(pages::machines::robots))
        .route("/sitemap.xml", get(export::sitemap::sitemap))
        .route("/.well-known/security.txt", get(pages::machines::security))
        .route("/manifest.webmanifest", get(pages::machines::manifest))
        .route("/favicon.ico", get(pages::machines::favicon))
        .route("/healthz", get(pages::health::alive))
        .route("/readyz", get(pages::health::ready));
    for PageRoute { path, page, preview } in page_routes() {
        let picture = preview_path(path);
        for (before, path, answer) in [("", path, page), (DRESS.0, picture.as_str(), preview)] {
            routes = routes
                .route(&format!("{before}/zh{path}"), answer.clone())
                .route(&format!("{before}{path}"), answer);
        }
    }
    macro_rules! export {
        ($row:ty) => {
            routes = exported::<$row>(routes);
        };
    }
    export::each_list!(export);
    let files: [(&str, MethodRouter<Arc<Site>>); 10] = [
        ("/announcements.atom", get(export::feed::announcements)),
        ("/announcements.ics", get(export::calendar::announcements)),
        ("/corrections.atom", get(export::feed::corrections)),
        ("/baimo.zip", get(export::bundle::bundle)),
        ("/baimo.sqlite", get(export::database::database)),
        ("/eventstudy/{file}", get(export::study_inputs::file)),
        ("/timeline.svg", get(pages::embed::download)),
        ("/embed/timeline.svg", get(pages::embed::timeline)),
        ("/embed/reactions/{announcement}/{symbol}", get(pages::embed::reaction)),
        ("/oembed", get(pages::oembed::answer)),
    ];
    for (path, answer) in files {
        routes = routes.route(&format!("/zh{path}"), answer.clone()).route(path, answer);
    }
    routes.merge(api::routes())
}

/// A page and the picture that a link to it shows; both stand under `/zh` too.
struct PageRoute {
    path: &'static str,
    page: MethodRouter<Arc<Site>>,
    preview: MethodRouter<Arc<Site>>,
}

fn paged<P, A>(path: &'static str, page: P) -> PageRoute
where
    P: Fn(Cx) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = Result<Response, Error>> + Send + 'static,
{
    let drawn = page.clone();
    PageRoute { path, page: get(page), preview: get(move |cx: Cx| picture::preview(cx, drawn)) }
}

/// Where the preview of a page's route stands, behind its prefix. A segment that is a parameter
/// takes the suffix in with it.
fn preview_path(path: &str) -> String {
    match path {
        "/" => format!("/index{}", DRESS.1),
        path if path.ends_with('}') => path.to_owned(),
        path => format!("{path}{}", DRESS.1),
    }
}

/// The pages.
fn page_routes() -> Vec<PageRoute> {
    vec![
        paged("/", pages::timeline::page),
        paged("/announcements/{id}", pages::announcement::page),
        paged("/models", pages::plain::page::<ModelRow>),
        paged("/models/{slug}", pages::model::page),
        paged("/promises", pages::plain::page::<PromiseRow>),
        paged("/claims", pages::plain::page::<ClaimRow>),
        paged("/people", pages::plain::page::<PersonRow>),
        paged("/sources", pages::sources::page),
        paged("/sources/{id}", pages::source::page),
        paged("/dates", pages::dates::year),
        paged("/dates/{day}", pages::dates::one),
        paged("/companies", pages::companies::page),
        paged("/companies/{slug}", pages::company::page),
        paged("/compare", pages::compare::page),
        paged("/search", pages::search::page),
        paged("/reactions", pages::reactions::page),
        paged("/reactions/reported", pages::reported::page),
        paged("/reactions/{announcement}/{symbol}", pages::reaction::page),
        paged("/method", pages::method::page),
        paged("/data", pages::data::page),
        paged("/about", pages::about::page),
        paged("/problems/{name}", pages::problem::page),
    ]
}

/// The exports of one list in every form. Under `/zh` they lead to the one form they have.
fn exported<T: Exported + 'static>(routes: Router<Arc<Site>>) -> Router<Arc<Site>> {
    Format::ALL.iter().fold(routes, |routes, &format| {
        let path = format!("{}.{}", T::LIST.export, format.suffix());
        let answer = move |cx: Cx| export::list::<T>(cx, format);
        routes.route(&format!("/zh{path}"), get(answer)).route(&path, get(answer))
    })
}
