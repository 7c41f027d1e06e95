//! `/data`: every list as a file, and what its columns mean.

use askama::Template;
use axum::body::HttpBody as _;
use axum::response::Response;
use serde_json::json;

use super::recipes::{Recipe, recipes};
use crate::domain::Lang;
use crate::record::Filter;
use crate::store::dataset::Dataset;
use crate::store::{Snapshot, list};
use crate::web::error::Error;
use crate::web::export::bundle::bundle;
use crate::web::export::database::database;
use crate::web::export::{Column, ColumnKind, Exported, Format, column_about, each_list};
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "data_page.html")]
struct DataPage {
    frame: Frame,
    dataset: Dataset,
    tables: Vec<Table>,
    recipes: Vec<Recipe>,
    /// The whole record as one file: name, size and what is in it.
    whole: [(&'static str, String, String); 2],
    /// The dataset as schema.org describes one; JSON that is safe inside a script element.
    schema: String,
}

/// A list, its files and its columns.
#[derive(Debug)]
struct Table {
    id: String,
    name: String,
    page: Option<String>,
    rows: String,
    files: Vec<(String, String)>,
    columns: Vec<Meaning>,
}

/// What a column holds.
#[derive(Debug)]
struct Meaning {
    name: &'static str,
    kind: String,
    about: String,
    words: Vec<&'static str>,
}

/// The page.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Data).await?;
    frame.note_parameters(&cx)?;
    frame.describe(frame.t.get("data-title"), frame.t.get("data-lede"));
    let dataset = frame.dataset.clone().ok_or(Error::Unavailable)?;
    let mut tables = Vec::new();
    macro_rules! read {
        ($row:ty) => {
            tables.push(table::<$row>(&mut snapshot, &frame).await?);
        };
    }
    each_list!(read);
    let schema = schema(&frame, &cx.site.public_url, &dataset, &tables);
    let recipes = recipes(&cx.site.public_url);
    // Each file takes a connection of its own. There is one of it for both languages.
    drop(snapshot);
    let mut ask = cx;
    (ask.lang, ask.query, ask.is_head) = (Lang::En, String::new(), false);
    let whole = [
        ("baimo.zip", size(&frame, bundle(ask.clone()).await)?, frame.t.get("data-zip")),
        ("baimo.sqlite", size(&frame, database(ask).await)?, frame.t.get("data-sqlite")),
    ];
    let page = DataPage { frame, dataset, tables, recipes, whole, schema };
    render::page(&page.frame, &page)
}

/// How large a file is; nothing for a record that is too large to leave as one.
fn size(frame: &Frame, file: Result<Response, Error>) -> Result<String, Error> {
    match file {
        Ok(file) => {
            let bytes = file.body().size_hint().exact().unwrap_or_default();
            let tenths = (bytes + 50_000) / 100_000;
            let megabytes =
                format!("{}.{}", format::grouped(&(tenths / 10).to_string()), tenths % 10);
            Ok(frame.t.about("data-size", &megabytes))
        }
        Err(Error::BadValue { .. }) => Ok(String::new()),
        Err(error) => Err(error),
    }
}

async fn table<T: Exported>(snapshot: &mut Snapshot, frame: &Frame) -> Result<Table, Error> {
    let path = T::LIST.export;
    let id = T::LIST.name();
    let mut files: Vec<(String, String)> = Format::ALL
        .iter()
        .map(|format| (format.suffix().to_uppercase(), format!("{path}.{}", format.suffix())))
        .collect();
    if T::LIST.has_subscriptions {
        files.push((frame.t.get("subscription-atom"), format!("{path}.atom")));
        files.push((frame.t.get("subscription-ics"), format!("{path}.ics")));
    }
    Ok(Table {
        name: frame.word("data-list", &id),
        page: (T::LIST.path != "/data").then(|| frame.urls.at(T::LIST.path)),
        rows: format::grouped(&list::count::<T>(snapshot, &Filter::default()).await?.to_string()),
        columns: T::COLUMNS.iter().map(|column| meaning(frame, column)).collect(),
        files,
        id,
    })
}

fn meaning(frame: &Frame, column: &Column) -> Meaning {
    let words = match column.kind {
        ColumnKind::Word(words) => words(),
        _ => Vec::new(),
    };
    Meaning {
        name: column.name,
        kind: frame.word("column-type", column.kind.name()),
        about: column_about(column, frame.t),
        words: words.into_iter().filter(|word| !word.is_empty()).collect(),
    }
}

fn schema(frame: &Frame, site: &str, dataset: &Dataset, tables: &[Table]) -> String {
    let downloads: Vec<_> = tables
        .iter()
        .map(|table| {
            json!({
                "@type": "DataDownload",
                "name": table.name,
                "encodingFormat": "text/csv",
                "contentUrl": format!("{site}/{}.csv", table.id.replace("reactions-", "reactions/")),
            })
        })
        .collect();
    let value = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": frame.pick(&dataset.title_en, &dataset.title_zh),
        "description": frame.t.get("about-lede"),
        "url": frame.absolute(),
        "inLanguage": ["en", "zh-Hans"],
        "version": dataset.short_version(),
        "datePublished": dataset.released.to_string(),
        "temporalCoverage": "2023-01-01/2023-12-31",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": true,
        "creator": { "@type": "Organization", "name": "Baimo 百模", "url": site },
        "distribution": downloads,
    });
    // `</script>` in a title would end the element.
    value.to_string().replace('<', "\\u003c")
}
