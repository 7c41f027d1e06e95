//! What the fuzz targets try and hold. `cargo fuzz` drives it; `tests/suite/fuzzed.rs` compiles the
//! same file and runs it over the corpus and over bytes made from it by a fixed seed.

mod harness;

pub use harness::*;
