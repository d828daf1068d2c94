//! What client and server say to each other beside calls: the bodies of those frames, under which
//! rules. They are read by the same reader and the same rules as a game's payloads.

use std::time::Duration;

use crate::core::breach::{Breach, Class, Rule, named};
use crate::core::rate::Rate;
use crate::core::refusal::{Refusal, Refused};
use crate::core::rules::any::Any;
use crate::core::rules::within::Within;
use crate::core::time::saturating_nanos;
use crate::core::value::counted::Counted;
use crate::core::value::fields::Fields;
use crate::core::value::ruled::{NoRule, Ruled, read_whole};
use crate::core::wire::frame::{self, FrameKind};

/// The version of the protocol.
pub const VERSION: u16 = 1;

/// Tables of a server at most.
pub const MAX_TABLES: usize = 64;
/// Remotes of a table at most; their fingerprints fit one frame.
pub const MAX_REMOTES_PER_TABLE: usize = 1_024;
/// Events of a table at most; with its remotes, their fingerprints fit one frame.
pub const MAX_EVENTS_PER_TABLE: usize = 1_024;
/// Fingerprints of a table at most.
const MAX_FINGERPRINTS: usize = MAX_REMOTES_PER_TABLE + MAX_EVENTS_PER_TABLE;
/// Remotes of a server at most: the numbers above stand for buckets of their own.
pub const MAX_REMOTES: usize = (SLOT_FRAMES - SLOT_COOLDOWNS) as usize;

/// How long a client waits for a word of a server that probes so often: two probes may get lost in
/// a stall, the third tells.
pub(crate) fn client_patience(heartbeat: Duration) -> Duration {
    heartbeat.saturating_mul(3).max(Duration::from_secs(15))
}

/// The longest ticket, in bytes: a signed token with some claims.
pub const MAX_TICKET_BYTES: usize = 2_048;

/// In a hello: tell the client of events that were refused.
pub(crate) const FLAG_TELL: u8 = 1;
/// In a hello: there is no ticket, and the client is a guest.
pub(crate) const FLAG_GUEST: u8 = 2;

/// Version, flags, ticket.
pub(crate) type Hello = (u16, u8, Vec<u8>);
pub(crate) type HelloRule = Fields<(Any, Within<0, 3>, Counted<0, MAX_TICKET_BYTES>)>;

/// The place of a table in the offer, and its hash.
pub(crate) type Open = (u16, [u8; 16]);
pub(crate) type OpenRule = Fields<(Any, NoRule)>;

/// The place of a table in the offer, and the fingerprints that the client has: of remotes, then of
/// events.
pub(crate) type Compare = (u16, Vec<[u8; 16]>);
pub(crate) type CompareRule = Fields<(Any, Counted<0, MAX_FINGERPRINTS>)>;

/// Key, hash, number of the first remote, count of remotes, numbers of the events.
pub(crate) type TableOffer = ([u8; 8], [u8; 16], u16, u16, Vec<u16>);
type TableOfferRule = Fields<(NoRule, NoRule, Any, Any, Counted<0, MAX_EVENTS_PER_TABLE, Any>)>;

/// A bucket (the number of a remote, or one of the two below), and the nanoseconds until it is
/// full; or a cooldown, and the nanoseconds until it has passed.
pub(crate) type Spent = (u16, u64);
/// With the number of a remote: its cooldown.
pub(crate) const SLOT_COOLDOWNS: u16 = 0x8000;
/// The bucket of all frames.
pub(crate) const SLOT_FRAMES: u16 = 65_534;
/// The bucket of all bytes.
pub(crate) const SLOT_BYTES: u16 = 65_535;

/// Count, period in nanoseconds, burst.
pub(crate) type RateBody = (u32, u64, u32);
type RateRule = Fields<(Any, Any, Any)>;

/// Version, player (0 for a guest), milliseconds between two probes, rates of frames and of bytes, tables, buckets
/// that are not full.
pub(crate) type Welcome = (u16, u64, u32, (RateBody, RateBody), Vec<TableOffer>, Vec<Spent>);
pub(crate) type WelcomeRule = Fields<(
    Any,
    Any,
    Any,
    Fields<(RateRule, RateRule)>,
    Counted<0, MAX_TABLES, TableOfferRule>,
    Counted<0, 65_535, Fields<(Any, Any)>>,
)>;

/// A rate, as the client is told of it.
pub(crate) fn rate_body(rate: Rate) -> RateBody {
    (rate.count(), saturating_nanos(rate.period()), rate.burst())
}

/// A rate that the server told of; `None` if it is none.
pub(crate) fn rate_of((count, nanos, burst): RateBody) -> Option<Rate> {
    Rate::checked(count, Duration::from_nanos(nanos), burst)
}

/// The place of a table in the offer, and the numbers of what was asked for, remote or event.
pub(crate) type Ids = (u16, Vec<Option<u16>>);
pub(crate) type IdsRule = Fields<(Any, Counted<0, MAX_FINGERPRINTS, Any>)>;

/// Code, milliseconds to wait, and, under the development switch, step, rule, class and path.
pub(crate) type RefusedBody = (u8, u32, Option<Detail>);
pub(crate) type RefusedRule =
    Fields<(NoRule, Any, Fields<(NoRule, NoRule, NoRule, Counted<0, 5, Any>)>)>;
pub(crate) type Detail = (u8, u8, u8, Vec<u16>);

/// Reason, milliseconds to wait, and why, in words of whoever decided it.
pub(crate) type GoodbyeBody = (u8, u32, String);
pub(crate) type GoodbyeRule = Fields<(NoRule, Any, Counted<0, MAX_NOTE_BYTES, NoRule>)>;
/// The longest text of why, in bytes: a sentence, and an error that holds one is still small.
pub const MAX_NOTE_BYTES: usize = 80;

/// Divisor, milliseconds.
pub(crate) type NoticeBody = (u32, u32);
pub(crate) type NoticeRule = Fields<(Any, Any)>;

/// What the server thinks of the player, as far as his client is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// His trust has fallen: what he goes on doing will have consequences.
    Warned,
    /// His rates are divided for a while. The stub keeps to it.
    Throttled {
        /// By so much; 1 is not at all any more.
        divisor: u32,
        /// For so long.
        time: Duration,
    },
}

impl Notice {
    pub(crate) const WHOLE_RATES: Self = Self::Throttled { divisor: 1, time: Duration::ZERO };

    pub(crate) fn body(self) -> NoticeBody {
        match self {
            Self::Warned => (0, 0),
            Self::Throttled { divisor, time } => (divisor, to_millis(time)),
        }
    }

    pub(crate) fn of((divisor, millis): NoticeBody) -> Self {
        match divisor {
            0 => Self::Warned,
            divisor => Self::Throttled { divisor, time: Duration::from_millis(u64::from(millis)) },
        }
    }
}

/// Milliseconds, rounded up. The greatest number of them stands for never.
pub(crate) fn to_millis(time: Duration) -> u32 {
    let longest = u32::MAX.saturating_sub(1);
    u32::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(longest).min(longest)
}

/// A nonce.
pub(crate) type Probe = (u64,);
pub(crate) type ProbeRule = Fields<(Any,)>;

named! {
    /// Why a session is over.
    Goodbye {
        /// The client asked for it.
        Left = "left",
        /// A frame that could not be read.
        Malformed = "malformed frame",
        /// Another version of the protocol.
        Version = "another protocol version",
        /// The ticket was not taken.
        Ticket = "ticket refused",
        /// Kept out for a while.
        Kicked = "kicked",
        /// The same player joined again.
        Replaced = "joined elsewhere",
        /// The server is stopping.
        ShuttingDown = "server is shutting down",
        /// Nothing was heard for too long.
        Idle = "nothing heard for too long",
        /// No session in time, or too much before it.
        Handshake = "no session in time",
        /// What we sent was not read.
        Slow = "did not read",
        /// Too many connections, or too many new ones.
        Crowded = "too many connections",
        /// Kept out.
        Banned = "banned",
        /// A guest has been here for as long as guests may.
        Expired = "a guest's time is up",
    }
}

impl Goodbye {
    /// The reason with this number.
    pub(crate) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

/// The whole of what a connection hears that never got a session, as the shell sends it.
pub fn turn_away(reason: Goodbye) -> Vec<u8> {
    let mut bytes = Vec::new();
    let body: GoodbyeBody = (reason.code(), 0, String::new());
    let written = write::<GoodbyeRule, _>(&mut bytes, FrameKind::Goodbye, &body);
    debug_assert!(written.is_ok(), "a reason and a number have no rule");
    bytes
}

/// Reads a whole body.
pub(crate) fn read<R, T: Ruled<R>>(body: &[u8]) -> Result<T, Breach> {
    read_whole::<R, T>(body)
}

/// Appends a frame with this body.
pub(crate) fn write<R, T: Ruled<R>>(
    out: &mut Vec<u8>,
    kind: FrameKind,
    body: &T,
) -> Result<(), Breach> {
    frame::write(out, kind, |writer| body.encode(writer))
}

/// The body of a refusal, for a client or for its author.
pub(crate) fn refused_body(refused: &Refused, with_detail: bool) -> RefusedBody {
    let detail = with_detail.then(|| {
        let breach = refused.breach;
        let path = breach.path().collect();
        (refused.step.number(), breach.rule().code(), breach.class().code(), path)
    });
    (refused.code() as u8, refused.retry_millis(), detail)
}

/// Where a refusal on the wire says that a rule was broken, if it says so.
pub(crate) fn breach_of(body: &RefusedBody) -> Option<Breach> {
    let (_, rule, class, path) = body.2.as_ref()?;
    let rule = Rule::ALL.get(usize::from(*rule))?;
    let class = Class::ALL.get(usize::from(*class))?;
    let breach = Breach::new(*rule, *class);
    Some(path.iter().rev().fold(breach, |breach, step| breach.at(usize::from(*step))))
}

/// What a refusal on the wire says; a code of a later version is `Unavailable`.
pub(crate) fn refusal_of(body: &RefusedBody) -> Refusal {
    Refusal::from_wire(body.0, body.1).unwrap_or(Refusal::Unavailable)
}
