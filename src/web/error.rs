//! What a request can end in other than its page. Data only: a layer in `web` turns it into a page
//! or, for data addresses, into `application/problem+json`.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::answers::listed::UnknownPosition;
use crate::store;

/// An answer that is not the page asked for.
#[derive(Debug, Clone)]
pub enum Error {
    /// A parameter has a value that it cannot have.
    BadValue {
        /// The parameter.
        field: String,
        /// What was given.
        value: String,
        /// What could be given: words, or a description of the form.
        allowed: Vec<String>,
        /// The text that tells readers what could be given; empty where words or the form of the key
        /// say it.
        told: &'static str,
    },
    /// The answer is not made in the form that a parameter asks for.
    Format {
        /// The form asked for.
        given: String,
        /// The only form there is.
        only: &'static str,
    },
    /// Parameters that an export does not know: `(given, nearest known)`.
    UnknownFields(Vec<(String, Option<String>)>),
    /// There is no such page; near names as `(label, path)`.
    NotFound {
        /// Pages that may have been meant.
        near: Vec<(String, String)>,
    },
    /// The page is asked for something that the record does not have; near names as
    /// `(label, path)`.
    NoSuch {
        /// What was given.
        value: String,
        /// The same page of what may have been meant.
        near: Vec<(String, String)>,
    },
    /// The page is elsewhere.
    Moved(String),
    /// The request could be read in more than one way.
    Malformed,
    /// The client announced a body larger than the server reads past.
    BodyTooLarge,
    /// The method is not GET or HEAD.
    Method,
    /// The address is longer than the server reads.
    UriTooLong,
    /// The client asked too often.
    TooMany {
        /// Seconds until it may ask again.
        retry_after: u64,
    },
    /// Too many readers at once, or too slow an answer.
    Busy,
    /// The database is busy or away.
    Unavailable,
    /// The database broke off in the middle; asked again it may answer.
    Interrupted,
    /// Something unforeseen; its cause is logged and never shown.
    Internal(Arc<str>),
}

impl Error {
    /// Not found, and nothing near.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::NotFound { near: Vec::new() }
    }

    /// A bad value with a description of what could be given.
    #[must_use]
    pub fn bad_value(field: &str, value: &str, allowed: &[&str]) -> Self {
        Self::BadValue {
            field: field.to_owned(),
            value: value.to_owned(),
            allowed: allowed.iter().map(|word| (*word).to_owned()).collect(),
            told: "",
        }
    }

    /// Names the text that tells readers what could be given, in the language of their page.
    #[must_use]
    pub fn told(mut self, text: &'static str) -> Self {
        if let Self::BadValue { told, .. } = &mut self {
            *told = text;
        }
        self
    }

    /// The status code.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::BadValue { .. } | Self::UnknownFields(_) | Self::Malformed => {
                StatusCode::BAD_REQUEST
            }
            Self::Format { .. } => StatusCode::NOT_IMPLEMENTED,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotFound { .. } | Self::NoSuch { .. } => StatusCode::NOT_FOUND,
            Self::Moved(_) => StatusCode::PERMANENT_REDIRECT,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::UriTooLong => StatusCode::URI_TOO_LONG,
            Self::Busy | Self::Unavailable | Self::Interrupted => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What the client has to know beside the status.
    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        match self {
            Self::Method => {
                headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            // Where the next request starts cannot be known.
            Self::Malformed | Self::BodyTooLarge => {
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Self::TooMany { retry_after } => {
                headers.insert(header::RETRY_AFTER, (*retry_after).into());
            }
            Self::Busy | Self::Unavailable | Self::Interrupted => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
            }
            _ => {}
        }
        headers
    }
}

impl From<UnknownPosition> for Error {
    fn from(UnknownPosition(value): UnknownPosition) -> Self {
        let allowed = ["a position that this list gave out"];
        Self::bad_value("after", &value, &allowed).told("allowed-position")
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Position(position) => position.into(),
            store::Error::Empty(_) => Self::Unavailable,
            passing if passing.is_passing() => {
                tracing::warn!(error = ?passing, "the database cannot serve");
                if passing.is_interruption() { Self::Interrupted } else { Self::Unavailable }
            }
            other => Self::Internal(other.to_string().into()),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("template: {error}").into())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = (self.status(), self.headers()).into_response();
        if let Self::Moved(to) = &self
            && let Ok(to) = HeaderValue::from_str(to)
        {
            response.headers_mut().insert(header::LOCATION, to);
            return response;
        }
        response.extensions_mut().insert(self);
        response
    }
}
