//! The other end of the wire: a connection as the client sees it, sans-io like the server's.
//!
//! It holds the same rules and rates against what it sends, before it sends it: an honest client
//! hears of a mistake at once, and whatever reaches the server in spite of them came from a
//! modified one.

mod receive;
mod send;
mod tables;

use std::any::TypeId;
use std::collections::HashMap;
use std::time::Duration;

use tables::Tables;

use crate::core::breach::Breach;
use crate::core::enforce::Note;
use crate::core::ids::{CallId, PlayerId};
use crate::core::meter::bucket::Bucket;
use crate::core::protocol::{
    self as messages, FLAG_GUEST, FLAG_TELL, Goodbye, Hello, HelloRule, MAX_TICKET_BYTES, Notice,
    VERSION,
};
use crate::core::rate::{Allowance, Rate};
use crate::core::refusal::Refusal;
use crate::core::time::Timestamp;
use crate::core::wire::frame::{FrameKind, MAX_SERVER_FRAME_BYTES};
use crate::core::wire::inbound::Inbound;

pub use tables::TableHandle;

/// What happened on the other side.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientEvent {
    /// The server took the ticket; or the guest, who is no player and has the number 0.
    Joined(PlayerId),
    /// A call has ended.
    Ended {
        /// Which.
        call: CallId,
        /// How.
        outcome: Outcome,
    },
    /// An event was refused; heard only by a client that asked for it.
    Told {
        /// The event's name.
        event: &'static str,
        /// Why.
        refusal: Refusal,
    },
    /// The server has sent an event. [`ClientSession::event_type`] says which.
    Happened {
        /// The server's number of the event.
        event: u16,
        /// The event, still encoded.
        payload: Vec<u8>,
    },
    /// The server says what it thinks of the player.
    Notice(Notice),
    /// The session is over.
    Closed(Lost),
}

/// How a call ended.
#[derive(Debug)]
pub enum Outcome {
    /// With this answer, still encoded.
    Answered(Vec<u8>),
    /// Not taken. Nothing of it happened.
    Refused(Refusal),
    /// Nobody knows: the body may have run.
    Unknown,
}

/// Why there is no session any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Lost {
    /// The server ended it.
    #[error("the server ended the session: {reason}{}{}", Because(.note), Wait(*.retry_after))]
    Ended {
        /// Why.
        reason: Goodbye,
        /// When another try may succeed; zero where the server named no time, and the longest that there is for
        /// never.
        retry_after: Duration,
        /// Why, in the words of whoever decided it.
        note: Note,
    },
    /// The link broke, or nothing came for too long.
    #[error("the connection to the server was lost")]
    Link,
    /// The server sent what this client cannot read.
    #[error("the server sent what this client cannot read")]
    Protocol,
    /// This side ended it.
    #[error("this client left")]
    Left,
}

struct Wait(Duration);

impl std::fmt::Display for Wait {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Duration::ZERO => Ok(()),
            Duration::MAX => f.write_str("; for ever"),
            wait => write!(f, "; come back in {wait:?}"),
        }
    }
}

struct Because<'a>(&'a Note);

impl std::fmt::Display for Because<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, ": {}", self.0) }
    }
}

/// A ticket longer than the protocol carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ticket has {0} bytes; at most {MAX_TICKET_BYTES} are carried")]
pub struct TicketTooLong(pub usize);

/// One connection to a server.
#[derive(Debug)]
pub struct ClientSession {
    phase: Phase,
    /// Whether it shows no ticket.
    is_guest: bool,
    inbound: Inbound,
    unsent: Vec<u8>,
    /// Where in it the events stand of which the newest is enough; one of each remote at most.
    newest: Vec<Newest>,
    scratch: Vec<u8>,
    tables: Tables,
    /// The player's own two buckets, with what the server allows; filled in by the welcome.
    frames: (Bucket, Allowance),
    bytes: (Bucket, Allowance),
    next_call: u32,
    /// By call: what to correct when the server refuses it.
    waiting: HashMap<CallId, Waiting>,
    /// Held calls that turned out to be of another version; they end one by one.
    outdated: Vec<CallId>,
    heard: Timestamp,
    /// How long the server may say nothing.
    silence: Duration,
    /// The server divides the rates of this player by so much, until then.
    throttle: (u32, Timestamp),
}

/// An event that waits to be sent, and gives way to a newer one.
#[derive(Debug)]
struct Newest {
    remote: (TableHandle, usize),
    /// Its bytes among those that wait.
    start: usize,
    end: usize,
}

/// A call without an answer.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    table: TableHandle,
    position: usize,
    /// When the cooldown will have passed that began when it was sent.
    ready: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Joining,
    Playing,
    Closed,
}

impl ClientSession {
    /// A connection that was just made; the hello is waiting to be sent. `tell` asks the server to
    /// tell of refused events.
    pub fn new(ticket: &[u8], tell: bool, now: Timestamp) -> Result<Self, TicketTooLong> {
        let mut session = Self::before_hello(false, now);
        session.hello(ticket, tell).map_err(|_| TicketTooLong(ticket.len()))?;
        Ok(session)
    }

    /// The same without a ticket: a guest, who may call what says `allow = guest` and nothing else, and for a minute.
    pub fn guest(tell: bool, now: Timestamp) -> Self {
        let mut session = Self::before_hello(true, now);
        let written = session.hello(&[], tell);
        debug_assert!(written.is_ok(), "no ticket is not too long");
        session
    }

    fn before_hello(is_guest: bool, now: Timestamp) -> Self {
        let unlimited = Allowance { interval: 0, tolerance: u64::MAX };
        Self {
            phase: Phase::Joining,
            is_guest,
            inbound: Inbound::new(MAX_SERVER_FRAME_BYTES),
            unsent: Vec::new(),
            newest: Vec::new(),
            scratch: Vec::new(),
            tables: Tables::default(),
            frames: (Bucket::FULL, unlimited),
            bytes: (Bucket::FULL, unlimited),
            next_call: 0,
            waiting: HashMap::new(),
            outdated: Vec::new(),
            heard: now,
            silence: messages::client_patience(Duration::ZERO),
            throttle: (1, now),
        }
    }

    fn hello(&mut self, ticket: &[u8], tell: bool) -> Result<(), Breach> {
        let tell = if tell { FLAG_TELL } else { 0 };
        let guest = if self.is_guest { FLAG_GUEST } else { 0 };
        let hello: Hello = (VERSION, tell | guest, ticket.to_vec());
        messages::write::<HelloRule, _>(&mut self.unsent, FrameKind::Hello, &hello)
    }

    /// Where to read bytes to.
    pub fn space(&mut self) -> &mut [u8] {
        self.inbound.space()
    }

    /// So many bytes were read into [`space`](Self::space).
    pub fn filled(&mut self, count: usize) {
        self.inbound.filled(count);
    }

    /// Takes what is to be sent.
    pub fn take_unsent(&mut self) -> Vec<u8> {
        self.newest.clear();
        std::mem::take(&mut self.unsent)
    }

    /// Whether the session goes on.
    pub fn is_open(&self) -> bool {
        self.phase != Phase::Closed
    }

    /// The type of the event with this number; `None` while no table that declares it is in use, and
    /// for good where the server has another version of it.
    pub fn event_type(&self, event: u16) -> Option<TypeId> {
        self.tables.event_type(event)
    }

    /// When the server has been silent for too long.
    pub fn timeout(&self) -> Option<Timestamp> {
        self.is_open().then(|| self.heard.after(self.silence))
    }

    /// The rate that is allowed at present, of one that is declared.
    fn present(&self, rate: Rate, now: Timestamp) -> Rate {
        let (divisor, until) = self.throttle;
        if divisor > 1 && until > now { rate.divided(divisor) } else { rate }
    }

    /// Leaves the server; a goodbye waits to be sent.
    pub fn leave(&mut self, now: Timestamp) {
        if self.phase == Phase::Playing {
            self.control(FrameKind::Bye, now, |_| Ok(()));
        }
        self.phase = Phase::Closed;
    }
}
