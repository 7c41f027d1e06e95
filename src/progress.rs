//! A bar that shows how far an import is, on standard error where that is a terminal.

use std::time::Duration;

use baimo::import::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// The bar of an import; elsewhere than on a terminal it draws nothing.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar at nought, for a record that is about to be read.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::new(0);
        let form = "{spinner} {msg} {wide_bar} {human_pos}/{human_len}";
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style);
        }
        bar.set_message("reading and checking");
        // A million announcements are checked in half a minute, and nothing is counted meanwhile.
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Shows how far it is.
    pub(crate) fn show(&self, progress: Progress) {
        match progress {
            Progress::Rows { written, of } => {
                self.0.set_message("writing");
                self.0.set_length(u64::try_from(of).unwrap_or(u64::MAX));
                self.0.set_position(u64::try_from(written).unwrap_or(u64::MAX));
            }
            Progress::Words => self.0.set_message("indexing words"),
            Progress::Seal => self.0.set_message("sealing"),
        }
    }

    /// Takes it away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
