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
        "DROP TABLE row_source; DROP TABLE spec; DROP TABLE licence; DROP TABLE score; \
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
/// holds times, and the seal, which covers the index's own tables, aside. The index of words is given word by word, since its own tables hold the same
/// words differently from time to time.
pub async fn of(url: &str) -> Vec<String> {
    let mut connection = open(url).await;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' \
                  ESCAPE '\\' AND name NOT LIKE 'search_index%' ORDER BY name";
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
    let index = "SELECT name FROM sqlite_master WHERE name = 'search_index'";
    if !column(&mut connection, index.to_owned()).await.is_empty() {
        let vocabulary =
            "CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, 'search_index', 'instance')";
        sqlx::raw_sql(vocabulary).execute(&mut connection).await.unwrap();
        let words = "SELECT 'word: ' || term || ' ' || doc || ' ' || col || ' ' || offset \
                     FROM temp.word ORDER BY doc, col, offset";
        rows.extend(column(&mut connection, words.to_owned()).await);
    }
    connection.close().await.unwrap();
    rows
}
