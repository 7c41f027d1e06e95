//! A client's TCP connection as the server reads and writes it: never without end.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep, timeout};

use super::connections::Activity;

/// How long a client may go on sending after the last answer.
const LINGER: Duration = Duration::from_secs(1);
/// How much of it is read.
const LINGER_BYTES: usize = 2 << 20;

/// A connection, which outlives its [`Socket`] for a moment.
#[derive(Debug)]
pub(super) struct Wire {
    stream: TcpStream,
    /// Whether an answer may still be on its way.
    sending: AtomicBool,
}

impl Wire {
    pub(super) const fn new(stream: TcpStream) -> Self {
        Self { stream, sending: AtomicBool::new(false) }
    }

    /// Ends a connection so that its last answer arrives: a socket closed with unread bytes in it
    /// is reset, and the client loses an answer (413, 431) that it has not read yet.
    pub(super) async fn end(mut self) {
        if !*self.sending.get_mut() || self.stream.shutdown().await.is_err() {
            return;
        }
        let mut scratch = vec![0; 8192];
        let read_on = async {
            let mut left = LINGER_BYTES;
            while let Ok(read @ 1..) = self.stream.read(&mut scratch).await {
                left = left.saturating_sub(read);
                if left == 0 {
                    break;
                }
            }
        };
        let _ = timeout(LINGER, read_on).await;
    }
}

/// What hyper reads and writes: fails when the client stops reading, and notes bare line feeds.
pub(super) struct Socket {
    wire: Arc<Wire>,
    patience: Duration,
    /// Runs while the client takes nothing.
    stall: Option<Pin<Box<Sleep>>>,
    last: u8,
    bare_lf: Arc<AtomicBool>,
    activity: Arc<Activity>,
    /// How the client takes the answer that is being sent.
    pace: Pace,
    /// The headers of what hyper answers by itself.
    lines: Arc<str>,
}

/// Bytes a second that a client must take while the server waits for it: a few times less than the
/// slowest line that still shows pages, and enough that nobody holds an export for an hour.
const LEAST: f64 = 8192.0;

/// How a client takes an answer, from its first wait on.
#[derive(Debug, Default)]
struct Pace {
    /// Which answer of the connection.
    answer: u64,
    waits_since: Option<Instant>,
    waited: Duration,
    taken: usize,
}

impl Pace {
    /// Notes bytes that the system took at a moment; whether the client is too slow. It has as long
    /// as one that takes nothing at all before that can be said.
    fn takes(&mut self, bytes: usize, now: Instant, patience: Duration) -> bool {
        if let Some(since) = self.waits_since.take() {
            self.waited += now.duration_since(since);
        } else if self.waited.is_zero() {
            // The system's own room is no pace of the client.
            return false;
        }
        self.taken += bytes;
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let rate = self.taken as f64 / self.waited.as_secs_f64().max(f64::EPSILON);
        self.waited > patience && rate < LEAST
    }

    fn waits(&mut self, now: Instant) {
        self.waits_since.get_or_insert(now);
    }
}

impl Socket {
    /// `bare_lf` is set once a line feed arrives without a carriage return: hyper takes it for the
    /// end of a line, a proxy in front may not, and where two readers disagree about lines a second
    /// request can be smuggled in.
    pub(super) fn new(
        wire: Arc<Wire>,
        patience: Duration,
        bare_lf: Arc<AtomicBool>,
        activity: Arc<Activity>,
        lines: Arc<str>,
    ) -> Self {
        let pace = Pace::default();
        Self { wire, patience, stall: None, last: 0, bare_lf, activity, pace, lines }
    }

    /// Writes what the system takes; fails once it has taken nothing for too long, or too little
    /// over the whole answer.
    fn send(
        &mut self,
        cx: &mut Context<'_>,
        attempt: impl Fn(&TcpStream) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        if self.pace.answer != self.activity.requests() {
            self.pace = Pace { answer: self.activity.requests(), ..Pace::default() };
        }
        let mut is_too_slow = false;
        while !is_too_slow && self.wire.stream.poll_write_ready(cx)?.is_ready() {
            match attempt(&self.wire.stream) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Ok(bytes) if self.pace.takes(bytes, Instant::now(), self.patience) => {
                    is_too_slow = true;
                }
                written => {
                    self.stall = None;
                    self.wire.sending.store(true, Ordering::Relaxed);
                    return Poll::Ready(written);
                }
            }
        }
        if !is_too_slow {
            self.pace.waits(Instant::now());
            let stall = self.stall.get_or_insert_with(|| Box::pin(sleep(self.patience)));
            ready!(stall.as_mut().poll(cx));
        }
        // Else the system would go on offering what is left, and hold it in memory.
        let _ = self.wire.stream.set_zero_linger();
        self.wire.sending.store(false, Ordering::Relaxed);
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// What hyper answers by itself to what is no request (400, 431), with our headers in it. Every
    /// answer of the site has an id, so one without is hyper's; it is short and comes in one piece.
    fn by_hyper(&self, head: &[u8]) -> Option<Vec<u8>> {
        let is_bare = head.starts_with(b"HTTP/1.")
            && head.get(8..10) == Some(b" 4")
            && !head.windows(15).any(|bytes| bytes == b"\r\nx-request-id:");
        let start = head.strip_suffix(b"\r\n\r\n").filter(|_| is_bare)?;
        Some([start, b"\r\n", self.lines.as_bytes(), b"\r\n"].concat())
    }

    fn note_lines(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if byte == b'\n' && self.last != b'\r' {
                self.bare_lf.store(true, Ordering::Relaxed);
            }
            self.last = byte;
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            ready!(self.wire.stream.poll_read_ready(cx))?;
            match self.wire.stream.try_read(buffer.initialize_unfilled()) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
                Ok(read) => {
                    self.note_lines(&buffer.initialize_unfilled()[..read]);
                    buffer.advance(read);
                    return Poll::Ready(Ok(()));
                }
            }
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.by_hyper(bytes) {
            // The connection ends behind it: what the system did not take is lost with it.
            Some(whole) => self.send(cx, |s| s.try_write(&whole)).map_ok(|_| bytes.len()),
            None => self.send(cx, |stream| stream.try_write(bytes)),
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match bytes.iter().filter(|bytes| !bytes.is_empty()).collect::<Vec<_>>()[..] {
            [one] => self.poll_write(cx, one),
            _ => self.send(cx, |stream| stream.try_write_vectored(bytes)),
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    /// Left to [`Wire::end`]: hyper does not shut down every connection that it is done with.
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a client is cut that takes so many bytes each time, after so many seconds.
    fn is_cut(bytes: usize, seconds: u64, times: u64) -> bool {
        let (start, mut pace) = (Instant::now(), Pace::default());
        assert!(!pace.takes(1 << 20, start, Duration::from_secs(30)), "the room of the system");
        (0..times).any(|n| {
            pace.waits(start + Duration::from_secs(n * seconds));
            let now = start + Duration::from_secs((n + 1) * seconds);
            pace.takes(bytes, now, Duration::from_secs(30))
        })
    }

    #[test]
    fn row_48_who_takes_too_little_over_the_whole_answer_is_cut() {
        assert!(is_cut(3_000, 1, 32), "3 KB a second");
        assert!(is_cut(84_000, 28, 3), "the same in large gulps");
        assert!(!is_cut(3_000, 1, 30), "not before its time");
        assert!(!is_cut(9_000, 1, 10_000), "a slow line");
        assert!(!is_cut(500_000, 29, 1_000));
    }
}
