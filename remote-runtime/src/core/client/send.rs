//! What goes out: a call is held against its rules, paid for, and written; nothing else.

use std::time::Duration;

use super::tables::{Held, Opening, State, TableHandle};
use super::{ClientSession, Newest, Phase, Waiting};
use crate::core::breach::Breach;
use crate::core::contract::remote::Remote;
use crate::core::contract::table::Contract;
use crate::core::ids::CallId;
use crate::core::meter::bucket::Bucket;
use crate::core::protocol::{CompareRule, OpenRule};
use crate::core::rate::{Allowance, Rate};
use crate::core::refusal::Refusal;
use crate::core::time::Timestamp;
use crate::core::value::explained::Explained;
use crate::core::value::ruled::Ruled;
use crate::core::wire::frame::{self, FrameKind, MAX_HEADER_BYTES};
use crate::core::wire::writer::Writer;

/// Calls without an answer yet, at most.
const MAX_WAITING_CALLS: usize = 1_024;
/// Calls that wait for the server's numbers, at most.
const MAX_HELD_CALLS: usize = 64;
/// Bytes that wait to be sent, at most.
const MAX_UNSENT_BYTES: usize = 256 * 1024;

impl ClientSession {
    /// The table `contract`. The first use tells the server; calls may follow at once.
    pub fn open(&mut self, contract: &'static Contract, now: Timestamp) -> TableHandle {
        let (handle, opening) = self.tables.open(contract, self.is_guest);
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

    /// Sends a call of `R`; its end comes as [`ClientEvent::Ended`](super::ClientEvent::Ended).
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
        let ready = self.send::<R>(table, Some(call), args, now)?;
        self.waiting.insert(call, Waiting { table, position: R::POSITION, ready });
        Ok(call)
    }

    /// Sends an event of `R`.
    pub fn event<R: Remote>(
        &mut self,
        table: TableHandle,
        args: &R::Args,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.send::<R>(table, None, args, now).map(drop)
    }

    /// Sends it; says when its cooldown will have passed.
    fn send<R: Remote>(
        &mut self,
        table: TableHandle,
        call: Option<CallId>,
        args: &R::Args,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Refusal> {
        let position = R::POSITION;
        // Whoever sends a decoy is no stub.
        if self.phase != Phase::Playing || R::SPEC.decoy {
            return Err(Refusal::Unavailable);
        }
        // What is for guests is not for players, nor the other way round.
        if R::SPEC.guest != self.is_guest {
            return Err(Refusal::Denied);
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
        let wait = used.ready(position).since(now);
        if wait > Duration::ZERO {
            return Err(Refusal::RateLimited { retry_after: Some(wait) });
        }
        let frame_bytes = self.scratch.len().saturating_add(MAX_HEADER_BYTES);
        let rate = self.present(R::SPEC.rate, now);
        let Some(bucket) = self.tables.bucket(table, position) else {
            return Err(Refusal::Unavailable);
        };
        let cost = R::cost(args);
        // As the server does with the rates that it has divided.
        let cost = if rate == R::SPEC.rate { cost } else { cost.min(rate.burst()) };
        pay(rate, cost, bucket, &mut self.frames, &mut self.bytes, frame_bytes, now)?;
        let ready = R::SPEC.cooldown.map(|time| now.after(time));
        if let (Some(ready), Some(used)) = (ready, self.tables.used(table)) {
            used.cool(position, ready);
        }
        let kind = if call.is_some() { FrameKind::Call } else { FrameKind::Event };
        match (id, self.tables.used(table).map(|used| &mut used.state)) {
            (None, Some(State::Asked(held))) => {
                if R::SPEC.unreliable {
                    held.retain(|older| older.position != position);
                }
                held.push(Held { kind, position, call, payload: self.scratch.clone() });
            }
            (id, _) => {
                if R::SPEC.unreliable {
                    self.give_way((table, position));
                }
                let start = self.unsent.len();
                write_call(&mut self.unsent, kind, id.unwrap_or_default(), call, &self.scratch);
                if R::SPEC.unreliable {
                    let (remote, end) = ((table, position), self.unsent.len());
                    self.newest.push(Newest { remote, start, end });
                }
            }
        }
        Ok(ready)
    }

    /// An older event of this remote that still waits is not sent any more.
    fn give_way(&mut self, remote: (TableHandle, usize)) {
        let Some(place) = self.newest.iter().position(|older| older.remote == remote) else {
            return;
        };
        let older = self.newest.remove(place);
        let bytes = older.end.saturating_sub(older.start);
        if older.end <= self.unsent.len() {
            self.unsent.drain(older.start..older.end);
        }
        for other in self.newest.iter_mut().filter(|other| other.start >= older.end) {
            other.start = other.start.saturating_sub(bytes);
            other.end = other.end.saturating_sub(bytes);
        }
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
    pub(super) fn control(
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
}

/// Pays for a call from all three buckets, or from none.
fn pay(
    rate: Rate,
    cost: u32,
    remote: &mut Bucket,
    frames: &mut (Bucket, Allowance),
    bytes: &mut (Bucket, Allowance),
    frame_bytes: usize,
    now: Timestamp,
) -> Result<(), Refusal> {
    let (mut new_remote, mut new_frames, mut new_bytes) = (*remote, frames.0, bytes.0);
    let frame_bytes = u32::try_from(frame_bytes).unwrap_or(u32::MAX);
    new_remote
        .take(rate.strict(), cost, now)
        .and_then(|()| new_frames.take(frames.1, 1, now))
        .and_then(|()| new_bytes.take(bytes.1, frame_bytes, now))
        .map_err(|empty| Refusal::RateLimited { retry_after: empty.retry_after })?;
    *remote = new_remote;
    frames.0 = new_frames;
    bytes.0 = new_bytes;
    Ok(())
}

pub(super) fn write_call(
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
