//! The only place that knows axum and askama.
//!
//! [`ask`] is the table of addresses, [`mod@routes`] its handlers, [`Front`] what every request passes
//! on its way to one of them. A URL becomes [`params`], these and the record an
//! [answer](crate::answers), that a typed page beside its handler in [`pages`], and then HTML; the
//! same list leaves as a file by [`export`].

mod api;
pub mod ask;
pub mod assets;
pub mod cache;
pub mod chart;
pub mod cite;
mod counts;
pub mod current;
pub mod error;
pub mod export;
pub mod format;
mod front;
pub mod headers;
pub mod limits;
pub mod lists;
mod log;
mod makers;
pub mod mark;
pub mod metrics;
pub mod of;
pub mod pages;
pub mod params;
mod picture;
pub mod policy;
pub mod render;
pub mod route;
pub mod routes;
mod server;
pub mod site;
pub mod texts;
pub mod urls;

pub use front::Front;
pub use routes::routes;
pub use server::{ServeError, Server};
pub use site::Site;
