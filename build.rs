//! Names the build for ETags: a page can change with any template, text or line of code.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;
use std::{env, fs};

fn main() {
    let mut hasher = DefaultHasher::new();
    for folder in ["src", "templates", "locales", "static"] {
        println!("cargo::rerun-if-changed={folder}");
        hash(Path::new(folder), &mut hasher);
    }
    println!("cargo::rerun-if-changed=migrations");
    env::var("CARGO_PKG_VERSION").ok().hash(&mut hasher);
    println!("cargo::rustc-env=BAIMO_BUILD={:016x}", hasher.finish());
}

/// Hashes the files of a folder in order of their names, so that every machine gets the same.
fn hash(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        for path in &paths {
            hash(path, hasher);
        }
    } else {
        path.to_string_lossy().hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
