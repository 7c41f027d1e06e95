//! The index of words: FTS5 on SQLite, a `tsvector` under GIN on PostgreSQL.
//!
//! Both hold the same words at the same places. SQLite's tokenizer is the plainest it has, one
//! that takes every letter outside ASCII for a letter, since the words come folded and apart;
//! PostgreSQL's parser is passed by. Two columns there, two weights here: what an entry is called,
//! and what else it says.

use super::document::{Document, WordAt};
use crate::store::{Pool, Result, Sql, Store, Write};

const FTS5: &str = "CREATE VIRTUAL TABLE search_index USING fts5( \
    title, body, content = '', columnsize = 0, tokenize = 'ascii')";

const TSVECTOR: [&str; 3] = [
    "CREATE TABLE search_word (entry BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX search_word_words ON search_word USING GIN (words)",
    // Inlined into the query that calls it, so that the index is used.
    "CREATE FUNCTION search_index(query TEXT) RETURNS TABLE (rowid BIGINT) \
     LANGUAGE sql STABLE AS 'SELECT entry FROM search_word WHERE words @@ query::tsquery'",
];

/// Documents in one INSERT.
const BATCH: usize = 200;

/// A word that no query can hold, since it has a sign in it: a phrase cannot run across it.
const STOP: &str = "¶";

/// The table that says whether there is an index.
pub(in crate::store) const fn table(store: &Store) -> &'static str {
    match store.pool {
        Pool::Sqlite(_) => "search_index",
        Pool::Postgres(_) => "search_word",
    }
}

/// Makes the index.
pub(in crate::store) async fn create(store: &Store) -> Result<()> {
    match &store.pool {
        Pool::Sqlite(pool) => {
            sqlx::query(FTS5).execute(pool).await?;
        }
        Pool::Postgres(pool) => {
            let mut tx = pool.begin().await?;
            for statement in TSVECTOR {
                sqlx::query(statement).execute(&mut *tx).await?;
            }
            tx.commit().await?;
        }
    }
    Ok(())
}

/// Empties the index.
pub(super) async fn clear(write: &mut Write) -> Result<()> {
    let all = "INSERT INTO search_index (search_index) VALUES ('delete-all')";
    let statement = if write.is_sqlite() { all } else { "DELETE FROM search_word" };
    write.run(Sql::new(statement)).await
}

/// Adds documents to the index.
pub(super) async fn insert(write: &mut Write, documents: &[Document]) -> Result<()> {
    for batch in documents.chunks(BATCH) {
        let is_sqlite = write.is_sqlite();
        let mut sql = Sql::new(if is_sqlite {
            "INSERT INTO search_index (rowid, title, body) VALUES "
        } else {
            "INSERT INTO search_word (entry, words) VALUES "
        });
        for (n, document) in batch.iter().enumerate() {
            sql.push(if n == 0 { "(" } else { ", (" }).bind(document.entry).push(", ");
            if is_sqlite {
                sql.bind(tokens(&document.title)).push(", ").bind(tokens(&document.body)).push(")");
            } else {
                sql.bind(tsvector(document)).push("::tsvector)");
            }
        }
        write.run(sql).await?;
    }
    Ok(())
}

/// The words of a column with stops where a place is left free.
fn tokens(places: &[WordAt]) -> String {
    let mut text = String::new();
    let mut next = None;
    for place in places {
        if next.is_some_and(|next| next != place.at) {
            text.push_str(STOP);
            text.push(' ');
        }
        text.push_str(&place.word);
        text.push(' ');
        next = Some(place.at + 1);
    }
    text
}

/// `'word':1A 'other':3`.
fn tsvector(document: &Document) -> String {
    let parts = |places: &[WordAt], weight: &str| -> Vec<String> {
        // Words are letters and digits, so nothing in them has to be escaped.
        places.iter().map(|place| format!("'{}':{}{weight}", place.word, place.at)).collect()
    };
    [parts(&document.title, "A"), parts(&document.body, "")].concat().join(" ")
}
