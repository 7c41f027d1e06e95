//! `/baimo.zip`: the record as one citable file, the same bytes for one version wherever it is made.
//!
//! Tables as CSV; what describes them for people (README in both languages), for Frictionless
//! (`datapackage.json`), for the W3C's CSVW; how to cite it (`CITATION.cff`); and the checksums.

mod describe;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use chrono::Datelike as _;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::describe::{citation, csvw, datapackage, readme};
use super::csv;
use super::sheets::{Sheet, sheets};
use crate::answers::rows::Dataset;
use crate::domain::Lang;
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::policy::Policy;
use crate::web::site::Cx;

/// The bundle.
///
/// # Errors
/// If the record is too large for memory, or the database fails.
pub async fn bundle(cx: Cx) -> Result<Response, Error> {
    super::no_parameters(&cx)?;
    if cx.is_head {
        return answer(&super::of_record(&cx).await?, Body::empty());
    }
    let (dataset, sheets) = sheets(&cx).await?;
    let site = cx.site.public_url.clone();
    let of = dataset.clone();
    let made = tokio::task::spawn_blocking(move || archive(&dataset, &sheets, &site));
    let internal = |error: String| Error::Internal(error.into());
    let bytes = made.await.map_err(|error| internal(error.to_string()))?;
    answer(&of, bytes.map_err(|error| internal(error.to_string()))?.into())
}

fn answer(dataset: &Dataset, body: Body) -> Result<Response, Error> {
    let name = format!("attachment; filename=\"baimo_{}.zip\"", dataset.short_version());
    let disposition =
        HeaderValue::try_from(name).map_err(|error| Error::Internal(error.to_string().into()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, Policy::Revalidate, Of::from(dataset), body).into_response())
}

fn archive(dataset: &Dataset, sheets: &[Sheet], site: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("README.md".to_owned(), readme(Lang::En, dataset, sheets, site).into_bytes()),
        ("README.zh.md".to_owned(), readme(Lang::Zh, dataset, sheets, site).into_bytes()),
        ("CITATION.cff".to_owned(), citation(dataset, site).into_bytes()),
        ("datapackage.json".to_owned(), datapackage(dataset, sheets, site).into_bytes()),
        ("csv-metadata.json".to_owned(), csvw(dataset, sheets, site).into_bytes()),
    ];
    files.extend(sheets.iter().map(|sheet| (format!("{}.csv", sheet.name), table(sheet))));
    files.sort();
    let sums = files.iter().fold(String::new(), |mut sums, (name, bytes)| {
        let _ = writeln!(sums, "{:x}  {name}", Sha256::digest(bytes));
        sums
    });
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(released(dataset))
        .unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn table(sheet: &Sheet) -> Vec<u8> {
    let mut out = Vec::new();
    csv::header(sheet.columns, &mut out);
    for row in &sheet.rows {
        csv::row(row, &mut out);
    }
    out
}

/// The record's date: the time of making would make two bundles of one version differ.
fn released(dataset: &Dataset) -> DateTime {
    let day = dataset.released;
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1980);
    DateTime::from_date_and_time(year, part(day.month()), part(day.day()), 0, 0, 0)
        .unwrap_or_default()
}
