//! `/oembed`: the charts as other sites ask for them when a link is pasted (oembed.com, 1.0).

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::record::{Key, keys};
use crate::web::ask::embed_path;
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::params::{Look, Manner, WIDTHS, read};
use crate::web::policy::Policy;
use crate::web::route::PageAt;
use crate::web::site::Cx;
use crate::web::urls::language_of;

/// The parameters of a request. Others are overlooked: consumers add their own.
#[derive(Debug, PartialEq)]
struct Request {
    url: String,
    /// The room there is, in pixels.
    most: [Option<u32>; 2],
}

impl Request {
    fn parse(query: &str) -> Result<Self, Error> {
        const KEYS: [&Key; 4] = [&keys::URL, &keys::FORMAT, &keys::MAXWIDTH, &keys::MAXHEIGHT];
        let (asked, _) = read(query, KEYS, Manner::Page)?;
        let pixels = |key: &Key| asked.number(key).and_then(|pixels| u32::try_from(pixels).ok());
        if let Some(given) = asked.text(&keys::FORMAT).filter(|format| *format != "json") {
            return Err(Error::Format { given: given.to_owned(), only: "json" });
        }
        let url = asked.text(&keys::URL);
        let url = url.ok_or_else(|| Error::bad_value("url", "", &["the address of a page"]))?;
        Ok(Self { url: url.to_owned(), most: [&keys::MAXWIDTH, &keys::MAXHEIGHT].map(pixels) })
    }
}

/// Answers with the picture of a page that shows a chart.
///
/// # Errors
/// Not found for every other address; or if a parameter is bad or the database fails.
pub(in crate::web) async fn answer(cx: Cx, page_at: PageAt) -> Result<Response, Error> {
    let Request { url, most } = Request::parse(&cx.query)?;
    let site = cx.site.public_url.clone();
    // Another host may begin like ours: `http://ours.evil.test/`, `http://ours@evil.test/`.
    let is_ours = |path: &&str| path.is_empty() || path.starts_with(['/', '?', '#']);
    let path = url.strip_prefix(&site).filter(is_ours).ok_or_else(Error::not_found)?;
    let (path, _fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let (lang, path) = language_of(if path.is_empty() { "/" } else { path });
    let usual = Look::usual(lang);
    // With less room than the narrowest drawing takes it is that one, scaled down.
    let width = most[0].map_or(usual.width, |most| most.clamp(*WIDTHS.start(), usual.width));
    let look = Look { width, ..usual };
    let (handler, params) = page_at(path).ok_or_else(Error::not_found)?;
    let page = cx.for_page(look.lang, path, query.to_owned(), params);
    let drawn = super::drawn(page, async |cx| handler.answer(cx).await, look).await?;
    let address = format!("{}{}", embed_path(path), look.added(query));
    let (head, drawing) = drawn;
    let (width, height) = (f64::from(look.width), drawing.height);
    let scale = most
        .into_iter()
        .zip([width, height])
        .filter_map(|(most, side)| Some(f64::from(most?) / side))
        .fold(1.0, f64::min);
    let body = json!({
        "type": "photo",
        "version": "1.0",
        "title": drawing.title,
        "provider_name": "Baimo 百模",
        "provider_url": format!("{site}/"),
        "url": format!("{site}{address}"),
        "width": (width * scale).floor(),
        "height": (height * scale).floor(),
    });
    let kind = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    let of = head.extensions.get::<Of>().cloned().ok_or(Error::Unavailable)?;
    Ok((kind, Policy::Revalidate, of, format!("{body}\n")).into_response())
}
