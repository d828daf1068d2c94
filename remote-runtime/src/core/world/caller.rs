//! Who is calling, and what he may: it comes from the session, never from a payload.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use crate::core::ids::{PlayerId, RoomId};
use crate::core::time::Timestamp;

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
