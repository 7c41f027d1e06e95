//! People the record names.

use super::{Slug, Text};

/// A person.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Person {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub slug: Slug,
    /// Name.
    pub name: Text,
    /// Other names.
    pub aliases: Vec<String>,
    /// Role in 2023.
    pub role: Text,
    /// Company, if any.
    pub company: Option<Slug>,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}
