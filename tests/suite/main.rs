//! What the product promises, one file a promise.
#![allow(
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::must_use_candidate,
    reason = "a test binary: nobody imports it, and a failed unwrap is a failed test"
)]

mod app;
mod broken;
mod check;
mod command;
mod dump;
mod import;
mod record;
mod texts;
mod timeline;
