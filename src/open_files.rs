//! How many files the system lets the process open; connections are files too.

use std::num::NonZeroU32;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files beside the connections: listeners, metrics and the log, the database with its log and
/// index for each of its connections, fonts.
const OTHERS: u64 = 64;

/// Those of an export: a connection to the database of its own.
const FOR_EACH_EXPORT: u64 = 3;

/// Raises the limit as far as the system allows, and says how many of the connections wanted fit
/// beneath it.
pub(crate) fn connections(wanted: NonZeroU32, exports: NonZeroU32) -> NonZeroU32 {
    let given = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: given.maximum, maximum: given.maximum };
    let limit = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => given.maximum,
        Err(_) => given.current,
    };
    let others = OTHERS + FOR_EACH_EXPORT * u64::from(exports.get());
    let fit = limit.map_or(u64::MAX, |limit| limit.saturating_sub(others));
    let fitting = NonZeroU32::new(u32::try_from(fit).unwrap_or(u32::MAX));
    let connections = wanted.min(fitting.unwrap_or(NonZeroU32::MIN));
    if connections < wanted {
        tracing::warn!(
            limit,
            wanted,
            connections,
            "the limit of open files allows fewer connections than --max-connections; raise it \
             (ulimit -Hn, LimitNOFILE)"
        );
    }
    connections
}
