//! What stands in an answer, and its schema.

use utoipa::openapi::schema::{ArrayBuilder, Object, ObjectBuilder, OneOfBuilder, Type};
use utoipa::openapi::{Ref, RefOr, Schema};

/// The form of a day in an answer.
pub(super) const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// What stands in an answer.
pub(in crate::web::api) enum Body {
    Text,
    Day,
    Number,
    Integer,
    Flag,
    Object(Vec<(&'static str, Body, &'static str)>),
    List(Box<Body>),
    Maybe(Box<Body>),
    Of(&'static str),
}

/// An object with these fields: name, what it holds, what it means.
pub(in crate::web::api) const fn object(fields: Vec<(&'static str, Body, &'static str)>) -> Body {
    Body::Object(fields)
}

impl Body {
    pub(super) fn schema(&self, about: &str) -> RefOr<Schema> {
        let plain = |kind: Type| ObjectBuilder::new().schema_type(kind).description(Some(about));
        match self {
            Self::Text => plain(Type::String).build().into(),
            Self::Day => plain(Type::String).pattern(Some(DAY)).build().into(),
            Self::Number => plain(Type::Number).build().into(),
            Self::Integer => plain(Type::Integer).build().into(),
            Self::Flag => plain(Type::Boolean).build().into(),
            Self::List(of) => {
                ArrayBuilder::new().items(of.schema("")).description(Some(about)).build().into()
            }
            Self::Of(name) => Ref::from_schema_name(*name).into(),
            Self::Maybe(of) => RefOr::T(Schema::OneOf(
                OneOfBuilder::new()
                    .item(Object::with_type(Type::Null))
                    .item(of.schema(""))
                    .description(Some(about))
                    .build(),
            )),
            Self::Object(fields) => fields
                .iter()
                .fold(plain(Type::Object), |object, (name, body, about)| {
                    object.property(*name, body.schema(about)).required(*name)
                })
                .build()
                .into(),
        }
    }
}
