//! Lists, a page at a time.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde_json::json;

use super::openapi::parameters;
use super::{Operation, ROOT};
use crate::store::{dataset, list};
use crate::web::error::Error;
use crate::web::export::{Exported, json as rows_json};
use crate::web::params::{self, ListParams};
use crate::web::render::word_key;
use crate::web::route::Handler;
use crate::web::site::Cx;
use crate::web::texts::Texts;

/// The list of a row type.
pub(super) fn operation<T: Exported + 'static>(texts: Texts) -> Operation {
    let name = name::<T>();
    Operation {
        path: format!("{ROOT}{}", T::LIST.export),
        id: format!("list-{name}"),
        summary: texts.about("api-list", &called::<T>(texts)),
        description: texts.get("api-list-about"),
        tag: "lists",
        parameters: parameters(T::LIST),
        answer: format!("{name}-page"),
        handler: Handler::new(page::<T>),
    }
}

/// The list's name in ids and schemas: `reactions-reported`.
pub(super) fn name<T: Exported>() -> String {
    T::LIST.name()
}

/// What people call the list.
pub(super) fn called<T: Exported>(texts: Texts) -> String {
    texts.get(&word_key("data-list", &name::<T>()))
}

/// A page of a list.
///
/// # Errors
/// If the query string is bad or the database fails.
async fn page<T: Exported + 'static>(cx: Cx) -> Result<Response, Error> {
    let params = cx.known_list(ListParams::of_api(T::LIST, &cx.query)?).await?;
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let total = cx.site.counts.rows::<T>(&dataset.version, &mut snapshot, &params.filter).await?;
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let found = list::page::<T>(&mut snapshot, &params.filter, after, limit).await?;
    let next = found.next.map(|after| {
        let query = ListParams { after: Some(after), ..params.clone() }.query();
        format!("{}{}{query}", cx.site.public_url, cx.path)
    });
    let mut response = super::json(
        &dataset,
        &json!({
            "dataset": rows_json::dataset(&dataset),
            "filter": rows_json::filter(&params),
            "total": total,
            "next": next,
            "rows": found.rows.iter().map(rows_json::row).collect::<Vec<_>>(),
        }),
    );
    if let Some(next) = next
        && let Ok(link) = HeaderValue::try_from(format!("<{next}>; rel=\"next\""))
    {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// The record itself.
pub(super) fn dataset_operation(texts: Texts) -> Operation {
    Operation {
        path: format!("{ROOT}/dataset"),
        id: "dataset".to_owned(),
        summary: texts.get("api-dataset"),
        description: texts.get("api-dataset-about"),
        tag: "record",
        parameters: Vec::new(),
        answer: "dataset-body".to_owned(),
        handler: Handler::new(dataset_body),
    }
}

async fn dataset_body(cx: Cx) -> Result<Response, Error> {
    params::none(&cx.query)?;
    let held = cx.held().await?;
    let dataset = held.dataset.clone();
    Ok(super::json(
        &dataset,
        &json!({
            "dataset": rows_json::dataset(&dataset),
            "sha256": dataset.version,
            "origin": dataset.origin,
            "announcements": dataset.announcements,
            "sources": dataset.sources,
            "organisations": dataset.organisations,
        }),
    ))
}
