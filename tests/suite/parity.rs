//! SQLite and PostgreSQL give the same answers from the same import, to the byte (row 22 of
//! `tests/faults/README.md`).

use std::collections::BTreeSet;

use baimo::import::{self, Origin};
use baimo::store::Store;
use baimo::web::urls::escape;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::app::{App, shipped, tiny};
use crate::headers::ADDRESSES;
use crate::stores::{in_a_schema, postgres, same_on_each_store};

/// An answer without what may differ: its status, its headers and a hash of its body.
async fn answer(app: &App, address: &str) -> String {
    let answer = app.get(address).await;
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    // An error page shows the id of its request.
    let id = answer.header("x-request-id");
    let body = String::from_utf8_lossy(&answer.body).replace(id, "").into_bytes();
    let body = if answer.status.is_success() { &answer.body } else { &body };
    format!("{address}: {} {} {:x}", answer.status, headers.join("; "), Sha256::digest(body))
}

/// Lists with the filters, orders and searches that could come out differently.
fn lists() -> Vec<String> {
    const QUERIES: &[(&str, &str)] = &[
        ("/announcements", ""),
        ("/announcements", "company=baidu&company=alibaba&sort=-date"),
        ("/announcements", "q=%E6%96%87%E5%BF%83&kind=unveiling"),
        ("/announcements", "q=wenxin"),
        ("/companies", "sort=pinyin"),
        ("/companies", "listed=yes"),
        ("/models", "sort=pinyin"),
        ("/reactions", "sort=-close"),
        ("/reactions", "sort=car&exchange=SZSE"),
        ("/reactions/reported", "verdict=disagrees"),
        ("/shares", "sort=-car"),
        ("/moves", "symbol=300418.SZ&from=2023-03-01"),
        ("/claims", "q=gpt-4"),
        ("/promises", ""),
        ("/people", "q=li"),
        ("/sources", "language=zh"),
        ("/listings", ""),
        ("/sessions", ""),
        ("/closures", ""),
        ("/corrections", ""),
    ];
    let formats = ["csv", "json", "ndjson", "xlsx"];
    let files = QUERIES.iter().flat_map(|(list, query)| {
        formats.iter().map(move |format| format!("{list}.{format}?{query}"))
    });
    let api = QUERIES.iter().map(|(list, query)| format!("/api/v1{list}?{query}"));
    files.chain(api).collect()
}

const SEARCHES: &[&str] =
    &["文心", "百", "wxyy", "kunlun", "gpt", "9888", "2023-04-10", "龙飞", "zhipu ai", "开源"];

#[tokio::test]
async fn every_route_answers_the_same_from_either_database() {
    let record = shipped();
    let answers = same_on_each_store(&record, async |store| {
        let app = App::on(store.clone());
        let mut answers = Vec::new();
        for address in ADDRESSES.iter().collect::<BTreeSet<_>>() {
            for prefix in ["", "/zh"] {
                answers.push(answer(&app, &format!("{prefix}{address}")).await);
            }
        }
        for address in lists() {
            answers.push(answer(&app, &address).await);
        }
        for words in SEARCHES {
            for page in ["/search", "/zh/search", "/", "/zh/"] {
                answers.push(answer(&app, &format!("{page}?q={}", escape(words))).await);
            }
        }
        answers
    })
    .await;
    assert!(answers.len() > 250, "{}", answers.len());
    let failed = answers.iter().filter(|answer| answer.contains(": 500 ")).count();
    assert_eq!(failed, 0);
}

#[tokio::test]
async fn a_server_on_postgresql_reads_as_a_role_that_may_only_select_and_writes_nothing() {
    let Some(url) = postgres() else { return };
    in_a_schema(&url, async |own| {
        let store = Store::create(own).await.unwrap();
        import::load(&store, &tiny(), Origin::Import).await.unwrap();
        store.close().await;
        let mut owner = PgConnection::connect(own).await.unwrap();
        let role = format!("reader_{}", std::process::id());
        for statement in [
            format!("CREATE ROLE {role} LOGIN"),
            format!(
                "DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO {role}', \
                 current_schema()); EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO \
                 {role}', current_schema()); END $$"
            ),
        ] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut owner).await.unwrap();
        }
        let reader = own.replacen("postgres@", &format!("{role}@"), 1);
        assert_ne!(reader, own, "the URL of the test names the user postgres");
        let store = Store::open(&reader).await.unwrap();
        let app = App::on(store.clone());
        for page in ["/", "/zh/reactions", "/search?q=baidu", "/companies.csv"] {
            assert_eq!(app.get(page).await.status.as_u16(), 200, "{page}");
        }
        // Even with more rights a server could not write: its transactions are read-only.
        let careless = Store::open(own).await.unwrap();
        let written = import::load(&careless, &tiny(), Origin::Embedded).await;
        let refused = written.unwrap_err().to_string();
        assert!(refused.contains("read-only transaction"), "{refused}");
        careless.close().await;
        store.close().await;
        let gone = format!("DROP OWNED BY {role}; DROP ROLE {role}");
        sqlx::raw_sql(AssertSqlSafe(gone)).execute(&mut owner).await.unwrap();
        owner.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_broken_connection_costs_a_reader_nothing() {
    let Some(url) = postgres() else { return };
    in_a_schema(&url, async |own| {
        let store = Store::create(own).await.unwrap();
        import::load(&store, &tiny(), Origin::Import).await.unwrap();
        store.close().await;
        let name = format!("broken_{}", std::process::id());
        let store = Store::open(&format!("{own}&application_name={name}")).await.unwrap();
        let app = App::on(store.clone());
        let mut owner = PgConnection::connect(own).await.unwrap();
        for page in ["/companies", "/models", "/claims"] {
            // Ends the server's connections, as a failover would.
            let end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                       WHERE application_name = $1";
            let ended: i64 =
                sqlx::query_scalar(end).bind(&name).fetch_one(&mut owner).await.unwrap();
            assert!(ended > 0);
            assert_eq!(app.get(page).await.status.as_u16(), 200, "{page}");
        }
        store.close().await;
        owner.close().await.unwrap();
    })
    .await;
}
