//! A room: one world, its critical section, and what becomes of a panic in it.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::outbox::{Outbox, Recipients, SendError};
use crate::core::ids::{PlayerId, RoomId};
use crate::core::value::event::Event;

/// One world and its critical section.
pub struct Room<W> {
    id: RoomId,
    world: Mutex<W>,
    after_panic: fn(&mut W) -> AfterPanic,
    stopped: AtomicBool,
    outbox: Arc<Outbox>,
}

/// What a world decides when one of its bodies has panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterPanic {
    /// It is in order, or has been put in order: go on.
    Continue,
    /// It cannot be trusted any more: refuse every further call as unavailable.
    Stop,
}

impl<W> Room<W> {
    /// A room with this world. `after_panic` is called in the critical section of a body that
    /// panicked, before anything else can see the world.
    pub fn new(id: RoomId, world: W, after_panic: fn(&mut W) -> AfterPanic) -> Self {
        Self {
            id,
            world: Mutex::new(world),
            after_panic,
            stopped: AtomicBool::new(false),
            outbox: Arc::default(),
        }
    }

    pub(crate) const fn outbox(&self) -> &Arc<Outbox> {
        &self.outbox
    }

    /// The room's number.
    pub const fn id(&self) -> RoomId {
        self.id
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    /// Runs `act` in the critical section. A panic in it is caught and returned, after the world
    /// has heard of it.
    pub(crate) fn enter<T>(&self, act: impl FnOnce(&mut W) -> T) -> Result<T, Panicked> {
        // A panic is caught inside, so the lock cannot be poisoned by one.
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        let section = self.outbox.section();
        let outcome = catch_unwind(AssertUnwindSafe(|| act(&mut world)));
        let outcome = outcome.map_err(|payload| {
            let repair = catch_unwind(AssertUnwindSafe(|| (self.after_panic)(&mut world)));
            if !matches!(repair, Ok(AfterPanic::Continue)) {
                self.stopped.store(true, Ordering::Release);
            }
            Panicked(payload)
        });
        // Still in the section, so that events go out in the order of the acts that they tell of. Of
        // a body that panicked too: they tell what the world went through until then.
        drop(section);
        outcome
    }
}

impl<W> fmt::Debug for Room<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Room").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A body panicked. What it said goes to the panic hook and to nobody else.
pub(crate) struct Panicked(Box<dyn Any + Send>);

impl Panicked {
    pub(crate) fn new(payload: Box<dyn Any + Send>) -> Self {
        Self(payload)
    }

    /// Lets go of the panic. Its payload is the author's, and its destructor could panic too.
    pub(crate) fn forget(self) {
        let dropped = catch_unwind(AssertUnwindSafe(|| drop(self.0)));
        if let Err(again) = dropped {
            std::mem::forget(again);
        }
    }
}

/// A room as an async body, or the server's own code, holds it.
#[derive(Debug)]
pub struct World<W> {
    room: Arc<Room<W>>,
}

impl<W> Clone for World<W> {
    fn clone(&self) -> Self {
        Self { room: Arc::clone(&self.room) }
    }
}

impl<W> World<W> {
    /// A handle to `room`.
    pub fn new(room: Arc<Room<W>>) -> Self {
        Self { room }
    }

    /// Runs `act` in the room's critical section, where nothing else changes the world. What was
    /// checked before it has to be checked in it again. The server's own code may also enter a world
    /// that has stopped itself after a panic.
    ///
    /// # Panics
    ///
    /// When `act` does, after the world has heard of it.
    // A room may come to be entered by message; authors write `.await` from the start.
    #[allow(clippy::unused_async)]
    pub async fn enter<T>(&self, act: impl FnOnce(&mut W) -> T) -> T {
        match self.room.enter(act) {
            Ok(value) => value,
            Err(panicked) => resume_unwind(panicked.0),
        }
    }

    /// Sends `event` to a player of this room. Inside of a critical section it goes out at its end,
    /// outside at once; nobody is charged for it.
    pub fn send_to<E: Event>(&self, player: PlayerId, event: &E) -> Result<(), SendError> {
        self.room.outbox.send(Recipients::One(player), event).map(drop)
    }

    /// Sends `event` to everybody in this room, like [`send_to`](Self::send_to).
    pub fn send_all<E: Event>(&self, event: &E) -> Result<(), SendError> {
        self.room.outbox.send(Recipients::All, event).map(drop)
    }
}
