//! From text that people edit to a database: read, check, load.
//!
//! [`read()`] turns a folder (or the record embedded in the binary) into a checked
//! [`Record`] or into a list of every [`Problem`] found; [`load()`] puts a
//! record into a store in one transaction.

mod check;
mod derive;
mod files;
mod folder;
mod load;
mod prices;
mod problem;
mod reading;
mod results;
mod row;
mod sheet;
mod tables;
mod vendor;

use crate::domain::Record;
use crate::store::{self, Lock, Store, dataset};

pub use files::{Input, ReadError};
pub use folder::study_folder;
pub use load::{Imported, Origin, Progress, load, load_telling, version};
pub use problem::{Problem, Problems};
pub use vendor::{Adjustment, Jump, PriceFile, replace_moves};

/// Reads and checks a record.
///
/// # Errors
/// Every problem found, sorted by file and position; nothing is kept of a record with problems.
pub fn read(input: &Input) -> Result<Record, Problems> {
    let mut reading = reading::Reading::default();
    match input.exists() {
        Ok(()) => reading::read(input, &mut reading),
        Err(problem) => return Err(Problems::sorted(&mut vec![problem])),
    }
    check::references(&mut reading);
    let (record, problems) = (reading.record.build(), &mut reading.problems);
    check::rules(&record, &reading.places, problems);
    if problems.is_empty() { Ok(record) } else { Err(Problems::sorted(problems)) }
}

/// How many reactions of a record are studied under the standard setup; for benchmarks.
#[must_use]
pub fn standard_results(record: &Record) -> usize {
    let reactions = derive::Derived::new(record).reactions();
    results::standard(record, &reactions).count()
}

/// Puts the record in the binary into an SQLite database that holds none, or an older one that
/// came with a binary. A record that an operator imported is left alone.
///
/// # Errors
/// If the database cannot be opened or written.
///
/// # Panics
/// If the record in the binary has problems, which the test `the_shipped_record_has_no_problems`
/// rules out.
pub async fn embedded(url: &str) -> store::Result<()> {
    let _lock = Lock::wait(url)?;
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
        }
    }
    store.close().await;
    Ok(())
}
