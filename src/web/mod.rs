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
pub mod render;
mod server;
pub mod site;
pub mod texts;
pub mod urls;

use std::sync::Arc;

use axum::Router;
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
    routes.merge(api::routes())
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
