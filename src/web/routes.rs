//! Every address with the handler that answers it.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, LazyLock};

use axum::response::Response;

use super::ask::{ADDRESSES, Address, Kind, Matcher, Query, each_address};
use super::error::Error;
use super::export::{self, Exported, Format, each_list};
use super::picture::{self, PREVIEW_PATH, embed_path};
use super::site::Cx;
use super::{api, assets, pages};
use crate::record::tables;
use crate::store::claims::ClaimRow;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::scores::ScorePair;

type Answer = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// What answers a request.
#[derive(Clone)]
pub struct Handler(Arc<dyn Fn(Cx) -> Answer + Send + Sync>);

impl Handler {
    /// A function as a handler.
    pub fn new<F, A>(answer: F) -> Self
    where
        F: Fn(Cx) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Response, Error>> + Send + 'static,
    {
        Self(Arc::new(move |cx| Box::pin(answer(cx))))
    }

    /// Answers a request.
    ///
    /// # Errors
    /// What the handler refuses, or what fails.
    pub async fn answer(&self, cx: Cx) -> Result<Response, Error> {
        (self.0)(cx).await
    }
}

impl fmt::Debug for Handler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handler")
    }
}

/// An address as the server knows it: with its prefix, and with its handler.
#[derive(Debug, Clone)]
pub struct Route {
    /// Its path, as [`matchit`] reads it.
    pub path: String,
    /// What it gives.
    pub kind: Kind,
    /// What its answer depends on beside the path.
    pub query: Query,
    /// What answers it.
    pub handler: Handler,
}

impl Route {
    /// A route with what its kind depends on.
    #[must_use]
    pub fn new(path: impl Into<String>, kind: Kind, handler: Handler) -> Self {
        Self { path: path.into(), kind, query: kind.query(), handler }
    }
}

/// The handlers of the table of addresses, in its order.
fn handlers() -> impl Iterator<Item = Handler> {
    macro_rules! handlers {
        ($($address:expr => $handler:expr,)*) => { [$(Handler::new($handler)),*] };
    }
    each_address!(handlers).into_iter()
}

/// Every route of the site.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    for (address, handler) in ADDRESSES.iter().zip(handlers()) {
        add(&mut routes, address, handler);
    }
    macro_rules! files {
        ($row:ty) => {
            routes.extend(files::<$row>());
        };
    }
    each_list!(files);
    // A list that is not there is missing in the form it was asked for.
    for suffix in ["csv", "json", "ndjson", "xlsx", "parquet"] {
        let path = format!("/{{list}}.{suffix}");
        routes.push(Route::new(path, Kind::File, Handler::new(pages::elsewhere::nothing)));
    }
    routes.extend(api::routes());
    routes
}

/// The segments that name something in a path, decoded.
pub(super) type Segments = Vec<(String, String)>;

/// What answers a page, and the segments of its path, which is without language.
pub(super) fn page_at(path: &str) -> Option<(Handler, Segments)> {
    static PAGES: LazyLock<Option<Matcher<Handler>>> = LazyLock::new(|| {
        let pages = ADDRESSES.iter().zip(handlers()).filter(|(address, _)| address.has_pictures);
        Matcher::new(pages.map(|(address, handler)| (address.path.to_owned(), handler))).ok()
    });
    let found = PAGES.as_ref()?.at(path)?;
    Some((found.row.clone(), found.params?))
}

/// `/metrics`, and the probes again, for an address that only the operator reaches: there they
/// answer also while readers take every connection of the public one.
pub(super) fn metrics_routes() -> Vec<Route> {
    let probe = |path, handler| Route::new(path, Kind::Probe, handler);
    vec![
        probe("/metrics", Handler::new(super::metrics::page)),
        probe("/healthz", Handler::new(pages::health::alive)),
        probe("/readyz", Handler::new(pages::health::ready)),
    ]
}

/// Adds the routes of an address: in both languages, its chart, and its picture for shared links.
fn add(routes: &mut Vec<Route>, address: &Address, handler: Handler) {
    let mut push = |path: String, kind: Kind, query: Query, handler: &Handler| {
        routes.push(Route { path, kind, query, handler: handler.clone() });
    };
    let languages = if address.is_in_chinese { &["", "/zh"][..] } else { &[""] };
    for prefix in languages {
        let path = format!("{prefix}{}", address.path);
        push(path, address.kind, address.query, &handler);
    }
    if !address.has_pictures {
        return;
    }
    let page = handler.clone();
    let embed = Handler::new(move |cx| picture::embed(cx, page.clone()));
    for prefix in languages {
        let path = format!("{prefix}{}", embed_path(address.path));
        push(path, Kind::Picture, Kind::Picture.query(), &embed);
    }
    let page = handler;
    let preview = Handler::new(move |cx| picture::preview(cx, page.clone()));
    for prefix in languages {
        let index = if address.path == "/" { "index" } else { "" };
        let path = format!("{}{prefix}{}{index}{}", PREVIEW_PATH.0, address.path, PREVIEW_PATH.1);
        push(path, Kind::Preview, Kind::Preview.query(), &preview);
    }
}

/// A list as a file in every form. Under `/zh` they lead to the one form they have.
fn files<T: Exported + 'static>() -> impl Iterator<Item = Route> {
    Format::ALL.iter().flat_map(|&format| {
        let handler = Handler::new(move |cx| export::list::<T>(cx, format));
        let path = format!("{}.{}", T::LIST.export, format.suffix());
        [format!("/zh{path}"), path].map(|path| Route::new(path, Kind::File, handler.clone()))
    })
}
