//! Comparing announcements: who is in a set, what its mean is, and when it is tested.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use crate::app::{Answer, App};

async fn page(app: &App, address: &str) -> Answer {
    let page = app.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    page
}

/// The addresses of the reactions in the table of events.
fn reactions(page: &Answer) -> Vec<String> {
    page.attributes("table.events a.reaction", "href")
}
