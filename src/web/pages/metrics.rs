//! `/metrics`, on an address of its own.

use std::sync::atomic::Ordering;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use prometheus_client::encoding::text::encode;

use crate::telemetry;
use crate::web::error::Error;
use crate::web::site::Cx;

/// What the server counts.
///
/// # Errors
/// If the text cannot be written.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let site = cx.site;
    site.metrics.log_lines_lost.inner().store(telemetry::lost_lines(), Ordering::Relaxed);
    site.metrics.finished.read(&site.finished).await;
    let mut text = String::new();
    encode(&mut text, &site.metrics.registry)
        .map_err(|error| Error::Internal(error.to_string().into()))?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
