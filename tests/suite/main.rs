//! What the product promises, one file a promise.
#![allow(
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::must_use_candidate,
    reason = "a test binary: nobody imports it, and a failed unwrap is a failed test"
)]

mod answers;
mod app;
mod article;
mod companies;
mod compare;
mod dates;
mod lists;
mod prices;
mod reactions;
mod study;
mod texts;
mod timeline;
