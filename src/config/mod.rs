//! The command line; every flag of `serve` is also an environment variable.

mod limits;

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use limits::{Limits, Rate};

/// Baimo: the record of China's 2023 large-model launches.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; without a command, serve.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Flags of `serve`, for the plain command.
    #[command(flatten)]
    pub serve: Serve,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the record over HTTP (what plain `baimo` does)
    Serve(Serve),
    /// Check a record and print every problem; exit 0 if there is none, else 2
    Check(Check),
    /// Study the events of a folder (symbols.csv, sessions.csv, prices.csv, events.csv) and print
    /// the results as JSON
    #[command(after_help = STUDY_FILES)]
    Study(Study),
    /// Check a record and put it into the database, all or nothing
    Import(Import),
    /// Copy the database into a file while it is being used, checked and whole or not at all
    Backup(Backup),
}

/// The database to use.
#[derive(Clone, Args)]
pub struct Database {
    /// `sqlite://FILE` or `postgres://USER@HOST/NAME`
    #[arg(
        long,
        env = "BAIMO_DATABASE_URL",
        default_value = "sqlite://baimo.db",
        hide_env_values = true
    )]
    pub database_url: String,
}

// A derived Debug would print the password that a URL may hold.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::store::without_password(&self.database_url))
    }
}

/// Flags of `serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// The database.
    #[command(flatten)]
    pub database: Database,
    /// Processes that read one PostgreSQL, this one counted; they share its connections
    #[arg(long, env = "BAIMO_REPLICAS", value_name = "N", default_value = "1")]
    pub replicas: NonZeroU32,
    /// Address to listen on; port 0 takes a free one and prints it
    #[arg(long, env = "BAIMO_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The address readers use, for absolute links
    #[arg(long, env = "BAIMO_PUBLIC_URL", default_value = "http://127.0.0.1:3000", value_parser = public_url)]
    pub public_url: String,
    /// Form of the log
    #[arg(long, env = "BAIMO_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// Address of `/metrics`; without it there are none
    #[arg(long, env = "BAIMO_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// Bounds.
    #[command(flatten)]
    pub limits: Limits,
}

/// Flags of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the record; without it, the record in the binary
    pub dir: Option<PathBuf>,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// What `baimo study --help` says of its four files.
const STUDY_FILES: &str = "\
Files of the folder, with the columns of their first lines:
  symbols.csv   symbol,exchange,timezone,close_time,price_limit,benchmark
  sessions.csv  date
  prices.csv    date,symbol,open,high,low,close,adj_close,volume
  events.csv    id,symbol,announced_at

Files are UTF-8 with LF line ends and without quotes. README.md says what the columns hold.";

/// Flags of `study`.
#[derive(Debug, Args)]
pub struct Study {
    /// The folder
    pub dir: PathBuf,
}

/// Flags of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// Folder of the record; without it, the record in the binary
    pub dir: Option<PathBuf>,
    /// Daily prices whose moves replace those of their symbols, `[SYMBOL=]FILE[:raw|:adjusted]`:
    /// `:raw` as quoted, `:adjusted` adjusted, neither where the file says so itself; repeatable
    #[arg(long, value_name = "FILE")]
    pub prices: Vec<String>,
    /// Confirm a jump as real, further than a share can trade; repeatable
    #[arg(long, value_name = "SYMBOL:DATE")]
    pub accept_jump: Vec<String>,
    /// The database.
    #[command(flatten)]
    pub database: Database,
}

/// Flags of `backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; one that is there is replaced once the new copy is whole
    pub file: PathBuf,
    /// The database.
    #[command(flatten)]
    pub database: Database,
}

/// Form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

/// Form of the report of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// A JSON array
    Json,
}

/// An http(s) address without path, query or trailing slash.
fn public_url(text: &str) -> Result<String, String> {
    let trimmed = text.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    // It is written into pages, feeds and headers as it is, so only what a host and a port are made
    // of is taken: a name outside of ASCII is given in its `xn--` form.
    let of_host = |c: char| c.is_ascii_alphanumeric() || ".-_:[]".contains(c);
    match host {
        Some(host)
            if host.starts_with(|c: char| c == '[' || c.is_ascii_alphanumeric())
                && host.chars().all(of_host) =>
        {
            Ok(trimmed.to_owned())
        }
        _ => Err("give http://HOST or https://HOST, without a path".to_owned()),
    }
}
