//! What a page, a file and an import of the shipped record cost, without a network.
//!
//! `cargo bench --bench pages`
#![expect(clippy::unwrap_used, reason = "a benchmark of known data")]

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use baimo::answers::rows::AnnouncementRow;
use baimo::import::{self, Input, Origin};
use baimo::record::{Filter, keys};
use baimo::store::{Store, list};
use baimo::web::{Front, Site, routes};
use divan::Bencher;
use http_body_util::BodyExt as _;
use tokio::runtime::Runtime;

fn main() {
    divan::main();
}

async fn database(dir: &Path) -> Store {
    let url = format!("sqlite://{}", dir.join("baimo.db").display());
    let store = Store::create(&url).await.unwrap();
    let record = import::read(&Input::Embedded).unwrap();
    import::load(&store, &record, Origin::Embedded).await.unwrap();
    store.close().await;
    Store::open(&url).await.unwrap()
}

async fn size(front: &Front, address: &str) -> usize {
    let request = Request::get(address).body(Body::empty()).unwrap();
    let response = front.answer(request).await;
    response.into_body().collect().await.unwrap().to_bytes().len()
}

/// Pages that are made anew (an unknown key keeps them out of the store of finished ones), among them
/// two that are charts above all, a page that is kept, and files.
#[divan::bench(args = [
    "/?cold=1", "/?company=baidu&cold=1", "/?q=%E7%99%BE%E5%BA%A6&cold=1", "/",
    "/reactions?cold=1", "/dates?cold=1", "/compare?company=baidu&company=kunlun-tech&cold=1",
    "/announcements.csv", "/moves.csv",
])]
fn answer(bencher: Bencher<'_, '_>, address: &str) {
    let (runtime, dir) = (Runtime::new().unwrap(), tempfile::tempdir().unwrap());
    let front = runtime.block_on(async {
        let site = Arc::new(Site::new(database(dir.path()).await, "http://x".to_owned()));
        Front::new(site, routes()).unwrap()
    });
    bencher.bench(|| runtime.block_on(size(&front, address)));
}

/// The rows of a timeline page, from filter to SQL to rows.
#[divan::bench]
fn timeline_rows(bencher: Bencher<'_, '_>) {
    let (runtime, dir) = (Runtime::new().unwrap(), tempfile::tempdir().unwrap());
    let store = runtime.block_on(database(dir.path()));
    let filter = Filter::of(&keys::KIND_OF_ANNOUNCEMENT, "upgrade");
    bencher.bench(|| {
        runtime.block_on(async {
            let mut snapshot = store.snapshot().await.unwrap();
            list::page::<AnnouncementRow>(&mut snapshot, &filter, None, 50).await.unwrap()
        })
    });
}

/// Reading and checking the record.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    bencher.bench(|| import::read(&Input::Embedded).unwrap());
}

/// Reading and checking the record, and putting it into a new database.
#[divan::bench(sample_count = 10)]
fn whole_import(bencher: Bencher<'_, '_>) {
    let runtime = Runtime::new().unwrap();
    bencher.with_inputs(|| tempfile::tempdir().unwrap()).bench_local_refs(|dir| {
        runtime.block_on(async { database(dir.path()).await.close().await });
    });
}
