//! `/api/v1`: every list and every computed result as JSON, and the contract that says so.
//!
//! An [`Operation`] is a route and its description in one: the router and the OpenAPI document are
//! both made from [`operations`], so neither can have what the other lacks. Row objects are those
//! of the JSON exports.

mod compare;
mod docs;
mod list;
mod one;
mod openapi;
mod study;

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get};
use serde_json::Value;

use super::Site;
use super::cache::{Of, Policy};
use super::export::each_list;
use crate::store::dataset::Dataset;
use openapi::Parameter;

/// Where the API stands; a change that breaks clients gets another number.
const ROOT: &str = "/api/v1";

/// A route with its description.
struct Operation {
    path: String,
    id: String,
    summary: String,
    description: &'static str,
    tag: &'static str,
    parameters: Vec<Parameter>,
    /// The schema of the answer.
    answer: String,
    handler: MethodRouter<Arc<Site>>,
}

/// Every operation.
fn operations() -> Vec<Operation> {
    let mut operations = vec![list::dataset_operation()];
    macro_rules! list {
        ($row:ty) => {
            operations.push(list::operation::<$row>());
        };
    }
    each_list!(list);
    operations.extend(one::operations());
    operations.push(study::operation());
    operations.push(compare::operation());
    operations
}

/// The routes of the API, its description and its manual.
pub(super) fn routes() -> Router<Arc<Site>> {
    let routes = Router::new()
        .route("/api/v1/openapi.json", get(openapi::document))
        .route("/api/docs", get(docs::moved))
        .route("/api/docs/", get(docs::serve))
        .route("/api/docs/{*file}", get(docs::serve));
    operations()
        .into_iter()
        .fold(routes, |routes, operation| routes.route(&operation.path, operation.handler))
}

/// An answer in JSON.
fn json(dataset: &Dataset, body: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    (kind, Policy::Revalidate, Of::from(dataset), format!("{body}\n")).into_response()
}
