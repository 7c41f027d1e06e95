//! Search: companies, models, people, announcements, claims, promises and sources by word, pinyin,
//! alias and ticker.
//!
//! The rows of the record in memory are folded into [`Words`] once in a version, when they are first
//! asked for; what a reader looks for becomes [`Needles`] among them. How well a row fits is its
//! [grade](Hit::grade).

mod called;
mod find;
mod findable;
mod names;
mod near;
mod segment;
mod words;

pub use find::{Found, Group, Hit, find};
pub use findable::{Findable, HitRow};
pub use names::Called;
pub use near::near;
pub use words::{Needles, Words};

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
