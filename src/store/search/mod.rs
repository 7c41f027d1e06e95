//! Full text: companies, models, people, announcements, claims, promises and sources by word,
//! pinyin, alias and ticker.
//!
//! [`fill()`] folds the rows of the record into words ([`crate::domain::words`]) and puts them into
//! an index; `index.rs` is the one place where the two databases differ. Both are asked by one SQL
//! text, `search_index($1)`, which is a table in SQLite and a function in PostgreSQL. Neither
//! ranks: entries are numbered in the order in which equals are to stand, and how well one fits
//! is its [grade](find::Hit::grade).

mod document;
mod fill;
mod find;
mod index;
mod names;
mod near;
mod query;
mod rows;
mod words;

pub use find::{CAP, Found, Group, Hit, find};
pub use near::near;
pub use rows::HitRow;
pub use words::Words;

pub(super) use fill::fill_if_missing;
pub(super) use index::{create, table};
pub(super) use query::{Hits, first_hits, matches};

pub use fill::fill;

use crate::domain::choice;

choice! {
    /// What can be found.
    Kind {
        /// A company or institution.
        Company = "company",
        /// A model or product.
        Model = "model",
        /// A person.
        Person = "person",
        /// An announcement.
        Announcement = "announcement",
        /// A claim.
        Claim = "claim",
        /// A promise.
        Promise = "promise",
        /// A source.
        Source = "source",
    }
}

impl Kind {
    /// The first number of its entries.
    const fn first(self) -> i64 {
        (self as i64 + 1) << 40
    }

    /// The last number its entries can have.
    const fn last(self) -> i64 {
        ((self as i64 + 2) << 40) - 1
    }

    /// The kind of an entry.
    fn of(entry: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| (kind.first()..=kind.last()).contains(&entry))
    }
}
