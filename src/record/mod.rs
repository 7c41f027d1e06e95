//! What the record can be asked by: [`keys`], the values they take, and the [`Filter`] made of them.
//!
//! A key is declared once, in [`keys`]. Parsing, normal form, addresses, chips, sentences, the
//! parameters of the API, the lines of the log and README's table all read that declaration; a list
//! says beside its row type which keys it has and how a row meets their values.

mod column;
mod datum;
mod filter;
mod key;
pub mod keys;
mod names;
pub mod table;
pub mod tables;
mod whole;

pub use column::{Column, ColumnKind};
pub use filter::{Filter, Sort, SortKey};
pub use key::{Form, Key, LONGEST_CURSOR, LONGEST_QUERY, Named, Value};
pub use names::{Names, Spelling};
pub use tables::Tables;
pub use whole::{Meta, Record, move_on};
