//! A client's TCP connection as the server reads and writes it: never without end.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// How long a client may go on sending after the last answer.
const LINGER: Duration = Duration::from_secs(1);
/// How much of it is read.
const LINGER_BYTES: usize = 2 << 20;

/// A connection that fails when the client stops reading, that notes bare line feeds, and that
/// closes without cutting off its last answer.
pub(super) struct Socket {
    stream: TcpStream,
    patience: Duration,
    /// Runs while the client takes nothing.
    stall: Option<Pin<Box<Sleep>>>,
    last: u8,
    bare_lf: Arc<AtomicBool>,
    linger: Option<Linger>,
}

struct Linger {
    until: Pin<Box<Sleep>>,
    read: usize,
}

impl Socket {
    /// Wraps a connection. `bare_lf` is set once a line feed arrives without a carriage return:
    /// hyper takes it for the end of a line, a proxy in front may not, and where two readers
    /// disagree about lines a second request can be smuggled in.
    pub(super) fn new(stream: TcpStream, patience: Duration, bare_lf: Arc<AtomicBool>) -> Self {
        Self { stream, patience, stall: None, last: 0, bare_lf, linger: None }
    }

    /// Passes on what a write came to, or fails it if nothing was taken for too long.
    fn written(
        &mut self,
        cx: &mut Context<'_>,
        result: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if result.is_ready() {
            self.stall = None;
            return result;
        }
        let stall = self.stall.get_or_insert_with(|| Box::pin(sleep(self.patience)));
        stall.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
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
        let before = buffer.filled().len();
        let result = Pin::new(&mut self.stream).poll_read(cx, buffer);
        self.note_lines(&buffer.filled()[before..]);
        result
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.written(cx, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, bytes);
        self.written(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    /// Ends the answer, then reads on for a moment: a socket closed with unread bytes in it resets
    /// the connection, and the client loses an answer (413, 431) that it has not read yet.
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.linger.is_none() {
            ready!(Pin::new(&mut this.stream).poll_shutdown(cx))?;
        }
        let linger =
            this.linger.get_or_insert_with(|| Linger { until: Box::pin(sleep(LINGER)), read: 0 });
        let mut scratch = [0; 8192];
        while linger.read < LINGER_BYTES && linger.until.as_mut().poll(cx).is_pending() {
            let mut buffer = ReadBuf::new(&mut scratch);
            let read = ready!(Pin::new(&mut this.stream).poll_read(cx, &mut buffer));
            if read.is_err() || buffer.filled().is_empty() {
                break;
            }
            linger.read += buffer.filled().len();
        }
        Poll::Ready(Ok(()))
    }
}
