//! The game's own side of the guard: the room with its critical section, who is calling, and what
//! the world has to say about a value.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::core::breach::{Breach, Class, Rule};
use crate::core::ids::{PlayerId, RoomId};
use crate::core::time::Timestamp;
use crate::core::value::ruled::Ruled;

/// What a session may call beyond what every player may: up to 64 permissions, each a number that
/// the game gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(u64);

/// One permission of a game, from 0 to 63.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission(u8);

impl Permission {
    /// The permission with this number.
    ///
    /// # Panics
    ///
    /// At compile time, for a number over 63.
    pub const fn new(number: u8) -> Self {
        assert!(number < 64, "there are 64 permissions, from 0 to 63");
        Self(number)
    }
}

impl Permissions {
    /// None.
    pub const NONE: Self = Self(0);

    /// These and one more.
    #[must_use]
    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | 1u64.wrapping_shl(permission.0 as u32))
    }

    /// Whether `permission` is among them.
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & 1u64.wrapping_shl(permission.0 as u32) != 0
    }
}

/// What may change about a session while a call of it waits: asked again when the body begins.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    permissions: AtomicU64,
    gone: AtomicBool,
}

impl Standing {
    pub(crate) fn new(permissions: Permissions) -> Self {
        Self { permissions: AtomicU64::new(permissions.0), gone: AtomicBool::new(false) }
    }

    pub(crate) fn permissions(&self) -> Permissions {
        Permissions(self.permissions.load(Ordering::Acquire))
    }

    /// No body begins for this session any more.
    pub(crate) fn leave(&self) {
        self.gone.store(true, Ordering::Release);
    }

    pub(crate) fn is_gone(&self) -> bool {
        self.gone.load(Ordering::Acquire)
    }
}

/// Who is calling. It comes from the connection; nothing in a payload can change it.
#[derive(Debug, Clone)]
pub struct Caller {
    player: PlayerId,
    room: RoomId,
    pub(crate) now: Timestamp,
    pub(crate) round_trip: Option<Duration>,
    pub(crate) standing: Arc<Standing>,
}

impl Caller {
    pub(crate) fn new(player: PlayerId, room: RoomId, standing: Arc<Standing>) -> Self {
        Self { player, room, now: Timestamp::ZERO, round_trip: None, standing }
    }

    /// A caller for calling a game's functions directly in a test.
    pub fn for_test(player: PlayerId) -> Self {
        Self::new(player, RoomId(0), Arc::default())
    }

    /// The player.
    pub const fn player(&self) -> PlayerId {
        self.player
    }

    /// The room in which the player is.
    pub const fn room(&self) -> RoomId {
        self.room
    }

    /// When the call arrived, on the server's clock.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// How long a probe of the server takes to the client and back, the latest measured; `None`
    /// until the first has come back. A client can make it longer, never shorter.
    pub const fn round_trip(&self) -> Option<Duration> {
        self.round_trip
    }
}

/// One world and its critical section.
pub struct Room<W> {
    id: RoomId,
    world: Mutex<W>,
    after_panic: fn(&mut W) -> AfterPanic,
    stopped: AtomicBool,
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
        Self { id, world: Mutex::new(world), after_panic, stopped: AtomicBool::new(false) }
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
        let outcome = catch_unwind(AssertUnwindSafe(|| act(&mut world)));
        outcome.map_err(|payload| {
            let repair = catch_unwind(AssertUnwindSafe(|| (self.after_panic)(&mut world)));
            if !matches!(repair, Ok(AfterPanic::Continue)) {
                self.stopped.store(true, Ordering::Release);
            }
            Panicked(payload)
        })
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
}

/// What a world has to say about a value that travels under the rule `R`. Like
/// [`Ruled`], it passes through options, boxes, arrays, tuples and collections.
#[diagnostic::on_unimplemented(
    message = "the world `{W}` cannot be asked what the rule `{R}` asks about `{Self}`",
    note = "implement for `{W}` what the rule needs: `remote::Knows<Id>` for `known`, \
            `remote::Characters` for `near_character`"
)]
pub trait InWorld<W, R>: Ruled<R> {
    /// Asks the world.
    fn in_world(&self, world: &W, caller: &Caller) -> Result<(), Breach>;
}

/// Asks the world about the value at `place`, under the rule `R`.
#[inline]
pub fn in_world<R, T: InWorld<W, R>, W>(
    value: &T,
    world: &W,
    caller: &Caller,
    place: usize,
) -> Result<(), Breach> {
    value.in_world(world, caller).map_err(|breach| breach.at(place))
}

/// Holds a condition of the author's own; `number` is its place in the remote's `when(…)`.
#[inline]
pub fn when(holds: bool, number: usize) -> Result<(), Breach> {
    if holds { Ok(()) } else { Err(Breach::new(Rule::When, Class::Denied).at(number)) }
}
