//! Addresses that lead to another, and those where there is nothing.

use axum::response::Response;

use crate::web::error::Error;
use crate::web::site::Cx;

/// The timeline is the start page.
///
/// # Errors
/// [`Error::Moved`], always.
pub async fn timeline(cx: Cx) -> Result<Response, Error> {
    let query = if cx.query.is_empty() { String::new() } else { format!("?{}", cx.query) };
    Err(Error::Moved(format!("{}{query}", cx.urls().at("/"))))
}

/// The address has a slash at its end.
///
/// # Errors
/// [`Error::Moved`], always.
pub async fn with_slash(cx: Cx) -> Result<Response, Error> {
    Err(Error::Moved(format!("{}/", cx.path)))
}

/// There is nothing here, said in the form of the address.
///
/// # Errors
/// Not found, always.
pub async fn nothing(_: Cx) -> Result<Response, Error> {
    Err(Error::not_found())
}
