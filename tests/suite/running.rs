//! The `baimo` binary as a running server, spoken to over raw sockets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::app::shipped_database;
use crate::command::baimo;

/// Longest wait for anything; a test that needs it has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; killed when dropped.
pub struct Running {
    child: Child,
    address: SocketAddr,
    home: tempfile::TempDir,
}

/// An answer as it came over the wire.
#[derive(Debug)]
pub struct Raw {
    pub bytes: Vec<u8>,
    /// Whether the connection ended without an error.
    pub closed: bool,
    pub took: Duration,
}

impl Running {
    /// The server on the shipped record and a free port.
    pub async fn start(flags: &[&str]) -> Self {
        Self::on(shipped_database().await, flags)
    }

    /// The server on a database and a free port.
    pub fn on(url: &str, flags: &[&str]) -> Self {
        Self::by(baimo([""; 0]), url, flags)
    }

    /// The same by a command prepared otherwise.
    pub fn by(mut command: Command, url: &str, flags: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let log = std::fs::File::create(home.path().join("log")).unwrap();
        let mut child = command
            .args(["--listen", "127.0.0.1:0", "--public-url", "http://baimo.test"])
            .args(["--database-url", url])
            .args(flags)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let stdout = child.stdout.take().unwrap();
        let mut server = Self { child, address: ([127, 0, 0, 1], 0).into(), home };
        let said = if flags.contains(&"json") {
            server.logged("\"message\":\"listening\",\"address\":\"")
        } else {
            let mut line = String::new();
            BufReader::new(stdout).read_line(&mut line).unwrap();
            line.replace("Baimo listens on http://", "")
        };
        let address = said.trim().split('"').next().unwrap();
        server.address = address.parse().unwrap_or_else(|_| panic!("no address in {said:?}"));
        server
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// A new connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes on a new connection and reads until the server closes it.
    pub fn send(&self, bytes: &[u8]) -> Raw {
        let mut stream = self.connect();
        // The server may close before it has read everything.
        let _ = stream.write_all(bytes);
        rest(&mut stream)
    }

    /// The answer to a GET request with headers, on a connection of its own.
    pub fn get(&self, path: &str, headers: &str) -> Raw {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: baimo.test\r\nConnection: close\r\n{headers}\r\n"
        );
        self.send(request.as_bytes())
    }

    /// Asks again until an answer has a status.
    pub fn until(&self, status: u16, path: &str) -> Raw {
        let started = Instant::now();
        loop {
            let answer = self.get(path, "");
            if answer.status() == status {
                return answer;
            }
            assert!(started.elapsed() < PATIENCE, "{path} stays {}", answer.status());
        }
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for the end: the exit code, and how long it took.
    pub fn ended(&mut self) -> (Option<i32>, Duration) {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), started.elapsed());
            }
            assert!(started.elapsed() < PATIENCE, "the server goes on");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The log, once it holds a text: lines are written after the answer that they are about.
    pub fn log_with(&self, text: &str) -> String {
        self.logged(text);
        self.log()
    }

    /// Waits for a text in the log: what follows it.
    pub fn logged(&self, text: &str) -> String {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some((_, rest)) = self.log().split_once(text) {
                return rest.to_owned();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("no {text} in {}", self.log())
    }

    /// What the log holds so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.home.path().join("log")).unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads until the server closes the connection.
pub fn rest(stream: &mut TcpStream) -> Raw {
    let started = Instant::now();
    let mut bytes = Vec::new();
    let closed = stream.read_to_end(&mut bytes).is_ok();
    let took = started.elapsed();
    assert!(took < PATIENCE, "the connection stays open");
    Raw { bytes, closed, took }
}

/// Sends a GET request on an open connection and reads its answer, whose length it states.
pub fn ask(stream: &mut TcpStream, path: &str) -> Raw {
    let started = Instant::now();
    // In one piece: the second of two would wait until the first is acknowledged.
    let request = format!("GET {path} HTTP/1.1\r\nHost: baimo.test\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let answer = Raw { bytes, closed: false, took: started.elapsed() };
        let length = answer.header("content-length").parse::<usize>();
        if length.is_ok_and(|length| answer.body().len() >= length) {
            return answer;
        }
        bytes = answer.bytes;
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the connection was closed");
        bytes.extend_from_slice(&buffer[..read]);
    }
}

impl Raw {
    /// All of it, as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The status code; 0 if nothing came.
    pub fn status(&self) -> u16 {
        self.text().split(' ').nth(1).map_or(0, |code| code.parse().unwrap())
    }

    /// How many answers it holds.
    pub fn answers(&self) -> usize {
        self.text().matches("HTTP/1.1 ").count()
    }

    /// A header of the first answer.
    pub fn header(&self, name: &str) -> String {
        let text = self.text();
        let Some((head, _)) = text.split_once("\r\n\r\n") else { return String::new() };
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| *key == name).map_or(String::new(), |(_, value)| value.to_owned())
    }

    /// What follows the head.
    pub fn body(&self) -> &[u8] {
        let end = self.bytes.windows(4).position(|four| four == b"\r\n\r\n");
        end.map_or(&[], |end| &self.bytes[end + 4..])
    }
}
