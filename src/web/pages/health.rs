//! For machines that watch the server: is it alive, can it read the record?

use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use crate::store;
use crate::web::error::Error;
use crate::web::policy::Policy;
use crate::web::site::Cx;

const PLAIN: [(header::HeaderName, &str); 1] =
    [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

/// `/healthz`: the process answers.
///
/// # Errors
/// None.
pub async fn alive(_: Cx) -> Result<Response, Error> {
    Ok((PLAIN, Policy::NoStore, "ok\n").into_response())
}

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_millis(500);

/// `/readyz`: the server is not about to stop, and the record can be read: the database answers
/// in time, with a schema that this binary reads.
///
/// # Errors
/// None: what is wrong is said in the answer.
pub async fn ready(cx: Cx) -> Result<Response, Error> {
    if cx.site.is_draining() {
        return Ok(unready("stopping\n"));
    }
    Ok(match timeout(PATIENCE, cx.site.store.ready()).await {
        Ok(Ok(())) => (PLAIN, Policy::NoStore, "ready\n").into_response(),
        Ok(Err(store::Error::FileReplaced(_))) => {
            unready("the database file was removed or replaced: restart the server\n")
        }
        Ok(Err(error)) => {
            tracing::warn!(?error, "not ready");
            unready("the database does not answer as it should\n")
        }
        Err(_) => unready("the database is slow\n"),
    })
}

fn unready(why: &'static str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, PLAIN, Policy::NoStore, why).into_response()
}
