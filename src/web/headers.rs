//! The security headers of every answer, by the kind of the answer.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::ask::Kind;
use super::picture;
use super::policy::Policy;
use super::site::Site;

/// What browsers must be told of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// A page, or a part of one: may load its parts from here, and nobody may frame it.
    Page,
    /// Swagger UI, which sets inline styles. The scripts stay those of the binary.
    Manual,
    /// A picture that other sites may show: it has a style block of its own and nothing else.
    Picture,
    /// Data: loads nothing, runs nothing; any site may read it.
    Data,
}

impl Rules {
    /// The rules of an answer of an address. They hold for its redirects and its 304 too: a 304
    /// replaces the headers that a browser has kept, so it must carry those of its 200.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Page | Kind::Asset | Kind::Text | Kind::Probe => Self::Page,
            Kind::Manual => Self::Manual,
            Kind::Picture => Self::Picture,
            Kind::Data | Kind::File | Kind::Preview => Self::Data,
        }
    }

    /// The rules of an error, which is a page or a problem.
    #[must_use]
    pub const fn of_error(kind: Kind) -> Self {
        if kind.is_for_people() { Self::of(kind) } else { Self::Data }
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

/// The same as lines of an answer, for those that hyper writes by itself to what is no request.
pub(in crate::web) fn lines(site: &Site) -> String {
    let mut headers = HeaderMap::new();
    add(site, Rules::Page, &mut headers);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(Policy::NoStore.header()));
    let line = |(name, value): (&HeaderName, &HeaderValue)| {
        Some(format!("{name}: {}\r\n", value.to_str().ok()?))
    };
    headers.iter().filter_map(line).collect()
}

/// Empty lists for what a page could ask a browser for; this site asks for none of it.
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Adds the headers of an answer; one that was kept has them already.
pub fn add(site: &Site, rules: Rules, headers: &mut HeaderMap) {
    if headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        return;
    }
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, rules.content_security_policy()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), rules.resource_policy()),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if matches!(rules, Rules::Picture | Rules::Data) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if site.public_url.starts_with("https://") {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}
