//! A checked record into a database, in one transaction.

mod curated;
mod market;
mod rows;

use super::checked::Checked;
use super::derive::Derived;
use super::{Changed, Error};
use crate::domain::choice;
use crate::record::tables::each_table;
use crate::store::{MIN_READER, Sql, Store, Write, dataset, declared, seal};

type Result<T, E = Error> = std::result::Result<T, E>;

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
    "DELETE FROM promise_outcome_source",
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

/// Replaces whatever the database holds by this record. The same record again changes nothing
/// (but an import takes over a record that came with the binary).
///
/// # Errors
/// If another import is writing, the database fails, or a file is not what was checked; then
/// nothing has changed.
pub async fn load(store: &Store, record: &Checked, origin: Origin) -> Result<Imported> {
    load_telling(store, record, origin, &mut |_| ()).await
}

/// The same, and says how far it is: after each batch of rows and before what follows them.
///
/// # Errors
/// As for [`load()`].
pub async fn load_telling(
    store: &Store,
    record: &Checked,
    origin: Origin,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Imported> {
    let version = record.version()?;
    let announcements = record.announcements();
    let mut write = store.write().await?;
    let held = dataset::current(write.snapshot()).await?;
    if held.is_some_and(|held| held.version == version && held.origin == origin.as_str()) {
        return Ok(Imported { version, changed: false, announcements });
    }
    declared::clear(&mut write).await?;
    for table in TABLES {
        write.run(Sql::new(table)).await?;
    }
    let mut loader = Loader { write: &mut write, tell, written: 0, of: record.rows() };
    tables(&mut loader, record).await?;
    let mut sql = Sql::new(
        "INSERT INTO dataset (id, announcements, sources, organisations, version, origin, \
         min_reader, title_en, title_zh, released, licence) VALUES (1, \
         (SELECT count(*) FROM announcement), (SELECT count(*) FROM source), \
         (SELECT count(DISTINCT company) FROM announcement), ",
    );
    sql.bind(version.as_str()).push(", ").bind(origin.as_str()).push(", ").bind(MIN_READER);
    let meta = &record.tables.meta;
    sql.push(", ").bind(meta.title.en.as_str()).push(", ").bind(meta.title.zh.as_str());
    sql.push(", ").bind(meta.released).push(", ").bind(meta.licence.as_str()).push(")");
    write.run(sql).await?;
    tell(Progress::Seal);
    seal::set(&mut write).await?;
    write.commit().await?;
    Ok(Imported { version, changed: true, announcements })
}

async fn tables(to: &mut Loader<'_>, record: &Checked) -> Result<()> {
    let (tables, mut derived) = (&record.tables, Derived::new(record));
    curated::sources(to, tables).await?;
    curated::companies(to, tables).await?;
    curated::models(to, tables).await?;
    curated::announcements(to, record, &mut derived).await?;
    market::reactions(to, &derived).await?;
    market::reported_moves(to, tables, &derived).await?;
    curated::claims(to, tables).await?;
    curated::people(to, tables).await?;
    curated::promises(to, tables).await?;
    market::session_moves(to, record).await?;
    market::sessions(to, tables).await?;
    macro_rules! insert {
        ($($table:ident: $row:ident,)+) => {
            $(to.declared(&tables.declared.$table).await?;)+
        };
    }
    each_table!(insert);
    curated::corrections(to, tables).await
}
