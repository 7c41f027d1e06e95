//! Bodies of requests, which no route takes.

use axum::body::HttpBody as _;
use axum::extract::Request;

/// Whether the client announced a body larger than anybody could have a use for.
pub(super) fn announces_too_much(request: &Request) -> bool {
    request.body().size_hint().lower() > BODY
}

/// Largest body that is read past, in bytes. No route takes one.
pub(super) const BODY: u64 = 64 << 10;
