//! What a list can be asked: keys, orders, facets, pages behind a position.

use crate::record::{Key, Sort, SortKey};

/// How the rows of a list meet the values of a key.
#[derive(Debug, Clone, Copy)]
pub enum Meets {
    /// A row has one of them.
    Row,
    /// A row has this number or a larger one.
    AtLeast,
    /// A row has this number or a smaller one.
    AtMost,
}

/// What a list can be narrowed by: its keys, and how a row meets each.
pub type Keys = &'static [(&'static Key, Meets)];

/// A row type that can be listed.
pub trait Listed: Sized + Send + Sync + 'static {
    /// What the list can be narrowed by.
    const KEYS: Keys;
    /// What it can be ordered by; nothing if it has one order.
    const SORTS: &'static [SortKey] = &[];
    /// The order that a list has unless another one is asked for.
    const OWN: Sort = Sort { key: SortKey::Date, descending: false };
    /// The keys whose values are counted.
    const FACETS: &'static [&'static Key] = &[];

    /// The row's position: what `page` takes to go on behind it.
    fn position(&self) -> String;
}

/// Some rows of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// The position to go on from, if there are more.
    pub next: Option<String>,
    /// How many rows stand before these, where that is known.
    pub start: Option<usize>,
}

/// A position that a list did not give out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a position in this list")]
pub struct UnknownPosition(pub String);
