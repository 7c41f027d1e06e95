//! `/data`: every list as a file, and what its columns mean.

use askama::Template;
use axum::body::HttpBody as _;
use axum::response::Response;
use serde_json::json;

use super::recipes::{Recipe, recipes};
use crate::answers::rows::Dataset;
use crate::domain::Lang;
use crate::record::Filter;
use crate::store::{Snapshot, list};
use crate::web::error::Error;
use crate::web::export::bundle::bundle;
use crate::web::export::database::database;
use crate::web::export::{Column, ColumnKind, Exported, Format, column_about, each_list};
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// Rows up to which the page says how large the whole record is as a file: to know, it is made.
const MOST_MEASURED: i64 = 100_000;

#[derive(Template)]
#[template(path = "data_page.html")]
struct DataPage {
    frame: Frame,
    dataset: Dataset,
    tables: Vec<Table>,
    recipes: Vec<Recipe>,
    /// The whole record as one file: name, size and what is in it.
    whole: Vec<(&'static str, String, String)>,
    /// The dataset as schema.org describes one; JSON that is safe inside a script element.
    schema: String,
}

/// A list, its files and its columns.
#[derive(Debug)]
struct Table {
    id: String,
    name: String,
    /// The address of its files, without their ending.
    export: &'static str,
    page: Option<String>,
    /// How many rows it has.
    n: i64,
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
    let held = snapshot.held().await?;
    let mut frame = cx.frame(&held, Nav::Data);
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
    // Each file takes a connection of its own.
    drop(snapshot);
    let is_small = tables.iter().map(|table| table.n).sum::<i64>() <= MOST_MEASURED;
    let sizes = if is_small { sizes(&frame, cx).await? } else { <[String; 2]>::default() };
    let files = ["baimo.zip", "baimo.sqlite"].into_iter().zip(sizes);
    let about = ["data-zip", "data-sqlite"].map(|key| frame.t.get(key));
    let whole = files.zip(about).map(|((name, size), about)| (name, size, about)).collect();
    let page = DataPage { frame, dataset, tables, recipes, whole, schema };
    render::page(&page.frame, &page)
}

/// How large the bundle and the database file are. Neither has a language or parameters.
async fn sizes(frame: &Frame, mut cx: Cx) -> Result<[String; 2], Error> {
    (cx.lang, cx.query, cx.is_head) = (Lang::En, String::new(), false);
    let files = [bundle(cx.clone()).await?, database(cx).await?];
    Ok(files.map(|file| {
        let bytes = file.body().size_hint().exact().unwrap_or_default();
        let tenths = (bytes + 50_000) / 100_000;
        frame.t.about("data-size", &format!("{}.{}", tenths / 10, tenths % 10))
    }))
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
        export: path,
        page: (T::LIST.path != "/data").then(|| frame.urls.at(T::LIST.path)),
        n: list::count::<T>(snapshot, &Filter::default()).await?,
        columns: T::COLUMNS.iter().map(|column| meaning(frame, column)).collect(),
        files,
        id,
    })
}

impl Table {
    /// The number of its rows, for people.
    fn rows(&self) -> String {
        format::grouped(&self.n.to_string())
    }
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
                "contentUrl": format!("{site}{}.csv", table.export),
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
