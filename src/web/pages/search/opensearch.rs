//! `/opensearch.xml`: the search as browsers learn it.

use askama::Template;
use axum::response::Response;

use crate::web::assets;
use crate::web::error::Error;
use crate::web::pages::machines;
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
    let kind = "application/opensearchdescription+xml; charset=utf-8";
    machines::answer(&cx, kind, description.render()?).await
}
