//! Parameters: what the contract says of them.

use serde_json::{Value, json};
use utoipa::openapi::path::{Parameter as Described, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ArrayBuilder, Object, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Required, Schema};

use crate::domain::{Lang, Market};
use crate::record::{Form, Key, LONGEST_CURSOR, Named};
use crate::web::lists::List;
use crate::web::params::{MOST_VALUES_OF_API, PAGED, sort_words};
use crate::web::texts::Texts;

/// The days the record can speak of, leap days of leap years aside.
const DAY: &str = "(199[0-9]|20[0-9]{2}|2100)-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|\
    (0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
/// Longest slug or id.
const LONGEST_SLUG: usize = 80;
const SLUG: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// A parameter of an operation.
pub(in crate::web::api) struct Parameter {
    name: &'static str,
    about: &'static str,
    /// The text that names it in the interface.
    label: &'static str,
    schema: Object,
    pub(super) in_path: bool,
    is_many: bool,
    example: Option<Value>,
}

impl Parameter {
    fn new(name: &'static str, schema: ObjectBuilder) -> Self {
        Self {
            name,
            about: "",
            label: "",
            schema: schema.build(),
            in_path: false,
            is_many: false,
            example: None,
        }
    }

    /// A text of this form.
    pub(in crate::web::api) fn pattern(name: &'static str, pattern: impl Into<String>) -> Self {
        Self::new(name, text().pattern(Some(pattern)))
    }

    /// A key as the contract has it.
    pub(in crate::web::api) fn of(key: &Key) -> Self {
        let name = key.name;
        let parameter = match key.form {
            Form::Of(Named::Company | Named::Model | Named::Announcement | Named::Benchmark) => {
                let form = text().pattern(Some(format!("^{SLUG}$")));
                Self::new(name, form.max_length(Some(LONGEST_SLUG)))
            }
            Form::Of(Named::Symbol) => Self::pattern(name, "^\\^?[A-Z0-9.]{1,12}$"),
            Form::Of(Named::Index) => Self::words(name, &indices()),
            Form::Of(Named::Publisher | Named::Reference | Named::Subset | Named::Setting) => {
                Self::pattern(name, "^[A-Za-z0-9]([A-Za-z0-9 .]{0,118}[A-Za-z0-9.])?$")
            }
            Form::Word { words, .. } => Self::words(name, &words()),
            Form::YesNo => Self::words(name, &["yes", "no"]),
            Form::Day => Self::pattern(name, format!("^{DAY}$")),
            Form::Query => Self::pattern(name, "^[^\\u0000-\\u001f\\u007f]{1,100}$"),
            Form::Number { low, high, .. } => Self::whole(name, low, high),
            Form::Sort | Form::Cursor | Form::Address => Self::new(name, text()),
        };
        Self { is_many: key.many, ..parameter.about(key.about, key.label) }
    }

    fn words(name: &'static str, words: &[&str]) -> Self {
        Self::new(name, text().enum_values(Some(words.iter().copied())))
    }

    fn whole(name: &'static str, low: i64, high: i64) -> Self {
        let schema = ObjectBuilder::new().schema_type(Type::Integer);
        Self::new(name, schema.minimum(Some(low)).maximum(Some(high)))
    }

    /// Says what it means, in English for the contract, and which text names it on the manual.
    pub(in crate::web::api) const fn about(
        mut self,
        about: &'static str,
        label: &'static str,
    ) -> Self {
        self.about = about;
        self.label = label;
        self
    }

    /// What it means: for programs in English, in Chinese what the interface calls it.
    fn meaning(&self, texts: Texts) -> String {
        match texts.0 {
            Lang::Zh if !self.label.is_empty() => texts.get(self.label),
            Lang::En | Lang::Zh => self.about.to_owned(),
        }
    }

    /// The same as a segment of the path.
    pub(in crate::web::api) const fn in_path(mut self) -> Self {
        self.in_path = true;
        self
    }

    /// Takes its example from a row that is there: what the row has under its name, or in the path what
    /// the row itself is called.
    pub(super) fn like(mut self, row: &Value) -> Self {
        let names = [self.name, "id", "slug", "symbol"];
        let names = if self.in_path { &names[..] } else { &names[..1] };
        let own = names.iter().find_map(|name| row.get(name)).filter(|value| value.is_string());
        self.example = own.map(|own| if self.is_many { json!([own]) } else { own.clone() });
        self
    }

    pub(super) fn described(self, texts: Texts) -> Described {
        let meaning = self.meaning(texts);
        let schema: RefOr<Schema> = if self.is_many {
            ArrayBuilder::new()
                .items(self.schema)
                .max_items(Some(MOST_VALUES_OF_API))
                .build()
                .into()
        } else {
            self.schema.into()
        };
        let (place, required) = if self.in_path {
            (ParameterIn::Path, Required::True)
        } else {
            (ParameterIn::Query, Required::False)
        };
        ParameterBuilder::new()
            .name(self.name)
            .parameter_in(place)
            .required(required)
            .description(Some(meaning))
            .schema(Some(schema))
            .example(self.example)
            .build()
    }
}

/// Whether texts of this form are days.
pub(in crate::web::api) fn is_of_days(pattern: &str) -> bool {
    pattern == super::body::DAY || pattern == format!("^{DAY}$")
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// The parameters of a page of a list. Its orders and its positions are its own.
pub(in crate::web::api) fn parameters(list: &List) -> Vec<Parameter> {
    let parameter = |key: &Key| match key.form {
        Form::Sort => {
            let words = sort_words(list);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            Parameter::words(key.name, &words).about(key.about, key.label)
        }
        Form::Cursor => {
            let form = text().pattern(Some(cursor(list.export)));
            let cursor = Parameter::new(key.name, form.max_length(Some(LONGEST_CURSOR)));
            cursor.about(key.about, key.label)
        }
        _ => Parameter::of(key),
    };
    list.keys().chain(PAGED).map(parameter).collect()
}

/// The indices that a share can be held against.
fn indices() -> Vec<&'static str> {
    let mut indices: Vec<&str> = Market::ALL.iter().flat_map(|m| m.indices()).copied().collect();
    indices.sort_unstable();
    indices.dedup();
    indices
}

/// The form of a list's positions.
fn cursor(list: &str) -> String {
    match list {
        "/announcements" => format!("^{DAY}~?\\.{SLUG}$"),
        "/reactions" => format!("^{DAY}~?\\.{SLUG}\\.[A-Z0-9.]{{1,12}}$"),
        "/reactions/reported" => format!("^{DAY}\\.{SLUG}$"),
        "/moves" => format!("^{DAY}\\.\\^?[A-Z0-9.]{{1,12}}$"),
        "/sessions" | "/closures" | "/short-sessions" => format!("^X[A-Z]{{3}}\\.{DAY}$"),
        _ => "^[A-Za-z0-9.^~_/-]{1,200}$".to_owned(),
    }
}
