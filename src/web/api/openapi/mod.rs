//! `/api/v1/openapi.json`: the contract, made from the routes and the columns of the lists.

mod body;
mod parameter;
mod schemas;

use std::collections::BTreeMap;

use axum::response::Response;
use serde_json::{Value, json};
use utoipa::openapi::path::{HttpMethod, OperationBuilder};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, Info, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder,
    PathItem, PathsBuilder, Ref, ResponseBuilder, ServerBuilder,
};

pub(super) use self::body::{Body, object};
pub(super) use self::parameter::{Parameter, is_of_days, parameters};
use self::schemas::{first, fixed_schemas, list_schemas};
use super::{Operation, ROOT, compare, list, operations, study};
use crate::domain::Lang;
use crate::store::{Snapshot, dataset};
use crate::web::error::Error;
use crate::web::export::each_list;
use crate::web::params;
use crate::web::site::Cx;
use crate::web::texts::Texts;

/// The document for programs.
pub(in crate::web) async fn document(cx: Cx) -> Result<Response, Error> {
    params::none(&cx.query)?;
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let contract = contract(&mut snapshot, &cx.site.public_url, Texts(Lang::En)).await?;
    Ok(super::json(&dataset, &contract))
}

/// The contract told in a language, with the first row of each list as its example.
pub(super) async fn contract(
    snapshot: &mut Snapshot,
    site: &str,
    texts: Texts,
) -> Result<Value, Error> {
    let mut components = ComponentsBuilder::new();
    let studies = study::schemas().into_iter().chain(compare::schemas());
    for (name, body) in fixed_schemas().into_iter().chain(studies) {
        components = components.schema(name, body.schema(""));
    }
    let mut firsts: BTreeMap<String, Value> = BTreeMap::new();
    macro_rules! list {
        ($row:ty) => {
            let first = first::<$row>(snapshot).await?;
            for (name, schema) in list_schemas::<$row>(first.clone(), texts) {
                components = components.schema(name, schema);
            }
            firsts.insert(format!("one-of-{}", list::name::<$row>()), first.unwrap_or_default());
        };
    }
    each_list!(list);
    // A comparison is of no list: its example is the company that announced most.
    let company = firsts.get("one-of-companies").map(|row| row["slug"].clone());
    firsts.insert("compare".to_owned(), json!({ "company": company }));
    let paths = operations(texts).into_iter().fold(PathsBuilder::new(), |paths, operation| {
        let (path, row) = (operation.path.clone(), firsts.get(&operation.id));
        paths.path(path, PathItem::new(HttpMethod::Get, described(operation, row, texts)))
    });
    let document: OpenApi = OpenApiBuilder::new()
        .info(info())
        .servers(Some([ServerBuilder::new().url(site).build()]))
        .paths(paths.build())
        .components(Some(components.build()))
        .build();
    serde_json::to_value(document).map_err(|error| Error::Internal(error.to_string().into()))
}

/// What the document is about.
fn info() -> Info {
    InfoBuilder::new()
        .title("Baimo 百模")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "China's 2023 large-model launches: announcements, sources, and what the market made \
             of them. Percentages are in percent, days are ISO 8601, what is missing is null. An \
             unknown parameter is refused. Errors are problem+json.",
        ))
        .license(Some(
            LicenseBuilder::new()
                .name("CC-BY-4.0")
                .url(Some("https://creativecommons.org/licenses/by/4.0/"))
                .build(),
        ))
        .build()
}

/// An operation; its examples are of a row that is there.
fn described(operation: Operation, row: Option<&Value>, texts: Texts) -> OperationBuilder {
    let answers = |about: &str, kind: &str, schema: String| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).build();
        ResponseBuilder::new().description(about).content(kind, content).build()
    };
    let problem = |about: &str| answers(about, "application/problem+json", "problem".to_owned());
    let is_single = operation.parameters.iter().any(|parameter| parameter.in_path);
    let parameters = operation.parameters.into_iter().map(|parameter| match row {
        Some(row) => parameter.like(row),
        None => parameter,
    });
    let builder = OperationBuilder::new()
        .operation_id(Some(operation.id))
        .tag(operation.tag)
        .summary(Some(operation.summary))
        .description(Some(operation.description))
        .parameters(Some(parameters.map(|parameter| parameter.described(texts))))
        .response("200", answers("The answer.", "application/json", operation.answer))
        .response("400", problem("A parameter is unknown or has a value it cannot have."))
        .response("default", problem("Any other failure: too many requests, the database away."));
    if is_single { builder.response("404", problem("There is no such row.")) } else { builder }
}

/// The address of the document.
pub(super) fn address() -> String {
    format!("{ROOT}/openapi.json")
}
