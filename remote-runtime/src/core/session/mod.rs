//! One connection, as the server sees it: bytes and `now` go in, events and bytes come out.
//!
//! The shell reads into [`Session::space`], calls [`Session::poll`] until it returns `None`, sends
//! [`Session::unsent`], and comes back when more bytes are there or [`Session::timeout`] is
//! reached. That is the whole contract; it decides nothing.

pub mod auth;
mod budget;
pub(crate) mod greeting;
mod guests;
mod observations;
mod outbound;
mod playing;
mod probe;
mod recording;
mod roster;
mod security;
pub mod shared;
mod who;

use std::collections::VecDeque;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use budget::Budget;
pub use observations::Observed;
use outbound::Outbound;
use playing::Playing;
pub use security::{BanChange, BanSink, Request};
use shared::Shared;
use who::Who;

use crate::core::breach::{Breach, Rule};
use crate::core::enforce::{Enforcement, Note};
use crate::core::guard::serve::{Completion, Task};
use crate::core::ids::{CallId, PlayerId, RemoteId};
use crate::core::protocol::{self as messages, Goodbye, GoodbyeBody, GoodbyeRule};
use crate::core::refusal::{Refused, Step};
use crate::core::time::Timestamp;
use crate::core::trust::{Evidence, Policy};
use crate::core::violation::Violation;
use crate::core::wire::frame::{self, FrameKind, Header, MAX_CLIENT_FRAME_BYTES, Sender};
use crate::core::wire::inbound::Inbound;

/// What the shell has to know or do.
#[derive(Debug)]
#[non_exhaustive]
pub enum Output {
    /// A call was refused, or a detector has found something.
    Violation(Violation),
    /// Something was done to the player, because his trust fell.
    Enforced(Enforcement),
    /// So many players broke a rule, of this remote or detector, that it weighs nothing for a while.
    Suspended {
        /// The rule.
        rule: Rule,
        /// The remote, or the author's own detector.
        name: Option<&'static str>,
        /// When.
        at: Timestamp,
    },
    /// An async body is to be run; its end comes back by [`Session::complete`].
    Start(Start),
    /// The session is over. What is unsent says so to the client.
    Closed(Goodbye),
}

/// An async body to run.
#[derive(Debug)]
pub struct Start {
    /// What to complete.
    pub call: CallRef,
    /// The body.
    pub task: Task,
}

/// Names the call of an async body while it runs.
#[derive(Debug, Clone, Copy)]
pub struct CallRef {
    remote: RemoteId,
    /// `None` for an event.
    call: Option<CallId>,
}

/// One connection.
pub struct Session<W: 'static> {
    shared: Arc<Shared<W>>,
    peer: IpAddr,
    seed: u64,
    phase: Phase,
    /// The policy in force when it was last looked at.
    policy: Arc<Policy>,
    inbound: Inbound,
    outbound: Outbound,
    budget: Budget,
    scratch: Vec<u8>,
    /// The payload that the last call was refused for, if it was for its values, and is not long.
    sample: Vec<u8>,
    seen: Timestamp,
    takes_calls: bool,
    /// What was observed, for the shell to hear of.
    backlog: VecDeque<Output>,
    /// When a session that is over is forgotten, whether its goodbye was read or not.
    linger_until: Option<Timestamp>,
}

/// The longest payload of which a sample is taken.
const SAMPLE_BYTES: usize = 1_024;
/// What comes of one refused call beside its violation: a rung each.
const BACKLOG: usize = 4;

/// How long a goodbye may take to be sent.
const LINGER: Duration = Duration::from_secs(1);

enum Phase {
    Greeting,
    Playing(Box<Playing>),
    Closing(Goodbye),
    Closed,
}

/// How far a frame got. What came of it is large, and in a box it would make each refusal allocate.
#[allow(clippy::large_enum_variant)]
enum Progress {
    /// More bytes are needed.
    Wait,
    /// The frame is done.
    Done,
    /// The frame is done, and this came of it.
    Event(Output),
}

impl<W: Send + 'static> Session<W> {
    /// A connection that was just made. `seed` should be unknown to the client.
    pub fn new(shared: Arc<Shared<W>>, peer: IpAddr, seed: u64, now: Timestamp) -> Self {
        let greeting_bytes = shared.limits.greeting_bytes;
        Self {
            budget: Budget::new(&shared.limits, now),
            policy: shared.policy(),
            shared,
            peer,
            seed,
            phase: Phase::Greeting,
            inbound: Inbound::new(greeting_bytes),
            outbound: Outbound::default(),
            scratch: Vec::new(),
            sample: Vec::new(),
            seen: now,
            takes_calls: true,
            backlog: VecDeque::with_capacity(BACKLOG),
            linger_until: None,
        }
    }

    /// The player, once he is known; nobody for a guest.
    pub fn player(&self) -> Option<PlayerId> {
        match &self.phase {
            Phase::Playing(playing) => playing.who.player(),
            _ => None,
        }
    }

    /// Whether more bytes are wanted now.
    pub fn wants_bytes(&mut self, now: Timestamp) -> bool {
        self.is_open() && self.outbound.has_room(&self.shared.limits, now)
    }

    /// Where to read bytes to.
    pub fn space(&mut self) -> &mut [u8] {
        self.inbound.space()
    }

    /// So many bytes were read into [`space`](Self::space).
    pub fn filled(&mut self, count: usize) {
        if matches!(self.phase, Phase::Greeting) && !self.budget.greet_bytes(count) {
            self.give_up_greeting();
        }
        self.inbound.filled(count);
    }

    /// Handles the next frame. Call it until it returns `None`.
    pub fn poll(&mut self, now: Timestamp) -> Option<Output> {
        self.seen = now;
        // What was observed of a call goes before what comes after it.
        if let Some(told) = self.backlog.pop_front() {
            return Some(told);
        }
        if let Some(output) = self.step(now) {
            return Some(output);
        }
        self.backlog.pop_front()
    }

    fn step(&mut self, now: Timestamp) -> Option<Output> {
        self.collect_mail(now);
        if matches!(&self.phase, Phase::Playing(playing) if playing.who.mailbox().has_overflowed())
        {
            self.close(Goodbye::Slow, 0);
        }
        loop {
            if let Some(output) = self.follow_orders(now) {
                return Some(output);
            }
            let max_bytes = match &self.phase {
                Phase::Greeting => self.shared.limits.greeting_bytes,
                // Who has not logged in sends no longer frames than before his hello.
                Phase::Playing(playing) if playing.who.is_guest() => {
                    self.shared.limits.greeting_bytes
                }
                Phase::Playing(_) => MAX_CLIENT_FRAME_BYTES,
                Phase::Closing(goodbye) => {
                    let goodbye = *goodbye;
                    self.phase = Phase::Closed;
                    self.linger_until = Some(now.after(LINGER));
                    return Some(Output::Closed(goodbye));
                }
                Phase::Closed => return None,
            };
            if !self.outbound.has_room(&self.shared.limits, now) {
                return None;
            }
            let progress = match frame::parse(self.inbound.unread(), Sender::Client, max_bytes) {
                Ok(None) => return None,
                Ok(Some(header)) => self.handle(&header, now),
                Err(breach) => self.malformed(breach, now),
            };
            match progress {
                Progress::Wait => return None,
                // What was observed of it goes before what comes after it.
                Progress::Done if !self.backlog.is_empty() => return self.backlog.pop_front(),
                Progress::Done => {}
                Progress::Event(event) => return Some(event),
            }
        }
    }

    /// The payload that the last violation was about, until the next [`poll`](Self::poll): empty, unless a rule on
    /// values was broken by one of at most 1 KiB.
    pub fn sample(&self) -> &[u8] {
        &self.sample
    }

    /// Ready when the room has sent this session something, and the client takes it; then
    /// [`poll`](Self::poll) handles it. Otherwise the context's waker is called when there is, from
    /// within the critical section that sent it: it should do no more than note that it was called.
    pub fn poll_mail(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match &self.phase {
            Phase::Playing(playing) if self.outbound.is_open() => {
                playing.who.mailbox().poll(context)
            }
            _ => Poll::Pending,
        }
    }

    /// Takes over what the room has sent, as far as the client takes it.
    fn collect_mail(&mut self, now: Timestamp) {
        let Phase::Playing(playing) = &self.phase else { return };
        if !playing.who.mailbox().has_mail() {
            return;
        }
        let mailbox = Arc::clone(playing.who.mailbox());
        while self.outbound.has_room(&self.shared.limits, now) {
            let Some(frame) = mailbox.take() else { return };
            self.outbound.message().extend_from_slice(&frame);
        }
    }

    /// Takes over all that the room has sent, whether the client takes it or not: what a body sent
    /// goes out before its answer.
    fn collect_before_answer(&mut self) {
        let Phase::Playing(playing) = &self.phase else { return };
        if !playing.who.mailbox().has_mail() {
            return;
        }
        let mailbox = Arc::clone(playing.who.mailbox());
        while let Some(frame) = mailbox.take() {
            self.outbound.message().extend_from_slice(&frame);
        }
    }

    /// A stranger who took too long, or sent too much: counted, and nothing more.
    fn give_up_greeting(&mut self) {
        self.shared.unnamed.refuse(Step::Session);
        self.close(Goodbye::Handshake, 0);
    }

    fn handle(&mut self, header: &Header, now: Timestamp) -> Progress {
        match self.phase {
            Phase::Greeting => self.greet(header, now),
            Phase::Playing(_) if matches!(header.kind, FrameKind::Call | FrameKind::Event) => {
                self.handle_call(header, now)
            }
            Phase::Playing(_) => self.handle_control(header, now),
            Phase::Closing(_) | Phase::Closed => Progress::Wait,
        }
    }

    /// A frame is done with, whether all of it has come or not.
    fn finish_frame(&mut self, header: &Header, now: Timestamp) {
        self.inbound.skip(header.frame_bytes);
        self.budget.hear(now);
    }

    /// An async body that this session started has ended.
    pub fn complete(
        &mut self,
        call: CallRef,
        completion: Completion,
        now: Timestamp,
    ) -> Option<Output> {
        self.seen = now;
        let shared = Arc::clone(&self.shared);
        let remote = shared.mounted.remote(call.remote)?;
        let mut completion = completion;
        while let Completion::Observed(refused, end) = completion {
            self.observe(call.remote, &refused, now);
            completion = *end;
        }
        if !matches!(completion, Completion::Refused(_)) {
            remote.counters.admit();
        }
        if !self.is_open() {
            return None;
        }
        self.collect_before_answer();
        match completion {
            // What was observed has been told.
            Completion::Observed(..) => None,
            Completion::Answered(answer) => {
                self.answer(call.call, &answer);
                None
            }
            Completion::Refused(refused) => Some(self.refuse(call, &refused, now)),
            Completion::Failed(breach) => Some(self.fail(call, breach, now)),
        }
    }

    /// When [`handle_timeout`](Self::handle_timeout) has something to do.
    pub fn timeout(&self) -> Option<Timestamp> {
        let limits = &self.shared.limits;
        if !self.is_open() {
            return self.linger_until.filter(|_| !self.unsent().is_empty());
        }
        let cut = self.outbound.cut_at(limits.outbound_deadline);
        let own = match &self.phase {
            Phase::Greeting => Some(self.budget.login_by()),
            Phase::Playing(playing) => {
                let idle = self.budget.idle_at(limits);
                [playing.probe.due(), playing.until].into_iter().flatten().chain([idle]).min()
            }
            Phase::Closing(_) | Phase::Closed => None,
        };
        own.into_iter().chain(cut).min()
    }

    /// Does what time asks for: probes, and deadlines.
    pub fn handle_timeout(&mut self, now: Timestamp) {
        self.seen = now;
        let limits = &self.shared.limits;
        if !self.is_open() {
            if self.linger_until.is_some_and(|until| until <= now) {
                self.outbound.discard();
            }
            return;
        }
        if self.outbound.cut_at(limits.outbound_deadline).is_some_and(|at| at <= now) {
            // Who does not read will not read a goodbye either.
            self.outbound.discard();
            return self.close(Goodbye::Slow, 0);
        }
        match &mut self.phase {
            Phase::Greeting if self.budget.login_by() <= now => self.give_up_greeting(),
            Phase::Playing(playing) if playing.until.is_some_and(|until| until <= now) => {
                self.close(Goodbye::Expired, 0);
            }
            Phase::Playing(_) if self.budget.idle_at(limits) <= now => self.close(Goodbye::Idle, 0),
            Phase::Playing(playing) if playing.who.standing().is_gone() => {
                self.close(Goodbye::Replaced, 0);
            }
            Phase::Playing(playing) => {
                if let Some(nonce) = playing.probe.send(now) {
                    playing::send_probe(nonce, &mut self.outbound);
                }
            }
            _ => {}
        }
    }

    /// Takes no call any more, because the server stops: they are refused as unavailable. The rest
    /// of the session goes on, so that what runs can be answered.
    pub fn stop_calls(&mut self) {
        self.takes_calls = false;
    }

    /// Ends the session because the server stops.
    pub fn shut_down(&mut self, now: Timestamp) {
        self.seen = now;
        self.close(Goodbye::ShuttingDown, 0);
    }

    /// What is to be sent.
    pub fn unsent(&self) -> &[u8] {
        self.outbound.unsent()
    }

    /// So many bytes of [`unsent`](Self::unsent) were sent.
    pub fn sent(&mut self, count: usize) {
        self.outbound.sent(count);
    }

    /// Whether the session goes on.
    pub const fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Greeting | Phase::Playing(_))
    }

    /// Says goodbye; the first reason stands. No body begins any more.
    fn close(&mut self, goodbye: Goodbye, wait_millis: u32) {
        self.close_because(goodbye, wait_millis, Note::NONE);
    }

    /// The same, with words of whoever decided it.
    fn close_because(&mut self, goodbye: Goodbye, wait_millis: u32, reason: Note) {
        if !self.is_open() {
            return;
        }
        let body: GoodbyeBody = (goodbye.code(), wait_millis, reason.as_str().to_owned());
        // A number, a number, and a text that was made to fit.
        let _ =
            messages::write::<GoodbyeRule, _>(self.outbound.message(), FrameKind::Goodbye, &body);
        self.leave();
        self.phase = Phase::Closing(goodbye);
    }

    fn malformed(&mut self, breach: Breach, now: Timestamp) -> Progress {
        let event = self.record(None, &Refused::new(Step::Header, breach), now);
        self.close(Goodbye::Malformed, 0);
        Progress::Event(event)
    }

    fn answer(&mut self, call: Option<CallId>, answer: &[u8]) {
        let Some(call) = call else { return };
        let written = frame::write(self.outbound.message(), FrameKind::Reply, |writer| {
            writer.value(&call.0)?;
            writer.raw(answer);
            Ok(())
        });
        debug_assert!(written.is_ok(), "a reply is a number and bytes");
    }

    /// Tells the client of a refusal and records it.
    fn refuse(&mut self, call: CallRef, refused: &Refused, now: Timestamp) -> Output {
        let tells = matches!(&self.phase, Phase::Playing(playing) if playing.tell);
        match call.call {
            Some(call) => playing::send_refused(
                FrameKind::Refused,
                call.0,
                refused,
                self.shared.send_detail,
                &mut self.outbound,
            ),
            // What is swallowed in the shadow looks as if it had happened.
            None if tells && refused.breach.rule() != Rule::Shadow => playing::send_refused(
                FrameKind::Told,
                u32::from(call.remote.0),
                refused,
                self.shared.send_detail,
                &mut self.outbound,
            ),
            None => {}
        }
        self.record(Some(call.remote), refused, now)
    }

    /// Tells the client that a body which ran has no answer, and records why.
    fn fail(&mut self, call: CallRef, breach: Breach, now: Timestamp) -> Output {
        if let Some(number) = call.call {
            let out = self.outbound.message();
            let written = frame::write(out, FrameKind::Unknown, |writer| writer.value(&number.0));
            debug_assert!(written.is_ok(), "a number has no rule");
        }
        self.record(Some(call.remote), &Refused::new(Step::Body, breach), now)
    }
}

impl<W: 'static> Session<W> {
    /// Frees the seat. In the room's critical section, so that nobody can join in between.
    fn leave(&mut self) {
        let Phase::Playing(playing) = &self.phase else { return };
        let (seat, caller) = match &playing.who {
            Who::Player(seat, caller) => (seat, caller),
            // No hook has heard of him.
            Who::Guest(seat, _) => return self.shared.guests().leave(seat, self.seen),
        };
        // What was found of him and not weighed yet is weighed, and told to nobody.
        for (anomaly, at) in seat.player.watch.take_found() {
            let violation = Violation::of_anomaly(seat.player.id, self.peer, &anomaly, 0, at);
            if !violation.is_observed {
                let at = at.min(self.seen);
                let evidence = Evidence::new(anomaly.rule, violation.grade, at).of(anomaly.name);
                self.shared.weigh(&self.shared.policy(), seat, &evidence, self.seen);
            }
        }
        let Self { shared, seen, .. } = self;
        // What his last calls had sent is owed by the player, wherever he comes back.
        let caused = seat.standing.take_caused();
        seat.player.state().fan_out.owe(shared.gauges.fan_out(), caused, *seen);
        let mut has_left = false;
        let left = shared.room.enter(|world| {
            let policy = shared.policy();
            has_left = shared.roster().leave(seat, &policy, *seen);
            if has_left {
                shared.room.outbox().leave(caller.player());
                if let Some(hook) = &shared.on_leave {
                    hook(world, caller);
                }
            }
        });
        if let Err(panicked) = left {
            panicked.forget();
        }
        if has_left {
            shared.detectors.forget(caller.player());
        }
    }
}

/// Whoever drops a session leaves it: a seat cannot be forgotten.
impl<W: 'static> Drop for Session<W> {
    fn drop(&mut self) {
        self.leave();
    }
}

impl<W> fmt::Debug for Session<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("peer", &self.peer).finish_non_exhaustive()
    }
}
