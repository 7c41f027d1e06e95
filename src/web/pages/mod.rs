//! One file a page: its query, its typed view and its handler.

pub mod announcement;
pub mod cited;
pub mod claims;
pub mod companies;
pub mod company;
pub mod compare;
mod confounders;
pub mod dates;
pub mod error;
pub mod health;
pub mod list_filter;
pub mod models;
pub mod people;
pub mod plain;
pub mod printed;
pub mod promises;
pub mod reaction;
pub mod reactions;
pub mod reported;
pub mod rows;
pub mod search;
mod series;
pub mod source;
pub mod sources;
pub mod study_view;
pub mod timeline;
mod when;
