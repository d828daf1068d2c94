//! One connection of a server: a loop that moves bytes, time and ended bodies into the session and
//! does what the session says.

use std::future::poll_fn;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::Poll;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, timeout};

use super::clock::Clock;
use super::io::{Alarm, Io, poll_read, poll_write};
use super::keeper::Keeper;
use super::lane::{Ended, Lane, Lanes};
use super::records::Wall;
use crate::core::enforce::Enforcement;
use crate::core::guard::serve::Completion;
use crate::core::session::shared::Shared;
use crate::core::session::{Output, Session, Start};
use crate::core::time::Timestamp;
use crate::core::violation::Violation;
use crate::observe::{Observer, security};

/// Called for each violation.
pub(super) type OnViolation = Arc<dyn Fn(&Violation) + Send + Sync>;

/// Called for each enforcement.
pub(super) type OnEnforced = Arc<dyn Fn(&Enforcement) + Send + Sync>;

/// What all connections of a server share.
pub(super) struct Common<W: 'static> {
    pub(super) shared: Arc<Shared<W>>,
    pub(super) clock: Clock,
    pub(super) lanes: Lanes,
    pub(super) on_violation: Option<OnViolation>,
    pub(super) on_enforced: Option<OnEnforced>,
    pub(super) observer: Observer,
    pub(super) wall: Wall,
    pub(super) keeper: Arc<Keeper>,
}

/// What is left is written while the players are still known.
impl<W> Drop for Common<W> {
    fn drop(&mut self) {
        self.keeper.stop();
    }
}

impl<W> Common<W> {
    /// Something was done to somebody.
    pub(super) fn tell_enforced(&self, enforced: &Enforcement) {
        if let Some(player) = enforced.subject.player() {
            self.keeper.trust(player);
        }
        security::enforced(enforced);
        if let Some(on_enforced) = &self.on_enforced {
            quietly(|| on_enforced(enforced));
        }
    }
}

/// Calls an author's hook. One that panics has said so by the panic hook, and takes no connection with it.
fn quietly(hook: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(hook)) {
        // Its destructor is the author's, too.
        std::mem::forget(payload);
    }
}

/// When the server has to be gone, once it is stopping.
pub(super) type Stopping = watch::Receiver<Option<Instant>>;

/// Serves one connection until it is over.
pub(super) async fn serve<W: Send + 'static, S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: S,
    peer: IpAddr,
    seed: u64,
    common: Arc<Common<W>>,
    stopping: Stopping,
) {
    let session = Session::new(Arc::clone(&common.shared), peer, seed, common.clock.now());
    let connection =
        Connection { session, common, lane: None, running: 0, wrote: false, ended: None, stopping };
    connection.run(&mut stream).await;
    // The goodbye has been written. What the peer still sends is read and let go for a moment: a
    // socket that is closed on unread bytes takes back what it has not sent yet.
    let closing = async {
        stream.shutdown().await?;
        let mut rest = [0; 1_024];
        while stream.read(&mut rest).await? > 0 {}
        std::io::Result::Ok(())
    };
    // A peer that is gone, or goes on sending, is not waited for.
    let _ = timeout(CLOSE_WAIT, closing).await;
}

/// Ended bodies that wait for their connection; a lane waits when there are more.
const ENDED_MAX: usize = 128;
const CLOSE_WAIT: std::time::Duration = std::time::Duration::from_millis(100);

struct Connection<W: 'static> {
    session: Session<W>,
    common: Arc<Common<W>>,
    lane: Option<Arc<Lane>>,
    running: usize,
    /// The last step wrote.
    wrote: bool,
    /// How async bodies tell of their end; nothing until the first begins, since a channel takes more room than all
    /// that a quiet connection has otherwise.
    ended: Option<(mpsc::Sender<Ended>, mpsc::Receiver<Ended>)>,
    stopping: Stopping,
}

/// What woke a connection.
enum Wake {
    Io(Io),
    Ended(Ended),
    Mail,
    Alarm,
    Stopping,
}

/// The next body that ends, once one has begun.
async fn next_end(
    ended: &mut Option<(mpsc::Sender<Ended>, mpsc::Receiver<Ended>)>,
) -> Option<Ended> {
    match ended {
        Some((_, ended)) => ended.recv().await,
        None => std::future::pending().await,
    }
}

impl<W: Send + 'static> Connection<W> {
    async fn run<S: AsyncRead + AsyncWrite + Unpin>(mut self, stream: &mut S) {
        let mut alarm = Alarm::new();
        let mut now = self.common.clock.now();
        loop {
            self.stop_in_time(now);
            self.handle_events(now);
            // Only after all that came has been handled: a stall of ours is no silence of theirs.
            if self.session.timeout().is_some_and(|timeout| timeout <= now) {
                self.session.handle_timeout(now);
                self.handle_events(now);
            }
            if !self.session.is_open() && self.session.unsent().is_empty() {
                return;
            }
            let timeout = self.session.timeout().map(|time| self.common.clock.instant(time));
            let stop = *self.stopping.borrow();
            let stop_at = stop.filter(|_| self.session.is_open());
            alarm.set(timeout.into_iter().chain(stop_at).min());
            let wake = self.next(stream, &mut alarm, stop.is_some(), now).await;
            // Read once for all that this step brings.
            now = self.common.clock.now();
            match wake {
                Wake::Io(Io::Read(count)) => self.session.filled(count),
                Wake::Io(Io::Wrote(count)) => {
                    self.session.sent(count);
                    self.wrote = true;
                }
                Wake::Io(Io::Ended) => return,
                Wake::Ended(ended) => self.end(ended, now),
                // What it asks for is done at the start of each step.
                Wake::Mail | Wake::Alarm | Wake::Stopping => {}
            }
        }
    }

    async fn next<S: AsyncRead + AsyncWrite + Unpin>(
        &mut self,
        stream: &mut S,
        alarm: &mut Alarm,
        is_stopping: bool,
        now: Timestamp,
    ) -> Wake {
        let reads = self.session.wants_bytes(now);
        // A peer that takes all that is sent is still listened to.
        let read_first = reads && std::mem::take(&mut self.wrote);
        let Self { session, ended, stopping, .. } = self;
        let io = poll_fn(|context| {
            if read_first && let Poll::Ready(io) = poll_read(stream, session.space(), context) {
                return Poll::Ready(Wake::Io(io));
            }
            let wrote = poll_write(stream, session.unsent(), context);
            if let Poll::Ready(io) = wrote {
                return Poll::Ready(Wake::Io(io));
            }
            if session.poll_mail(context).is_ready() {
                return Poll::Ready(Wake::Mail);
            }
            if reads {
                poll_read(stream, session.space(), context).map(Wake::Io)
            } else {
                Poll::Pending
            }
        });
        // Ended bodies are few; bytes come before the clock, which is looked at in any case.
        tokio::select! {
            biased;
            Some(ended) = next_end(ended) => Wake::Ended(ended),
            wake = io => wake,
            () = alarm.ring() => Wake::Alarm,
            _ = stopping.changed(), if !is_stopping => Wake::Stopping,
        }
    }

    fn handle_events(&mut self, now: Timestamp) {
        while let Some(event) = self.session.poll(now) {
            match event {
                Output::Violation(violation) => self.tell(&violation),
                Output::Start(start) => self.start(start, now),
                Output::Enforced(enforced) => self.common.tell_enforced(&enforced),
                Output::Suspended { rule, name, .. } => security::suspended(rule, name),
                Output::Closed(_) => {}
            }
        }
    }

    fn start(&mut self, start: Start, now: Timestamp) {
        let Some(player) = self.session.player() else { return };
        let lane = self
            .lane
            .get_or_insert_with(|| self.common.lanes.of(player, &self.common.shared.limits));
        let (sender, _) = self.ended.get_or_insert_with(|| mpsc::channel(ENDED_MAX));
        match lane.submit(start, sender.clone()) {
            Ok(()) => self.running = self.running.saturating_add(1),
            Err(start) => self.complete((start.call, Completion::no_room()), now),
        }
    }

    fn end(&mut self, ended: Ended, now: Timestamp) {
        self.running = self.running.saturating_sub(1);
        self.complete(ended, now);
    }

    fn complete(&mut self, (call, completion): Ended, now: Timestamp) {
        if let Some(Output::Violation(violation)) = self.session.complete(call, completion, now) {
            self.tell(&violation);
        }
    }

    fn tell(&self, violation: &Violation) {
        if let (Some(player), Some((old, new))) = (violation.player, violation.scores)
            && old != new
        {
            self.common.keeper.trust(player);
            if let Some(record) = self.common.wall.violation(violation, self.session.sample()) {
                self.common.keeper.violation(record);
            }
        }
        self.common.observer.violation(violation);
        if let Some(on_violation) = &self.common.on_violation {
            quietly(|| on_violation(violation));
        }
    }

    /// A server that stops takes no more calls, and lets bodies end that are running, until its
    /// time is up.
    fn stop_in_time(&mut self, now: Timestamp) {
        let Some(deadline) = *self.stopping.borrow() else { return };
        self.session.stop_calls();
        if self.running == 0 || deadline <= Instant::now() {
            self.session.shut_down(now);
            self.handle_events(now);
        }
    }
}
