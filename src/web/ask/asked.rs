//! A request before anything runs.

use axum::http::Uri;

use super::{Kind, Query};

/// What is known of a request before anything runs.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) struct Asked<'a> {
    /// The address.
    pub(in crate::web) uri: &'a Uri,
    /// What it gives.
    pub(in crate::web) kind: Kind,
    /// What the answer depends on beside the path.
    pub(in crate::web) query: Query,
}
