//! The version of a record: SHA-256 over its canonical form, the JSON of [`Record`], hashed as the
//! rows come, since a long record is never whole in memory.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::domain::{Announcement, Move, hex};
use crate::record::Record;
use crate::record::tables::each_table;

/// The canonical form as far as it has been written.
#[derive(Debug, Clone, Default)]
pub(super) struct Canonical {
    hasher: Sha256,
    /// Rows of the table that is being written.
    rows: usize,
}

impl Canonical {
    /// The head and the tables before the announcements.
    pub(super) fn before_announcements(&mut self, tables: &Record) {
        self.text("{\"meta\":");
        self.value(&tables.meta);
        self.table("sources", &tables.sources);
        self.table("companies", &tables.companies);
        self.table("models", &tables.models);
        self.begin("announcements");
    }

    /// The next announcements.
    pub(super) fn announcements(&mut self, rows: &[Announcement]) {
        for row in rows {
            self.row(row);
        }
    }

    /// The tables between announcements and moves.
    pub(super) fn between(&mut self, tables: &Record) {
        self.end();
        self.table("reported_moves", &tables.reported_moves);
        self.table("claims", &tables.claims);
        self.table("people", &tables.people);
        self.table("promises", &tables.promises);
        self.begin("moves");
    }

    /// The next move.
    pub(super) fn session_move(&mut self, row: &Move) {
        self.row(row);
    }

    /// The tables behind the moves, and with them the version, hexadecimal.
    pub(super) fn version(mut self, tables: &Record) -> String {
        self.end();
        self.table("sessions", &tables.sessions);
        self.table("closures", &tables.closures);
        self.table("short_sessions", &tables.short_sessions);
        self.table("corrections", &tables.corrections);
        let declared = &tables.declared;
        macro_rules! hash {
            ($($table:ident: $row:ident,)+) => {
                $(if !declared.$table.is_empty() {
                    self.table(stringify!($table), &declared.$table);
                })+
            };
        }
        each_table!(hash);
        self.text("}");
        hex(&self.hasher.finalize())
    }

    fn table(&mut self, name: &str, rows: &[impl Serialize]) {
        self.begin(name);
        for row in rows {
            self.row(row);
        }
        self.end();
    }

    fn begin(&mut self, name: &str) {
        self.text(",\"");
        self.text(name);
        self.text("\":[");
        self.rows = 0;
    }

    fn row(&mut self, row: &impl Serialize) {
        if self.rows > 0 {
            self.text(",");
        }
        self.value(row);
        self.rows += 1;
    }

    fn end(&mut self) {
        self.text("]");
    }

    fn value(&mut self, value: &impl Serialize) {
        // A record holds only text, dates and finite numbers, all of which serialise; a Sha256
        // takes every write.
        let written = serde_json::to_writer(&mut self.hasher, value);
        debug_assert!(written.is_ok());
    }

    fn text(&mut self, text: &str) {
        self.hasher.update(text);
    }
}
