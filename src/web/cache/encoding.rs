//! Which encoding a client takes, and making it.

use std::io::Write as _;

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// A form of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

/// Brotli's quality for pages: 5 makes 8.9 KB of a page of 40.9 KB in 1.3 ms, 11 makes 7.9 KB in
/// 48 ms (performance notes of the prototype).
const PAGE: i32 = 5;
/// For what comes with the binary, made once in the life of a process: the best for what every page
/// needs, and a tenth of its time for Swagger's megabyte.
const ASSET: i32 = 11;
const LARGE_ASSET: i32 = 9;
/// Bytes from which an asset is a large one.
const LARGE: usize = 256 << 10;

impl Encoding {
    /// The token of `Content-Encoding`; none for the body as it is.
    pub(super) const fn token(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The encoding that a client likes best; brotli of equals, the body as it is if it names none
    /// that we have.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok());
        let (mut brotli, mut gzip, mut any) = (None, None, None);
        for part in values.flat_map(|value| value.split(',')) {
            let (token, weight) = weighted(part);
            match token.to_ascii_lowercase().as_str() {
                "br" => brotli = Some(weight),
                "gzip" | "x-gzip" => gzip = Some(weight),
                "*" => any = Some(weight),
                _ => {}
            }
        }
        let (brotli, gzip) = (brotli.or(any).unwrap_or(0.0), gzip.or(any).unwrap_or(0.0));
        if brotli > 0.0 && brotli >= gzip {
            Self::Brotli
        } else if gzip > 0.0 {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// A body in this form.
    ///
    /// # Errors
    /// Never in memory; the writers' signature says it could.
    pub(super) fn make(self, body: &[u8], is_of_binary: bool) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Identity => Ok(body.to_vec()),
            Self::Gzip => {
                // Made once for each answer, so the best level is worth its time.
                let best = flate2::Compression::best();
                let room = Vec::with_capacity(body.len() / 3);
                let mut gzip = flate2::write::GzEncoder::new(room, best);
                gzip.write_all(body)?;
                gzip.finish()
            }
            Self::Brotli => {
                let params = brotli::enc::BrotliEncoderParams {
                    quality: match is_of_binary {
                        false => PAGE,
                        true if body.len() < LARGE => ASSET,
                        true => LARGE_ASSET,
                    },
                    size_hint: body.len(),
                    lgwin: window(body.len()),
                    ..Default::default()
                };
                let mut out = Vec::with_capacity(body.len() / 3);
                brotli::BrotliCompress(&mut &*body, &mut out, &params)?;
                Ok(out)
            }
        }
    }
}

/// The window that brotli needs for a body, as a power of two. The encoder holds several times as
/// much, so a page of 100 KB need not take the 4 MB of the usual one; below 2^17 this encoder takes a
/// table of 32 MB whatever the body (9.1.1: 18 ms and 33 MB for 30 KB, with 2^17 2 ms and 1.8 MB).
fn window(bytes: usize) -> i32 {
    (17..22).find(|power| bytes <= 1 << power).unwrap_or(22)
}

/// `gzip;q=0.5` taken apart; a weight that is none counts as 0.
fn weighted(part: &str) -> (&str, f32) {
    let mut parts = part.split(';').map(str::trim);
    let token = parts.next().unwrap_or_default();
    let weight = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
    (token, weight.map_or(1.0, |q| q.parse().unwrap_or(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_the_body_and_is_none_that_takes_a_large_table() {
        assert_eq!([0, 1 << 17, 200_000, 1 << 30].map(window), [17, 17, 18, 22]);
    }

    #[test]
    fn a_client_gets_what_it_likes_best_and_nothing_it_refuses() {
        for (accept, expected) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip;q=1.0, br;q=0.5", Encoding::Gzip),
            ("br;q=0, gzip", Encoding::Gzip),
            ("*", Encoding::Brotli),
            ("*;q=0.1, br;q=0", Encoding::Gzip),
            ("identity", Encoding::Identity),
            ("gzip;q=0", Encoding::Identity),
            ("gzip;q=x", Encoding::Identity),
            ("brotli", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, accept.parse().unwrap());
            assert_eq!(Encoding::of(&headers), expected, "{accept}");
        }
        assert_eq!(Encoding::of(&HeaderMap::new()), Encoding::Identity);
    }
}
