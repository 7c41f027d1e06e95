//! Session moves that were checked are read once more when they are written, since a long list of them
//! does not fit into memory. A stretch of a file knows the digest of what was checked.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::files::Input;
use super::problem::{Before, File};

/// A stretch of a file that was checked, to be read once more.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    name: Arc<str>,
    before: Before,
    bytes: usize,
    sha256: [u8; 32],
}

/// A stretch whose end is not known yet.
pub(super) struct Open {
    name: Arc<str>,
    before: Before,
    bytes: usize,
    hasher: Sha256,
}

impl Open {
    /// A stretch that begins with a part of a file.
    pub(super) fn new(name: Arc<str>, before: Before) -> Self {
        Self { name, before, bytes: 0, hasher: Sha256::new() }
    }

    /// Takes the next text in.
    pub(super) fn push(&mut self, text: &str) {
        self.bytes += text.len();
        self.hasher.update(text);
    }

    /// The whole of it.
    pub(super) fn end(self) -> Stretch {
        let sha256 = self.hasher.finalize().into();
        Stretch { name: self.name, before: self.before, bytes: self.bytes, sha256 }
    }
}

impl Stretch {
    /// Reads it again.
    ///
    /// # Errors
    /// If it is not what was checked.
    pub(super) fn read(&self, input: &Input) -> Result<Arc<File>, Changed> {
        let changed = || Changed(self.name.to_string());
        let mut bytes = vec![0; self.bytes];
        let mut file = input.open(&self.name).map_err(|_| changed())?;
        let start = u64::try_from(self.before.bytes).map_err(|_| changed())?;
        let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut bytes));
        read.map_err(|_| changed())?;
        let text = String::from_utf8(bytes).map_err(|_| changed())?;
        let same = <[u8; 32]>::from(Sha256::digest(&text)) == self.sha256;
        same.then(|| File::part(&*self.name, text, self.before)).ok_or_else(changed)
    }
}

/// A file that is not what was checked a moment ago.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} changed while the record was being imported: nothing was; run the import again")]
pub struct Changed(String);
