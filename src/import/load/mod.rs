//! A checked record into a database, in one transaction.

mod curated;
mod market;
mod rows;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::derive::Derived;
use crate::domain::{Record, choice};
use crate::store::{MIN_READER, Result, Sql, Store, Write, dataset, seal, search};

choice! {
    /// Where a database's record came from.
    Origin {
        /// With the binary; a newer binary may replace it.
        Embedded = "embedded",
        /// By `baimo import`; only another import replaces it.
        Import = "import",
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The dataset version, hexadecimal.
    pub version: String,
    /// Whether anything changed.
    pub changed: bool,
    /// Announcements in the record.
    pub announcements: usize,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Rows of the record that are written, and how many it has.
    Rows {
        /// Written.
        written: usize,
        /// In all.
        of: usize,
    },
    /// The words of the search are being put in order.
    Words,
    /// Everything is being read once more for the seal.
    Seal,
}

/// Where the rows of an import go, and who hears of it.
struct Loader<'a> {
    write: &'a mut Write,
    tell: &'a mut (dyn FnMut(Progress) + Send),
    written: usize,
    of: usize,
}

/// Tables in the order in which rows may be deleted.
const TABLES: &[&str] = &[
    "DELETE FROM dataset",
    "DELETE FROM correction_source",
    "DELETE FROM correction",
    "DELETE FROM short_session_source",
    "DELETE FROM short_session",
    "DELETE FROM closure_source",
    "DELETE FROM closure",
    "DELETE FROM trading_session",
    "DELETE FROM session_move",
    "DELETE FROM promise_source",
    "DELETE FROM promise",
    "DELETE FROM person_source",
    "DELETE FROM person",
    "DELETE FROM claim_source",
    "DELETE FROM claim",
    "DELETE FROM reported_move_source",
    "DELETE FROM reported_move",
    "DELETE FROM abnormal_return",
    "DELETE FROM event_study",
    "DELETE FROM reaction",
    "DELETE FROM announcement_source",
    "DELETE FROM announcement_model",
    "DELETE FROM announcement_partner",
    "DELETE FROM announcement",
    "DELETE FROM model_source",
    "DELETE FROM model",
    "DELETE FROM listing",
    "DELETE FROM company_source",
    "DELETE FROM company",
    "DELETE FROM source",
];

/// The version of a record: SHA-256 over its canonical form, hexadecimal.
#[must_use]
pub fn version(record: &Record) -> String {
    let mut hasher = Sha256::new();
    // A record holds only text, dates and finite numbers, all of which serialise; a Sha256 takes
    // every write.
    let written = serde_json::to_writer(&mut hasher, record);
    debug_assert!(written.is_ok());
    hex(&hasher.finalize())
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Replaces whatever the database holds by this record. The same record again changes nothing
/// (but an import takes over a record that came with the binary).
///
/// # Errors
/// If another import is writing, or the database fails; then nothing has changed.
pub async fn load(store: &Store, record: &Record, origin: Origin) -> Result<Imported> {
    load_telling(store, record, origin, &mut |_| ()).await
}

/// The same, and says how far it is: after each batch of rows and before what follows them.
///
/// # Errors
/// As for [`load()`].
pub async fn load_telling(
    store: &Store,
    record: &Record,
    origin: Origin,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Imported> {
    let version = version(record);
    let announcements = record.announcements.len();
    let mut write = store.write().await?;
    let held = dataset::current(write.snapshot()).await?;
    if held.is_some_and(|held| held.version == version && held.origin == origin.as_str()) {
        return Ok(Imported { version, changed: false, announcements });
    }
    for table in TABLES {
        write.run(Sql::new(table)).await?;
    }
    let mut loader = Loader { write: &mut write, tell, written: 0, of: rows_of(record) };
    tables(&mut loader, record).await?;
    tell(Progress::Words);
    search::fill(&mut write).await?;
    let mut sql = Sql::new(
        "INSERT INTO dataset (id, announcements, sources, organisations, version, origin, \
         min_reader, title_en, title_zh, released, licence) VALUES (1, \
         (SELECT count(*) FROM announcement), (SELECT count(*) FROM source), \
         (SELECT count(DISTINCT company) FROM announcement), ",
    );
    sql.bind(version.as_str()).push(", ").bind(origin.as_str()).push(", ").bind(MIN_READER);
    let meta = &record.meta;
    sql.push(", ").bind(meta.title.en.as_str()).push(", ").bind(meta.title.zh.as_str());
    sql.push(", ").bind(meta.released).push(", ").bind(meta.licence.as_str()).push(")");
    write.run(sql).await?;
    tell(Progress::Seal);
    seal::set(&mut write).await?;
    write.commit().await?;
    Ok(Imported { version, changed: true, announcements })
}

async fn tables(to: &mut Loader<'_>, record: &Record) -> Result<()> {
    let derived = Derived::new(record);
    curated::sources(to, record).await?;
    curated::companies(to, record, &derived).await?;
    curated::models(to, record).await?;
    curated::announcements(to, record).await?;
    market::reactions(to, record, &derived).await?;
    curated::claims(to, record).await?;
    curated::people(to, record).await?;
    curated::promises(to, record).await?;
    market::sessions(to, record).await?;
    curated::corrections(to, record).await
}

/// Rows of the record that an import counts.
fn rows_of(record: &Record) -> usize {
    let curated = record.sources.len() + record.companies.len() + record.models.len();
    let said = record.claims.len() + record.people.len() + record.promises.len();
    let moves = record.reported_moves.len() + record.moves.len() + record.sessions.len();
    let days = record.closures.len() + record.short_sessions.len() + record.corrections.len();
    curated + record.announcements.len() + said + moves + days
}
