//! What readers ask of a record, and the record in memory that answers.
//!
//! [`held`] is the record of one version, [`rows`] what answers are made of. A [`list`] answers page,
//! file and API by one filter and one order; the other modules are questions to the record, named by
//! what they are about. Nothing here waits, and nothing knows an address, HTML, a file or a database.

pub mod announcements;
pub mod claims;
pub mod companies;
pub mod compare;
pub mod corrections;
pub mod coverage;
pub mod days;
pub mod declared;
pub mod facets;
pub mod held;
pub mod list;
pub mod listed;
mod models;
mod names;
pub mod nearby;
pub mod people;
pub mod promises;
pub mod reactions;
pub mod reported;
pub mod rows;
pub mod scores;
pub mod search;
mod shares;
pub mod sources;
pub mod tally;
mod timeline;
