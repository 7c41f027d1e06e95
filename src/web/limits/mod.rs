//! What one request may take up, and how many are answered at once.
//!
//! Every request passes the `gate`; what no finished answer serves is `placed`. Pages and
//! exports have places of their own: a page is made in memory and gone in milliseconds, an export
//! lasts as long as its reader reads, and slow readers of exports must not keep anybody from a page.
//! Nobody queues for a page: beyond the limit the answer is 503 at once, so that those who are
//! served are served fast.

mod body;
mod clients;
mod connection;
mod exports;
mod framing;
mod gate;
mod places;

pub use clients::Quota;
pub(in crate::web) use clients::{bucket, client};
pub use connection::Connection;
pub(in crate::web) use gate::{gate, placed};
pub use places::{Gate, Limits};
