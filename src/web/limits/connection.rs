//! The connection that a request came over.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The connection a request came over; requests that a test makes in this process have none.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Who is at the other end.
    pub peer: IpAddr,
    /// Whether a line feed came without its carriage return.
    pub bare_lf: Arc<AtomicBool>,
}

impl Connection {
    /// A connection on which nothing has arrived yet.
    #[must_use]
    pub fn new(peer: IpAddr) -> Self {
        Self { peer, bare_lf: Arc::default() }
    }
}
