//! Every number that bounds what a peer can make grow, with its reason. All are settings with a
//! finite default. Start from [`Limits::default`] and change what has to be different.

use std::time::Duration;

use crate::core::protocol::client_patience;
use crate::core::rate::Rate;
use crate::core::world::MAX_SECTION_BYTES;

/// The numbers of a server. As they are unless you change them:
///
/// ```
/// # use remote_runtime::core::{limits::Limits, rate::Rate};
/// # use std::time::Duration;
/// let second = Duration::from_secs(1);
/// let limits = Limits::default();
/// assert_eq!(limits.greeting_bytes, 4 * 1024);
/// assert_eq!(limits.handshake_deadline, 5 * second);
/// assert_eq!(limits.idle_deadline, 15 * second);
/// assert_eq!(limits.heartbeat, 5 * second);
/// assert_eq!(limits.frames, Rate::new(50, second).with_burst(100));
/// assert_eq!(limits.bytes, Rate::new(64 * 1024, second).with_burst(256 * 1024));
/// assert_eq!(limits.outbound_bytes, 256 * 1024);
/// assert_eq!(limits.outbound_messages, 256);
/// assert_eq!(limits.mailbox_bytes, 1024 * 1024);
/// assert_eq!(limits.outbound_deadline, 5 * second);
/// assert_eq!(limits.running_bodies, 8);
/// assert_eq!(limits.waiting_bodies, 64);
/// assert_eq!(limits.fan_out, Rate::new(10_000, second).with_burst(40_000));
/// assert_eq!(limits.connections, 10_000);
/// assert_eq!(limits.connections_per_address, 8);
/// assert_eq!(limits.new_connections_per_address, Rate::new(2, second).with_burst(10));
/// assert_eq!(limits.remnants, 131_072);
/// assert_eq!(limits.guest_frames, Rate::new(5, second).with_burst(20));
/// assert_eq!(limits.guest_bytes, Rate::new(8 * 1024, second).with_burst(32 * 1024));
/// assert_eq!(limits.guests, 512);
/// assert_eq!(limits.guest_deadline, 60 * second);
/// assert_eq!(limits.guest_remnants, 65_536);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes that a connection may send before it is authenticated: a hello with the longest
    /// ticket needs some 2,100. At least 4,096.
    pub greeting_bytes: usize,
    /// From the first byte to a session, whatever the progress; a dribbled hello ends here.
    pub handshake_deadline: Duration,
    /// A session from which no whole frame came for so long is over.
    pub idle_deadline: Duration,
    /// How often the server probes the round trip; the answer keeps an idle session alive.
    pub heartbeat: Duration,
    /// Frames of a player, over all remotes.
    pub frames: Rate,
    /// Bytes of a player, frame headers included.
    pub bytes: Rate,
    /// Bytes waiting to be sent to one client. Over it we read nothing more from it.
    pub outbound_bytes: usize,
    /// Messages waiting to be sent to one client.
    pub outbound_messages: usize,
    /// Bytes of events that wait until there is room in those two: a burst of many events is sent on
    /// as fast as the client reads. More than that ends its session. At least 1 MiB, which is what
    /// one critical section may send.
    pub mailbox_bytes: usize,
    /// How long a client may leave us waiting over those two before it is cut.
    pub outbound_deadline: Duration,
    /// Async bodies of one player that run at once, with `concurrent`.
    pub running_bodies: usize,
    /// Async calls of one player that wait for their turn.
    pub waiting_bodies: usize,
    /// Events that a player's calls may have sent, one for each who gets it: a word to a room of 50
    /// is 50. Who owes some has his calls refused until they are paid.
    pub fan_out: Rate,
    /// Connections to the server. Each costs some 10 KiB and a descriptor.
    pub connections: usize,
    /// Connections from one IPv4 address or one IPv6 /64.
    pub connections_per_address: usize,
    /// New connections from one IPv4 address or one IPv6 /64.
    pub new_connections_per_address: Rate,
    /// What is remembered of players who left: buckets that are not full, and trust below 100.
    pub remnants: usize,
    /// Frames of all guests of one address, over all remotes: who has not logged in asks a few things, and draws no game. A
    /// server without a remote for guests lets none in.
    pub guest_frames: Rate,
    /// Bytes of all guests of one address, frame headers included: a page of text a second, and one of the longest frames
    /// at any time. A burst of at least 4,096, in which each of their frames fits.
    pub guest_bytes: Rate,
    /// Guests who are here at a time, from all addresses: strangers never hold the connections that players need.
    pub guests: usize,
    /// From the hello of a guest to the end of his session, whatever he does: whoever has not logged in holds no connection
    /// for good.
    pub guest_deadline: Duration,
    /// Buckets that are not full and are remembered of addresses whose guests left, at most 256 bytes each. They are not kept
    /// among those of players, which strangers could push out otherwise.
    pub guest_remnants: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            greeting_bytes: 4 * 1024,
            handshake_deadline: Duration::from_secs(5),
            idle_deadline: Duration::from_secs(15),
            heartbeat: Duration::from_secs(5),
            frames: Rate::new(50, Duration::from_secs(1)).with_burst(100),
            bytes: Rate::new(64 * 1024, Duration::from_secs(1)).with_burst(256 * 1024),
            outbound_bytes: 256 * 1024,
            outbound_messages: 256,
            mailbox_bytes: MAX_SECTION_BYTES,
            outbound_deadline: Duration::from_secs(5),
            running_bodies: 8,
            waiting_bodies: 64,
            fan_out: Rate::new(10_000, Duration::from_secs(1)).with_burst(40_000),
            connections: 10_000,
            connections_per_address: 8,
            new_connections_per_address: Rate::new(2, Duration::from_secs(1)).with_burst(10),
            remnants: 131_072,
            guest_frames: Rate::new(5, Duration::from_secs(1)).with_burst(20),
            guest_bytes: Rate::new(8 * 1024, Duration::from_secs(1)).with_burst(32 * 1024),
            guests: 512,
            guest_deadline: Duration::from_mins(1),
            guest_remnants: 65_536,
        }
    }
}

impl Limits {
    /// How long a link, or the server itself, may stand still without anybody giving up on the
    /// session: what comes at once after that is no flood.
    pub(crate) fn longest_stall(&self) -> Duration {
        self.idle_deadline.max(client_patience(self.heartbeat))
    }
}

/// A hello with the longest ticket, and what may come behind it.
const MIN_GREETING_BYTES: usize = 4 * 1024;

/// A table is opened, a probe answered, and something asked.
const MIN_GUEST_FRAMES: u32 = 3;

/// A setting that would lock everybody out or let everything in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the limit `{name}` is {found}: {why}")]
pub struct LimitsError {
    /// The name of the setting.
    pub name: &'static str,
    /// Its value, in the unit of its documentation.
    pub found: u128,
    /// What is wrong with it.
    pub why: &'static str,
}

impl Limits {
    /// Holds the numbers against one another.
    pub fn check(&self) -> Result<(), LimitsError> {
        let wrong = |name, found, why| Err(LimitsError { name, found, why });
        let counts = [
            ("outbound_bytes", self.outbound_bytes),
            ("outbound_messages", self.outbound_messages),
            ("running_bodies", self.running_bodies),
            ("waiting_bodies", self.waiting_bodies),
            ("connections", self.connections),
            ("connections_per_address", self.connections_per_address),
            ("remnants", self.remnants),
            ("guests", self.guests),
            ("guest_remnants", self.guest_remnants),
        ];
        for (name, found) in counts {
            if found == 0 {
                return wrong(name, 0, "nobody could play");
            }
        }
        if self.greeting_bytes < MIN_GREETING_BYTES {
            return wrong("greeting_bytes", self.greeting_bytes as u128, "no hello fits");
        }
        if self.mailbox_bytes < MAX_SECTION_BYTES {
            let why = "one critical section may send more";
            return wrong("mailbox_bytes", self.mailbox_bytes as u128, why);
        }
        if (self.guest_bytes.burst() as usize) < MIN_GREETING_BYTES {
            let found = u128::from(self.guest_bytes.burst());
            return wrong("guest_bytes", found, "a guest's longest frame does not fit its burst");
        }
        if self.guest_frames.burst() < MIN_GUEST_FRAMES {
            let found = u128::from(self.guest_frames.burst());
            return wrong("guest_frames", found, "a guest could open a table and ask nothing");
        }
        let times = [
            ("handshake_deadline", self.handshake_deadline),
            ("idle_deadline", self.idle_deadline),
            ("heartbeat", self.heartbeat),
            ("outbound_deadline", self.outbound_deadline),
            ("guest_deadline", self.guest_deadline),
        ];
        for (name, found) in times {
            if found.is_zero() {
                return wrong(name, 0, "it would end every session at once");
            }
        }
        if self.heartbeat >= self.idle_deadline {
            let found = self.heartbeat.as_millis();
            return wrong(
                "heartbeat",
                found,
                "not below `idle_deadline`, it would end idle sessions",
            );
        }
        Ok(())
    }
}
