//! Logging to standard error, one line an event, as text or JSON. `RUST_LOG` narrows or widens it.

mod queue;

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::time::Duration;

use tracing_subscriber::{EnvFilter, fmt};

pub use queue::lost_lines;

use crate::config::LogFormat;
use queue::Queue;

/// sqlx warns of parameters of a database URL that it does not know, values included: a mistyped
/// `password` would stand in the log.
const DEFAULT_FILTER: &str = "info,sqlx=warn,sqlx_postgres::options=error";

/// How long the end of the process waits for the last lines.
const LAST_LINES: Duration = Duration::from_secs(1);

/// The log; its last lines are written when it is dropped.
#[derive(Debug)]
#[must_use = "dropped, it has said its last"]
pub struct Log(Queue);

impl Drop for Log {
    fn drop(&mut self) {
        self.0.flush(LAST_LINES);
    }
}

/// Starts the log. A second call changes nothing.
///
/// # Errors
/// If the system refuses the thread that writes it.
pub fn start(format: LogFormat) -> io::Result<Log> {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let queue = Queue::to(io::stderr())?;
    let lines = queue.clone();
    let log = fmt()
        .with_env_filter(filter)
        .with_writer(move || OneLine(lines.clone()))
        .with_ansi(false)
        // They would go to standard error itself, past the queue.
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
    Ok(Log(queue))
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
struct OneLine(Queue);

impl Write for OneLine {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        self.0.push(one_line(event));
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn one_line(event: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(event);
    let (line, end) = text.strip_suffix('\n').map_or((&*text, ""), |line| (line, "\n"));
    if !line.contains(unprintable) {
        return text.into_owned().into_bytes();
    }
    let escape = |c: char| {
        // As JSON writes it, so that a line of JSON stays one.
        if unprintable(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }
    };
    (line.chars().map(escape).collect::<String>() + end).into_bytes()
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
        let line = one_line("a\nb\r\u{1b}[31m \u{202e}c 百模\n".as_bytes());
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, "a\\u000ab\\u000d\\u001b[31m \\u202ec 百模\n");
    }
}
