//! One file a page: its query, its typed view and its handler.

pub mod companies;
pub mod company;
pub mod error;
pub mod health;
pub mod rows;
pub mod timeline;
