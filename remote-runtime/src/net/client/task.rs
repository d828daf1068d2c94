//! The task that drives a client: moves bytes and time between a stream and the engine.

use std::future::poll_fn;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::task::yield_now;
use tokio::time::timeout;

use super::engine::Engine;
use super::{LEAVE_WAIT, READ_BYTES};
use crate::core::client::Lost;
use crate::net::io::{Alarm, Io, poll_read, poll_write};

/// Runs until the session is over.
pub(super) async fn run<S: AsyncRead + AsyncWrite + Unpin>(mut engine: Engine, mut stream: S) {
    let lost = drive(&mut engine, &mut stream).await;
    engine.end(lost);
    drop(engine);
    // The other side may be gone already.
    let _ = timeout(LEAVE_WAIT, stream.shutdown()).await;
}

async fn drive<S: AsyncRead + AsyncWrite + Unpin>(engine: &mut Engine, stream: &mut S) -> Lost {
    let mut alarm = Alarm::new();
    let mut unsent: Vec<u8> = Vec::new();
    let mut space = vec![0; READ_BYTES];
    let mut leave_by = None;
    let inner = std::sync::Arc::clone(&engine.inner);
    loop {
        let timeout = {
            let mut state = inner.state();
            // Only so much is taken that the session still knows how much waits.
            if unsent.is_empty() {
                unsent = state.session.take_unsent();
            }
            if state.session.is_open() {
                state.session.timeout()
            } else {
                let leave_by = *leave_by.get_or_insert_with(|| inner.clock.now().after(LEAVE_WAIT));
                if unsent.is_empty() || leave_by <= inner.clock.now() {
                    return Lost::Left;
                }
                Some(leave_by)
            }
        };
        alarm.set(timeout.map(|time| inner.clock.instant(time)));
        let is_leaving = leave_by.is_some();
        let io = poll_fn(|context| {
            let wrote = poll_write(stream, &unsent, context);
            if wrote.is_ready() || is_leaving {
                return wrote;
            }
            poll_read(stream, &mut space, context)
        });
        // Bytes before the clock: a stall of ours is no silence of theirs.
        let io = tokio::select! {
            biased;
            io = io => Some(io),
            () = inner.wake.notified() => {
                // Those who were woken together call together: one write takes what all of them have to say.
                yield_now().await;
                // Somebody may have begun to listen to what is here already.
                if let Some(lost) = engine.pass_on() {
                    return lost;
                }
                None
            }
            () = alarm.ring() => {
                let now = inner.clock.now();
                if !is_leaving && timeout.is_some_and(|timeout| timeout <= now) {
                    return Lost::Link;
                }
                None
            }
        };
        match io {
            Some(Io::Read(count)) => {
                if let Some(lost) = engine.receive(space.get(..count).unwrap_or_default()) {
                    return lost;
                }
            }
            Some(Io::Wrote(count)) => {
                unsent.drain(..count.min(unsent.len()));
            }
            Some(Io::Ended) if is_leaving => return Lost::Left,
            Some(Io::Ended) => return Lost::Link,
            None => {}
        }
    }
}
