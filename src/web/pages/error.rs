//! The page for what is not there, not allowed or not working; and its form for machines.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::allowed::Allowed;
use crate::domain::Lang;
use crate::web::Site;
use crate::web::ask::Asked;
use crate::web::error::Error;
use crate::web::policy::Policy;
use crate::web::render::{Frame, Nav, html};
use crate::web::texts::Texts;
use crate::web::urls::language_of;

#[derive(Template)]
#[template(path = "error_page.html")]
struct ErrorPage<'a> {
    frame: Frame,
    status: u16,
    explanation: String,
    allowed: Allowed,
    near: &'a [(String, String)],
    request_id: &'a str,
}

/// The answer to an error.
#[must_use]
pub(in crate::web) fn answer(
    site: &Site,
    asked: Asked<'_>,
    error: &Error,
    request_id: &str,
) -> Response {
    if !asked.kind.is_for_people() {
        return problem(site, error, request_id);
    }
    let (lang, _) = language_of(asked.uri.path());
    let mut frame = Frame::bare(lang, "/", Nav::None, &site.public_url);
    let allowed = Allowed::new(&frame, asked.uri, error);
    let explanation = allowed.refused.clone().unwrap_or_else(|| explain(frame.t, error));
    frame.describe(frame.t.get(title_key(error)), explanation.clone());
    let near: &[(String, String)] = match error {
        Error::NotFound { near } | Error::NoSuch { near, .. } => near,
        _ => &[],
    };
    let status = error.status().as_u16();
    let page = ErrorPage { frame, status, explanation, allowed, near, request_id };
    html(&page, Policy::NoStore, lang).unwrap_or_else(|_| error.status().into_response())
}

const fn title_key(error: &Error) -> &'static str {
    match error {
        Error::BadValue { .. } | Error::UnknownFields(_) => "error-bad-request",
        Error::Format { .. } => "error-format",
        Error::Malformed => "error-malformed",
        Error::BodyTooLarge => "error-body",
        Error::TooMany { .. } => "error-too-many",
        Error::Busy => "error-busy",
        Error::NotFound { .. } | Error::NoSuch { .. } | Error::Moved(_) => "error-not-found",
        Error::Method => "error-method",
        Error::UriTooLong => "error-uri",
        Error::Unavailable | Error::Interrupted => "error-unavailable",
        Error::Internal(_) => "error-internal",
    }
}

fn explain(t: Texts, error: &Error) -> String {
    match error {
        Error::BadValue { field, value, .. } => t.with(
            "error-bad-value",
            &[("field", field.as_str().into()), ("value", value.as_str().into())],
        ),
        Error::Format { given, only } => t.with(
            "error-format-text",
            &[("given", given.as_str().into()), ("only", (*only).into())],
        ),
        Error::UnknownFields(fields) => {
            let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
            t.about("error-unknown-fields", &names.join(", "))
        }
        Error::NotFound { .. } | Error::Moved(_) => t.get("error-not-found-text"),
        Error::NoSuch { value, .. } => t.about("error-no-such", value),
        Error::Malformed => t.get("error-malformed-text"),
        Error::BodyTooLarge => t.get("error-body-text"),
        Error::TooMany { retry_after } => {
            t.count("error-too-many-text", usize::try_from(*retry_after).unwrap_or(usize::MAX))
        }
        Error::Busy => t.get("error-busy-text"),
        Error::Method => t.get("error-method-text"),
        Error::UriTooLong => t.get("error-uri-text"),
        Error::Unavailable | Error::Interrupted => t.get("error-unavailable-text"),
        Error::Internal(_) => t.get("error-internal-text"),
    }
}

/// RFC 9457, with one entry of `errors` for each parameter at fault.
fn problem(site: &Site, error: &Error, request_id: &str) -> Response {
    let t = Texts(Lang::En);
    let errors = match error {
        Error::BadValue { field, value, allowed, .. } => {
            vec![json!({ "field": field, "value": value, "allowed": allowed })]
        }
        Error::UnknownFields(fields) => fields
            .iter()
            .map(|(field, near)| json!({ "field": field, "detail": "unknown", "nearest": near }))
            .collect(),
        _ => Vec::new(),
    };
    let body = json!({
        "type": format!("{}{}", site.public_url, super::problem::address(title_key(error))),
        "title": t.get(title_key(error)),
        "status": error.status().as_u16(),
        "detail": explain(t, error),
        "errors": errors,
        "request_id": request_id,
    });
    let headers = [(header::CONTENT_TYPE, "application/problem+json; charset=utf-8")];
    (headers, Policy::NoStore, body.to_string()).into_response()
}
