//! For machines that watch the server: is it alive, can it read the record?

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::store::dataset;
use crate::web::cache::Policy;
use crate::web::error::Error;
use crate::web::site::Cx;

const PLAIN: [(header::HeaderName, &str); 1] =
    [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

/// `/healthz`: the process answers.
pub async fn alive() -> Response {
    (PLAIN, Policy::NoStore, "ok\n").into_response()
}

/// `/readyz`: the record can be read.
///
/// # Errors
/// 503 if it cannot.
pub async fn ready(cx: Cx) -> Result<Response, Error> {
    let mut snapshot = cx.read().await.map_err(|_| Error::Unavailable)?;
    let version = dataset::version(&mut snapshot).await.map_err(|_| Error::Unavailable)?;
    version.ok_or(Error::Unavailable)?;
    Ok((PLAIN, Policy::NoStore, "ready\n").into_response())
}
