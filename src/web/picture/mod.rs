//! Pictures: the first chart of a page by itself, as SVG to embed and as PNG for previews of links.
//!
//! A chart lives in its page. A picture asks the page and cuts out the element that is marked
//! `data-picture`, with the caption it stands under ([`cut`]), so it cannot show something else
//! than its page does. [`drawing`] puts it on a ground of its own, [`card`] into the frame of a
//! preview, [`raster`] turns that into pixels.

mod card;
mod cut;
mod drawing;
mod oembed;
mod raster;
mod style;
mod wrap;

use axum::body::{Body, to_bytes};
use axum::http::response::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;

pub(in crate::web) use drawing::Drawing;
pub(in crate::web) use oembed::answer as oembed;
pub(in crate::web) use style::policy;

use super::ask::{EMBED_PATH, PREVIEW, PREVIEW_PATH, Query, embed_path};
use super::error::Error;
use super::export;
use super::params::{Look, Manner};
use super::route::{Handler, PageAt, Segments};
use super::site::Cx;
use super::urls::language_of;
use cut::{Chart, Cut};

/// Longest page that is read for its chart, in bytes; the largest of the record takes a fifth.
const LONGEST: usize = 4 * 1024 * 1024;

/// A picture and the head of the answer it was cut from.
pub(in crate::web) type Drawn = (Parts, Drawing);

/// `/embed/{page}.svg`: the first chart of a page, with the page's own parameters and those of
/// [`Look`].
///
/// # Errors
/// Those of the page, of which unknown parameters are one here; not found if it shows no chart.
pub(in crate::web) async fn embed(cx: Cx, page: Handler) -> Result<Response, Error> {
    export::one_form(&cx)?;
    let (before, behind) = EMBED_PATH;
    let (look, rest) = Look::apart(&cx.query)?;
    let mut cx = cx.stripped(before, behind)?;
    (cx.lang, cx.query) = (look.lang, rest);
    Ok(answer(drawn(cx, async |cx| page.answer(cx).await, look).await?))
}

/// The first chart of a page.
///
/// # Errors
/// As [`embed()`].
pub(in crate::web) async fn drawn(
    mut cx: Cx,
    page: impl AsyncFnOnce(Cx) -> Result<Response, Error>,
    look: Look,
) -> Result<Drawn, Error> {
    let site = cx.site.clone();
    // What a page only notes would give one picture under many addresses.
    cx.manner = Manner::File;
    let answer = page(cx).await;
    let moved = |url: &str| {
        let (_, address) = language_of(url);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        format!("{}{}", embed_path(path), look.added(query))
    };
    let page = answer.map_err(|error| match error {
        // In another spelling the picture stands elsewhere, as its page does.
        Error::Moved(url) => Error::Moved(moved(&url)),
        other => other,
    })?;
    let url = site.public_url.clone();
    let (head, html) = text(page).await?;
    let drawing = site.gate.drawn(move || {
        drawing::drawing(&Cut::of(&html, look.is_narrow()), &url, look).ok_or_else(Error::not_found)
    });
    Ok((head, drawing.await?))
}

/// `/preview/{page}.png`: what a link to a page shows where it is shared: its chart, or that of the
/// page it names, or else its title and description.
///
/// # Errors
/// Those of the page.
pub(in crate::web) async fn preview(
    cx: Cx,
    page: Handler,
    page_at: PageAt,
) -> Result<Response, Error> {
    let (before, behind) = PREVIEW_PATH;
    let mut cx = cx.stripped(before, behind)?;
    cx.query = Query::WithoutWords.canonical(&cx.query);
    let (lang, site) = (cx.lang, cx.site.clone());
    let answer = page.answer(cx.clone()).await.map_err(|error| match error {
        Error::Moved(url) => {
            let (path, query) = url.split_once('?').map_or((url.as_str(), ""), |parts| parts);
            let mark = if query.is_empty() { "" } else { "?" };
            Error::Moved(format!("{before}{path}{behind}{mark}{query}"))
        }
        other => other,
    })?;
    let (head, html) = text(answer).await?;
    let mut cut = Cut::of(&html, false);
    if let Some((chart_of, handler, params)) = elsewhere(&cut, page_at) {
        let other = cx.for_page(lang, &chart_of, String::new(), params);
        let (_, html) = text(handler.answer(other).await?).await?;
        // It stands under the title of the page that is shared.
        cut.chart =
            Cut::of(&html, false).chart.map(|chart| Chart { headline: String::new(), ..chart });
    }
    let png = site.gate.drawn(move || {
        raster::png(&card::card(&cut, lang), PREVIEW).map_err(|error| Error::Internal(error.into()))
    });
    Ok(of_kind("image/png", head, png.await?.into()))
}

/// The page whose chart a page shows where it has none: its path, and what answers it.
fn elsewhere(cut: &Cut, page_at: PageAt) -> Option<(String, Handler, Segments)> {
    let url = cut.chart_of.as_ref().filter(|_| cut.chart.is_none())?;
    let (_, path) = language_of(url);
    let (handler, params) = page_at(path)?;
    Some((path.to_owned(), handler, params))
}

/// A picture as an answer.
pub(in crate::web) fn answer((head, drawing): Drawn) -> Response {
    of_kind("image/svg+xml", head, drawing.svg.into())
}

fn of_kind(kind: &'static str, mut head: Parts, body: Body) -> Response {
    head.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, body)
}

/// The text of a page, and the head of the answer: it says which record it is of and how long it may
/// be kept.
async fn text(page: Response) -> Result<(Parts, String), Error> {
    let (head, body) = page.into_parts();
    let is_page = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    if !head.headers.get(header::CONTENT_TYPE).is_some_and(is_page) {
        return Err(Error::not_found());
    }
    let html =
        to_bytes(body, LONGEST).await.map_err(|error| Error::Internal(error.to_string().into()))?;
    Ok((head, String::from_utf8_lossy(&html).into_owned()))
}
