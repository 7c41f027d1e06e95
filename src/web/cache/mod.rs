//! Finished answers: kept, named by strong ETags, compressed once.
//!
//! A page is a pure function of build, dataset version, configuration and address. `key` names an
//! answer, `encoding` chooses and makes its compressed
//! forms, `finished` keeps them, and `answer` is where requests pass.

mod answer;
mod encoding;
mod finished;
mod key;

pub(super) use answer::answer;
pub use finished::{Finished, Stats};
