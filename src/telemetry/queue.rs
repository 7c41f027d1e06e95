//! Lines of the log on their way to the thread that writes them.
//!
//! Whoever reads the log may stop reading. Then the pipe fills up, and a write to it waits for as long
//! as that lasts; requests must not wait with it. So they leave their lines here, and a line that
//! finds no room is lost and counted. (`tracing-appender` does as much, but prints a complaint to
//! the same full pipe when the process ends, and so never ends.)

use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// Lines that wait at most. The longest take some 2 KB.
const LINES: usize = 4096;

static LOST: AtomicU64 = AtomicU64::new(0);

/// Lines lost since the start: the reader was too slow, or the disk full.
#[must_use]
pub fn lost_lines() -> u64 {
    LOST.load(Ordering::Relaxed)
}

enum Message {
    Line(Vec<u8>),
    /// To be answered once everything before it is written.
    Flush(SyncSender<()>),
}

/// Where lines are left.
#[derive(Debug, Clone)]
pub(super) struct Queue(SyncSender<Message>);

impl Queue {
    /// A queue whose lines a thread of its own writes.
    pub(super) fn to(out: impl Write + Send + 'static) -> io::Result<Self> {
        let (queue, lines) = sync_channel(LINES);
        thread::Builder::new().name("log".to_owned()).spawn(move || write(&lines, out))?;
        Ok(Self(queue))
    }

    /// Leaves a line, or counts it as lost.
    pub(super) fn push(&self, line: Vec<u8>) {
        if self.0.try_send(Message::Line(line)).is_err() {
            LOST.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until all lines are written, but not for a reader that has stopped.
    pub(super) fn flush(&self, patience: Duration) {
        let (written, wait) = sync_channel(1);
        if self.0.try_send(Message::Flush(written)).is_ok() {
            let _ = wait.recv_timeout(patience);
        }
    }
}

fn write(lines: &Receiver<Message>, mut out: impl Write) {
    for message in lines {
        match message {
            Message::Line(line) => {
                if out.write_all(&line).is_err() {
                    LOST.fetch_add(1, Ordering::Relaxed);
                }
            }
            Message::Flush(written) => {
                let _ = written.send(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// A pipe that takes nothing until it is opened.
    #[derive(Clone, Default)]
    struct Pipe {
        closed: Arc<Mutex<()>>,
        taken: Arc<Mutex<Vec<u8>>>,
    }

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _open = self.closed.lock().unwrap();
            self.taken.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_beyond_the_room_are_lost_and_counted_and_nobody_waits_for_a_reader_that_stopped() {
        let pipe = Pipe::default();
        let queue = Queue::to(pipe.clone()).unwrap();
        let stopped = pipe.closed.lock().unwrap();
        let before = lost_lines();
        for number in 0..LINES + 1000 {
            queue.push(format!("{number}\n").into_bytes());
        }
        queue.flush(Duration::from_millis(10));
        drop(stopped);
        let lost = usize::try_from(lost_lines() - before).unwrap();
        // The writer may have one in its hand.
        assert!((999..=1000).contains(&lost), "{lost}");
        let taken = || String::from_utf8(pipe.taken.lock().unwrap().clone()).unwrap();
        // The queue may still be full, so that the first flushes find no room.
        while taken().lines().count() < LINES + 1000 - lost {
            queue.flush(Duration::from_secs(30));
        }
        let taken = taken();
        let numbers: Vec<usize> = taken.lines().map(|line| line.parse().unwrap()).collect();
        assert!(numbers.is_sorted() && numbers.len() == LINES + 1000 - lost);
    }
}
