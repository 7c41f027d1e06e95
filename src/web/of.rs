//! Which record an answer is of.

use std::sync::Arc;

use axum::response::{IntoResponseParts, ResponseParts};
use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::rows::Dataset;

/// The record that an answer is of; handlers put it into their answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Of {
    /// Its full version.
    pub version: Arc<str>,
    /// Its one date.
    pub released: NaiveDate,
}

impl From<&Dataset> for Of {
    fn from(dataset: &Dataset) -> Self {
        Self { version: dataset.version.as_str().into(), released: dataset.released }
    }
}

impl From<&Held> for Of {
    fn from(held: &Held) -> Self {
        Self { version: held.version.clone(), released: held.dataset.released }
    }
}

impl IntoResponseParts for Of {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}
