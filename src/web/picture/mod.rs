//! Pictures: the chart of a page by itself, as SVG to embed and as PNG for previews of links.
//!
//! A chart lives in its page. A picture asks the page and cuts out the element that is marked
//! `data-picture`, with the caption it stands under ([`cut`]), so it cannot show something else
//! than its page does. [`drawing`] puts it on a ground of its own, [`card`] into the frame of a
//! preview, [`raster`] turns that into pixels.

mod card;
mod cut;
mod drawing;
mod look;
mod raster;
mod style;
mod wrap;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::response::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;

pub(in crate::web) use card::SIZE as PREVIEW;
pub(in crate::web) use drawing::Drawing;
pub(in crate::web) use look::{Look, WIDTHS};
pub(in crate::web) use style::policy;

use super::ask::Query;
use super::error::Error;
use super::routes::Handler;
use super::site::{Cx, Site};
use cut::Cut;

/// Longest page that is read for its chart, in bytes; the largest of the record takes a fifth.
const LONGEST: usize = 4 * 1024 * 1024;
/// What stands before the address of a page in that of its preview, and behind it.
pub(in crate::web) const PREVIEW_PATH: (&str, &str) = ("/preview", ".png");

/// `/preview/{page}.png`: what a link to a page shows where it is shared, its chart or else its
/// title and description.
///
/// # Errors
/// Those of the page.
pub(in crate::web) async fn preview(cx: Cx, page: Handler) -> Result<Response, Error> {
    let (before, behind) = PREVIEW_PATH;
    let mut cx = cx.stripped(before, behind)?;
    cx.query = Query::WithoutWords.canonical(&cx.query);
    let (lang, site) = (cx.lang, cx.site.clone());
    let answer = page.answer(cx).await.map_err(|error| match error {
        Error::Moved(url) => {
            let (path, query) = url.split_once('?').map_or((url.as_str(), ""), |parts| parts);
            let mark = if query.is_empty() { "" } else { "?" };
            Error::Moved(format!("{before}{path}{behind}{mark}{query}"))
        }
        other => other,
    })?;
    let (head, png) = replaced(&site, answer, move |html| {
        raster::png(&card::card(&Cut::of(html, false), lang), PREVIEW)
            .map_err(|error| Error::Internal(error.into()))
    })
    .await?;
    Ok(of_kind("image/png", head, png.into()))
}

/// The chart of a page as a picture of its own, and the head of the page's answer.
///
/// # Errors
/// Not found if the page shows no chart.
pub(in crate::web) async fn of_page(
    page: Response,
    site: &Arc<Site>,
    look: Look,
) -> Result<(Parts, Drawing), Error> {
    let url = site.public_url.clone();
    replaced(site, page, move |html| {
        drawing::drawing(&Cut::of(html, look.is_narrow()), &url, look).ok_or_else(Error::not_found)
    })
    .await
}

/// A picture as an answer.
pub(in crate::web) fn answer((head, drawing): (Parts, Drawing)) -> Response {
    of_kind("image/svg+xml", head, drawing.svg.into())
}

fn of_kind(kind: &'static str, mut head: Parts, body: Body) -> Response {
    head.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, body)
}

/// Something made of the text of a page, and the head of the answer: it says which record it is of
/// and how long it may be kept.
async fn replaced<T: Send + 'static>(
    site: &Site,
    page: Response,
    make: impl FnOnce(&str) -> Result<T, Error> + Send + 'static,
) -> Result<(Parts, T), Error> {
    let (head, body) = page.into_parts();
    let is_page = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    if !head.headers.get(header::CONTENT_TYPE).is_some_and(is_page) {
        return Err(Error::not_found());
    }
    let internal = |error: String| Error::Internal(error.into());
    let html = to_bytes(body, LONGEST).await.map_err(|error| internal(error.to_string()))?;
    Ok((head, site.gate.drawn(move || make(&String::from_utf8_lossy(&html))).await?))
}
