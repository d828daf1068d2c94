//! One step of reading or writing, whichever is possible first; both ends of the wire use it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// What came of it.
pub(super) enum Io {
    /// So many bytes were read.
    Read(usize),
    /// So many bytes were written.
    Wrote(usize),
    /// The other side is gone.
    Ended,
}

/// Writes from `unsent`, if there is anything.
pub(super) fn poll_write<S: AsyncWrite + Unpin>(
    stream: &mut S,
    unsent: &[u8],
    context: &mut Context<'_>,
) -> Poll<Io> {
    if unsent.is_empty() {
        // A transport may hold back what it was given, as TLS does.
        return match Pin::new(stream).poll_flush(context) {
            Poll::Ready(Err(_)) => Poll::Ready(Io::Ended),
            _ => Poll::Pending,
        };
    }
    outcome(Pin::new(stream).poll_write(context, unsent).map_ok(Io::Wrote))
}

/// Reads into `space`.
pub(super) fn poll_read<S: AsyncRead + Unpin>(
    stream: &mut S,
    space: &mut [u8],
    context: &mut Context<'_>,
) -> Poll<Io> {
    if space.is_empty() {
        return Poll::Pending;
    }
    let mut buffer = ReadBuf::new(space);
    let read = Pin::new(stream).poll_read(context, &mut buffer);
    outcome(read.map_ok(|()| match buffer.filled().len() {
        0 => Io::Ended,
        count => Io::Read(count),
    }))
}

/// How a connection breaks makes no difference to anybody.
fn outcome(polled: Poll<io::Result<Io>>) -> Poll<Io> {
    polled.map(|result| result.unwrap_or(Io::Ended))
}

/// A timer that is only set back when it has to ring earlier: deadlines mostly move away with
/// each frame, and ringing too early once in a while costs less than setting it every time.
pub(super) struct Alarm {
    sleep: Pin<Box<Sleep>>,
    rang: bool,
}

impl Alarm {
    pub(super) fn new() -> Self {
        Self { sleep: Box::pin(sleep_until(Instant::now())), rang: true }
    }

    /// Rings at `time`, or before.
    pub(super) fn set(&mut self, time: Option<Instant>) {
        let far = || Instant::now().checked_add(Duration::from_hours(24));
        let Some(time) = time.or_else(far) else { return };
        if self.rang || time < self.sleep.deadline() {
            self.sleep.as_mut().reset(time);
            self.rang = false;
        }
    }

    pub(super) async fn ring(&mut self) {
        self.sleep.as_mut().await;
        self.rang = true;
    }
}
