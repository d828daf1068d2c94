//! After login: calls go down the road, control frames are answered.

use super::outbound::Outbound;
use super::probe::Probe;
use super::shared::Shared;
use super::who::Who;
use super::{CallRef, Output, Phase, Progress, SAMPLE_BYTES, Session, Start};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::contract::fingerprint::Fingerprint;
use crate::core::contract::remote::RemoteKind;
use crate::core::guard::arrival::{self, CallHeader};
use crate::core::guard::mounted::{MountedRemote, MountedTable};
use crate::core::guard::negotiated::Negotiated;
use crate::core::guard::observed::Observed;
use crate::core::guard::serve::{Checks, Serve, Served, Toll};
use crate::core::ids::{CallId, RemoteId};
use crate::core::protocol::{
    self as messages, Compare, CompareRule, Goodbye, Ids, IdsRule, Notice, NoticeRule, Open,
    OpenRule, Probe as ProbeBody, ProbeRule,
};
use crate::core::refusal::{Grade, Refused, Step};
use crate::core::time::Timestamp;
use crate::core::value::ruled::Ruled;
use crate::core::wire::frame::{self, FrameKind, Header};

/// What a quiet connection keeps for encoding answers.
const QUIET_BYTES: usize = 1_024;

/// A session that has a player, or a guest.
pub(super) struct Playing {
    pub(super) who: Who,
    /// When it ends, whatever is done; only a guest's does.
    pub(super) until: Option<Timestamp>,
    pub(super) probe: Probe,
    /// Whether the client asked to be told of refused events.
    pub(super) tell: bool,
    negotiated: Negotiated,
    /// A bit for each table that was opened or compared; a server has at most 64.
    settled: u64,
    /// The frame at the front passed steps 2 to 5 and waits for the rest of its bytes.
    front_passed: bool,
}

impl Playing {
    pub(super) fn new(
        who: Who,
        until: Option<Timestamp>,
        remotes: usize,
        tell: bool,
        probe: Probe,
    ) -> Self {
        Self {
            who,
            until,
            probe,
            tell,
            negotiated: Negotiated::new(remotes),
            settled: 0,
            front_passed: false,
        }
    }

    /// The road of a call, from its header to its answer. `None` while its bytes are to come.
    fn take_call<W: Send + 'static>(
        &mut self,
        header: &Header,
        bytes: &[u8],
        shared: &Shared<W>,
        answer: &mut Vec<u8>,
        observed: &mut Observed,
        now: Timestamp,
    ) -> Option<Served> {
        match self.try_take_call(header, bytes, shared, answer, observed, now) {
            Ok(served) => served,
            Err(refused) => Some(Served::Refused(refused)),
        }
    }

    fn try_take_call<W: Send + 'static>(
        &mut self,
        header: &Header,
        bytes: &[u8],
        shared: &Shared<W>,
        answer: &mut Vec<u8>,
        observed: &mut Observed,
        now: Timestamp,
    ) -> Result<Option<Served>, Refused> {
        let Self { who, negotiated, .. } = self;
        let id = RemoteId(header.remote);
        let mut state = who.state();
        if !self.front_passed {
            let call = CallHeader {
                kind: kind_of(header),
                remote: id,
                frame_bytes: header.frame_bytes,
                payload_bytes: header.body_bytes(),
            };
            arrival::from_header(
                &call,
                who.standing(),
                &mut state,
                negotiated,
                &shared.mounted,
                who.gauges(&shared.gauges, &shared.guest_gauges),
                now,
            )?;
        }
        let Some(frame) = bytes.get(..header.frame_bytes) else {
            self.front_passed = true;
            return Ok(None);
        };
        let payload = frame.get(header.header_bytes..).unwrap_or_default();
        self.front_passed = false;
        let Some(remote) = shared.mounted.remote(id) else {
            return Err(Refused::new(Step::Lookup, Breach::new(Rule::Remote, Class::Internal)));
        };
        let (is_guest, standing) = (who.is_guest(), who.standing());
        let passed = arrival::when_whole(remote, is_guest, standing, &mut state, observed, now);
        // What a call costs is paid by and by; nothing of the author's runs under this lock.
        drop(state);
        let served = match (passed, who, remote.entry.serve) {
            (Ok(()), Who::Player(seat, caller), Serve::Player(serve)) => {
                caller.now = now;
                caller.detectors = remote.modes.detectors();
                let mut pay = |rest| arrival::pay(remote, &mut seat.player.state(), rest, now);
                serve(&shared.room, caller, payload, answer, &mut toll(remote, &mut pay, observed))
            }
            (Ok(()), Who::Guest(seat, guest), Serve::Guest(serve)) => {
                guest.now = now;
                let mut pay = |rest| arrival::pay(remote, &mut seat.player.state(), rest, now);
                serve(&shared.room, guest, payload, answer, &mut toll(remote, &mut pay, observed))
            }
            (Ok(()), ..) => Served::Refused(arrival::not_for_them()),
            (Err(refused), ..) => Served::Refused(refused),
        };
        if matches!(served, Served::Answered | Served::Failed(_)) {
            remote.counters.admit();
        }
        Ok(Some(served))
    }

    /// The table at `place`, which a client settles once.
    fn settle<'s, W>(
        &mut self,
        place: u16,
        shared: &'s Shared<W>,
    ) -> Result<&'s MountedTable, Breach> {
        let table = shared.mounted.tables().get(usize::from(place)).ok_or_else(unknown_table)?;
        let bit = 1u64.wrapping_shl(u32::from(place));
        if self.settled & bit != 0 {
            return Err(Breach::new(Rule::Frame, Class::Duplicate));
        }
        self.settled |= bit;
        Ok(table)
    }

    /// The client has a table as the server offered it.
    fn open<W>(&mut self, (place, hash): Open, shared: &Shared<W>) -> Result<(), Breach> {
        let table = self.settle(place, shared)?;
        if table.hash != Fingerprint(hash) {
            return Err(unknown_table());
        }
        for id in ids_of(table) {
            self.negotiated.add(id);
        }
        Ok(())
    }

    /// The client has another version of a table: the remotes that are the same in both.
    fn compare<W>(&mut self, (place, theirs): &Compare, shared: &Shared<W>) -> Result<Ids, Breach> {
        let table = self.settle(*place, shared)?;
        let ours = table.first..table.first.saturating_add(table.count);
        let mut same: Vec<Option<u16>> = Vec::with_capacity(theirs.len());
        for theirs in theirs {
            let found = shared.mounted.find(Fingerprint(*theirs)).map(|id| id.0);
            let remote = found.filter(|id| ours.contains(id));
            if let Some(id) = remote {
                self.negotiated.add(RemoteId(id));
            }
            let event = || shared.mounted.find_event(table, Fingerprint(*theirs));
            same.push(remote.or_else(event));
        }
        for id in ids_of(table) {
            if !self.negotiated.contains(id) {
                self.negotiated.add_outdated(id);
            }
        }
        Ok((*place, same))
    }
}

impl<W: Send + 'static> Session<W> {
    pub(super) fn handle_call(&mut self, header: &Header, now: Timestamp) -> Progress {
        let Phase::Playing(playing) = &mut self.phase else { return Progress::Wait };
        self.scratch.clear();
        let mut observed = Observed::default();
        let served = if self.takes_calls {
            let bytes = self.inbound.unread();
            let (shared, answer) = (&self.shared, &mut self.scratch);
            playing.take_call(header, bytes, shared, answer, &mut observed, now)
        } else {
            let breach = Breach::new(Rule::Session, Class::Absent);
            Some(Served::Refused(Refused::new(Step::Session, breach)))
        };
        let Some(served) = served else { return Progress::Wait };
        self.sample.clear();
        if matches!(&served, Served::Refused(refused) if refused.step == Step::Verify) {
            self.take_sample(header);
        }
        self.finish_frame(header, now);
        let number = (header.kind == FrameKind::Call).then_some(CallId(header.call));
        let call = CallRef { remote: RemoteId(header.remote), call: number };
        for refused in observed.noted() {
            self.observe(call.remote, refused, now);
        }
        self.collect_before_answer();
        match served {
            Served::Answered => {
                let mut answer = std::mem::take(&mut self.scratch);
                self.answer(number, &answer);
                // One long answer does not make a connection costly for ever.
                answer.clear();
                answer.shrink_to(QUIET_BYTES);
                self.scratch = answer;
                Progress::Done
            }
            Served::Started(task) => Progress::Event(Output::Start(Start { call, task })),
            Served::Refused(refused) => {
                let output = self.refuse(call, &refused, now);
                self.show_the_door(&refused);
                if refused.step == Step::Session && self.takes_calls {
                    self.close(Goodbye::Replaced, 0);
                }
                Progress::Event(output)
            }
            Served::Failed(breach) => Progress::Event(self.fail(call, breach, now)),
        }
    }

    /// A guest has no score that could fall: a flood of his, or what no stub sends, ends his session.
    #[cold]
    fn show_the_door(&mut self, refused: &Refused) {
        let is_guest = matches!(&self.phase, Phase::Playing(playing) if playing.who.is_guest());
        let is_flood = refused.breach.class() == Class::Flood;
        if is_guest && (is_flood || refused.judge().0 == Grade::Forged) {
            self.close(Goodbye::Kicked, 0);
        }
    }

    /// Keeps what was refused, so that it can be judged again.
    #[cold]
    fn take_sample(&mut self, header: &Header) {
        let payload = self.inbound.unread().get(header.header_bytes..header.frame_bytes);
        if let Some(payload) = payload.filter(|payload| payload.len() <= SAMPLE_BYTES) {
            self.sample.extend_from_slice(payload);
        }
    }

    /// Every frame that is no call: one for each table, one for each probe, and a goodbye. What is
    /// more than that is malformed.
    pub(super) fn handle_control(&mut self, header: &Header, now: Timestamp) -> Progress {
        let Phase::Playing(playing) = &mut self.phase else { return Progress::Wait };
        if header.body_bytes() > longest_control_body(header.kind) {
            return self.malformed(Breach::new(Rule::FrameLength, Class::TooLong), now);
        }
        let Some(frame) = self.inbound.unread().get(..header.frame_bytes) else {
            return Progress::Wait;
        };
        arrival::pay_control(
            &mut playing.who.state(),
            playing.who.gauges(&self.shared.gauges, &self.shared.guest_gauges),
            header.frame_bytes,
            now,
        );
        let body = frame.get(header.header_bytes..).unwrap_or_default();
        let handled = match header.kind {
            FrameKind::Open => messages::read::<OpenRule, Open>(body)
                .and_then(|open| playing.open(open, &self.shared)),
            FrameKind::Compare => messages::read::<CompareRule, Compare>(body)
                .and_then(|compare| playing.compare(&compare, &self.shared))
                .and_then(|ids| {
                    messages::write::<IdsRule, _>(self.outbound.message(), FrameKind::Ids, &ids)
                }),
            FrameKind::Pong => messages::read::<ProbeRule, ProbeBody>(body)
                .and_then(|(nonce,)| receive_pong(playing, nonce, now)),
            FrameKind::Bye if body.is_empty() => {
                self.finish_frame(header, now);
                self.close(Goodbye::Left, 0);
                return Progress::Done;
            }
            // A second hello, and a goodbye with something in it.
            _ => Err(Breach::new(Rule::Frame, Class::WrongKind)),
        };
        match handled {
            Ok(()) => {
                self.finish_frame(header, now);
                Progress::Done
            }
            Err(breach) => self.malformed(breach, now),
        }
    }
}

fn receive_pong(playing: &mut Playing, nonce: u64, now: Timestamp) -> Result<(), Breach> {
    match playing.probe.receive(nonce, now) {
        Some(round_trip) => {
            playing.who.measured(round_trip);
            Ok(())
        }
        None => Err(Breach::new(Rule::Frame, Class::Unknown)),
    }
}

/// What a call of `remote` has still to pay and to be asked.
fn toll<'t, W>(
    remote: &MountedRemote<W>,
    pay: &'t mut dyn FnMut(u32) -> Result<(), Refused>,
    observed: &'t mut Observed,
) -> Toll<'t> {
    let cooldown = remote.cooldown.map(|cooldown| (cooldown, remote.modes.cooldown()));
    let checks = Checks { world: remote.modes.world(), cooldown };
    Toll { pay, observed, rate: remote.modes.rate(), checks }
}

/// Known from the rules on the bodies, so that none is waited for that cannot be legal.
fn longest_control_body(kind: FrameKind) -> usize {
    match kind {
        FrameKind::Open => <Open as Ruled<OpenRule>>::SHAPE.max_bytes,
        FrameKind::Compare => <Compare as Ruled<CompareRule>>::SHAPE.max_bytes,
        FrameKind::Pong => <ProbeBody as Ruled<ProbeRule>>::SHAPE.max_bytes,
        _ => 0,
    }
}

const fn kind_of(header: &Header) -> RemoteKind {
    match header.kind {
        FrameKind::Event => RemoteKind::Event,
        _ => RemoteKind::Call,
    }
}

#[cold]
fn unknown_table() -> Breach {
    Breach::new(Rule::Frame, Class::Unknown)
}

/// The numbers of a table's remotes.
fn ids_of(table: &MountedTable) -> impl Iterator<Item = RemoteId> + use<> {
    (table.first..table.first.saturating_add(table.count)).map(RemoteId)
}

/// Tells of a refused call or event; `name` is the call's number, or the event's remote.
pub(super) fn send_refused(
    kind: FrameKind,
    name: u32,
    refused: &Refused,
    with_detail: bool,
    outbound: &mut Outbound,
) {
    let written = frame::write(outbound.message(), kind, |writer| {
        writer.value(&name)?;
        let body = messages::refused_body(refused, with_detail);
        Ruled::<messages::RefusedRule>::encode(&body, writer)
    });
    debug_assert!(written.is_ok(), "our own numbers fit their rules");
}

pub(super) fn send_probe(nonce: u64, outbound: &mut Outbound) {
    let written =
        messages::write::<ProbeRule, ProbeBody>(outbound.message(), FrameKind::Ping, &(nonce,));
    debug_assert!(written.is_ok(), "a nonce has no rule");
}

pub(super) fn send_notice(notice: Notice, outbound: &mut Outbound) {
    let body = notice.body();
    let written = messages::write::<NoticeRule, _>(outbound.message(), FrameKind::Notice, &body);
    debug_assert!(written.is_ok(), "two numbers have no rule");
}

/// Milliseconds until then, rounded up; the most that there are for never.
pub(super) fn wait_millis(until: Option<Timestamp>, now: Timestamp) -> u32 {
    until.map_or(u32::MAX, |until| messages::to_millis(until.since(now)))
}
