//! From text that people edit to a database: read, check, load.
//!
//! [`read()`] turns a folder (or the record embedded in the binary) into a [`Checked`] record or
//! into a list of every [`Problem`] found; [`load()`] puts a record into a store in one transaction.
//!
//! Session moves may be more than memory holds. Reading keeps all other tables; loading reads moves once
//! more, a series at a time.

mod check;
mod checked;
mod declared;
mod derive;
mod files;
mod folder;
mod found;
mod load;
mod moves;
mod places;
mod prices;
mod problem;
mod quotes;
mod reading;
mod results;
mod row;
mod sheet;
mod stretch;
mod tables;
mod version;

use crate::store::{self, Lock, Store, dataset};

pub use checked::Checked;
pub use files::{Input, ReadError};
pub use folder::study_folder;
pub use load::{Imported, Origin, Progress, load, load_telling};
pub use problem::{Problem, Problems};
pub use quotes::{Adjustment, Jump, PriceFile, Replaced, replace_moves};
pub use stretch::Changed;

/// Reads and checks a record.
///
/// # Errors
/// Every problem found, sorted by file and position; nothing is kept of a record with problems.
pub fn read(input: &Input) -> Result<Checked, Problems> {
    input.exists("record.toml").map_err(|problem| Problems::sorted(&mut vec![problem]))?;
    let mut reading = reading::read(input);
    check::rules(&mut reading);
    if !reading.problems.is_empty() {
        return Err(Problems::sorted(&mut reading.problems));
    }
    let found::Reading { tables, moves, canonical, notes, .. } = reading;
    Ok(Checked { tables, moves, canonical, notes })
}

/// Why a checked record was not imported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The files.
    #[error(transparent)]
    Changed(#[from] Changed),
}

/// How many reactions of a record are studied under the standard setup; for benchmarks.
///
/// # Errors
/// If a file is not what was checked.
pub fn standard_results(record: &Checked) -> Result<usize, Changed> {
    let mut derived = derive::Derived::new(record);
    for row in &record.tables.announcements {
        derived.note(row);
    }
    let mut studied = 0;
    for share in derived.shares() {
        studied += share?.iter().filter(|outcome| outcome.studied.is_some()).count();
    }
    Ok(studied)
}

/// Puts the record in the binary into an SQLite database that holds none, or an older one that
/// came with a binary. A record that an operator imported is left alone. While an import runs, what
/// the database holds is left alone too; only where it holds nothing yet the end is waited for.
///
/// # Errors
/// If the database cannot be opened or written.
///
/// # Panics
/// If the record in the binary has problems, which the test `the_shipped_record_has_no_problems`
/// rules out.
pub async fn embedded(url: &str) -> Result<(), Error> {
    let _lock = match Lock::try_take(url) {
        Err(store::Error::Locked(_)) => {
            if let Ok(store) = Store::open(url).await {
                store.close().await;
                tracing::warn!("an import is running; the record that is there is served");
                return Ok(());
            }
            tracing::warn!("an import is running and there is no record yet: waiting for its end");
            Lock::wait(url)?
        }
        lock => lock?,
    };
    let store = match Store::create(url).await {
        // Left to `Store::open`: a newer schema may still be readable.
        Err(store::Error::SchemaNewer { .. }) => return Ok(()),
        store => store?,
    };
    let held = dataset::current(&mut store.snapshot().await?).await?;
    if held.is_none_or(|held| held.origin == Origin::Embedded.as_str()) {
        #[expect(clippy::expect_used, reason = "see Panics")]
        let record = read(&Input::Embedded).expect("the record in the binary is checked");
        let imported = load(&store, &record, Origin::Embedded).await?;
        if imported.changed {
            tracing::info!(version = &imported.version[..12], "imported the record in the binary");
            return Ok(store.finish().await?);
        }
    }
    store.close().await;
    Ok(())
}
