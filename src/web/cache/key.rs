//! What names an answer.

use std::sync::Arc;

use axum::http::Uri;
use sha2::{Digest as _, Sha256};

use super::encoding::Encoding;
use crate::web::ask::Query;

/// A representation: record, address, form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) version: Arc<str>,
    pub(super) address: Arc<str>,
    pub(super) encoding: Encoding,
}

impl Key {
    /// The strong ETag of the representation: of build, record, configuration, address and form.
    pub(super) fn etag(&self, public_url: &str) -> String {
        let parts = [
            env!("CARGO_PKG_VERSION"),
            BUILD,
            &self.version,
            public_url,
            &self.address,
            self.encoding.token().unwrap_or_default(),
        ];
        let hash = Sha256::digest(parts.join("\n").as_bytes());
        let name = hash.iter().take(8).fold(0_u64, |name, byte| name << 8 | u64::from(*byte));
        format!("\"{name:016x}\"")
    }
}

/// What the binary was built from: its templates, texts and code, as far as a build can tell.
const BUILD: &str = env!("BAIMO_BUILD");

/// The address without what changes nothing; what that is, the row of the address says.
pub(super) fn canonical(uri: &Uri, rule: Query) -> String {
    let path = uri.path();
    let query = uri.query().map(|query| rule.canonical(query)).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_representation_has_an_etag_of_its_own() {
        let key = |version: &str, address: &str, encoding| Key {
            version: version.into(),
            address: address.into(),
            encoding,
        };
        let one = key("v", "/", Encoding::Identity);
        let others = [
            key("w", "/", Encoding::Identity),
            key("v", "/zh/", Encoding::Identity),
            key("v", "/", Encoding::Gzip),
            key("v", "/", Encoding::Brotli),
        ];
        assert_eq!(one.etag("http://a"), one.etag("http://a"));
        assert_ne!(one.etag("http://a"), one.etag("http://b"));
        assert!(others.iter().all(|other| other.etag("http://a") != one.etag("http://a")));
    }
}
