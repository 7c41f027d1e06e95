//! `/problems/{name}`: what the `type` of a problem points to, in words.

use askama::Template;
use axum::response::Response;

use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// The kinds of problem, by the name in their address.
pub(super) const KINDS: [&str; 11] = [
    "bad-request",
    "format",
    "malformed",
    "not-found",
    "method",
    "body",
    "uri",
    "too-many",
    "busy",
    "unavailable",
    "internal",
];

#[derive(Template)]
#[template(path = "problem_page.html")]
struct ProblemPage {
    frame: Frame,
    text: String,
}

/// The path of the page about a kind, given by the key of its title.
pub(super) fn address(title_key: &str) -> String {
    format!("/problems/{}", title_key.trim_start_matches("error-"))
}

/// The page.
///
/// # Errors
/// Not found if there is no such kind.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let kind = KINDS.into_iter().find(|kind| *kind == cx.param("name"));
    let kind = kind.ok_or_else(Error::not_found)?;
    let held = cx.held().await?;
    let mut frame = cx.frame(&held, Nav::None);
    frame.note_parameters(&cx)?;
    let text = frame.word("problem", kind);
    frame.describe(frame.word("error", kind), text.clone());
    let page = ProblemPage { frame, text };
    render::page(&page.frame, &page)
}
