//! One file a page: its query, its typed view and its handler.

pub mod error;
pub mod health;
pub mod list_filter;
pub mod printed;
pub mod reaction;
pub mod reactions;
pub mod reported;
pub mod rows;
pub mod timeline;
