//! A bar that shows how far an import is, on standard error where that is a terminal.

use std::time::Duration;

use baimo::import::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// The bar of an import; elsewhere than on a terminal it draws nothing.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A spinner, for a record that is about to be read.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.set_message("reading and checking");
        // A million announcements are checked in half a minute, and nothing is counted meanwhile.
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Shows how far it is.
    pub(crate) fn show(&self, progress: Progress) {
        match progress {
            Progress::Rows { written, of } => {
                if self.0.length().is_none() {
                    self.begin(of);
                }
                self.0.set_position(u64::try_from(written).unwrap_or(u64::MAX));
            }
            Progress::Seal => self.0.set_message("sealing"),
        }
    }

    /// Turns the spinner into a bar of so many rows.
    fn begin(&self, rows: usize) {
        let form = "{spinner} {msg} {wide_bar} {human_pos}/{human_len}";
        if let Ok(style) = ProgressStyle::with_template(form) {
            self.0.set_style(style);
        }
        self.0.set_message("writing");
        self.0.set_length(u64::try_from(rows).unwrap_or(u64::MAX));
    }

    /// Takes it away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
