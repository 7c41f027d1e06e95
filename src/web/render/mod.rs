//! What all pages share: the frame around them, chips of a filter, links of an export bar.

mod chips;
mod frame;
mod framed;
mod lines;
mod links;
mod menu;
mod words;

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

pub use chips::{Chip, chips, prose, sentence, value_name};
pub use frame::Frame;
pub use links::{ExportBar, Head, Pager};
pub use menu::MenuItem;
pub use words::word_key;

pub use super::ask::Nav;
use super::error::Error;
use super::of::Of;
use super::policy::Policy;
use crate::domain::Lang;

/// Renders a page.
pub fn page(frame: &Frame, template: &impl Template) -> Result<Response, Error> {
    let policy = if frame.notices.is_empty() { Policy::Revalidate } else { Policy::NoStore };
    let mut response = html(template, policy, frame.lang)?;
    if let Some(dataset) = &frame.dataset {
        response.extensions_mut().insert(Of::from(dataset));
    }
    Ok(response)
}

/// Bytes of room for a page with its indentation; a text that grows is copied each time it doubles.
const PAGE: usize = 256 * 1024;

/// Renders HTML with a caching policy.
pub fn html(template: &impl Template, policy: Policy, lang: Lang) -> Result<Response, Error> {
    let mut body = String::with_capacity(PAGE);
    template.render_into(&mut body)?;
    let body = lines::typeset(&lines::join(&body), lang);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.tag()),
    ];
    Ok((headers, policy, body).into_response())
}
