//! A client's TCP connection as the server reads and writes it: never without end.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep, timeout};

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
}

impl Socket {
    /// `bare_lf` is set once a line feed arrives without a carriage return: hyper takes it for the
    /// end of a line, a proxy in front may not, and where two readers disagree about lines a second
    /// request can be smuggled in.
    pub(super) fn new(wire: Arc<Wire>, patience: Duration, bare_lf: Arc<AtomicBool>) -> Self {
        Self { wire, patience, stall: None, last: 0, bare_lf }
    }

    /// Writes what the system takes; fails once it has taken nothing for too long.
    fn send(
        &mut self,
        cx: &mut Context<'_>,
        attempt: impl Fn(&TcpStream) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        while self.wire.stream.poll_write_ready(cx)?.is_ready() {
            match attempt(&self.wire.stream) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                written => {
                    self.stall = None;
                    self.wire.sending.store(true, Ordering::Relaxed);
                    return Poll::Ready(written);
                }
            }
        }
        let stall = self.stall.get_or_insert_with(|| Box::pin(sleep(self.patience)));
        ready!(stall.as_mut().poll(cx));
        // Else the system would go on offering what is left, and hold it in memory.
        let _ = self.wire.stream.set_zero_linger();
        self.wire.sending.store(false, Ordering::Relaxed);
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
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
        self.send(cx, |stream| stream.try_write(bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.send(cx, |stream| stream.try_write_vectored(bytes))
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
