//! The record of China's 2023 large-model launches: who announced what and when, what was
//! promised, what the market did, and which source says so.
//!
//! Modules in the order in which they may use each other:
//!
//! - [`domain`]: values that cannot be wrong, without I/O;
//! - [`study`]: the event study, pure arithmetic over sessions and session moves;
//! - [`record`]: the keys by which lists are narrowed and ordered, each declared once;
//! - [`answers`]: what readers ask of a record, and the record in memory that answers;
//! - [`store`]: the only place that knows the database, SQLite or PostgreSQL;
//! - [`import`]: from text that people edit to checked rows in a database;

pub mod answers;
pub mod config;
pub mod domain;
pub mod import;
pub mod record;
pub mod store;
pub mod study;
pub mod telemetry;
pub mod web;
