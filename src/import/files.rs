//! Where a record's files come from, and whether their bytes are text the record allows.

use std::io::{self, BufRead, BufReader, Cursor, Read as _, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::problem::{Before, File, Place, Problem};

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
    /// It is a link, or lies behind one, that leads out of the folder of the record.
    #[error("{0} leads out of the folder of the record")]
    Outside(String),
    /// It is a pipe, a socket or a device: reading it may never end.
    #[error("{0} is no regular file")]
    Special(String),
    /// It is longer than what is held at once.
    #[error("{0} is longer than {mb} MB", mb = LARGEST >> 20)]
    TooLong(String),
    /// A line of it is longer than any row can be.
    #[error("a line of {0} is longer than {mb} MB", mb = LONGEST_LINE >> 20)]
    Line(String),
    /// Anything else the system says.
    #[error("{0} cannot be read: {1}")]
    Io(String, io::Error),
}

impl ReadError {
    /// The way out, where it is the same whatever the file is for.
    fn help(&self) -> Option<&'static str> {
        match self {
            Self::Outside(_) => {
                Some("put the file itself into the folder, in the place of the link")
            }
            Self::Special(_) => Some("put a regular file in its place"),
            Self::TooLong(_) => Some("only moves.csv may be longer"),
            Self::Line(_) => Some("end each row with a line feed"),
            _ => None,
        }
    }
}

/// Bytes of a long file that are read at once, and on to the end of a line.
const PART: u64 = 1 << 20;

/// Bytes in which a line must end.
const LONGEST_LINE: u64 = 16 << 20;

/// Largest file that is held whole, in bytes; only moves.csv may be longer.
const LARGEST: u64 = 512 << 20;

/// Bytes that can be read from any place.
pub(super) trait Bytes: BufRead + Seek + Send {}

impl<T: BufRead + Seek + Send> Bytes for T {}

impl Input {
    pub(super) fn open(&self, name: &str) -> Result<Box<dyn Bytes>, ReadError> {
        match self {
            Self::Embedded => match Embedded::get(name) {
                Some(file) => Ok(Box::new(Cursor::new(file.data))),
                None => Err(ReadError::Missing(name.to_owned())),
            },
            Self::Dir(dir) => {
                let failed = |error: io::Error| match error.kind() {
                    io::ErrorKind::NotFound => ReadError::Missing(name.to_owned()),
                    _ => ReadError::Io(name.to_owned(), error),
                };
                let path = dir.join(name).canonicalize().map_err(failed)?;
                if !path.starts_with(dir.canonicalize().map_err(failed)?) {
                    return Err(ReadError::Outside(name.to_owned()));
                }
                Ok(Box::new(BufReader::new(regular(&path, name)?)))
            }
        }
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        whole(self.open(name)?, name)
    }

    /// That there is a folder to look into, which should hold this.
    pub(super) fn exists(&self, what: &str) -> Result<(), Problem> {
        match self {
            Self::Dir(dir) if !dir.is_dir() => {
                let name = dir.display().to_string();
                let message = ReadError::NoFolder(name.clone()).to_string();
                Err(Place::start_of(&File::new(name, ""))
                    .problem(message, format!("give the folder that holds {what}")))
            }
            _ => Ok(()),
        }
    }

    /// Whether there is something of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        !matches!(self.open(name), Err(ReadError::Missing(_)))
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
        self.text_or(name, OF_A_RECORD)
    }

    /// The text of a file, or a problem with this help where there is none.
    pub(super) fn text_or(&self, name: &str, help: &str) -> Result<Arc<File>, Problem> {
        let bytes = self.bytes(name).map_err(|error| absent(name, &error, help))?;
        text_of(name, bytes, Before::default())
    }

    /// A file that may be longer than memory, part by part; nothing comes behind a problem.
    pub(super) fn parts<'a>(&self, name: &'a str) -> Parts<'a> {
        Parts { name, rest: Some(self.open(name)), before: Before::default() }
    }
}

const OF_A_RECORD: &str = "a record needs every file that data/README.md lists";

fn absent(name: &str, error: &ReadError, help: &str) -> Problem {
    Place::start_of(&File::new(name, "")).problem(error.to_string(), error.help().unwrap_or(help))
}

/// The bytes of a file that an operator names, wherever it lies.
pub(super) fn named(path: &Path) -> Result<Vec<u8>, ReadError> {
    let name = path.display().to_string();
    whole(regular(path, &name)?, &name)
}

/// Opens a regular file. Anything else is refused before it is read: a pipe waits for a writer, a
/// device may have no end.
fn regular(path: &Path, name: &str) -> Result<std::fs::File, ReadError> {
    // Without it opening a pipe waits as well.
    let at_once = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing(name.to_owned()),
        _ => ReadError::Io(name.to_owned(), error),
    };
    let kind = std::fs::metadata(path).map_err(failed)?.file_type();
    if kind.is_dir() {
        return Err(ReadError::Folder(name.to_owned()));
    }
    if !kind.is_file() {
        return Err(ReadError::Special(name.to_owned()));
    }
    let file = std::fs::OpenOptions::new().read(true).custom_flags(at_once).open(path);
    let file = file.map_err(failed)?;
    // Another one may have taken its place in between.
    if file.metadata().map_err(failed)?.is_file() {
        Ok(file)
    } else {
        Err(ReadError::Special(name.to_owned()))
    }
}

/// All of a file that is held at once.
fn whole(mut file: impl io::Read + Seek, name: &str) -> Result<Vec<u8>, ReadError> {
    let failed = |error| ReadError::Io(name.to_owned(), error);
    let length = file.seek(SeekFrom::End(0)).map_err(failed)?;
    if length > LARGEST {
        return Err(ReadError::TooLong(name.to_owned()));
    }
    file.rewind().map_err(failed)?;
    let mut bytes = Vec::new();
    // What is appended meanwhile may have no end.
    file.take(length).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The parts of a file, each of whole lines.
pub(super) struct Parts<'a> {
    name: &'a str,
    /// What is left of it; nothing behind the last part.
    rest: Option<Result<Box<dyn Bytes>, ReadError>>,
    before: Before,
}

impl Iterator for Parts<'_> {
    type Item = Result<Arc<File>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let (name, before) = (self.name, self.before);
        let (bytes, rest) = match self.rest.take()?.and_then(|rest| part(name, rest)) {
            Ok(read) => read,
            Err(error) => return Some(Err(absent(name, &error, OF_A_RECORD))),
        };
        if bytes.is_empty() && before != Before::default() {
            return None;
        }
        let part = text_of(name, bytes, before);
        if let Ok(part) = &part {
            self.before.bytes += part.text.len();
            self.before.lines += part.text.matches('\n').count();
            self.rest = Some(Ok(rest));
        }
        Some(part)
    }
}

/// Reads the next part of a file, and hands the rest back.
fn part(name: &str, mut rest: Box<dyn Bytes>) -> Result<(Vec<u8>, Box<dyn Bytes>), ReadError> {
    let mut bytes = Vec::new();
    let failed = |error| ReadError::Io(name.to_owned(), error);
    rest.by_ref().take(PART).read_to_end(&mut bytes).map_err(failed)?;
    let line = rest.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes).map_err(failed)?;
    if line as u64 == LONGEST_LINE && bytes.last() != Some(&b'\n') {
        return Err(ReadError::Line(name.to_owned()));
    }
    Ok((bytes, rest))
}

fn list_dir(dir: &Path, folder: &str) -> Result<Vec<String>, ReadError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing(format!("{folder}/")),
        _ => ReadError::Io(format!("{folder}/"), error),
    };
    let path = dir.join(folder).canonicalize().map_err(failed)?;
    if !path.starts_with(dir.canonicalize().map_err(failed)?) {
        return Err(ReadError::Outside(format!("{folder}/")));
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.push(format!("{folder}/{}", name.to_string_lossy()));
    }
    Ok(names)
}

/// UTF-8 without a byte order mark, LF line ends, not empty.
fn text_of(name: &str, bytes: Vec<u8>, before: Before) -> Result<Arc<File>, Problem> {
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
            let file = File::part(name, shown, before);
            return Err(Place { file, span: good..good }.problem(what, HELP));
        }
    };
    let file = File::part(name, text, before);
    let at = |offset: usize| Place { file: file.clone(), span: offset..offset };
    let is_start = before == Before::default();
    if is_start && file.text.starts_with('\u{feff}') {
        return Err(at(0).problem("the file starts with a byte order mark", HELP));
    }
    if is_start && file.text.trim().is_empty() {
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
