//! The charts that other sites may show: `/embed/..svg`, and the timeline's as a download.

use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::{reaction, timeline};
use crate::domain::Lang;
use crate::web::cache::Of;
use crate::web::error::Error;
use crate::web::export;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::{ListParams, Manner, read};
use crate::web::picture::{self, Drawing, Look};
use crate::web::site::Cx;
use crate::web::urls::Urls;

/// A picture with the head of the answer it was cut from.
pub(super) type Drawn = (axum::http::response::Parts, Drawing);

/// `/embed/timeline.svg`: the timeline's chart, with the filter of the timeline.
///
/// # Errors
/// If the query string is bad, nothing passes the filter, or the database fails.
pub async fn timeline(cx: Cx) -> Result<Response, Error> {
    export::one_form(&cx)?;
    let (params, asked) = ListParams::of_form(&ANNOUNCEMENTS, &cx.query, &Look::KEYS)?;
    let params = cx.known_list(params).await?;
    Ok(picture::answer(of_timeline(cx, Look::of(&asked), &params).await?))
}

/// `/timeline.svg`: the same as a file, with the filter in its name.
///
/// # Errors
/// As [`timeline()`].
pub async fn download(cx: Cx) -> Result<Response, Error> {
    export::one_form(&cx)?;
    let (params, asked) = ListParams::of_form(&ANNOUNCEMENTS, &cx.query, &Look::KEYS)?;
    let params = cx.known_list(params).await?;
    let mut answer = picture::answer(of_timeline(cx, Look::of(&asked), &params).await?);
    let version = answer.extensions().get::<Of>().map(|of| of.version.clone());
    let version = version.as_deref().and_then(|version| version.get(..12)).unwrap_or_default();
    let name = export::file_name(&ANNOUNCEMENTS, &params, version, "svg");
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""))
        .map_err(|error| Error::Internal(error.to_string().into()))?;
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(answer)
}

/// `/embed/reactions/{announcement}/{symbol}.svg`: the eleven sessions around day 0.
///
/// # Errors
/// Not found if there is no such reaction or it has no prices; or if the query string is bad.
pub async fn reaction(cx: Cx) -> Result<Response, Error> {
    export::one_form(&cx)?;
    let look = Look::of(&read(&cx.query, Look::KEYS, Manner::File)?.0);
    let params =
        ["announcement", "symbol"].map(|name| (name.to_owned(), cx.param(name).to_owned()));
    Ok(picture::answer(of_reaction(cx, look, params).await?))
}

/// The picture of the timeline under a filter.
pub(super) async fn of_timeline(cx: Cx, look: Look, params: &ListParams) -> Result<Drawn, Error> {
    let site = cx.site.clone();
    let query = params.query();
    let query = query.trim_start_matches('?');
    let page = cx.for_page(look.lang, "/", query.to_owned(), Vec::new());
    picture::of_page(timeline::page(page).await?, &site, look).await
}

/// The picture of a reaction.
pub(super) async fn of_reaction(
    cx: Cx,
    look: Look,
    params: [(String, String); 2],
) -> Result<Drawn, Error> {
    let site = cx.site.clone();
    let [announcement, symbol] = params.each_ref().map(|(_, value)| value.as_str());
    let path = Urls(Lang::En).reaction(announcement, symbol);
    let page = cx.for_page(look.lang, &path, String::new(), params.to_vec());
    // In another spelling the picture stands elsewhere, as its page does.
    let page = reaction::page(page).await.map_err(|error| match error {
        Error::Moved(url) => {
            let path = url.strip_prefix("/zh").unwrap_or(&url);
            Error::Moved(format!("/embed{path}.svg{}", look.query()))
        }
        other => other,
    })?;
    picture::of_page(page, &site, look).await
}
