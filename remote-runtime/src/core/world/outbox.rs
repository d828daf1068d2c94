//! What a room sends: events are checked and encoded when they are sent, wait while a critical
//! section lasts, and go out when it ends, so that nobody hears of half an act.

use std::any::TypeId;
use std::cell::Cell;
use std::collections::HashMap;
use std::ptr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::mailbox::{Frame, Mailbox, kept_bytes};
use crate::core::breach::Breach;
use crate::core::ids::PlayerId;
use crate::core::value::event::Event;
use crate::core::value::explained::Explained;
use crate::core::wire::frame::{self, FrameKind};
use crate::core::wire::writer::Writer;

/// Why an event was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// No table that this server mounts declares it.
    #[error("no table of this server declares the event `{0}`: `#[remotes(…, events({0}))]`")]
    Undeclared(&'static str),
    /// It breaks one of its own rules.
    #[error("the event breaks a rule: {0}")]
    Invalid(Explained),
    /// Who should get it is not in this room.
    #[error("{0} is not here")]
    Absent(PlayerId),
    /// More was sent in one critical section than is kept for it.
    #[error("too much was sent at once")]
    Full,
}

/// To whom an event goes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Recipients {
    /// One player.
    One(PlayerId),
    /// These players.
    Some(Vec<PlayerId>),
    /// Everybody in the room.
    All,
    /// Everybody near a place, as a test records it: no room is there whose players could be named.
    Near {
        /// The place.
        place: [f32; 3],
        /// How far away, at most.
        distance: f32,
    },
}

/// Bytes that wait for the end of one critical section, at most. A mailbox holds as much.
pub(crate) const MAX_SECTION_BYTES: usize = 1024 * 1024;

/// The outbox of one room.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    /// The numbers on the wire of the events that the server mounts.
    numbers: OnceLock<HashMap<TypeId, u16>>,
    state: Mutex<State>,
    /// In an author's test: what was sent, in place of sending it.
    record: Option<Mutex<Vec<Sent>>>,
}

#[derive(Debug, Default)]
struct State {
    members: HashMap<PlayerId, Arc<Mailbox>>,
    /// Sent in the critical section that lasts.
    waiting: Vec<(Recipients, Frame)>,
    waiting_bytes: usize,
}

thread_local! {
    /// Whose critical section this thread is in: what others send meanwhile belongs to no section.
    static SECTION: Cell<*const Outbox> = const { Cell::new(ptr::null()) };
}

/// A critical section of a room. At its end, what was sent in it goes out.
pub(crate) struct Section<'o> {
    outbox: &'o Outbox,
    outer: *const Outbox,
}

impl Drop for Section<'_> {
    fn drop(&mut self) {
        SECTION.set(self.outer);
        let mailboxes = {
            let mut state = self.outbox.state();
            if state.waiting.is_empty() {
                return;
            }
            state.ship()
        };
        wake(&mailboxes);
    }
}

/// An event that a test recorded.
#[derive(Debug)]
struct Sent {
    event: TypeId,
    recipients: Recipients,
    payload: Vec<u8>,
}

impl Outbox {
    /// One that records what is sent, for an author's tests.
    pub(crate) fn recording() -> Self {
        Self { record: Some(Mutex::default()), ..Self::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The numbers on the wire of the events that the server mounts. They are told once.
    pub(crate) fn declare(&self, numbers: HashMap<TypeId, u16>) {
        let told = self.numbers.set(numbers);
        debug_assert!(told.is_ok(), "a room belongs to one server");
    }

    /// From now on `player` is here, and gets what is sent in this mailbox.
    pub(crate) fn join(&self, player: PlayerId, mailbox: Arc<Mailbox>) {
        self.state().members.insert(player, mailbox);
    }

    /// `player` is here no more.
    pub(crate) fn leave(&self, player: PlayerId) {
        self.state().members.remove(&player);
    }

    /// A critical section begins: what this thread sends waits for its end.
    pub(crate) fn section(&self) -> Section<'_> {
        Section { outbox: self, outer: SECTION.replace(self) }
    }

    /// Whether it records, for an author's test.
    pub(crate) const fn is_recording(&self) -> bool {
        self.record.is_some()
    }

    /// Calls a player's session: there is something for it to look at.
    pub(crate) fn call(&self, player: PlayerId) {
        let mailbox = self.state().members.get(&player).cloned();
        if let Some(mailbox) = mailbox {
            mailbox.call();
        }
    }

    /// Who is here.
    pub(crate) fn members(&self) -> Vec<PlayerId> {
        self.state().members.keys().copied().collect()
    }

    /// Sends `event`; says to how many.
    pub(crate) fn send<E: Event>(
        &self,
        recipients: Recipients,
        event: &E,
    ) -> Result<usize, SendError> {
        let invalid = |breach: Breach| SendError::Invalid(Explained::new(breach, &[], E::SHAPE));
        if let Some(record) = &self.record {
            let mut payload = Vec::new();
            event.encode(&mut Writer::new(&mut payload)).map_err(invalid)?;
            let sent = Sent { event: TypeId::of::<E>(), recipients, payload };
            record.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
            return Ok(1);
        }
        let number = self.numbers.get().and_then(|numbers| numbers.get(&TypeId::of::<E>()));
        let number = *number.ok_or(SendError::Undeclared(E::NAME))?;
        // Without the lock: an event may have checks of the author's own.
        let mut bytes = Vec::new();
        frame::write(&mut bytes, FrameKind::Happened, |writer| {
            writer.value(&number)?;
            event.encode(writer)
        })
        .map_err(invalid)?;
        let frame = Frame::from(bytes);
        let mut state = self.state();
        let count = match &recipients {
            Recipients::One(player) if state.members.contains_key(player) => 1,
            Recipients::One(player) => return Err(SendError::Absent(*player)),
            Recipients::Some(players) => players.len(),
            Recipients::All => state.members.len(),
            // Only recorded.
            Recipients::Near { .. } => 0,
        };
        if !ptr::eq(SECTION.get(), self) {
            let mut mailboxes = Vec::new();
            state.deliver(&recipients, &frame, &mut mailboxes);
            drop(state);
            wake(&mailboxes);
            return Ok(count);
        }
        let waiting_bytes = state.waiting_bytes.saturating_add(kept_bytes(&frame));
        if waiting_bytes > MAX_SECTION_BYTES {
            return Err(SendError::Full);
        }
        state.waiting_bytes = waiting_bytes;
        state.waiting.push((recipients, frame));
        Ok(count)
    }

    /// What a test recorded of the events of one type, in order.
    pub(crate) fn recorded<E: Event>(&self) -> Vec<(Recipients, E)> {
        let Some(record) = &self.record else { return Vec::new() };
        let record = record.lock().unwrap_or_else(PoisonError::into_inner);
        let all = record.iter().filter(|sent| sent.event == TypeId::of::<E>());
        // Encoded a moment ago by the same rules.
        all.filter_map(|sent| {
            let event = E::read(&sent.payload).ok()?;
            Some((sent.recipients.clone(), event))
        })
        .collect()
    }
}

impl State {
    /// Delivers what waits; returns the mailboxes that have something now.
    fn ship(&mut self) -> Vec<Arc<Mailbox>> {
        let mut mailboxes = Vec::new();
        for (recipients, frame) in std::mem::take(&mut self.waiting) {
            self.deliver(&recipients, &frame, &mut mailboxes);
        }
        self.waiting_bytes = 0;
        mailboxes
    }

    fn deliver(&self, to: &Recipients, frame: &Frame, mailboxes: &mut Vec<Arc<Mailbox>>) {
        let mut put = |mailbox: &Arc<Mailbox>| {
            // One that has something already is called already, or will be.
            if mailbox.put(Arc::clone(frame)) {
                mailboxes.push(Arc::clone(mailbox));
            }
        };
        match to {
            Recipients::One(player) => self.members.get(player).into_iter().for_each(&mut put),
            Recipients::Some(players) => {
                players.iter().filter_map(|player| self.members.get(player)).for_each(&mut put);
            }
            Recipients::All => self.members.values().for_each(&mut put),
            Recipients::Near { .. } => {}
        }
    }
}

/// Calls the sessions that wait for mail.
fn wake(mailboxes: &[Arc<Mailbox>]) {
    for mailbox in mailboxes {
        mailbox.wake();
    }
}
