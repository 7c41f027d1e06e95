//! Logging to standard error, one line an event, as text or JSON. `RUST_LOG` narrows or widens it.

use std::io::{self, Write};
use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::config::LogFormat;

/// sqlx warns of parameters of a database URL that it does not know, values included: a mistyped
/// `password` would stand in the log.
const DEFAULT_FILTER: &str = "info,sqlx=warn,sqlx_postgres::options=error";

/// Starts the log; a second call changes nothing.
pub fn start(format: LogFormat) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let log = fmt()
        .with_env_filter(filter)
        .with_writer(|| OneLine(io::stderr()))
        .with_ansi(false)
        // On a full disk it would report each lost line on the same full disk, and panic.
        .log_internal_errors(false)
        .with_target(false);
    let started = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).try_init(),
    };
    // A subscriber is already there only in tests, which keep their own.
    if started.is_ok() {
        std::panic::set_hook(Box::new(log_panic));
    }
}

/// The usual hook writes several lines, which no reader of JSON understands.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let message = text.or(payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
    let place = panic.location().map(ToString::to_string);
    tracing::error!(message, place, "a panic");
}

/// Writes an event, which arrives whole and ends with a line feed, as one line: what a client sent
/// must not look like a line of its own, nor drive a terminal.
struct OneLine<W>(W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let (line, end) = text.strip_suffix('\n').map_or((&*text, ""), |line| (line, "\n"));
        if line.contains(unprintable) {
            let escape = |c: char| {
                if unprintable(c) { c.escape_unicode().to_string() } else { c.to_string() }
            };
            self.0.write_all(line.chars().map(escape).collect::<String>().as_bytes())?;
            self.0.write_all(end.as_bytes())?;
        } else {
            self.0.write_all(text.as_bytes())?;
        }
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Control characters, and those that turn the direction of a line around or break it.
fn unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_without_control_characters() {
        let mut out = OneLine(Vec::new());
        out.write_all("a\nb\r\u{1b}[31m \u{202e}c 百模\n".as_bytes()).unwrap();
        let line = String::from_utf8(out.0).unwrap();
        assert_eq!(line, "a\\u{a}b\\u{d}\\u{1b}[31m \\u{202e}c 百模\n");
    }
}
