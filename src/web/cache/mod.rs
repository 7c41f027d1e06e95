//! Finished answers: kept, named by strong ETags, compressed once.
//!
//! A page is a pure function of build, dataset version, configuration and address. [`policy`] says
//! how long others may keep an answer, `key` names it, `encoding` chooses and makes its compressed
//! forms, `finished` keeps them, and `layer` is where requests pass.

mod encoding;
mod finished;
mod key;
mod layer;
pub mod policy;

pub use finished::{Finished, Stats};
pub use key::Of;
pub(super) use layer::layer;
pub use policy::Policy;
