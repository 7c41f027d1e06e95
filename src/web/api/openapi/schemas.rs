//! Schemas by name: the fixed ones, and those of each list.

use serde_json::{Value, json};
use utoipa::openapi::schema::{ArrayBuilder, Object, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr, Schema};

use super::body::{Body, DAY, object};
use crate::record::Filter;
use crate::store::{Snapshot, list as rows};
use crate::web::api::list;
use crate::web::error::Error;
use crate::web::export::{Column, ColumnKind, Exported, column_about, json as rows_json};
use crate::web::texts::Texts;

/// The schemas that are the same for every record.
pub(super) fn fixed_schemas() -> Vec<(&'static str, Body)> {
    use Body::{Integer, List, Maybe, Object, Of, Text};
    let maybe = |body: Body| Maybe(Box::new(body));
    vec![
        (
            "dataset",
            object(vec![
                ("version", Text, "First 12 hex digits of the record's hash."),
                ("released", Body::Day, "The one date of the record."),
                ("title_en", Text, "Title in English."),
                ("title_zh", Text, "Title in Chinese."),
                ("licence", Text, "SPDX id."),
            ]),
        ),
        (
            "dataset-body",
            object(vec![
                ("dataset", Of("dataset"), "Which record."),
                ("sha256", Text, "Hash of the checked record in canonical form."),
                ("origin", Text, "embedded or import."),
                ("announcements", Integer, "How many announcements it has."),
                ("sources", Integer, "How many sources."),
                ("organisations", Integer, "How many organisations act in it."),
            ]),
        ),
        (
            "problem",
            object(vec![
                ("type", Text, "Address of a page about this kind of problem."),
                ("title", Text, "The kind in words."),
                ("status", Integer, "The status code."),
                ("detail", Text, "What is wrong with this request."),
                (
                    "errors",
                    List(Box::new(Object(Vec::new()))),
                    "One entry for each parameter at fault.",
                ),
                ("request_id", maybe(Text), "What to quote when reporting it."),
            ]),
        ),
    ]
}

/// The first row of a list.
pub(super) async fn first<T: Exported>(snapshot: &mut Snapshot) -> Result<Option<Value>, Error> {
    let page = rows::page::<T>(snapshot, &Filter::default(), None, 1).await?;
    Ok(page.rows.first().map(rows_json::row))
}

/// The schemas of a list: its row with an example, its page and its single row.
pub(super) fn list_schemas<T: Exported>(
    first: Option<Value>,
    texts: Texts,
) -> Vec<(String, RefOr<Schema>)> {
    let name = list::name::<T>();
    let row = T::COLUMNS.iter().fold(ObjectBuilder::new(), |object, column| {
        object.property(column.name, cell(column, texts)).required(column.name)
    });
    let row = row.examples(first).build();
    let own = Ref::from_schema_name(format!("{name}-row"));
    let page = ObjectBuilder::new()
        .property("dataset", Ref::from_schema_name("dataset"))
        .property("filter", Object::with_type(Type::Object))
        .property("total", Body::Integer.schema("Rows of the filter, on all pages."))
        .property("next", Body::Maybe(Box::new(Body::Text)).schema("Address of the next page."))
        .property("rows", ArrayBuilder::new().items(own.clone()))
        .required("dataset")
        .required("filter")
        .required("total")
        .required("next")
        .required("rows");
    let one = ObjectBuilder::new()
        .property("dataset", Ref::from_schema_name("dataset"))
        .property("row", own)
        .property("related", Object::with_type(Type::Object))
        .required("dataset")
        .required("row")
        .required("related");
    vec![
        (format!("{name}-row"), row.into()),
        (format!("{name}-page"), page.build().into()),
        (format!("{name}-one"), one.build().into()),
    ]
}

/// The schema of a cell. A number or a text may be missing; a list may be empty.
fn cell(column: &Column, texts: Texts) -> RefOr<Schema> {
    let about = column_about(column, texts);
    let or_null = |kind: Type| SchemaType::Array(vec![kind, Type::Null]);
    let of = |kind: Type| ObjectBuilder::new().schema_type(or_null(kind));
    let about = Some(match column.kind {
        ColumnKind::Percent => texts.about("api-in-percent", &about),
        _ => about,
    });
    match column.kind {
        ColumnKind::List => ArrayBuilder::new()
            .items(Object::with_type(Type::String))
            .description(about)
            .build()
            .into(),
        ColumnKind::Word(words) => of(Type::String)
            .enum_values(Some(
                words()
                    .into_iter()
                    .filter(|word| !word.is_empty())
                    .map(Value::from)
                    .chain([json!(null)]),
            ))
            .description(about)
            .build()
            .into(),
        ColumnKind::Text => of(Type::String).description(about).build().into(),
        ColumnKind::Day => of(Type::String).pattern(Some(DAY)).description(about).build().into(),
        ColumnKind::Percent | ColumnKind::Number => {
            of(Type::Number).description(about).build().into()
        }
        ColumnKind::Count => of(Type::Integer).description(about).build().into(),
        ColumnKind::Flag => of(Type::Boolean).description(about).build().into(),
    }
}
