//! The harness: the shipped record in a real database, behind the real router.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use baimo::import::{self, Checked, Input, Origin};
use baimo::record::Record;
use baimo::store::Store;
use baimo::web::current::Current;
use baimo::web::route::Route;
use baimo::web::routes::routes;
use baimo::web::{Front, Site};
use http_body_util::BodyExt as _;
use scraper::{Html, Selector};
use tokio::sync::OnceCell;

/// An application that answers requests in this process.
pub struct App {
    front: Front,
    /// What its handlers share.
    pub site: Arc<Site>,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// The database with the shipped record, imported once for all tests of a process.
pub async fn shipped_database() -> &'static str {
    static URL: OnceCell<(tempfile::TempDir, String)> = OnceCell::const_new();
    let (_, url) = URL
        .get_or_init(async || {
            let dir = tempfile::tempdir().unwrap();
            let url = url_in(dir.path());
            let store = Store::create(&url).await.unwrap();
            let record = import::read(&Input::Embedded).unwrap();
            import::load(&store, &record, Origin::Embedded).await.unwrap();
            store.close().await;
            (dir, url)
        })
        .await;
    url
}

/// The folder of the tiny record: some rows of March and April 2023.
pub fn tiny_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/data/tiny")
}

/// The tiny record as it is imported.
pub fn tiny() -> Checked {
    import::read(&Input::Dir(tiny_dir())).unwrap()
}

/// The tiny record.
pub fn tiny_record() -> Record {
    tiny().whole().unwrap()
}

/// The record in the binary.
pub fn shipped() -> Record {
    import::read(&Input::Embedded).unwrap().whole().unwrap()
}

/// A new database with the tiny record in a folder, as `baimo import` leaves it.
pub async fn tiny_database(dir: &Path) -> String {
    let url = url_in(dir);
    let store = Store::create(&url).await.unwrap();
    import::load(&store, &tiny(), Origin::Import).await.unwrap();
    store.finish().await.unwrap();
    url
}

/// The URL of a database file in a folder.
pub fn url_in(dir: &Path) -> String {
    format!("sqlite://{}", dir.join("baimo.db").display())
}

impl App {
    /// The application on the shipped record.
    pub async fn start() -> Self {
        Self::on(Store::open(shipped_database().await).await.unwrap())
    }

    /// The application on a store.
    pub fn on(store: Store) -> Self {
        let public_url = "http://baimo.test".to_owned();
        // A version is believed for no time: what a test imports, the next request sees.
        let mut site = Site::new(store, public_url);
        site.current = Current::new(Duration::ZERO);
        Self::behind(site, routes())
    }

    /// What every request passes, in front of other routes.
    pub fn behind(site: Site, routes: Vec<Route>) -> Self {
        let site = Arc::new(site);
        Self { front: Front::new(site.clone(), routes).unwrap(), site }
    }

    /// Answers a GET request.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Answers any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.front.answer(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The texts of the elements that a CSS selector finds, white space folded.
    pub fn select(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(self.text());
        page.select(&Selector::parse(selector).unwrap())
            .map(|element| {
                element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    /// An attribute of the elements that a CSS selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(self.text());
        page.select(&Selector::parse(selector).unwrap())
            .filter_map(|element| element.value().attr(name).map(str::to_owned))
            .collect()
    }

    /// The data rows of a CSV body, header first.
    pub fn csv(&self) -> Vec<Vec<String>> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(self.body.as_slice())
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }
}

/// A text with the apostrophes and minus signs of a keyboard, as the record is typed.
pub fn typed(text: &str) -> String {
    text.replace(['‘', '’'], "'").replace('−', "-")
}
