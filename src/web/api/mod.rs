//! `/api/v1`: every list and every computed result as JSON, and the contract that says so.
//!
//! An [`Operation`] is a route and its description in one: the routes and the OpenAPI document are
//! both made from [`operations`], so neither can have what the other lacks. Row objects are those
//! of the JSON exports.

mod compare;
mod docs;
mod list;
mod one;
mod openapi;
mod study;
mod swagger;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::ask::Kind;
use super::export::each_list;
use super::of::Of;
use super::policy::Policy;
use super::route::{Handler, Route};
use super::texts::Texts;
use crate::answers::rows::Dataset;
use crate::domain::Lang;
pub(super) use docs::page as manual;
use openapi::Parameter;
pub(super) use openapi::document;
pub(super) use swagger::serve as swagger_ui;

/// Where the API stands; a change that breaks clients gets another number.
const ROOT: &str = "/api/v1";

/// A route with its description.
struct Operation {
    path: String,
    id: String,
    summary: String,
    description: String,
    tag: &'static str,
    parameters: Vec<Parameter>,
    /// The schema of the answer.
    answer: String,
    handler: Handler,
}

/// Every operation, told in a language.
fn operations(texts: Texts) -> Vec<Operation> {
    let mut operations = vec![list::dataset_operation(texts)];
    macro_rules! list {
        ($row:ty) => {
            operations.push(list::operation::<$row>(texts));
        };
    }
    each_list!(list);
    operations.extend(one::operations(texts));
    operations.push(study::operation(texts));
    operations.push(compare::operation(texts));
    operations
}

/// The routes of the API.
pub(super) fn routes() -> impl Iterator<Item = Route> {
    operations(Texts(Lang::En))
        .into_iter()
        .map(|operation| Route::new(operation.path, Kind::Data, operation.handler))
}

/// An answer in JSON.
fn json(dataset: &Dataset, body: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    (kind, Policy::Revalidate, Of::from(dataset), format!("{body}\n")).into_response()
}
