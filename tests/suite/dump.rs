//! Everything a database file holds, as text, read past the product.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

/// Opens a database file as another program would.
pub async fn open(url: &str) -> SqliteConnection {
    let options: SqliteConnectOptions = url.parse().unwrap();
    SqliteConnection::connect_with(&options.create_if_missing(true)).await.unwrap()
}

/// Runs statements as another program would.
pub async fn run(url: &str, statements: &'static str) {
    let mut connection = open(url).await;
    sqlx::raw_sql(statements).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Takes a database back to schema 4, as binaries before the seal left it.
pub async fn before_the_seal(url: &str) {
    run(
        url,
        "CREATE TABLE search_entry (id BIGINT PRIMARY KEY, name TEXT NOT NULL); \
         CREATE TABLE search_name (entry BIGINT NOT NULL REFERENCES search_entry, name TEXT); \
         ALTER TABLE company ADD COLUMN sort_zh TEXT NOT NULL DEFAULT ''; \
         ALTER TABLE model ADD COLUMN sort_zh TEXT NOT NULL DEFAULT ''; \
         ALTER TABLE person ADD COLUMN sort_zh TEXT NOT NULL DEFAULT ''; \
         CREATE INDEX company_sort_zh ON company (sort_zh, slug); \
         CREATE INDEX model_sort_zh ON model (sort_zh, slug); \
         CREATE INDEX person_sort_zh ON person (sort_zh, slug); \
         DROP TABLE row_source; DROP TABLE spec; DROP TABLE licence; DROP TABLE score; \
         DROP TABLE benchmark_dispute; DROP TABLE benchmark; DROP TABLE round; \
         DROP TABLE filing; DROP TABLE model_role; DROP TABLE promise_outcome_source; \
         ALTER TABLE promise DROP COLUMN promised_by; \
         ALTER TABLE promise DROP COLUMN borne_out; \
         ALTER TABLE promise DROP COLUMN borne_out_en; \
         ALTER TABLE promise DROP COLUMN borne_out_zh; \
         ALTER TABLE company DROP COLUMN country; \
         ALTER TABLE dataset DROP COLUMN seal; \
         DELETE FROM _sqlx_migrations WHERE version > 4",
    )
    .await;
}

/// One text column.
async fn column(connection: &mut SqliteConnection, sql: String) -> Vec<String> {
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>(0)).collect()
}

/// Every row of every table, each with its table's name in front; the log of migrations, which
/// holds times, and the seal aside.
pub async fn of(url: &str) -> Vec<String> {
    let mut connection = open(url).await;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' \
                  ESCAPE '\\' ORDER BY name";
    let mut rows = Vec::new();
    for table in column(&mut connection, tables.to_owned()).await {
        let names = format!(
            "SELECT name FROM pragma_table_info('{table}') WHERE name <> 'seal' \
                     ORDER BY cid"
        );
        let quoted: Vec<String> = column(&mut connection, names)
            .await
            .iter()
            .map(|name| format!("quote({name})"))
            .collect();
        let row = format!("'{table}: ' || {}", quoted.join(" || ', ' || "));
        let select = format!("SELECT {row} AS line FROM {table} ORDER BY 1");
        rows.extend(column(&mut connection, select).await);
    }
    connection.close().await.unwrap();
    rows
}
