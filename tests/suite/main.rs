//! What the product promises, one file a promise.
#![allow(
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::cast_possible_wrap,
    clippy::must_use_candidate,
    reason = "a test binary: nobody imports it, and a failed unwrap is a failed test"
)]

mod announcements;
mod answers;
mod api;
mod app;
mod article;
mod attack;
mod backup;
mod broken;
mod cache;
mod check;
mod cite;
mod command;
mod companies;
mod compare;
mod corrections;
mod crawl;
mod damage;
mod dates;
mod declared;
mod dictionary;
mod documented;
mod dump;
mod event_day;
mod expected;
mod fact_check;
mod figures;
mod findings;
mod formats;
mod front_page;
mod front_picture;
mod fuzzed;
mod golden;
#[path = "../../fuzz/src/harness.rs"]
#[allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a panic is how it fails")]
mod harness;
mod headers;
mod import;
mod journeys;
mod layering;
mod limits;
mod lists;
mod long;
mod manual;
mod menu;
mod method;
mod one_client;
mod operating;
mod parity;
mod people;
mod pictures;
mod plans;
mod price_files;
mod prices;
mod reactions;
mod record;
mod running;
mod scores;
mod search;
mod server;
mod shares;
mod sources;
mod spelling;
mod stages;
mod store;
mod stores;
mod study;
mod tally;
mod templates;
mod texts;
mod timeline;
mod truth;
mod visible;
mod weights;
mod whole;
