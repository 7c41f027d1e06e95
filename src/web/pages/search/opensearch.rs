//! `/opensearch.xml`: the search as browsers learn it.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::web::assets;
use crate::web::cache::Policy;
use crate::web::error::Error;
use crate::web::site::Cx;
use crate::web::texts::Texts;

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct Description<'a> {
    t: Texts,
    lang: &'static str,
    site: &'a str,
    search: String,
    own: String,
    icon: &'static str,
}

/// The description in one language. Its addresses are absolute, since a browser keeps it.
pub async fn description(cx: Cx) -> Result<Response, Error> {
    let description = Description {
        t: cx.texts(),
        lang: cx.lang.tag(),
        site: &cx.site.public_url,
        search: cx.urls().at("/search"),
        own: cx.urls().at("/opensearch.xml"),
        icon: &assets::ICON,
    };
    let kind = [(header::CONTENT_TYPE, "application/opensearchdescription+xml; charset=utf-8")];
    Ok((kind, Policy::Revalidate, description.render()?).into_response())
}
