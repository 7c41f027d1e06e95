//! Where a request is let in and given a place.

use super::exports::{FIRST_BYTE, Held};
use super::framing;
use crate::web::ask::Kind;
use crate::web::error::Error;
use crate::web::site::Site;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;
use tokio::time::timeout;
use tracing::Instrument as _;

/// Lets a request in, or answers it without a handler.
pub(in crate::web) async fn gate(
    site: &Arc<Site>,
    kind: Kind,
    request: Request,
    answer: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let draining = site.is_draining();
    let answer = admit(site, kind, request, answer).await;
    let mut response = answer.unwrap_or_else(IntoResponse::into_response);
    if draining {
        // A client that keeps its connection would meet a closed one at its next request.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

async fn admit(
    site: &Arc<Site>,
    kind: Kind,
    request: Request,
    answer: impl AsyncFnOnce(Request) -> Response,
) -> Result<Response, Error> {
    framing::check(&request)?;
    if !kind.is_for_people() {
        framing::check_words(request.uri().query().unwrap_or_default())?;
    }
    // Whoever watches the server is never turned away: a busy server is not a dead one.
    if kind == Kind::Probe {
        return Ok(answer(request).await);
    }
    let gate = &site.gate;
    gate.clients.check(&request).inspect_err(|_| {
        site.metrics.rate_limited.inc();
    })?;
    let is_export = kind == Kind::File;
    let patience = if is_export { FIRST_BYTE } else { gate.request_time };
    let response = timeout(patience, answer(request)).await.map_err(|_| {
        tracing::warn!("a request took too long");
        Error::Busy
    })?;
    Ok(if is_export { counted(site, response) } else { response })
}

/// Gives a request a place, once no finished answer serves it: those need none.
pub(in crate::web) async fn placed(
    site: &Arc<Site>,
    kind: Kind,
    client: Option<IpAddr>,
    work: impl Future<Output = Response> + Send + 'static,
) -> Response {
    match kind {
        // Static files are in memory; a page without its style sheet would be worse than none.
        Kind::Probe | Kind::Asset => work.await,
        Kind::File => {
            in_a_place(site, client, work).await.unwrap_or_else(IntoResponse::into_response)
        }
        Kind::Page | Kind::Manual | Kind::Data | Kind::Picture | Kind::Preview | Kind::Text => {
            let Ok(place) = site.gate.pages.clone().try_acquire_owned() else {
                return shed(site).into_response();
            };
            // The work itself holds the place, since it goes on until its next pause when its reader
            // leaves.
            let work = async move {
                let _place = place;
                work.await
            };
            site.makers.make(work).await.unwrap_or_else(IntoResponse::into_response)
        }
    }
}

fn shed(site: &Site) -> Error {
    site.metrics.shed.inc();
    Error::Busy
}

/// Answers an export once there is a place for it, which it holds until its reader has taken the
/// last byte or is gone.
async fn in_a_place(
    site: &Arc<Site>,
    client: Option<IpAddr>,
    work: impl Future<Output = Response> + Send + 'static,
) -> Result<Response, Error> {
    let Some(place) = site.gate.exports.place(client).await else { return Err(shed(site)) };
    // In a task of its own, which goes on if the reader leaves: a workbook is made by a thread
    // that nobody can stop, and its place is not free before that thread is done.
    let work = async move {
        let response = work.await;
        let place = Some(Arc::new(place));
        response.map(|body| Body::new(Held { body, bytes: None, place }))
    };
    let made = site.makers.handle().spawn(work.in_current_span()).await;
    made.map_err(|error| Error::Internal(error.to_string().into()))
}

/// An export whose bytes are counted as they are sent.
fn counted(site: &Site, response: Response) -> Response {
    let bytes = Some(site.metrics.export_bytes.clone());
    response.map(|body| Body::new(Held { body, bytes, place: None }))
}
