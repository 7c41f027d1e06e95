//! The `baimo` binary, run as an operator runs it.

use std::ffi::OsStr;
use std::process::{Command, Output};

/// The command, without the variables of whoever runs the tests.
pub fn baimo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baimo"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("BAIMO_") || name == "RUST_LOG" {
            command.env_remove(name);
        }
    }
    command.args(arguments);
    command
}

/// The command beneath a limit of open files, as `ulimit` takes it: `-n 128`, `-Sn 64`.
pub fn baimo_beneath(limit: &str) -> Command {
    let plain = baimo([""; 0]);
    let mut command = Command::new("sh");
    let line = format!("ulimit {limit} && exec \"$0\" \"$@\"");
    command.args(["-c", &line]).arg(plain.get_program());
    for (name, _) in plain.get_envs() {
        command.env_remove(name);
    }
    command
}

/// What a finished command left behind.
pub struct Done {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// Runs the command to its end.
pub fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Done {
    baimo(arguments).output().unwrap().into()
}
