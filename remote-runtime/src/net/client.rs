//! The client: a cheap handle to a connection that a task of its own drives.

use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, ToSocketAddrs};
use tokio::sync::{Notify, oneshot, watch};
use tokio::time::timeout;

use super::clock::Clock;
use super::io::{Alarm, Io, poll_read, poll_write};
use super::pending::Pending;
use crate::core::client::{ClientEvent, ClientSession, Lost, Outcome, TableHandle, TicketTooLong};
use crate::core::contract::remote::Remote;
use crate::core::contract::table::Contract;
use crate::core::ids::{CallId, PlayerId};
use crate::core::refusal::Refusal;
use crate::core::time::Timestamp;

/// A session with a server. Clones are the same session; it ends when the last of them, and of the
/// stubs made from them, is dropped.
#[derive(Clone)]
pub struct Client {
    link: Arc<Link>,
}

/// A client that is being put together.
#[derive(Default)]
pub struct ClientBuilder {
    on_refused_event: Option<OnRefusedEvent>,
}

type OnRefusedEvent = Box<dyn Fn(&'static str, Refusal) + Send>;

/// Why there is no session.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// Nobody listens there, or the link broke.
    #[error("cannot connect: {0}")]
    Io(#[from] io::Error),
    /// The ticket is no ticket.
    #[error(transparent)]
    Ticket(#[from] TicketTooLong),
    /// The server did not let the player in.
    #[error(transparent)]
    Lost(#[from] Lost),
    /// The server did not answer.
    #[error("the server did not answer within {0:?}")]
    Silent(Duration),
}

/// How long connecting may take, and joining after it.
const CONNECT_WAIT: Duration = Duration::from_secs(10);
/// How long a goodbye may take to be sent.
const LEAVE_WAIT: Duration = Duration::from_secs(1);
const READ_BYTES: usize = 8 * 1024;

/// What clones of a client share.
struct Link {
    inner: LeaveOnDrop,
    player: PlayerId,
    lost: watch::Receiver<Option<Lost>>,
}

/// Held by whoever wants the session: when nobody does, not even a caller that is still joining,
/// the task that drives it leaves.
struct LeaveOnDrop(Arc<Inner>);

impl Drop for LeaveOnDrop {
    fn drop(&mut self) {
        self.0.leave();
    }
}

struct Inner {
    clock: Clock,
    state: Mutex<State>,
    wake: Notify,
}

struct State {
    session: ClientSession,
    waiting: HashMap<CallId, oneshot::Sender<Outcome>>,
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self) {
        self.state().session.leave(self.clock.now());
        self.wake.notify_one();
    }
}

impl Client {
    /// Connects over TCP and joins with `ticket`.
    pub async fn connect(
        address: impl ToSocketAddrs,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Self, ConnectError> {
        Self::builder().connect(address, ticket).await
    }

    /// Joins with `ticket` over a stream that is there already.
    pub async fn join<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
        stream: S,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Self, ConnectError> {
        Self::builder().join(stream, ticket).await
    }

    /// A client with settings of its own.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The player that the server took the ticket for.
    pub fn player(&self) -> PlayerId {
        self.link.player
    }

    /// Why the session is over; `None` while it is not.
    pub fn lost(&self) -> Option<Lost> {
        *self.link.lost.borrow()
    }

    /// Waits until the session is over.
    pub async fn closed(&self) -> Lost {
        let mut lost = self.link.lost.clone();
        let ended = lost.wait_for(Option::is_some).await;
        ended.ok().and_then(|lost| *lost).unwrap_or(Lost::Link)
    }

    /// Leaves the server: says goodbye and waits until it is sent. Calls without an answer end as
    /// unknown.
    pub async fn leave(self) {
        self.link.inner.0.leave();
        self.closed().await;
    }

    /// The table `contract`, for a stub.
    pub fn table(&self, contract: &'static Contract) -> ClientTable {
        let inner = &self.link.inner.0;
        let handle = inner.state().session.open(contract, inner.clock.now());
        inner.wake.notify_one();
        ClientTable { client: self.clone(), handle }
    }
}

impl ClientBuilder {
    /// Asks the server to tell of events that it refuses, and calls `told` with the event's name.
    /// It runs on the client's own task: it should be quick.
    #[must_use]
    pub fn on_refused_event(
        mut self,
        told: impl Fn(&'static str, Refusal) + Send + 'static,
    ) -> Self {
        self.on_refused_event = Some(Box::new(told));
        self
    }

    /// Connects over TCP and joins with `ticket`.
    pub async fn connect(
        self,
        address: impl ToSocketAddrs,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Client, ConnectError> {
        let connecting = timeout(CONNECT_WAIT, TcpStream::connect(address));
        let stream = connecting.await.map_err(|_| ConnectError::Silent(CONNECT_WAIT))??;
        stream.set_nodelay(true)?;
        self.join(stream, ticket).await
    }

    /// Joins with `ticket` over a stream that is there already.
    pub async fn join<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
        self,
        stream: S,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Client, ConnectError> {
        let clock = Clock::start();
        let tell = self.on_refused_event.is_some();
        let session = ClientSession::new(ticket.as_ref(), tell, clock.now())?;
        let inner = Arc::new(Inner {
            clock,
            state: Mutex::new(State { session, waiting: HashMap::new() }),
            wake: Notify::new(),
        });
        let (joined_sender, joined) = oneshot::channel();
        let (lost_sender, lost) = watch::channel(None);
        let driver = Driver {
            inner: Arc::clone(&inner),
            joined: Some(joined_sender),
            lost: lost_sender,
            told: self.on_refused_event,
        };
        let inner = LeaveOnDrop(inner);
        tokio::spawn(driver.run(stream));
        match timeout(CONNECT_WAIT, joined).await {
            Ok(Ok(player)) => Ok(Client { link: Arc::new(Link { inner, player, lost }) }),
            Ok(Err(_)) => Err((*lost.borrow()).unwrap_or(Lost::Link).into()),
            Err(_) => Err(ConnectError::Silent(CONNECT_WAIT)),
        }
    }
}

/// A table as a stub holds it.
#[derive(Debug, Clone)]
pub struct ClientTable {
    client: Client,
    handle: TableHandle,
}

impl ClientTable {
    /// Sends a call of `R`, a remote of this table.
    pub fn call<R: Remote>(&self, args: &R::Args) -> Pending<R::Return> {
        let inner = &self.client.link.inner.0;
        let mut state = inner.state();
        let pending = match state.session.call::<R>(self.handle, args, inner.clock.now()) {
            Ok(call) => {
                let (sender, receiver) = oneshot::channel();
                state.waiting.insert(call, sender);
                Pending::waiting(receiver)
            }
            Err(refusal) => Pending::refused(refusal),
        };
        drop(state);
        // All that is sent before the task wakes goes out in one write.
        inner.wake.notify_one();
        pending
    }

    /// Sends an event of `R`, a remote of this table.
    pub fn event<R: Remote>(&self, args: &R::Args) -> Result<(), Refusal> {
        let inner = &self.client.link.inner.0;
        let now = inner.clock.now();
        inner.state().session.event::<R>(self.handle, args, now)?;
        inner.wake.notify_one();
        Ok(())
    }
}

/// The task behind a client.
struct Driver {
    inner: Arc<Inner>,
    joined: Option<oneshot::Sender<PlayerId>>,
    lost: watch::Sender<Option<Lost>>,
    told: Option<OnRefusedEvent>,
}

/// However it ends, those who wait for an answer hear that there is none.
impl Drop for Driver {
    fn drop(&mut self) {
        {
            let mut state = self.inner.state();
            state.session.leave(self.inner.clock.now());
            state.waiting.clear();
        }
        self.lost.send_if_modified(|lost| {
            let is_news = lost.is_none();
            lost.get_or_insert(Lost::Link);
            is_news
        });
    }
}

impl Driver {
    async fn run<S: AsyncRead + AsyncWrite + Unpin>(mut self, mut stream: S) {
        let lost = self.drive(&mut stream).await;
        self.lost.send_replace(Some(lost));
        drop(self);
        // The other side may be gone already.
        let _ = timeout(LEAVE_WAIT, stream.shutdown()).await;
    }

    async fn drive<S: AsyncRead + AsyncWrite + Unpin>(&mut self, stream: &mut S) -> Lost {
        let mut alarm = Alarm::new();
        let mut unsent: Vec<u8> = Vec::new();
        let mut space = vec![0; READ_BYTES];
        let mut leave_by = None;
        loop {
            let timeout = {
                let mut state = self.inner.state();
                // Only so much is taken that the session still knows how much waits.
                if unsent.is_empty() {
                    unsent = state.session.take_unsent();
                }
                if state.session.is_open() {
                    state.session.timeout()
                } else {
                    let leave_by =
                        *leave_by.get_or_insert_with(|| self.inner.clock.now().after(LEAVE_WAIT));
                    if unsent.is_empty() || leave_by <= self.inner.clock.now() {
                        return Lost::Left;
                    }
                    Some(leave_by)
                }
            };
            alarm.set(timeout.map(|time| self.inner.clock.instant(time)));
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
                () = self.inner.wake.notified() => None,
                () = alarm.ring() => {
                    let now = self.inner.clock.now();
                    if !is_leaving && timeout.is_some_and(|timeout| timeout <= now) {
                        return Lost::Link;
                    }
                    None
                }
            };
            match io {
                Some(Io::Read(count)) => {
                    let bytes = space.get(..count).unwrap_or_default();
                    if let Some(lost) = self.receive(bytes) {
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

    fn receive(&mut self, bytes: &[u8]) -> Option<Lost> {
        let mut told = Vec::new();
        let lost = self.handle_bytes(bytes, &mut told);
        // Without the lock, so that whoever is told may use the client.
        if let Some(tell) = &self.told {
            for (event, refusal) in told {
                tell(event, refusal);
            }
        }
        lost
    }

    fn handle_bytes(
        &mut self,
        mut bytes: &[u8],
        told: &mut Vec<(&'static str, Refusal)>,
    ) -> Option<Lost> {
        let now = self.inner.clock.now();
        let inner = Arc::clone(&self.inner);
        let mut state = inner.state();
        while !bytes.is_empty() && state.session.is_open() {
            let space = state.session.space();
            let count = space.len().min(bytes.len());
            if count == 0 {
                return Some(Lost::Protocol);
            }
            let (now_read, rest) = bytes.split_at_checked(count)?;
            if let Some(space) = space.get_mut(..count) {
                space.copy_from_slice(now_read);
            }
            state.session.filled(count);
            bytes = rest;
            if let Some(lost) = self.handle_events(&mut state, told, now) {
                return Some(lost);
            }
        }
        None
    }

    fn handle_events(
        &mut self,
        state: &mut State,
        told: &mut Vec<(&'static str, Refusal)>,
        now: Timestamp,
    ) -> Option<Lost> {
        while let Some(event) = state.session.poll(now) {
            match event {
                ClientEvent::Joined(player) => {
                    if let Some(joined) = self.joined.take() {
                        // Whoever was joining may have given up; then the client is dropped.
                        let _ = joined.send(player);
                    }
                }
                ClientEvent::Ended { call, outcome } => {
                    if let Some(waiting) = state.waiting.remove(&call) {
                        // Nobody has to take an answer.
                        let _ = waiting.send(outcome);
                    }
                }
                ClientEvent::Told { event, refusal } => told.push((event, refusal)),
                ClientEvent::Closed(lost) => return Some(lost),
            }
        }
        None
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("player", &self.link.player).finish_non_exhaustive()
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientBuilder")
    }
}
