//! Requests whose ends two readers could see in different places, and requests that are too long.

use std::sync::atomic::Ordering;

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, Version, header};

use super::Connection;
use super::body::announces_too_much;
use crate::domain::is_unwritable;
use crate::web::error::Error;
use crate::web::params::raw_pairs;

/// Longest path, in bytes.
const PATH: usize = 8 << 10;
/// Longest query string, in bytes.
const QUERY: usize = 2 << 10;

/// Refuses what nobody should have sent.
pub(super) fn check(request: &Request) -> Result<(), Error> {
    if let Some(connection) = request.extensions().get::<Connection>() {
        if connection.bare_lf.load(Ordering::Relaxed) {
            return Err(Error::Malformed);
        }
        // hyper drops a Content-Length beside a Transfer-Encoding, so that the pair cannot be seen
        // here. No request to this site has a use for either.
        if request.headers().contains_key(header::TRANSFER_ENCODING) {
            return Err(Error::Malformed);
        }
        check_host(request.version(), request.headers())?;
    }
    if announces_too_much(request) {
        return Err(Error::BodyTooLarge);
    }
    let uri = request.uri();
    if uri.path().len() > PATH || uri.query().is_some_and(|query| query.len() > QUERY) {
        return Err(Error::UriTooLong);
    }
    match *request.method() {
        Method::GET | Method::HEAD => Ok(()),
        _ => Err(Error::Method),
    }
}

/// Refuses characters that no text has, in any key or value of a query for a program: a feed or a
/// picture could not be written with them, and a filter without them would be another one. Pages
/// read them as blanks. So are line ends and tabs everywhere.
pub(super) fn check_words(query: &str) -> Result<(), Error> {
    let is_bad = |c: char| is_unwritable(c) && !matches!(c, '\t' | '\n' | '\r');
    let bad = raw_pairs(query).find(|(key, value)| key.contains(is_bad) || value.contains(is_bad));
    bad.map_or(Ok(()), |(key, value)| {
        let shown = |text: &str| text.replace(is_bad, "\u{fffd}");
        let allowed = ["text without control characters"];
        Err(Error::bad_value(&shown(&key), &shown(&value), &allowed))
    })
}

/// One Host, well formed; HTTP/1.0, which some health checks still speak, may leave it out.
fn check_host(version: Version, headers: &HeaderMap) -> Result<(), Error> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_authority(host) => Ok(()),
        (None, None) if version < Version::HTTP_11 => Ok(()),
        _ => Err(Error::Malformed),
    }
}

fn is_authority(host: &HeaderValue) -> bool {
    !host.as_bytes().contains(&b'@') && Authority::try_from(host.as_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_or_address_with_or_without_a_port() {
        let ok = |hosts: &[&str], version| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(header::HOST, host.parse().unwrap());
            }
            check_host(version, &headers).is_ok()
        };
        for good in ["baimo.test", "127.0.0.1:3000", "[::1]:3000", "localhost"] {
            assert!(ok(&[good], Version::HTTP_11), "{good}");
        }
        for bad in ["", "a b", "a/b", "user@host", "a:b:c", "a\u{e9}"] {
            assert!(!ok(&[bad], Version::HTTP_11), "{bad}");
        }
        assert!(!ok(&[], Version::HTTP_11));
        assert!(ok(&[], Version::HTTP_10));
        assert!(!ok(&["a", "b"], Version::HTTP_10));
    }
}
