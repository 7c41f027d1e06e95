//! One test body, both databases: SQLite always, PostgreSQL when `TEST_DATABASE_URL` names one.

use std::fmt::Debug;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU32, Ordering};

use baimo::import::{self, Origin};
use baimo::record::Record;
use baimo::store::Store;
use futures_util::FutureExt as _;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::app::url_in;

/// Runs a body on a store with the record in each database, and gives what came of each.
pub async fn each_store<T>(record: &Record, body: impl AsyncFn(&Store) -> T) -> Vec<T> {
    let mut results = vec![on_sqlite(record, &body).await];
    if let Some(url) = postgres() {
        results.push(on_postgres(&url, record, &body).await);
    }
    results
}

/// Runs a body on each database; what it gives must be the same.
pub async fn same_on_each_store<T: PartialEq + Debug>(
    record: &Record,
    body: impl AsyncFn(&Store) -> T,
) -> T {
    let mut results = each_store(record, body).await;
    let first = results.swap_remove(0);
    for other in &results {
        assert_eq!(other, &first, "PostgreSQL differs from SQLite");
    }
    first
}

/// The PostgreSQL to test on, if any.
pub fn postgres() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

async fn loaded(url: &str, record: &Record) -> Store {
    let store = Store::create(url).await.unwrap();
    import::load(&store, &record.clone().into(), Origin::Import).await.unwrap();
    store.close().await;
    Store::open(url).await.unwrap()
}

async fn on_sqlite<T>(record: &Record, body: &impl AsyncFn(&Store) -> T) -> T {
    let home = tempfile::tempdir().unwrap();
    let store = loaded(&url_in(home.path()), record).await;
    let result = body(&store).await;
    store.close().await;
    result
}

async fn on_postgres<T>(url: &str, record: &Record, body: &impl AsyncFn(&Store) -> T) -> T {
    in_a_schema(url, async |url| {
        let store = loaded(url, record).await;
        let result = body(&store).await;
        store.close().await;
        result
    })
    .await
}

/// Runs a body on the URL of a new schema, and drops the schema however the body ends.
pub async fn in_a_schema<T>(url: &str, body: impl AsyncFn(&str) -> T) -> T {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let schema = format!("test_{}_{number}", std::process::id());
    statement(url, format!("CREATE SCHEMA {schema}")).await;
    let separator = if url.contains('?') { '&' } else { '?' };
    let own = format!("{url}{separator}options[search_path]={schema}");
    let result = AssertUnwindSafe(body(&own)).catch_unwind().await;
    statement(url, format!("DROP SCHEMA {schema} CASCADE")).await;
    result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

async fn statement(url: &str, text: String) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
