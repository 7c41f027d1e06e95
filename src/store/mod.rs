//! The only place that knows SQL: one store, two databases.
//!
//! [`Store`] is a pool on SQLite or PostgreSQL. Reading goes through a [`Snapshot`], a read
//! transaction, so that everything on one page comes from one version of the record. Writing goes
//! through a [`Write`], of which there is one at a time. Queries are built with [`Sql`], one text
//! for both databases. A snapshot gives the record of its version [in memory](crate::answers::held),
//! which is read once; session moves are read by share and span.

mod backup;
mod checksum;
pub mod copy;
mod database;
pub mod dataset;
pub mod declared;
mod error;
pub mod export_sqlite;
mod file;
pub mod list;
mod load;
mod lock;
pub mod moves;
mod open;
mod plan;
mod postgres;
mod schema;
mod schema_number;
pub mod seal;
mod selects;
mod shared;
mod shares;
mod sql;
mod sqlite;
mod transaction;
mod url;

pub use backup::backup;
pub use database::Store;
pub use error::{Error, Result};
pub use lock::Lock;
pub use plan::Plan;
pub use schema_number::{MIN_READER, SCHEMA};
pub use sql::{Arg, Record, Sql};
pub use transaction::{Snapshot, Write};
pub use url::without_password;
