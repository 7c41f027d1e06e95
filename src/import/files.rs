//! Where a record's files come from, and whether their bytes are text the record allows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::problem::{File, Place, Problem};

/// The record compiled into the binary.
#[derive(rust_embed::Embed)]
#[folder = "data/"]
#[include = "*.toml"]
#[include = "*.csv"]
struct Embedded;

/// Where to read a record from.
#[derive(Debug, Clone)]
pub enum Input {
    /// The record compiled into the binary.
    Embedded,
    /// A folder.
    Dir(PathBuf),
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("there is no {0}")]
    Missing(String),
    /// The folder of the record is none.
    #[error("{0} is not a folder")]
    NoFolder(String),
    /// It is a folder.
    #[error("{0} is a folder, not a file")]
    Folder(String),
    /// Anything else the system says.
    #[error("{0} cannot be read: {1}")]
    Io(String, std::io::Error),
}

impl Input {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        match self {
            Self::Embedded => Embedded::get(name)
                .map(|file| file.data.into_owned())
                .ok_or_else(|| ReadError::Missing(name.to_owned())),
            Self::Dir(dir) => {
                let path = dir.join(name);
                if path.is_dir() {
                    return Err(ReadError::Folder(name.to_owned()));
                }
                std::fs::read(&path).map_err(|error| match error.kind() {
                    std::io::ErrorKind::NotFound => ReadError::Missing(name.to_owned()),
                    _ => ReadError::Io(name.to_owned(), error),
                })
            }
        }
    }

    /// That there is a record to look for.
    pub(super) fn exists(&self) -> Result<(), Problem> {
        match self {
            Self::Dir(dir) if !dir.is_dir() => {
                let name = dir.display().to_string();
                let message = ReadError::NoFolder(name.clone()).to_string();
                Err(Place::start_of(&File::new(name, ""))
                    .problem(message, "give the folder that holds record.toml"))
            }
            _ => Ok(()),
        }
    }

    /// The names of the files in a folder of the record, sorted.
    pub(super) fn list(&self, folder: &str) -> Result<Vec<String>, ReadError> {
        let mut names = match self {
            Self::Embedded => Embedded::iter()
                .filter(|name| name.starts_with(&format!("{folder}/")))
                .map(std::borrow::Cow::into_owned)
                .collect(),
            Self::Dir(dir) => list_dir(dir, folder)?,
        };
        names.sort();
        Ok(names)
    }

    /// The text of a file, or a problem that says why there is none.
    pub(super) fn text(&self, name: &str) -> Result<Arc<File>, Problem> {
        let absent = |error: ReadError| {
            Place::start_of(&File::new(name, ""))
                .problem(error.to_string(), "a record needs every file that data/README.md lists")
        };
        text_of(name, self.bytes(name).map_err(absent)?)
    }
}

fn list_dir(dir: &Path, folder: &str) -> Result<Vec<String>, ReadError> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing(format!("{folder}/")),
        _ => ReadError::Io(format!("{folder}/"), error),
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dir.join(folder)).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.push(format!("{folder}/{}", name.to_string_lossy()));
    }
    Ok(names)
}

/// UTF-8 without a byte order mark, LF line ends, not empty.
fn text_of(name: &str, bytes: Vec<u8>) -> Result<Arc<File>, Problem> {
    const HELP: &str = "save it as UTF-8 without a byte order mark, with LF line ends";
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            let what = if wide { "the file is UTF-16" } else { "a byte here is not UTF-8" };
            // Decoded as UTF-8, UTF-16 is not worth showing.
            let shown = if wide { "".into() } else { String::from_utf8_lossy(&bytes) };
            let file = File::new(name, shown);
            return Err(Place { file, span: good..good }.problem(what, HELP));
        }
    };
    let file = File::new(name, text);
    let at = |offset: usize| Place { file: file.clone(), span: offset..offset };
    if file.text.starts_with('\u{feff}') {
        return Err(at(0).problem("the file starts with a byte order mark", HELP));
    }
    if file.text.trim().is_empty() {
        return Err(at(0).problem("the file is empty", "restore it from version control"));
    }
    if let Some(offset) = file.text.find('\r') {
        return Err(at(offset).problem("a line ends with a carriage return", HELP));
    }
    if let Some(offset) = file.text.find('\0') {
        return Err(at(offset).problem("there is a NUL byte", HELP));
    }
    Ok(file)
}
