//! What a room sends: events are checked and encoded when they are sent, wait while a critical
//! section lasts, and go out when it ends, so that nobody hears of half an act.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::mailbox::{Frame, Mailbox};
use crate::core::breach::Breach;
use crate::core::ids::PlayerId;
use crate::core::value::event::Event;
use crate::core::value::explained::Explained;
use crate::core::value::ruled::{NoRule, Ruled, read_whole};
use crate::core::wire::frame::{self, FrameKind};

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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Recipients {
    /// One player.
    One(PlayerId),
    /// These players.
    Some(Vec<PlayerId>),
    /// Everybody in the room.
    All,
}

/// Bytes that wait for the end of one critical section, at most. What an author sends there is his
/// own doing, so this only stops a runaway.
const MAX_WAITING_BYTES: usize = 4 * 1024 * 1024;

/// The outbox of one room.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    numbers: HashMap<TypeId, u16>,
    members: HashMap<PlayerId, Arc<Mailbox>>,
    in_section: bool,
    waiting: Vec<(Recipients, Frame)>,
    waiting_bytes: usize,
    /// In an author's test: what was sent, in place of sending it.
    record: Option<Vec<Sent>>,
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
        let state = State { record: Some(Vec::new()), ..State::default() };
        Self { state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The numbers on the wire of the events that the server mounts.
    pub(crate) fn declare(&self, numbers: HashMap<TypeId, u16>) {
        self.state().numbers = numbers;
    }

    /// From now on `player` is here, and gets what is sent in this mailbox.
    pub(crate) fn join(&self, player: PlayerId, mailbox: Arc<Mailbox>) {
        self.state().members.insert(player, mailbox);
    }

    /// `player` is here no more.
    pub(crate) fn leave(&self, player: PlayerId) {
        self.state().members.remove(&player);
    }

    /// A critical section begins: what is sent waits for its end.
    pub(crate) fn begin_section(&self) {
        self.state().in_section = true;
    }

    /// It ends: what waits goes out.
    pub(crate) fn end_section(&self) {
        let mut state = self.state();
        state.in_section = false;
        if !state.waiting.is_empty() {
            state.ship();
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
        let invalid = |breach: Breach| {
            SendError::Invalid(Explained::new(breach, &[], <E as Ruled<NoRule>>::SHAPE))
        };
        let mut state = self.state();
        if let Some(record) = &mut state.record {
            let mut payload = Vec::new();
            let mut writer = crate::core::wire::writer::Writer::new(&mut payload);
            Ruled::<NoRule>::encode(event, &mut writer).map_err(invalid)?;
            record.push(Sent { event: TypeId::of::<E>(), recipients, payload });
            return Ok(1);
        }
        let number = state.numbers.get(&TypeId::of::<E>()).copied();
        let number = number.ok_or(SendError::Undeclared(E::NAME))?;
        let count = match &recipients {
            Recipients::One(player) if state.members.contains_key(player) => 1,
            Recipients::One(player) => return Err(SendError::Absent(*player)),
            Recipients::Some(players) => players.len(),
            Recipients::All => state.members.len(),
        };
        let mut bytes = Vec::new();
        frame::write(&mut bytes, FrameKind::Happened, |writer| {
            writer.value(&number)?;
            Ruled::<NoRule>::encode(event, writer)
        })
        .map_err(invalid)?;
        let waiting_bytes = state.waiting_bytes.saturating_add(bytes.len());
        if waiting_bytes > MAX_WAITING_BYTES {
            return Err(SendError::Full);
        }
        state.waiting_bytes = waiting_bytes;
        state.waiting.push((recipients, bytes.into()));
        if !state.in_section {
            state.ship();
        }
        Ok(count)
    }

    /// What a test recorded of the events of one type, in order.
    pub(crate) fn recorded<E: Event>(&self) -> Vec<(Recipients, E)> {
        let state = self.state();
        let all = state.record.iter().flatten();
        all.filter(|sent| sent.event == TypeId::of::<E>())
            // Encoded a moment ago by the same rules.
            .filter_map(|sent| {
                let event = read_whole::<NoRule, E>(&sent.payload).ok()?;
                Some((sent.recipients.clone(), event))
            })
            .collect()
    }
}

impl State {
    fn ship(&mut self) {
        let Self { members, waiting, waiting_bytes, .. } = self;
        for (recipients, frame) in waiting.drain(..) {
            match recipients {
                Recipients::One(player) => put(members.get(&player), &frame),
                Recipients::Some(players) => {
                    for player in players {
                        put(members.get(&player), &frame);
                    }
                }
                Recipients::All => members.values().for_each(|mailbox| put(Some(mailbox), &frame)),
            }
        }
        *waiting_bytes = 0;
        // One burst does not make a room costly for ever.
        waiting.shrink_to(64);
    }
}

fn put(mailbox: Option<&Arc<Mailbox>>, frame: &Frame) {
    if let Some(mailbox) = mailbox {
        mailbox.put(Arc::clone(frame));
        mailbox.wake();
    }
}
