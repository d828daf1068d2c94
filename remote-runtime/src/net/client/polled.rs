//! A client for a game that has a loop of its own: nothing runs between two polls, and nothing is
//! async.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::ops::Deref;
use std::time::{Duration, Instant};

use super::engine::Engine;
use super::{CONNECT_WAIT, Client, ClientBuilder, ConnectError, LEAVE_WAIT, READ_BYTES};
use crate::core::client::Lost;

/// How long a step of joining waits for bytes.
const JOIN_STEP: Duration = Duration::from_millis(2);
/// Reads of one poll at most, so that a busy server cannot hold up a frame.
const MAX_READS: usize = 64;

/// A session with a server, driven by [`poll`](Self::poll). It derefs to [`Client`], so stubs are
/// made from it in the same way; their calls are asked with
/// [`Pending::try_take`](crate::net::pending::Pending::try_take), their events with
/// [`Events::try_next`](super::Events::try_next).
pub struct PolledClient {
    client: Client,
    driven: Driven,
    lost: Option<Lost>,
}

/// What a poll moves.
struct Driven {
    engine: Engine,
    stream: TcpStream,
    unsent: Vec<u8>,
    space: Box<[u8]>,
}

impl PolledClient {
    /// Connects over TCP and joins with `ticket`. Blocks until the server has answered, for at most
    /// 10 s for each address, and 10 s for joining.
    pub fn connect(
        address: impl ToSocketAddrs,
        ticket: impl AsRef<[u8]>,
    ) -> Result<Self, ConnectError> {
        ClientBuilder::default().connect_polled(address, ticket)
    }

    /// Connects over TCP as a guest, without a ticket: see [`Client::guest`]. Blocks as
    /// [`connect`](Self::connect) does.
    pub fn guest(address: impl ToSocketAddrs) -> Result<Self, ConnectError> {
        ClientBuilder::default().polled(address, None)
    }

    /// Moves what has come and what waits to be sent, runs the handlers of events, and returns.
    /// Call it once a frame. Once the session is over, it says why.
    pub fn poll(&mut self) -> Result<(), Lost> {
        if self.lost.is_none() {
            self.lost = self.driven.step();
            if let Some(lost) = self.lost {
                self.driven.engine.end(lost);
            }
        }
        self.lost.map_or(Ok(()), Err)
    }

    /// Leaves the server: says goodbye, and waits until it is sent, or until a write has waited for
    /// 1 s. Calls without an answer end as unknown.
    pub fn leave(mut self) {
        self.driven.engine.end(Lost::Left);
        // Whoever leaves does not mind whether the other side is still there.
        let _ = self.driven.say_goodbye();
    }
}

impl Driven {
    fn say_goodbye(&mut self) -> io::Result<()> {
        self.unsent.append(&mut self.engine.inner.state().session.take_unsent());
        self.stream.set_nonblocking(false)?;
        self.stream.set_write_timeout(Some(LEAVE_WAIT))?;
        self.stream.write_all(&self.unsent)
    }

    fn step(&mut self) -> Option<Lost> {
        let moved = self.read().and_then(|lost| match lost {
            Some(lost) => Ok(Some(lost)),
            None => self.write().map(|()| None),
        });
        match moved {
            Ok(Some(lost)) => return Some(lost),
            Ok(None) => {}
            Err(_) => return Some(Lost::Link),
        }
        // Somebody may have begun to listen to what is here already.
        if let Some(lost) = self.engine.pass_on() {
            return Some(lost);
        }
        let inner = &self.engine.inner;
        let state = inner.state();
        let is_late = state.session.timeout().is_some_and(|timeout| timeout <= inner.clock.now());
        match state.session.is_open() {
            true if is_late => Some(Lost::Link),
            true => None,
            false => Some(Lost::Left),
        }
    }

    fn read(&mut self) -> io::Result<Option<Lost>> {
        for _ in 0..MAX_READS {
            match self.stream.read(&mut self.space) {
                Ok(0) => return Ok(Some(Lost::Link)),
                Ok(count) => {
                    let bytes = self.space.get(..count).unwrap_or_default();
                    if let Some(lost) = self.engine.receive(bytes) {
                        return Ok(Some(lost));
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    fn write(&mut self) -> io::Result<()> {
        loop {
            // Only so much is taken that the session still knows how much waits.
            if self.unsent.is_empty() {
                self.unsent = self.engine.inner.state().session.take_unsent();
            }
            if self.unsent.is_empty() {
                return Ok(());
            }
            match self.stream.write(&self.unsent) {
                Ok(count) => drop(self.unsent.drain(..count.min(self.unsent.len()))),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl ClientBuilder {
    /// Connects over TCP and joins with `ticket`, for a game with a loop of its own: see
    /// [`PolledClient`]. Blocks as [`PolledClient::connect`] does.
    pub fn connect_polled(
        self,
        address: impl ToSocketAddrs,
        ticket: impl AsRef<[u8]>,
    ) -> Result<PolledClient, ConnectError> {
        self.polled(address, Some(ticket.as_ref()))
    }

    fn polled(
        self,
        address: impl ToSocketAddrs,
        ticket: Option<&[u8]>,
    ) -> Result<PolledClient, ConnectError> {
        let mut last = io::Error::new(ErrorKind::NotFound, "the address names nothing");
        let connected = address.to_socket_addrs()?.find_map(|address| {
            let connected = TcpStream::connect_timeout(&address, CONNECT_WAIT);
            connected.map_err(|error| last = error).ok()
        });
        let stream = connected.ok_or(last)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        let (engine, mut joining) = self.prepare(ticket)?;
        let space = vec![0; READ_BYTES].into_boxed_slice();
        let Some(deadline) = Instant::now().checked_add(CONNECT_WAIT) else {
            return Err(ConnectError::Silent(CONNECT_WAIT));
        };
        let mut driven = Driven { engine, stream, unsent: Vec::new(), space };
        loop {
            joining = match joining.try_join() {
                Ok(client) => return Ok(PolledClient { client, driven, lost: None }),
                Err(joining) => joining,
            };
            if let Some(lost) = driven.step() {
                return Err(lost.into());
            }
            if deadline <= Instant::now() {
                return Err(ConnectError::Silent(CONNECT_WAIT));
            }
            std::thread::sleep(JOIN_STEP);
        }
    }
}

impl Deref for PolledClient {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl fmt::Debug for PolledClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolledClient")
            .field("player", &self.client.player())
            .finish_non_exhaustive()
    }
}
