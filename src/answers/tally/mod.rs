//! The timeline, counted: one pass over small facts gives the rows of a filter, their facets and how
//! they lie in time.

mod count;
mod facts;
mod found;

pub use self::facts::{TalliedCompany, Tally};
pub use self::found::{Found, Shape};
