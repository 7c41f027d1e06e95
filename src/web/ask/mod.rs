//! What is asked: the addresses of the site, each told once.
//!
//! `addresses` is the table, [`Kind`] what the answers of an address have in common, and
//! [`Matcher`] finds the row that a path belongs to. Everything that treats pages, files and
//! pictures differently (headers, limits, finished answers, errors, the log) asks the kind of the
//! row that was found before anything else ran; nothing looks at the end of a path.

mod addresses;
mod asked;
mod kind;
mod matcher;
mod pictures;

pub(in crate::web) use addresses::each_address;
pub use addresses::{ADDRESSES, Address, Nav, Section};
pub(in crate::web) use asked::Asked;
pub use kind::{Kind, Query};
pub use matcher::{Found, Matcher, without_slash};
pub(in crate::web) use pictures::{EMBED_PATH, PREVIEW, PREVIEW_PATH, embed_path};
