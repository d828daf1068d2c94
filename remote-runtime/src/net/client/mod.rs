//! The client: a cheap handle to a connection that a task of its own drives.

mod engine;
mod events;
mod inbox;
mod polled;
mod task;

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, ToSocketAddrs};
use tokio::sync::{Notify, oneshot, watch};
use tokio::time::timeout;

use engine::{Engine, State};
use inbox::{Inbox, Takes};

use super::clock::Clock;
use super::pending::Pending;
use crate::core::client::{ClientSession, Lost, TableHandle, TicketTooLong};
use crate::core::contract::remote::Remote;
use crate::core::contract::table::Contract;
use crate::core::ids::PlayerId;
use crate::core::protocol::Notice;
use crate::core::refusal::Refusal;
use crate::core::value::event::Event;

pub use events::Events;
pub use polled::PolledClient;

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
    on_notice: Option<OnNotice>,
}

type OnNotice = Box<dyn Fn(Notice) + Send>;
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
    inbox: Inbox,
    wake: Notify,
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

    /// Connects over TCP without a ticket: as a guest, who may call what says `allow = guest` and nothing else. The session
    /// ends after a minute, unless the server says otherwise; to play, connect again with a ticket.
    pub async fn guest(address: impl ToSocketAddrs) -> Result<Self, ConnectError> {
        Self::builder().guest(address).await
    }

    /// The same over a stream that is there already.
    pub async fn join_as_guest<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
        stream: S,
    ) -> Result<Self, ConnectError> {
        Self::builder().join_as_guest(stream).await
    }

    /// A client with settings of its own.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The player that the server took the ticket for; 0 for a guest, who is none.
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

    /// Calls `told` when the server warns the player, and when it divides his rates or stops doing so; the stub
    /// keeps to that by itself. It runs on the client's own task: it should be quick.
    #[must_use]
    pub fn on_notice(mut self, told: impl Fn(Notice) + Send + 'static) -> Self {
        self.on_notice = Some(Box::new(told));
        self
    }

    /// Connects over TCP and joins with `ticket`.
    pub async fn connect(
        self,
        address: impl ToSocketAddrs,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Client, ConnectError> {
        self.join(dial(address).await?, ticket).await
    }

    /// Joins with `ticket` over a stream that is there already.
    pub async fn join<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
        self,
        stream: S,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Client, ConnectError> {
        let (engine, joining) = self.prepare(Some(ticket.as_ref()))?;
        tokio::spawn(task::run(engine, stream));
        joining.join().await
    }

    /// Connects over TCP as a guest: see [`Client::guest`].
    pub async fn guest(self, address: impl ToSocketAddrs) -> Result<Client, ConnectError> {
        self.join_as_guest(dial(address).await?).await
    }

    /// The same over a stream that is there already.
    pub async fn join_as_guest<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(
        self,
        stream: S,
    ) -> Result<Client, ConnectError> {
        let (engine, joining) = self.prepare(None)?;
        tokio::spawn(task::run(engine, stream));
        joining.join().await
    }

    /// A session that has sent nothing yet, and the client that it will be; a guest's without a ticket.
    fn prepare(self, ticket: Option<&[u8]>) -> Result<(Engine, Joining), TicketTooLong> {
        let clock = Clock::start();
        let tell = self.on_refused_event.is_some();
        let session = match ticket {
            Some(ticket) => ClientSession::new(ticket, tell, clock.now())?,
            None => ClientSession::guest(tell, clock.now()),
        };
        let inner = Arc::new(Inner {
            clock,
            state: Mutex::new(State { session, waiting: HashMap::new() }),
            inbox: Inbox::default(),
            wake: Notify::new(),
        });
        let (joined_sender, joined) = oneshot::channel();
        let (lost_sender, lost) = watch::channel(None);
        let engine = Engine {
            inner: Arc::clone(&inner),
            joined: Some(joined_sender),
            lost: lost_sender,
            told: self.on_refused_event,
            noticed: self.on_notice,
        };
        Ok((engine, Joining { inner: LeaveOnDrop(inner), joined, lost }))
    }
}

async fn dial(address: impl ToSocketAddrs) -> Result<TcpStream, ConnectError> {
    let connecting = timeout(CONNECT_WAIT, TcpStream::connect(address));
    let stream = connecting.await.map_err(|_| ConnectError::Silent(CONNECT_WAIT))??;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// A client that the server has not answered yet.
struct Joining {
    inner: LeaveOnDrop,
    joined: oneshot::Receiver<PlayerId>,
    lost: watch::Receiver<Option<Lost>>,
}

impl Joining {
    async fn join(mut self) -> Result<Client, ConnectError> {
        match timeout(CONNECT_WAIT, &mut self.joined).await {
            Ok(Ok(player)) => Ok(self.client(player)),
            Ok(Err(_)) => Err((*self.lost.borrow()).unwrap_or(Lost::Link).into()),
            Err(_) => Err(ConnectError::Silent(CONNECT_WAIT)),
        }
    }

    /// The client, if the server has let it in.
    fn try_join(mut self) -> Result<Client, Self> {
        match self.joined.try_recv() {
            Ok(player) => Ok(self.client(player)),
            Err(_) => Err(self),
        }
    }

    fn client(self, player: PlayerId) -> Client {
        let Self { inner, lost, .. } = self;
        Client { link: Arc::new(Link { inner, player, lost }) }
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
                Pending::waiting::<R::Reply>(receiver)
            }
            Err(refusal) => Pending::refused::<R::Reply>(refusal),
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

    /// Calls `handle` for each event of this type.
    pub fn on<E: Event>(&self, mut handle: impl FnMut(E) + Send + 'static) {
        let take = move |event| {
            handle(event);
            Takes::More
        };
        self.listen(take, || true);
    }

    /// The events of this type.
    pub fn events<E: Event>(&self) -> Events<E> {
        let (sender, events) = events::events();
        let sender = Arc::new(sender);
        let wanted = Arc::downgrade(&sender);
        let is_wanted = move || wanted.upgrade().is_some_and(|sender| sender.is_wanted());
        self.listen(move |event| sender.put(event), is_wanted);
        events
    }

    fn listen<E: Event>(
        &self,
        take: impl FnMut(E) -> Takes + Send + 'static,
        is_wanted: impl Fn() -> bool + Send + 'static,
    ) {
        let inner = &self.client.link.inner.0;
        inner.inbox.add(take, is_wanted);
        // What came before somebody listened is waiting.
        inner.wake.notify_one();
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
