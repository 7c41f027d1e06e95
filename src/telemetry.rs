//! Logging to standard error, as text or JSON. `RUST_LOG` narrows or widens it.

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
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // A subscriber is already there only in tests, which keep their own.
    let _ = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}
