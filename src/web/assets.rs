//! Style sheet, script and icons: compiled in, hash in the name, kept by browsers for a year.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::error::Error;
use super::policy::Policy;
use super::site::Cx;

#[derive(rust_embed::Embed)]
#[folder = "static/"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
struct Static;

/// The address of an asset: `/static/app.1a2b3c4d.css`.
#[must_use]
pub fn url(name: &str) -> String {
    let (stem, suffix) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("/static/{stem}.{}.{suffix}", hash(name))
}

/// The address of the style sheet.
pub static CSS: LazyLock<String> = LazyLock::new(|| url("app.css"));
/// The address of the script.
pub static JS: LazyLock<String> = LazyLock::new(|| url("app.js"));
/// The address of the icon.
pub static ICON: LazyLock<String> = LazyLock::new(|| url("icon.svg"));

fn hash(name: &str) -> String {
    let hash = Static::get(name).map(|file| file.metadata.sha256_hash()).unwrap_or_default();
    let [a, b, c, d, ..] = hash;
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

/// The text of the style sheet.
#[must_use]
pub fn style_sheet() -> String {
    let file = Static::get("app.css").map(|file| file.data).unwrap_or_default();
    String::from_utf8_lossy(&file).into_owned()
}

/// Serves an asset under its hashed name only: another hash is another file.
pub async fn serve(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("name");
    let mut parts = given.rsplitn(3, '.');
    let (suffix, hashed, stem) =
        (parts.next().unwrap_or_default(), parts.next(), parts.next().unwrap_or_default());
    let name = format!("{stem}.{suffix}");
    let file = Static::get(&name).ok_or(Error::not_found())?;
    if hashed != Some(hash(&name).as_str()) {
        return Err(Error::not_found());
    }
    let kind = match suffix {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
    Ok(([(header::CONTENT_TYPE, kind)], Policy::Immutable, file.data.into_owned()).into_response())
}
