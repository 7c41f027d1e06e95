//! `/timeline.svg`: the timeline's chart as a file.

use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::web::error::Error;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::of::Of;
use crate::web::params::{ListParams, Look};
use crate::web::site::Cx;
use crate::web::{export, picture};

/// The picture `/embed/timeline.svg` with its filter in its name.
///
/// # Errors
/// If the query string is bad, nothing passes the filter, or the database fails.
pub async fn download(cx: Cx) -> Result<Response, Error> {
    export::one_form(&cx)?;
    let (look, rest) = Look::apart(&cx.query)?;
    let params = cx.known_list(ListParams::of_form(&ANNOUNCEMENTS, &rest, &[])?.0).await?;
    let query = params.query().trim_start_matches('?').to_owned();
    let cx = cx.for_page(look.lang, "/", query, Vec::new());
    let mut answer = picture::answer(picture::drawn(cx, super::page, look).await?);
    let version = answer.extensions().get::<Of>().map(|of| of.version.clone());
    let version = version.as_deref().and_then(|version| version.get(..12)).unwrap_or_default();
    let name = export::file_name(&ANNOUNCEMENTS, &params, version, "svg");
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""))
        .map_err(|error| Error::Internal(error.to_string().into()))?;
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(answer)
}
