//! `/api/docs`: the manual of the API, a page of the site.
//!
//! All of it is read off the contract in the language of the page, so it cannot say something else
//! than the document that programs read. What the answers of all lists, and of all single rows, have
//! in common stands once at the top, and so do errors.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use serde_json::Value;

use super::{openapi, operations};
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;
use crate::web::urls::escape;

/// The tags of operations whose answers differ in their rows alone.
const ALIKE: [&str; 2] = ["lists", "rows"];
/// The schema of an error.
const PROBLEM: &str = "problem";

#[derive(Template)]
#[template(path = "api_page.html")]
struct ApiPage {
    frame: Frame,
    problem: Vec<Field>,
    alike: Vec<Alike>,
    subjects: Vec<Subject>,
}

/// What operations with one tag have in common.
#[derive(Debug)]
struct Alike {
    tag: &'static str,
    about: String,
    /// The parameters that each of them has.
    parameters: Vec<Field>,
    /// The fields of their answers.
    fields: Vec<Field>,
}

/// What some operations are about.
#[derive(Debug)]
struct Subject {
    id: String,
    name: String,
    operations: Vec<Asked>,
}

/// What can be asked for at an address.
#[derive(Debug)]
struct Asked {
    id: String,
    path: String,
    summary: String,
    /// More about it; empty where the top of the page says it of all that are alike.
    about: String,
    /// Those that not all that are alike have.
    parameters: Vec<Field>,
    /// An address that answers; nothing if the record has no such row.
    example: Option<String>,
    /// The objects of its answer that do not stand on the page yet.
    objects: Vec<Object>,
}

/// An object in answers.
#[derive(Debug)]
struct Object {
    schema: String,
    fields: Vec<Field>,
    /// Where the dictionary tells the meanings of its fields; empty where it does not.
    dictionary: String,
}

/// A field of an object, or a parameter.
#[derive(Debug)]
struct Field {
    name: String,
    /// The name of its type; empty for an object with a schema of its own.
    kind: String,
    /// That schema.
    of: Option<String>,
    /// The words that it can be.
    words: Vec<String>,
    /// Whether it is a list of such, or can be repeated.
    is_many: bool,
    about: String,
}

/// The page.
///
/// # Errors
/// If the database fails or holds no record.
pub(in crate::web) async fn page(cx: Cx) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let mut frame = cx.frame(&held, Nav::Api);
    frame.note_parameters(&cx)?;
    frame.describe(frame.t.get("api-title"), frame.t.get("api-lede"));
    let contract = openapi::contract(&mut snapshot, &cx.site.public_url, frame.t).await?;
    let mut reader = Reader { frame: &frame, contract: &contract, told: BTreeSet::new() };
    let (problem, alike) = (reader.fields(PROBLEM), reader.alike());
    let subjects = reader.subjects(&alike);
    let page = ApiPage { frame, problem, alike, subjects };
    render::page(&page.frame, &page)
}

/// Reads the contract.
struct Reader<'a> {
    frame: &'a Frame,
    contract: &'a Value,
    /// The schemas that stand on the page.
    told: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    /// The operations with their paths, in the order in which people are shown lists.
    fn operations(&self) -> impl Iterator<Item = (String, &'a Value)> + use<'a> {
        let paths = &self.contract["paths"];
        operations(self.frame.t).into_iter().map(|operation| {
            let described = &paths[&operation.path]["get"];
            (operation.path, described)
        })
    }

    fn alike(&self) -> Vec<Alike> {
        let of = |tag: &'static str| {
            let all = self.operations().map(|(_, operation)| operation);
            let all: Vec<&Value> = all.filter(|operation| tag_of(operation) == tag).collect();
            let has = |of: &Value, field: &Field| {
                self.parameters(of).iter().any(|p| p.name == field.name)
            };
            let first = all.first()?;
            let mut parameters = self.parameters(first);
            parameters.retain(|field| all.iter().all(|of| has(of, field)));
            let fields = self.fields(schema_of(answer(first))?);
            Some(Alike { tag, about: text(&first["description"]), parameters, fields })
        };
        ALIKE.into_iter().filter_map(of).collect()
    }

    /// The operations by what they are about: a list stands with its single rows.
    fn subjects(&mut self, alike: &[Alike]) -> Vec<Subject> {
        let mut subjects: Vec<Subject> = Vec::new();
        for (path, operation) in self.operations() {
            let id = operation["operationId"].as_str().unwrap_or_default();
            let about = id.strip_prefix("list-").or_else(|| id.strip_prefix("one-of-"));
            let about = about.unwrap_or(id);
            let alike = alike.iter().find(|alike| alike.tag == tag_of(operation));
            let asked = self.asked(path, operation, alike);
            if let Some(subject) = subjects.iter_mut().find(|subject| subject.id == about) {
                subject.operations.push(asked);
                continue;
            }
            let name = match tag_of(operation) {
                "lists" => self.frame.word("data-list", about),
                _ => self.frame.word("api-subject", about),
            };
            subjects.push(Subject { id: about.to_owned(), name, operations: vec![asked] });
        }
        subjects
    }

    fn asked(&mut self, path: String, operation: &Value, alike: Option<&Alike>) -> Asked {
        let told = alike.map_or(&[][..], |alike| alike.parameters.as_slice());
        let mut parameters = self.parameters(operation);
        parameters.retain(|field| told.iter().all(|told| told.name != field.name));
        let mut objects = Vec::new();
        if let Some(schema) = schema_of(answer(operation)) {
            if alike.is_some() {
                self.told.insert(schema.to_owned());
            }
            self.tell(schema, &mut objects);
        }
        Asked {
            id: text(&operation["operationId"]),
            summary: text(&operation["summary"]),
            about: if alike.is_some() { String::new() } else { text(&operation["description"]) },
            example: example(&path, &operation["parameters"]),
            parameters,
            objects,
            path,
        }
    }

    /// Adds an object and those in it, unless they stand on the page.
    fn tell(&mut self, schema: &str, objects: &mut Vec<Object>) {
        let fields = self.fields(schema);
        let inside: Vec<String> = fields.iter().filter_map(|field| field.of.clone()).collect();
        if self.told.insert(schema.to_owned()) {
            objects.push(self.object(schema, fields));
        }
        for schema in inside {
            if !self.told.contains(&schema) {
                self.tell(&schema, objects);
            }
        }
    }

    /// An object. What the fields of a row mean is told by the dictionary, and not once more here.
    fn object(&self, schema: &str, mut fields: Vec<Field>) -> Object {
        let list = schema.strip_suffix("-row");
        if list.is_some() {
            for field in &mut fields {
                field.about.clear();
            }
        }
        let columns = |list| self.frame.urls.at(&format!("/data#columns-{list}"));
        Object {
            schema: schema.to_owned(),
            fields,
            dictionary: list.map(columns).unwrap_or_default(),
        }
    }

    /// The fields of a schema. Properties come by name; what is required is all of them, in order.
    fn fields(&self, schema: &str) -> Vec<Field> {
        let schema = &self.contract["components"]["schemas"][schema];
        let names = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let properties = names.map(|name| (name, &schema["properties"][name]));
        properties.map(|(name, of)| self.field(name, of, &of["description"])).collect()
    }

    fn parameters(&self, operation: &Value) -> Vec<Field> {
        let all = operation["parameters"].as_array().into_iter().flatten();
        let named = all.filter_map(|of| Some((of["name"].as_str()?, of)));
        named.map(|(name, of)| self.field(name, &of["schema"], &of["description"])).collect()
    }

    fn field(&self, name: &str, schema: &Value, about: &Value) -> Field {
        let value = value_of(schema);
        // The same order turned round is told by the meaning of `sort`.
        let words = value["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let words = words.filter(|word| !word.starts_with('-'));
        Field {
            name: name.to_owned(),
            kind: self.kind(value),
            of: schema_of(value).map(str::to_owned),
            words: words.map(str::to_owned).collect(),
            is_many: schema["type"] == "array",
            about: text(about),
        }
    }

    /// The name of the type of a value, with its bounds.
    fn kind(&self, value: &Value) -> String {
        let kind = value["type"].as_str().or_else(|| value["type"][0].as_str());
        let name = match (kind, value["pattern"].as_str()) {
            (None, _) => return String::new(),
            (Some(_), _) if value["enum"].is_array() => self.type_name("word"),
            (Some(_), Some(form)) if openapi::is_of_days(form) => self.type_name("date"),
            (Some("string"), _) => self.type_name("text"),
            (Some(kind), _) => self.type_name(kind),
        };
        match (value["minimum"].as_i64(), value["maximum"].as_i64()) {
            (Some(low), Some(high)) => {
                let bounds = [("low", low.to_string().into()), ("high", high.to_string().into())];
                format!("{name}{}", self.frame.t.with("api-bounds", &bounds))
            }
            _ => name,
        }
    }

    fn type_name(&self, kind: &str) -> String {
        self.frame.word("column-type", kind)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn tag_of(operation: &Value) -> &str {
    operation["tags"][0].as_str().unwrap_or_default()
}

/// The schema of what an operation answers.
fn answer(operation: &Value) -> &Value {
    &operation["responses"]["200"]["content"]["application/json"]["schema"]
}

/// The name of a schema that is mentioned.
fn schema_of(mention: &Value) -> Option<&str> {
    mention["$ref"].as_str()?.rsplit('/').next()
}

/// The schema of a value that may be missing (`null` or another one) or be one of several.
fn value_of(schema: &Value) -> &Value {
    let inside = schema["oneOf"].get(1).or_else(|| schema.get("items"));
    inside.map_or(schema, value_of)
}

/// An address that answers: with the examples in its path, and with the first parameter of its query
/// that has an example or a list of words. Nothing if the path has no example.
fn example(path: &str, parameters: &Value) -> Option<String> {
    let (mut address, mut query) = (path.to_owned(), String::new());
    for parameter in parameters.as_array().into_iter().flatten() {
        let name = parameter["name"].as_str()?;
        let (given, words) = (&parameter["example"], &value_of(&parameter["schema"])["enum"]);
        let mut values = [given, &given[0], &words[0]].into_iter();
        let value = values.find_map(Value::as_str).map(escape);
        if parameter["in"] == "path" {
            address = address.replace(&format!("{{{name}}}"), &value?);
        } else if let (true, Some(value)) = (query.is_empty(), value) {
            query = format!("?{name}={value}");
        }
    }
    Some(address + &query)
}
