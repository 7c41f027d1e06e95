//! Every address with the handler that answers it.

use std::sync::LazyLock;

use super::ask::{
    ADDRESSES, Address, Kind, Matcher, PREVIEW_PATH, Query, each_address, embed_path,
};
use super::export::{self, Exported, Format, each_list};
use super::route::{Handler, Route, Segments};
use super::{api, assets, pages, picture};
use crate::answers::rows::{ClaimRow, ModelRow, PersonRow, PromiseRow, ScorePair};
use crate::record::tables;

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

/// What answers a page, and the segments of its path, which is without language.
fn page_at(path: &str) -> Option<(Handler, Segments)> {
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
        probe("/metrics", Handler::new(pages::metrics::page)),
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
    let preview = Handler::new(move |cx| picture::preview(cx, page.clone(), page_at));
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
