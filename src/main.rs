//! The `baimo` command: reads the command line, calls one function, turns what came of it into an
//! exit code: 0 done, 1 unexpected, 2 bad input or refused start, 3 no space or I/O, 4 another
//! import runs.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command's own output")]

mod open_files;
mod progress;

use std::io::{IsTerminal, Write as _};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::mpsc;
use std::time::Duration;

use baimo::config::{Backup, Check, Cli, Command, Import, LogFormat, ReportFormat, Serve, Study};
use baimo::import::{self, Input, Jump, Origin, PriceFile};
use baimo::store::{self, Lock, Store};
use baimo::{telemetry, web};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use progress::Bar;

/// A page made anew is some ten thousand small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => run(serve(&cli.serve)),
        Some(Command::Serve(flags)) => run(serve(&flags)),
        Some(Command::Check(flags)) => check(&flags),
        Some(Command::Study(flags)) => study(&flags),
        Some(Command::Import(flags)) => run(import_record(&flags)),
        Some(Command::Backup(flags)) => run(backup(&flags)),
    };
    done.unwrap_or_else(|error| {
        // The store's errors say their causes themselves.
        let text = match error.downcast_ref::<store::Error>() {
            Some(error) => error.to_string(),
            None => format!("{error:#}"),
        };
        soon(move || eprintln!("baimo: {text}"));
        exit_code(&error)
    })
}

fn run(task: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(task);
    // A second signal means now: threads that still make a workbook are not waited for.
    runtime.shutdown_background();
    done
}

/// Prints, and goes on after a second: nobody may be reading a pipe that is full.
fn soon(print: impl FnOnce() + Send + 'static) {
    let (done, printed) = mpsc::channel();
    std::thread::spawn(move || {
        print();
        let _ = done.send(());
    });
    let _ = printed.recv_timeout(Duration::from_secs(1));
}

fn exit_code(error: &anyhow::Error) -> ExitCode {
    if let Some(error) = error.downcast_ref::<store::Error>() {
        return match error {
            store::Error::Locked(_) => 4,
            error if error.is_storage() => 3,
            error if error.is_damage() => 2,
            store::Error::Database(_) => 1,
            _ => 2,
        }
        .into();
    }
    if let Some(web::ServeError::Bind { .. }) = error.downcast_ref() {
        return 2.into();
    }
    if error.downcast_ref::<std::io::Error>().is_some() {
        return 3.into();
    }
    if error.downcast_ref::<import::Changed>().is_some() {
        return 2.into();
    }
    1.into()
}

/// What stopped an import, by its own type, which the exit code goes by.
fn cause(error: import::Error) -> anyhow::Error {
    match error {
        import::Error::Store(error) => error.into(),
        import::Error::Changed(error) => error.into(),
    }
}

fn input(dir: Option<&std::path::PathBuf>) -> Input {
    dir.map_or(Input::Embedded, |dir| Input::Dir(dir.clone()))
}

fn check(flags: &Check) -> anyhow::Result<ExitCode> {
    match (import::read(&input(flags.dir.as_ref())), flags.format) {
        (Ok(record), ReportFormat::Text) => {
            println!(
                "No problems: {} announcements, {} sources, {} session moves; version {}",
                record.announcements(),
                record.sources(),
                record.moves(),
                &record.version()?[..12],
            );
            let counts = record.counts().into_iter().map(|(what, rows)| format!("{what} {rows}"));
            println!("Rows: {}", counts.collect::<Vec<_>>().join(", "));
            for note in record.notes() {
                println!("Note: {note}");
            }
            Ok(ExitCode::SUCCESS)
        }
        (Ok(_), ReportFormat::Json) => {
            println!("[]");
            Ok(ExitCode::SUCCESS)
        }
        (Err(problems), format) => {
            report(&problems, format)?;
            Ok(2.into())
        }
    }
}

fn study(flags: &Study) -> anyhow::Result<ExitCode> {
    match import::study_folder(&Input::Dir(flags.dir.clone())) {
        Ok(studied) => {
            let report = baimo::study::report(&studied);
            println!("{}", serde_json::to_string_pretty(&report)?);
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            // Standard output is for the JSON alone.
            eprint!("{}", problems.report(std::io::stderr().is_terminal()));
            Ok(2.into())
        }
    }
}

fn report(problems: &import::Problems, format: ReportFormat) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match format {
        ReportFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(problems)?)?,
        ReportFormat::Text => {
            write!(out, "{}", problems.report(std::io::stdout().is_terminal()))?;
            out.flush()?;
            let count = problems.len();
            eprintln!("{count} problem{} found", if count == 1 { "" } else { "s" });
        }
    }
    Ok(())
}

/// The values of a flag, or an end with exit code 2 that says which one is wrong. They are parsed
/// here and not by `config`, which the server shares and which therefore knows no import.
fn values<T: FromStr<Err = String>>(flag: &str, given: &[String]) -> Vec<T> {
    let parsed = given.iter().map(|text| {
        text.parse().unwrap_or_else(|why: String| {
            let message = format!("invalid value '{text}' for '{flag}': {why}");
            Cli::command().error(ErrorKind::ValueValidation, message).exit()
        })
    });
    parsed.collect()
}

async fn import_record(flags: &Import) -> anyhow::Result<ExitCode> {
    let prices: Vec<PriceFile> = values("--prices", &flags.prices);
    let jumps: Vec<Jump> = values("--accept-jump", &flags.accept_jump);
    let bar = Bar::new();
    let read = import::read(&input(flags.dir.as_ref())).and_then(|mut record| {
        let replaced = import::replace_moves(&mut record, &prices, &jumps)?;
        Ok((record, replaced))
    });
    let (record, replaced) = match read {
        Ok(read) => read,
        Err(problems) => {
            bar.end();
            report(&problems, ReportFormat::Text)?;
            eprintln!("nothing was imported");
            return Ok(2.into());
        }
    };
    let url = &flags.database.database_url;
    let _lock = Lock::try_take(url)?;
    let store = Store::create(url).await?;
    let imported =
        import::load_telling(&store, &record, Origin::Import, &mut |step| bar.show(step)).await;
    bar.end();
    let imported = imported.map_err(cause)?;
    if imported.changed {
        store.finish().await?;
    } else {
        store.close().await;
    }
    for symbol in replaced {
        println!("{symbol}");
    }
    let what = if imported.changed { "Imported" } else { "Unchanged:" };
    println!(
        "{what} {} announcements into {}, version {}",
        imported.announcements,
        store.url(),
        &imported.version[..12],
    );
    Ok(ExitCode::SUCCESS)
}

async fn backup(flags: &Backup) -> anyhow::Result<ExitCode> {
    store::backup(&flags.database.database_url, &flags.file).await?;
    println!("Copied {:?} into {}", flags.database, flags.file.display());
    Ok(ExitCode::SUCCESS)
}

async fn serve(flags: &Serve) -> anyhow::Result<ExitCode> {
    let _log = telemetry::start(flags.log_format)?;
    let mut flags = flags.clone();
    let limits = &mut flags.limits;
    limits.max_connections = open_files::connections(limits.max_connections, limits.max_exports);
    // The allocator asks for pages of 2 MB, of which a few small texts keep the whole: a third more memory
    // for the same answers, and none faster. A system that cannot do without them serves all the same.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    let url = &flags.database.database_url;
    if url.starts_with("sqlite:") {
        import::embedded(url).await.map_err(cause)?;
    }
    let store = Store::open_shared(url, flags.replicas).await?;
    store.verify().await?;
    let server = web::Server::bind(&flags, store)?;
    let address = server.address();
    match flags.log_format {
        LogFormat::Text => soon(move || println!("Baimo listens on http://{address}")),
        LogFormat::Json => tracing::info!(%address, "listening"),
    }
    server.run().await?;
    Ok(ExitCode::SUCCESS)
}
