//! What machines ask a site for: who may crawl what, whom to tell of a hole, how it installs.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use chrono::Days;
use serde_json::json;

use crate::web::assets;
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::policy::Policy;
use crate::web::site::Cx;

/// How long a security contact is good for, from the record's date on.
const GOOD_FOR: Days = Days::new(365);

pub(super) async fn answer(cx: &Cx, kind: &'static str, body: String) -> Result<Response, Error> {
    let held = cx.held().await?;
    let dataset = held.dataset.clone();
    let kind = [(header::CONTENT_TYPE, kind)];
    Ok((kind, Policy::Revalidate, Of::from(&dataset), body).into_response())
}

/// `/robots.txt`: everything but searches and comparisons, of which there are endlessly many.
pub async fn robots(cx: Cx) -> Result<Response, Error> {
    let site = &cx.site.public_url;
    let body = format!(
        "User-agent: *\nDisallow: /search\nDisallow: /zh/search\nDisallow: /compare?\n\
         Disallow: /zh/compare?\nDisallow: /api/v1/\nDisallow: /api/swagger/\nSitemap: {site}/sitemap.xml\n"
    );
    answer(&cx, "text/plain; charset=utf-8", body).await
}

/// `/.well-known/security.txt` (RFC 9116). The contact is the page about the site: who runs it
/// says there how to be reached.
pub async fn security(cx: Cx) -> Result<Response, Error> {
    let held = cx.held().await?;
    let dataset = held.dataset.clone();
    let until = dataset.released.checked_add_days(GOOD_FOR).unwrap_or(dataset.released);
    let site = &cx.site.public_url;
    let body = format!(
        "Contact: {site}/about\nExpires: {until}T00:00:00Z\nPreferred-Languages: zh, en\n\
         Canonical: {site}/.well-known/security.txt\n"
    );
    answer(&cx, "text/plain; charset=utf-8", body).await
}

/// `/manifest.webmanifest`.
pub async fn manifest(cx: Cx) -> Result<Response, Error> {
    let body = json!({
        "name": "Baimo 百模",
        "short_name": "Baimo",
        "start_url": "/",
        "display": "browser",
        "background_color": "#fdfcf9",
        "theme_color": "#b8321a",
        "icons": [{ "src": assets::ICON.as_str(), "type": "image/svg+xml", "sizes": "any" }],
    });
    answer(&cx, "application/manifest+json; charset=utf-8", body.to_string()).await
}

/// `/favicon.ico`, which old programs ask for whatever a page says.
///
/// # Errors
/// [`Error::Moved`] to the icon, always.
pub async fn favicon(_: Cx) -> Result<Response, Error> {
    Err(Error::Moved(assets::ICON.clone()))
}
