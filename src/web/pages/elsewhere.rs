//! Addresses that lead to another, and those where there is nothing.

use axum::response::Response;

use crate::web::ask::without_slash;
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

/// There is nothing here, said in the form of the address; a slash too many leads to the address
/// without it.
///
/// # Errors
/// [`Error::Moved`] or not found, always.
pub async fn nothing(cx: Cx) -> Result<Response, Error> {
    let query = Some(cx.query.as_str()).filter(|query| !query.is_empty());
    let bare = without_slash(&cx.urls().at(&cx.path), query);
    Err(bare.map_or_else(Error::not_found, Error::Moved))
}
