//! `/api/swagger/`: Swagger UI from the binary, on the document of this server.
//!
//! It is the one page that needs JavaScript; without it, it links the document, and the manual says
//! the same. Its files come with the crate: nothing is loaded from elsewhere, and the online validator
//! is off.

use std::sync::{Arc, LazyLock};

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use utoipa_swagger_ui::Config;

use super::openapi;
use crate::web::error::Error;
use crate::web::policy::Policy;
use crate::web::site::Cx;

static CONFIG: LazyLock<Arc<Config<'static>>> =
    LazyLock::new(|| Arc::new(Config::new([openapi::address()]).validator_url("none")));

/// A page that works without the script.
const NOSCRIPT: &str = "<noscript><p><a href=\"/api/v1/openapi.json\">openapi.json</a></p></noscript>\
    <div id=\"swagger-ui\"></div>";

/// A file of Swagger UI.
///
/// # Errors
/// Not found if it has no such file.
pub(in crate::web) async fn serve(cx: Cx) -> Result<Response, Error> {
    let file = utoipa_swagger_ui::serve(cx.param("file"), CONFIG.clone())
        .map_err(|error| Error::Internal(error.to_string().into()))?
        .ok_or_else(Error::not_found)?;
    let mut body = file.bytes.into_owned();
    let mut kind = file.content_type;
    if kind.starts_with("text/html") {
        let page = String::from_utf8_lossy(&body);
        body = page.replacen("<div id=\"swagger-ui\"></div>", NOSCRIPT, 1).into_bytes();
        "text/html; charset=utf-8".clone_into(&mut kind);
    }
    Ok(([(header::CONTENT_TYPE, kind)], Policy::Revalidate, body).into_response())
}
