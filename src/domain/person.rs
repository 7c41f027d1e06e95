//! People the record names.

use super::{Slug, Text};

/// A person.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Person {
    /// Id.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Other names.
    pub aliases: Vec<String>,
    /// Role in 2023.
    pub role: Text,
    /// Company, if any.
    pub company: Option<Slug>,
    /// Source ids.
    pub sources: Vec<Slug>,
}
