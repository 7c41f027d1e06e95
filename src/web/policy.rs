//! How long answers may be kept: the only writer of Cache-Control.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponseParts, ResponseParts};

/// A caching policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Pages and exports: may be kept, must be asked about again.
    Revalidate,
    /// Assets with their hash in the name: never change.
    Immutable,
    /// Errors and pages with a notice: not kept.
    NoStore,
}

impl Policy {
    /// The header's value.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Revalidate => "no-cache",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::NoStore => "no-store",
        }
    }
}

impl IntoResponseParts for Policy {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        let value = HeaderValue::from_static(self.header());
        parts.headers_mut().insert(header::CACHE_CONTROL, value);
        Ok(parts)
    }
}
