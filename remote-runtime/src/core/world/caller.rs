//! Who is calling, and what he may: it comes from the session, never from a payload.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use super::characters::{Characters, is_within};
use super::outbox::{Outbox, Recipients, SendError};
use crate::core::detect::{Sample, Verdict, Watch};
use crate::core::ids::{PlayerId, RoomId};
use crate::core::meter::cooldown::Cooldowns;
use crate::core::mode::Mode;
use crate::core::time::Timestamp;
use crate::core::value::event::Event;
use crate::core::value::told::Told;

/// What a session may call beyond what every player may: up to 64 permissions, each a number that
/// the game gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(u64);

/// One permission of a game, from 0 to 63.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission(u8);

impl Permission {
    /// The permission with this number: `Permission::new(Staff::Ban as u64)`. As wide as any variant's
    /// number, so that the `as` cuts none down to one that it is not.
    ///
    /// # Panics
    ///
    /// For a number over 63; in a constant, at compile time.
    #[track_caller]
    pub const fn new(number: u64) -> Self {
        assert!(number < 64, "there are 64 permissions, numbered from 0 to 63");
        #[allow(clippy::cast_possible_truncation)] // asked right before
        Self(number as u8)
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

/// A world that says which type its permissions are: an enum without fields, of at most 64 variants.
/// `allow = …` takes one of them.
///
/// ```
/// # use remote_runtime::core::world::{HasPermissions, Permission};
/// # struct Game;
/// #[derive(Clone, Copy)]
/// enum Staff {
///     Mute,
///     Ban,
/// }
///
/// impl HasPermissions for Game {
///     type Permission = Staff;
/// }
///
/// // What an authenticator gives out is its number.
/// const BAN: Permission = Permission::new(Staff::Ban as u64);
/// # let _ = (BAN, Staff::Mute);
/// ```
#[diagnostic::on_unimplemented(
    message = "the world `{Self}` does not say what its permissions are",
    label = "lacks `remote::HasPermissions`",
    note = "`allow = …` takes a permission of the world: write `impl remote::HasPermissions for {Self} {{ \
            type Permission = Staff; }}`, with an enum of your own, without fields, that derives `Clone` and `Copy`"
)]
pub trait HasPermissions {
    /// The permissions there are.
    type Permission: Copy + 'static;
}

/// A permission of a world whose permissions are `P`s: a trait, so that the compiler tells of another type in our words.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission of this world: its permissions are `{P}`",
    label = "no `{P}`",
    note = "`allow = …` takes a `{P}`, as `remote::HasPermissions` of the world says: write `allow = {P}::…`, or there `type \
            Permission = {Self}`"
)]
pub trait IsPermission<P> {}

#[diagnostic::do_not_recommend]
impl<P> IsPermission<P> for P {}

/// The permission with the number of the variant that the author calls so.
///
/// # Panics
///
/// At compile time, for a number over 63.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
pub const fn permission(number: u64, name: &str) -> Permission {
    if number > 63 {
        let told = Told::of("`")
            .text(name)
            .text("` is number ")
            .digits(number as u128)
            .text(", and permissions are numbered from 0 to 63: give it a smaller number");
        panic!("{}", told.as_str());
    }
    Permission::new(number)
}

/// Holds what `allow` says against the permissions of the world `W`.
pub const fn permission_of<W: HasPermissions, P: IsPermission<W::Permission>>(_: &P) {}

/// What may change about a session while a call of it waits: asked again when the body begins.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    permissions: AtomicU64,
    gone: AtomicBool,
    /// Events that calls of this session had sent, one for each who got it, and that were not
    /// charged yet.
    caused: AtomicU32,
    /// What the player does does not happen.
    shadowed: AtomicBool,
}

impl Standing {
    pub(crate) fn new(permissions: Permissions) -> Self {
        Self { permissions: AtomicU64::new(permissions.0), ..Self::default() }
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

    pub(crate) fn set_shadowed(&self, is_shadowed: bool) {
        self.shadowed.store(is_shadowed, Ordering::Release);
    }

    #[inline]
    pub(crate) fn is_shadowed(&self) -> bool {
        self.shadowed.load(Ordering::Acquire)
    }

    fn cause(&self, events: usize) {
        let events = u32::try_from(events).unwrap_or(u32::MAX);
        let add = |before: u32| Some(before.saturating_add(events));
        // Always some.
        let _ = self.caused.fetch_update(Ordering::AcqRel, Ordering::Acquire, add);
    }

    /// What was caused since the last time.
    pub(crate) fn take_caused(&self) -> u32 {
        if self.caused.load(Ordering::Relaxed) == 0 {
            return 0;
        }
        self.caused.swap(0, Ordering::AcqRel)
    }
}

/// Who is calling. It comes from the connection; nothing in a payload can change it.
///
/// It also sends events: to the player who calls, to another one, to all in the room, or to those
/// near a place. Sends take `&self`, so a body can send while it holds the world.
///
/// ```
/// # use remote_runtime::core::ids::{PlayerId, RoomId};
/// # use remote_runtime::core::world::Caller;
/// let caller = Caller::for_test(PlayerId(7));
/// assert_eq!(caller.player(), PlayerId(7));
/// assert_eq!(caller.room(), RoomId(0));
/// // Nothing has been probed yet.
/// assert_eq!(caller.round_trip(), None);
/// ```
#[derive(Debug, Clone)]
pub struct Caller {
    player: PlayerId,
    room: RoomId,
    pub(crate) now: Timestamp,
    pub(crate) round_trip: Option<Duration>,
    pub(crate) standing: Arc<Standing>,
    watch: Arc<Watch>,
    pub(crate) cooldowns: Arc<Cooldowns>,
    /// How detectors are applied to what the present call tells them.
    pub(crate) detectors: Mode,
    outbox: Arc<Outbox>,
}

/// What the body of a remote for players hears. A trait, so that the compiler tells of another type in our words.
#[diagnostic::on_unimplemented(
    message = "a remote hears who calls: the body takes `caller: &Caller`, or with `allow = guest` `guest: &Guest`",
    label = "this is `{Self}`"
)]
pub trait HearsCaller {
    /// Who calls.
    fn hears(caller: &Caller) -> &Self;
}

impl HearsCaller for Caller {
    #[inline]
    fn hears(caller: &Caller) -> &Self {
        caller
    }
}

/// Who calls, as the body takes him.
#[inline]
pub fn caller<T: HearsCaller>(caller: &Caller) -> &T {
    T::hears(caller)
}

impl Caller {
    pub(crate) fn new(
        player: PlayerId,
        room: RoomId,
        standing: Arc<Standing>,
        watch: Arc<Watch>,
        cooldowns: Arc<Cooldowns>,
        outbox: Arc<Outbox>,
    ) -> Self {
        Self {
            player,
            room,
            now: Timestamp::ZERO,
            round_trip: None,
            standing,
            watch,
            cooldowns,
            detectors: Mode::Enforce,
            outbox,
        }
    }

    /// A caller for calling a game's functions directly in a test. What they send is recorded:
    /// [`sent`](Self::sent) tells.
    pub fn for_test(player: PlayerId) -> Self {
        let outbox = Arc::new(Outbox::recording());
        Self::new(player, RoomId(0), Arc::default(), Arc::default(), Arc::default(), outbox)
    }

    /// What was sent through a caller that was made [`for_test`](Self::for_test), of the type `E`,
    /// in order; nothing for any other caller.
    pub fn sent<E: Event>(&self) -> Vec<(Recipients, E)> {
        self.outbox.recorded()
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

    /// Sends `event` to the player who calls. Like every event, it is held against its rules now,
    /// goes out when the critical section ends, and is there before the answer of the call.
    pub fn send<E: Event>(&self, event: &E) -> Result<(), SendError> {
        self.send_to(self.player, event)
    }

    /// Sends `event` to a player of this room.
    pub fn send_to<E: Event>(&self, player: PlayerId, event: &E) -> Result<(), SendError> {
        self.post(Recipients::One(player), event)
    }

    /// Sends `event` to everybody in this room. Every one who gets it is charged to the player who
    /// calls, within the limit `fan_out`.
    pub fn send_all<E: Event>(&self, event: &E) -> Result<(), SendError> {
        self.post(Recipients::All, event)
    }

    /// Sends `event` to everybody in this room whose character is at most `distance` units from
    /// `place`, by the world's own positions. Charged like [`send_all`](Self::send_all).
    ///
    /// ```
    /// # use remote_runtime::core::ids::PlayerId;
    /// # use remote_runtime::core::value::event::Event;
    /// # use remote_runtime::core::world::{Caller, SendError, characters::Characters};
    /// struct Field;
    ///
    /// impl Characters for Field {
    ///     fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
    ///         Some([0.0; 3])
    ///     }
    /// }
    ///
    /// /// To everybody within 50 units of the origin.
    /// fn tell<E: Event>(field: &Field, caller: &Caller, event: &E) -> Result<(), SendError> {
    ///     caller.send_near(field, [0.0; 3], 50.0, event)
    /// }
    /// ```
    pub fn send_near<W: Characters, E: Event>(
        &self,
        world: &W,
        place: impl Into<[f32; 3]>,
        distance: f32,
        event: &E,
    ) -> Result<(), SendError> {
        let place = place.into();
        if self.outbox.is_recording() {
            return self.post(Recipients::Near { place, distance }, event);
        }
        let is_near = |player: &PlayerId| {
            world.position(*player).is_some_and(|there| is_within(place, there, distance))
        };
        let players = self.outbox.members().into_iter().filter(is_near).collect();
        self.post(Recipients::Some(players), event)
    }

    /// Tells the detectors what the game has just accepted of this player, after the act and in the same critical
    /// section. They hold it against what an honest player can do; what they find is held against him as the policy
    /// says, and never delays the reply. The verdict is for the game: it may put him back.
    ///
    /// ```
    /// # use remote_runtime::core::detect::{Sample, Verdict};
    /// # use remote_runtime::core::world::Caller;
    /// # use remote_runtime::core::ids::PlayerId;
    /// # let caller = Caller::for_test(PlayerId(7));
    /// # let (mut position, to) = ([0.0; 3], [1.0, 0.0, 0.0]);
    /// position = match caller.accepted(Sample::Position(to)) {
    ///     Verdict::SetBack(back) => back,
    ///     Verdict::Plausible | Verdict::Implausible => to,
    /// };
    /// # assert_eq!(position, to);
    /// ```
    pub fn accepted(&self, sample: Sample) -> Verdict {
        self.accepted_at(sample, self.now)
    }

    /// The same for what was accepted at another time of the server's clock than the call's arrival: by a body that
    /// took a while, or in a tick of the game's own.
    pub fn accepted_at(&self, sample: Sample, now: Timestamp) -> Verdict {
        let (verdict, is_found) = self.watch.look(self.player, &sample, self.detectors, now);
        if is_found {
            self.outbox.call(self.player);
        }
        verdict
    }

    /// Tells the detectors that the game itself puts this player at `place`. His next accepted position may be there,
    /// within so many units: this one destination, once, and no other. A game that keeps characters where they were says
    /// so in `on_join`, too: otherwise the first place of a session is believed.
    pub fn teleported(&self, place: impl Into<[f32; 3]>, within: f32) {
        self.teleported_at(place, within, self.now);
    }

    /// The same at another time of the server's clock than the call's arrival.
    pub fn teleported_at(&self, place: impl Into<[f32; 3]>, within: f32, now: Timestamp) {
        self.watch.teleport(place.into(), within, now);
    }

    fn post<E: Event>(&self, recipients: Recipients, event: &E) -> Result<(), SendError> {
        let count = self.outbox.send(recipients, event)?;
        self.standing.cause(count);
        Ok(())
    }
}
