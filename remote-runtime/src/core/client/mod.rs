//! The other end of the wire: a connection as the client sees it, sans-io like the server's.
//!
//! It holds the same rules and rates against what it sends, before it sends it: an honest client
//! hears of a mistake at once, and whatever reaches the server in spite of them came from a
//! modified one.

mod tables;

use std::collections::HashMap;
use std::time::Duration;

use tables::{Held, Opening, State, Tables, UsedTable};

use crate::core::breach::{Breach, Class, Rule};
use crate::core::contract::remote::{Remote, RemoteSpec};
use crate::core::contract::table::Contract;
use crate::core::ids::{CallId, PlayerId};
use crate::core::limit::bucket::Bucket;
use crate::core::protocol::{
    self as messages, CompareRule, FLAG_TELL, Goodbye, GoodbyeBody, GoodbyeRule, Hello, HelloRule,
    Ids, IdsRule, MAX_TICKET_BYTES, OpenRule, Probe, ProbeRule, RefusedBody, RefusedRule,
    SLOT_BYTES, SLOT_FRAMES, VERSION, Welcome, WelcomeRule,
};
use crate::core::rate::{Allowance, Rate};
use crate::core::refusal::Refusal;
use crate::core::time::Timestamp;
use crate::core::value::explained::Explained;
use crate::core::value::ruled::Ruled;
use crate::core::wire::frame::{
    self, FrameKind, Header, MAX_HEADER_BYTES, MAX_SERVER_FRAME_BYTES, Sender,
};
use crate::core::wire::inbound::Inbound;
use crate::core::wire::writer::Writer;

pub use tables::TableHandle;

/// What happened on the other side.
#[derive(Debug)]
pub enum ClientEvent {
    /// The server took the ticket.
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
    #[error("the server ended the session: {reason}{}", Wait(*.retry_after))]
    Ended {
        /// Why.
        reason: Goodbye,
        /// When another try may succeed; zero where the server named no time.
        retry_after: Duration,
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
        if self.0.is_zero() { Ok(()) } else { write!(f, "; come back in {:?}", self.0) }
    }
}

/// A ticket longer than the protocol carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ticket has {0} bytes; at most {MAX_TICKET_BYTES} are carried")]
pub struct TicketTooLong(pub usize);

/// Calls without an answer yet, at most.
const MAX_WAITING_CALLS: usize = 1_024;
/// Calls that wait for the server's numbers, at most.
const MAX_HELD_CALLS: usize = 64;
/// Bytes that wait to be sent, at most.
const MAX_UNSENT_BYTES: usize = 256 * 1024;

/// One connection to a server.
#[derive(Debug)]
pub struct ClientSession {
    phase: Phase,
    inbound: Inbound,
    unsent: Vec<u8>,
    scratch: Vec<u8>,
    tables: Tables,
    /// The player's own two buckets, with what the server allows; filled in by the welcome.
    frames: (Bucket, Allowance),
    bytes: (Bucket, Allowance),
    next_call: u32,
    /// By call: the bucket to correct when the server refuses it for haste.
    waiting: HashMap<CallId, (TableHandle, usize)>,
    /// Held calls that turned out to be of another version; they end one by one.
    outdated: Vec<CallId>,
    heard: Timestamp,
    /// How long the server may say nothing.
    silence: Duration,
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
        let hello: Hello = (VERSION, if tell { FLAG_TELL } else { 0 }, ticket.to_vec());
        let mut unsent = Vec::new();
        messages::write::<HelloRule, _>(&mut unsent, FrameKind::Hello, &hello)
            .map_err(|_| TicketTooLong(ticket.len()))?;
        let unlimited = Allowance { interval: 0, tolerance: u64::MAX };
        Ok(Self {
            phase: Phase::Joining,
            inbound: Inbound::new(MAX_SERVER_FRAME_BYTES),
            unsent,
            scratch: Vec::new(),
            tables: Tables::default(),
            frames: (Bucket::FULL, unlimited),
            bytes: (Bucket::FULL, unlimited),
            next_call: 0,
            waiting: HashMap::new(),
            outdated: Vec::new(),
            heard: now,
            silence: messages::client_patience(Duration::ZERO),
        })
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
        std::mem::take(&mut self.unsent)
    }

    /// Whether the session goes on.
    pub fn is_open(&self) -> bool {
        self.phase != Phase::Closed
    }

    /// When the server has been silent for too long.
    pub fn timeout(&self) -> Option<Timestamp> {
        self.is_open().then(|| self.heard.after(self.silence))
    }

    /// Leaves the server; a goodbye waits to be sent.
    pub fn leave(&mut self, now: Timestamp) {
        if self.phase == Phase::Playing {
            self.control(FrameKind::Bye, now, |_| Ok(()));
        }
        self.phase = Phase::Closed;
    }

    /// The table `contract`. The first use tells the server; calls may follow at once.
    pub fn open(&mut self, contract: &'static Contract, now: Timestamp) -> TableHandle {
        let (handle, opening) = self.tables.open(contract);
        match opening {
            Some(Opening::Open(place, hash)) => self.control(FrameKind::Open, now, |writer| {
                Ruled::<OpenRule>::encode(&(place, hash), writer)
            }),
            Some(Opening::Compare(place, fingerprints)) => {
                self.control(FrameKind::Compare, now, |writer| {
                    Ruled::<CompareRule>::encode(&(place, fingerprints), writer)
                });
            }
            None => {}
        }
        handle
    }

    /// Sends a call of `R`; its end comes as [`ClientEvent::Ended`].
    pub fn call<R: Remote>(
        &mut self,
        table: TableHandle,
        args: &R::Args,
        now: Timestamp,
    ) -> Result<CallId, Refusal> {
        if self.waiting.len() >= MAX_WAITING_CALLS {
            return Err(Refusal::Busy);
        }
        let call = self.free_call();
        self.send::<R>(table, Some(call), args, now)?;
        self.waiting.insert(call, (table, R::POSITION));
        Ok(call)
    }

    /// Sends an event of `R`.
    pub fn event<R: Remote>(
        &mut self,
        table: TableHandle,
        args: &R::Args,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.send::<R>(table, None, args, now)
    }

    fn send<R: Remote>(
        &mut self,
        table: TableHandle,
        call: Option<CallId>,
        args: &R::Args,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let position = R::POSITION;
        if self.phase != Phase::Playing {
            return Err(Refusal::Unavailable);
        }
        if self.unsent.len() >= MAX_UNSENT_BYTES {
            return Err(Refusal::Busy);
        }
        // The rules first: a call that cannot be sent costs nothing.
        self.scratch.clear();
        args.encode(&mut Writer::new(&mut self.scratch)).map_err(|breach| {
            Refusal::Invalid(Some(Explained::new(breach, R::SPEC.params, R::Args::SHAPE)))
        })?;
        let Some(used) = self.tables.used(table) else { return Err(Refusal::Unavailable) };
        let id = match &used.state {
            State::Known(ids) => {
                Some(ids.get(position).copied().flatten().ok_or(Refusal::Outdated)?)
            }
            State::Asked(held) if held.len() < MAX_HELD_CALLS => None,
            State::Asked(_) => return Err(Refusal::Busy),
            State::Absent => return Err(Refusal::Unavailable),
        };
        let frame_bytes = self.scratch.len().saturating_add(MAX_HEADER_BYTES);
        let Some(bucket) = used.buckets.get_mut(position) else {
            return Err(Refusal::Unavailable);
        };
        pay(&R::SPEC, bucket, &mut self.frames, &mut self.bytes, frame_bytes, now)?;
        let kind = if call.is_some() { FrameKind::Call } else { FrameKind::Event };
        match (id, &mut used.state) {
            (None, State::Asked(held)) => {
                held.push(Held { kind, position, call, payload: self.scratch.clone() });
            }
            (id, _) => {
                write_call(&mut self.unsent, kind, id.unwrap_or_default(), call, &self.scratch);
            }
        }
        Ok(())
    }

    /// A number that no waiting call has.
    fn free_call(&mut self) -> CallId {
        loop {
            self.next_call = self.next_call.wrapping_add(1);
            let call = CallId(self.next_call);
            if !self.waiting.contains_key(&call) {
                return call;
            }
        }
    }

    /// A frame that is no call: sent in any case, and paid for into debt, as on the server.
    fn control(
        &mut self,
        kind: FrameKind,
        now: Timestamp,
        body: impl FnOnce(&mut Writer<'_>) -> Result<(), Breach>,
    ) {
        let before = self.unsent.len();
        let written = frame::write(&mut self.unsent, kind, body);
        debug_assert!(written.is_ok(), "our own numbers fit their rules");
        let bytes = self.unsent.len().saturating_sub(before);
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        self.frames.0.take_anyway(self.frames.1, 1, now);
        self.bytes.0.take_anyway(self.bytes.1, bytes, now);
    }

    /// Handles the next frame. Call it until it returns `None`.
    pub fn poll(&mut self, now: Timestamp) -> Option<ClientEvent> {
        while self.phase != Phase::Closed {
            if let Some(event) = self.next_outdated() {
                return Some(event);
            }
            let parsed =
                frame::parse(self.inbound.unread(), Sender::Server, MAX_SERVER_FRAME_BYTES);
            let header = match parsed {
                Ok(Some(header)) => header,
                Ok(None) => return None,
                Err(_) => return Some(self.close(Lost::Protocol)),
            };
            let frame = self.inbound.unread().get(..header.frame_bytes)?;
            let body = frame.get(header.header_bytes..).unwrap_or_default().to_vec();
            self.inbound.consume(header.frame_bytes);
            self.heard = now;
            match self.handle(&header, &body, now) {
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                Err(_) => return Some(self.close(Lost::Protocol)),
            }
        }
        None
    }

    fn close(&mut self, lost: Lost) -> ClientEvent {
        self.phase = Phase::Closed;
        ClientEvent::Closed(lost)
    }

    fn handle(
        &mut self,
        header: &Header,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Option<ClientEvent>, Breach> {
        let call = CallId(header.call);
        let ended = |outcome| Ok(Some(ClientEvent::Ended { call, outcome }));
        match (self.phase, header.kind) {
            (_, FrameKind::Goodbye) => {
                let (reason, millis) = messages::read::<GoodbyeRule, GoodbyeBody>(body)?;
                let reason = Goodbye::from_code(reason).ok_or_else(out_of_turn)?;
                let retry_after = Duration::from_millis(u64::from(millis));
                Ok(Some(self.close(Lost::Ended { reason, retry_after })))
            }
            (Phase::Joining, FrameKind::Welcome) => {
                let player = self.join(messages::read::<WelcomeRule, Welcome>(body)?, now)?;
                Ok(Some(ClientEvent::Joined(player)))
            }
            (Phase::Playing, FrameKind::Ids) => {
                let ids = messages::read::<IdsRule, Ids>(body)?;
                self.learn_ids(&ids)
            }
            (Phase::Playing, FrameKind::Reply) => {
                self.waiting.remove(&call).ok_or_else(out_of_turn)?;
                ended(Outcome::Answered(body.to_vec()))
            }
            (Phase::Playing, FrameKind::Unknown) if body.is_empty() => {
                self.waiting.remove(&call).ok_or_else(out_of_turn)?;
                ended(Outcome::Unknown)
            }
            (Phase::Playing, FrameKind::Refused) => {
                let (table, position) = self.waiting.remove(&call).ok_or_else(out_of_turn)?;
                let used = self.tables.used(table).ok_or_else(out_of_turn)?;
                ended(Outcome::Refused(read_refusal(body, used, position, now)?))
            }
            (Phase::Playing, FrameKind::Told) => {
                let (used, position) = self.tables.find(header.remote).ok_or_else(out_of_turn)?;
                let refusal = read_refusal(body, used, position, now)?;
                let remote = used.contract.remotes.get(position).ok_or_else(out_of_turn)?;
                Ok(Some(ClientEvent::Told { event: remote.spec.name, refusal }))
            }
            (Phase::Playing, FrameKind::Ping) => {
                let nonce = messages::read::<ProbeRule, Probe>(body)?;
                self.control(FrameKind::Pong, now, |writer| {
                    Ruled::<ProbeRule>::encode(&nonce, writer)
                });
                Ok(None)
            }
            _ => Err(out_of_turn()),
        }
    }

    fn join(&mut self, welcome: Welcome, now: Timestamp) -> Result<PlayerId, Breach> {
        let (version, player, heartbeat, (frames, bytes), offers, spent) = welcome;
        if version != VERSION {
            return Err(out_of_turn());
        }
        let mut spent: HashMap<u16, Timestamp> = spent
            .into_iter()
            .map(|(slot, nanos)| (slot, now.after(Duration::from_nanos(nanos))))
            .collect();
        let mut bucket = |slot, rate| -> Result<_, Breach> {
            let rate: Rate = messages::rate_of(rate).ok_or_else(out_of_turn)?;
            let bucket = spent.remove(&slot).map_or(Bucket::FULL, Bucket::full_at);
            Ok((bucket, rate.strict()))
        };
        self.frames = bucket(SLOT_FRAMES, frames)?;
        self.bytes = bucket(SLOT_BYTES, bytes)?;
        self.silence = messages::client_patience(Duration::from_millis(u64::from(heartbeat)));
        self.tables.offer(offers, spent);
        self.phase = Phase::Playing;
        Ok(PlayerId(player))
    }

    /// The server's numbers for a table of another version: what waited for them goes out, or is
    /// refused as outdated.
    fn learn_ids(&mut self, (place, ids): &Ids) -> Result<Option<ClientEvent>, Breach> {
        let held = self.tables.learn(*place, ids).ok_or_else(out_of_turn)?;
        for Held { kind, position, call, payload } in held {
            match (ids.get(position).copied().flatten(), call) {
                (Some(id), _) => write_call(&mut self.unsent, kind, id, call, &payload),
                (None, Some(call)) => {
                    self.waiting.remove(&call);
                    self.outdated.push(call);
                }
                (None, None) => {}
            }
        }
        Ok(self.next_outdated())
    }

    fn next_outdated(&mut self) -> Option<ClientEvent> {
        let call = self.outdated.pop()?;
        Some(ClientEvent::Ended { call, outcome: Outcome::Refused(Refusal::Outdated) })
    }
}

/// Pays for a call from all three buckets, or from none.
fn pay(
    spec: &RemoteSpec,
    remote: &mut Bucket,
    frames: &mut (Bucket, Allowance),
    bytes: &mut (Bucket, Allowance),
    frame_bytes: usize,
    now: Timestamp,
) -> Result<(), Refusal> {
    let (mut new_remote, mut new_frames, mut new_bytes) = (*remote, frames.0, bytes.0);
    let frame_bytes = u32::try_from(frame_bytes).unwrap_or(u32::MAX);
    new_remote
        .take(spec.rate.strict(), 1, now)
        .and_then(|()| new_frames.take(frames.1, 1, now))
        .and_then(|()| new_bytes.take(bytes.1, frame_bytes, now))
        .map_err(|empty| Refusal::RateLimited { retry_after: empty.retry_after })?;
    *remote = new_remote;
    frames.0 = new_frames;
    bytes.0 = new_bytes;
    Ok(())
}

/// The server has less patience than the stub thought: wait as long as it says.
fn slow_down(used: &mut UsedTable, position: usize, refusal: &Refusal, now: Timestamp) {
    let Refusal::RateLimited { retry_after: Some(wait) } = refusal else { return };
    let remote = used.contract.remotes.get(position);
    if let (Some(remote), Some(bucket)) = (remote, used.buckets.get_mut(position)) {
        let allowance = remote.spec.rate.strict();
        let empty = Duration::from_nanos(allowance.tolerance.saturating_sub(allowance.interval));
        *bucket = (*bucket).max(Bucket::full_at(now.after(*wait).after(empty)));
    }
}

/// What the server says of a refusal; under its development switch, with the place.
fn read_refusal(
    body: &[u8],
    used: &mut UsedTable,
    position: usize,
    now: Timestamp,
) -> Result<Refusal, Breach> {
    let body = messages::read::<RefusedRule, RefusedBody>(body)?;
    let mut refusal = messages::refusal_of(&body);
    slow_down(used, position, &refusal, now);
    let remote = used.contract.remotes.get(position);
    if let (Refusal::Invalid(place), Some(remote)) = (&mut refusal, remote) {
        *place = messages::breach_of(&body).map(|breach| remote.explain(breach));
    }
    Ok(refusal)
}

fn write_call(
    out: &mut Vec<u8>,
    kind: FrameKind,
    remote: u16,
    call: Option<CallId>,
    payload: &[u8],
) {
    let written = frame::write(out, kind, |writer| {
        writer.value(&remote)?;
        if let Some(call) = call {
            writer.value(&call.0)?;
        }
        writer.raw(payload);
        Ok(())
    });
    debug_assert!(written.is_ok(), "two numbers and bytes have no rule");
}

#[cold]
fn out_of_turn() -> Breach {
    Breach::new(Rule::Frame, Class::WrongKind)
}
