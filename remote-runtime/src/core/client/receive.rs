//! What comes in: a server is believed no more than a client is. What it sends out of turn, or in
//! no legal form, ends the session.

use std::collections::HashMap;
use std::time::Duration;

use super::send::write_call;
use super::tables::{Held, TableHandle, Tables};
use super::{ClientEvent, ClientSession, Lost, Newest, Outcome, Phase, Waiting};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::enforce::Note;
use crate::core::ids::{CallId, PlayerId};
use crate::core::meter::bucket::Bucket;
use crate::core::protocol::{
    self as messages, Goodbye, GoodbyeBody, GoodbyeRule, Ids, IdsRule, Notice, NoticeBody,
    NoticeRule, Probe, ProbeRule, RefusedBody, RefusedRule, SLOT_BYTES, SLOT_FRAMES, VERSION,
    Welcome, WelcomeRule,
};
use crate::core::rate::Rate;
use crate::core::refusal::Refusal;
use crate::core::time::Timestamp;
use crate::core::value::ruled::Ruled;
use crate::core::wire::frame::{self, FrameKind, Header, MAX_SERVER_FRAME_BYTES, Sender};

impl ClientSession {
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
                let (reason, millis, note) = messages::read::<GoodbyeRule, GoodbyeBody>(body)?;
                let reason = Goodbye::from_code(reason).ok_or_else(out_of_turn)?;
                let retry_after = match millis {
                    u32::MAX => Duration::MAX,
                    millis => Duration::from_millis(u64::from(millis)),
                };
                let note = Note::new(&note);
                Ok(Some(self.close(Lost::Ended { reason, retry_after, note })))
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
                let waiting = self.waiting.remove(&call).ok_or_else(out_of_turn)?;
                let Waiting { table, position, .. } = waiting;
                let refusal =
                    read_refusal(body, &mut self.tables, table, position, waiting.ready, now)?;
                self.give_back(&waiting, &refusal, now);
                ended(Outcome::Refused(refusal))
            }
            (Phase::Playing, FrameKind::Told) => {
                let (table, position) = self.tables.find(header.remote).ok_or_else(out_of_turn)?;
                let refusal = read_refusal(body, &mut self.tables, table, position, None, now)?;
                let remote = self.tables.schema(table, position).ok_or_else(out_of_turn)?;
                Ok(Some(ClientEvent::Told { event: remote.spec.name, refusal }))
            }
            (Phase::Playing, FrameKind::Happened) => {
                let event = header.remote;
                Ok(Some(ClientEvent::Happened { event, payload: body.to_vec() }))
            }
            (Phase::Playing, FrameKind::Notice) => {
                let notice = Notice::of(messages::read::<NoticeRule, NoticeBody>(body)?);
                if let Notice::Throttled { divisor, time } = notice {
                    self.throttle = (divisor, now.after(time));
                }
                Ok(Some(ClientEvent::Notice(notice)))
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

    /// What did not begin has not started the cooldown that began when it was sent.
    fn give_back(&mut self, waiting: &Waiting, refusal: &Refusal, now: Timestamp) {
        let is_haste = matches!(refusal, Refusal::RateLimited { retry_after: Some(_) });
        if let (Some(ready), Some(used)) = (waiting.ready, self.tables.used(waiting.table))
            && used.ready(waiting.position) == ready
            && !is_haste
        {
            used.cool(waiting.position, now);
        }
    }

    /// The server's numbers for a table of another version: what waited for them goes out, or is
    /// refused as outdated.
    fn learn_ids(&mut self, (place, ids): &Ids) -> Result<Option<ClientEvent>, Breach> {
        let (table, held) = self.tables.learn(*place, ids).ok_or_else(out_of_turn)?;
        for Held { kind, position, call, payload } in held {
            match (ids.get(position).copied().flatten(), call) {
                (Some(id), _) => {
                    let start = self.unsent.len();
                    write_call(&mut self.unsent, kind, id, call, &payload);
                    let remote = self.tables.schema(table, position);
                    if remote.is_some_and(|remote| remote.spec.unreliable) {
                        let (remote, end) = ((table, position), self.unsent.len());
                        self.newest.push(Newest { remote, start, end });
                    }
                }
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

/// The server has less patience than the stub thought: wait as long as it says.
fn slow_down(
    tables: &mut Tables,
    table: TableHandle,
    position: usize,
    started: Option<Timestamp>,
    refusal: &Refusal,
    now: Timestamp,
) {
    let Refusal::RateLimited { retry_after: Some(wait) } = refusal else { return };
    let remote = tables.schema(table, position);
    if remote.is_some_and(|remote| remote.spec.cooldown.is_some()) {
        // Rate or cooldown: by then, it says, the call is taken. What another call has started stands.
        if let Some(used) = tables.used(table) {
            let (ready, present) = (now.after(*wait), used.ready(position));
            let is_its_own = started == Some(present);
            used.cool(position, if is_its_own { ready } else { ready.max(present) });
        }
        return;
    }
    if let (Some(remote), Some(bucket)) = (remote, tables.bucket(table, position)) {
        let allowance = remote.spec.rate.strict();
        let empty = Duration::from_nanos(allowance.tolerance.saturating_sub(allowance.interval));
        *bucket = (*bucket).max(Bucket::full_at(now.after(*wait).after(empty)));
    }
}

/// What the server says of a refusal; under its development switch, with the place.
fn read_refusal(
    body: &[u8],
    tables: &mut Tables,
    table: TableHandle,
    position: usize,
    started: Option<Timestamp>,
    now: Timestamp,
) -> Result<Refusal, Breach> {
    let body = messages::read::<RefusedRule, RefusedBody>(body)?;
    let mut refusal = messages::refusal_of(&body);
    slow_down(tables, table, position, started, &refusal, now);
    let remote = tables.schema(table, position);
    if let (Refusal::Invalid(place), Some(remote)) = (&mut refusal, remote) {
        *place = messages::breach_of(&body).map(|breach| remote.explain(breach));
    }
    Ok(refusal)
}

#[cold]
fn out_of_turn() -> Breach {
    Breach::new(Rule::Frame, Class::WrongKind)
}
