//! The announcements of a record, file by file: there may be more of them than fit into memory.

use super::files::Input;
use super::reading;
use super::stretch::{Changed, Stretch};
use crate::domain::Announcement;

/// The announcements by date and id.
#[derive(Debug, Clone)]
pub(super) struct Announcements {
    input: Input,
    files: Vec<Rows>,
    count: usize,
}

/// The announcements of one file.
#[derive(Debug, Clone)]
enum Rows {
    InFile(Stretch),
    Held(Vec<Announcement>),
}

impl Announcements {
    /// None yet.
    pub(super) fn new(input: Input) -> Self {
        Self { input, files: Vec::new(), count: 0 }
    }

    /// Adds a file with so many.
    pub(super) fn push(&mut self, file: Stretch, count: usize) {
        self.files.push(Rows::InFile(file));
        self.count += count;
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Each of them, and one error if a file is not what was checked.
    pub(super) fn iter(&self) -> impl Iterator<Item = Result<Announcement, Changed>> + Send {
        self.files.iter().flat_map(|rows| {
            let rows = match rows {
                Rows::Held(rows) => Ok(rows.clone()),
                Rows::InFile(stretch) => {
                    stretch.read(&self.input).map(|file| reading::announcements_of(&file))
                }
            };
            let (rows, error) = match rows {
                Ok(rows) => (rows, None),
                Err(error) => (Vec::new(), Some(Err(error))),
            };
            rows.into_iter().map(Ok).chain(error)
        })
    }
}

impl From<Vec<Announcement>> for Announcements {
    fn from(rows: Vec<Announcement>) -> Self {
        // Nothing is read: the rows are held.
        Self { input: Input::Embedded, count: rows.len(), files: vec![Rows::Held(rows)] }
    }
}
