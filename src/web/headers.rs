//! The security headers of every answer, by the kind of the answer.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::picture;
use super::site::Site;

/// What an answer is, as far as browsers must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page, or a part of one: may load its parts from here, and nobody may frame it.
    Page,
    /// The manual of the API: a page by Swagger UI, which sets inline styles. The scripts stay
    /// those of the binary.
    Manual,
    /// A picture that other sites may show: it has a style block of its own and nothing else.
    Picture,
    /// Data: loads nothing, runs nothing; any site may read it.
    Data,
}

const DATA_TYPES: [&str; 13] = [
    "application/vnd.apache.parquet",
    "image/png",
    "text/csv",
    "application/json",
    "application/manifest+json",
    "application/problem+json",
    "application/x-ndjson",
    "application/vnd.openxmlformats",
    "application/atom+xml",
    "application/opensearchdescription+xml",
    "text/calendar",
    "application/zip",
    "application/vnd.sqlite3",
];
const DATA_SUFFIXES: [&str; 10] =
    ["csv", "json", "ndjson", "xlsx", "parquet", "atom", "ics", "zip", "sqlite", "png"];

impl Kind {
    /// The kind of an answer, by its type; where there is none (redirects, 304) by its address. A
    /// 304 replaces the headers that a browser has kept, so it must carry those of its 200.
    #[must_use]
    pub fn of(path: &str, content_type: Option<&str>) -> Self {
        if path.starts_with("/api/docs/") {
            return Self::Manual;
        }
        let suffix = path.rsplit_once('.').map_or("", |(_, suffix)| suffix);
        let is_data = match content_type {
            Some(given) => DATA_TYPES.iter().any(|data| given.starts_with(data)),
            None if path.ends_with("/opensearch.xml") => true,
            None => path.starts_with("/api/v1/") || DATA_SUFFIXES.contains(&suffix),
        };
        let is_svg = content_type.is_none_or(|given| given == "image/svg+xml");
        if is_svg && suffix == "svg" && !path.starts_with("/static/") {
            Self::Picture
        } else if is_data {
            Self::Data
        } else if path.starts_with("/api/docs") {
            Self::Manual
        } else {
            Self::Page
        }
    }

    fn content_security_policy(self) -> &'static str {
        match self {
            Self::Page => {
                "default-src 'none'; script-src 'self'; style-src 'self'; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self'; \
                 manifest-src 'self'; object-src 'none'; base-uri 'none'; \
                 form-action 'self'; frame-ancestors 'none'"
            }
            Self::Manual => {
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self'; \
                 manifest-src 'self'; object-src 'none'; base-uri 'none'; \
                 form-action 'self'; frame-ancestors 'none'"
            }
            Self::Picture => picture::policy(),
            Self::Data => "default-src 'none'; frame-ancestors 'none'; sandbox",
        }
    }

    const fn resource_policy(self) -> &'static str {
        match self {
            Self::Page | Self::Manual => "same-origin",
            Self::Picture | Self::Data => "cross-origin",
        }
    }
}

/// Empty lists for what a page could ask a browser for; this site asks for none of it.
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Adds those of the answer to a path; an answer that was kept has them already.
pub fn add(site: &Site, path: &str, headers: &mut HeaderMap) {
    if headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        return;
    }
    let content_type = headers.get(header::CONTENT_TYPE);
    let kind = Kind::of(path, content_type.and_then(|kind| kind.to_str().ok()));
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, kind.content_security_policy()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), kind.resource_policy()),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if matches!(kind, Kind::Picture | Kind::Data) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if site.public_url.starts_with("https://") {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn an_answer_without_a_type_is_of_the_kind_of_its_address() {
        assert_eq!(Kind::of("/people.csv", None), Kind::Data);
        assert_eq!(Kind::of("/api/v1/people", None), Kind::Data);
        assert_eq!(Kind::of("/zh/opensearch.xml", None), Kind::Data);
        assert_eq!(Kind::of("/api/docs/", None), Kind::Manual);
        assert_eq!(Kind::of("/companies/baidu.atom", None), Kind::Data);
        assert_eq!(Kind::of("/reactions/a/9888.HK", None), Kind::Page);
        assert_eq!(Kind::of("/embed/reactions/a/9888.HK.svg", None), Kind::Picture);
        assert_eq!(Kind::of("/preview/about.png", None), Kind::Data);
        assert_eq!(Kind::of("/static/icon.1.svg", Some("image/svg+xml")), Kind::Page);
        assert_eq!(Kind::of("/timeline.svg", Some("text/html; charset=utf-8")), Kind::Page);
        assert_eq!(Kind::of("/people.xlsx", Some("text/html; charset=utf-8")), Kind::Page);
        assert_eq!(Kind::of("/people", Some("application/problem+json")), Kind::Data);
    }
}
