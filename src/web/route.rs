//! An address with what answers it.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use axum::response::Response;

use super::ask::{Kind, Query};
use super::error::Error;
use super::site::Cx;

type Answer = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// What answers a request.
#[derive(Clone)]
pub struct Handler(Arc<dyn Fn(Cx) -> Answer + Send + Sync>);

impl Handler {
    /// A function as a handler.
    pub fn new<F, A>(answer: F) -> Self
    where
        F: Fn(Cx) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Response, Error>> + Send + 'static,
    {
        Self(Arc::new(move |cx| Box::pin(answer(cx))))
    }

    /// Answers a request.
    ///
    /// # Errors
    /// What the handler refuses, or what fails.
    pub async fn answer(&self, cx: Cx) -> Result<Response, Error> {
        (self.0)(cx).await
    }
}

impl fmt::Debug for Handler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handler")
    }
}

/// An address as the server knows it: with its prefix, and with its handler.
#[derive(Debug, Clone)]
pub struct Route {
    /// Its path, as [`matchit`] reads it.
    pub path: String,
    /// What it gives.
    pub kind: Kind,
    /// What its answer depends on beside the path.
    pub query: Query,
    /// What answers it.
    pub handler: Handler,
}

impl Route {
    /// A route with what its kind depends on.
    #[must_use]
    pub fn new(path: impl Into<String>, kind: Kind, handler: Handler) -> Self {
        Self { path: path.into(), kind, query: kind.query(), handler }
    }
}

/// The segments that name something in a path, decoded.
pub(in crate::web) type Segments = Vec<(String, String)>;

/// What finds the handler of a page, by its path without language.
pub(in crate::web) type PageAt = fn(&str) -> Option<(Handler, Segments)>;
