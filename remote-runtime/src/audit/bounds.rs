//! What holds beside the remotes: before somebody has logged in, what follows a refusal, what bounds everything, and what
//! an audit cannot say.

use std::time::Duration;

use super::Audit;
use super::model::Remote;
use crate::core::detect::{Named, Thresholds};
use crate::core::limits::Limits;
use crate::core::mode::Mode;
use crate::core::protocol::{MAX_TICKET_BYTES, RefusedBody, RefusedRule};
use crate::core::rate::Rate;
use crate::core::trust::{Policy, RemoteModes};
use crate::core::value::ruled::Ruled;
use crate::core::wire::frame::{
    MAX_CLIENT_FRAME_BYTES, MAX_REPLY_HEADER_BYTES, MAX_TOLD_HEADER_BYTES,
};

/// The most of a refusal: its code, how long to wait, and that there is no more.
pub(super) const REFUSAL_BYTES: usize = 1 + 5 + 1;

/// What it has more where the server sends details.
const DETAIL_BYTES: usize = <RefusedBody as Ruled<RefusedRule>>::SHAPE.max_bytes - REFUSAL_BYTES;

/// The numbers of a server, for its audit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Numbers {
    pub(super) limits: Limits,
    pub(super) policy: Policy,
    /// Whether they are the server's own; else they are what a server has that says nothing.
    are_its_own: bool,
}

impl Audit {
    /// The same audit with these numbers, as the server has them, in all that is said beside the remotes; without, they are the
    /// defaults. They are not part of its JSON, nor compared.
    ///
    /// ```
    /// use remote_runtime::audit::Audit;
    /// use remote_runtime::core::limits::Limits;
    /// use remote_runtime::core::trust::Policy;
    ///
    /// let mut limits = Limits::default();
    /// limits.connections = 200;
    /// let page = Audit::all([]).under(limits, Policy::default()).markdown();
    /// assert!(page.contains("at most 200 connections"));
    /// assert!(page.contains("These are the numbers of this server."));
    /// ```
    #[must_use]
    pub fn under(mut self, limits: Limits, policy: Policy) -> Self {
        self.numbers = Box::new(Numbers { limits, policy, are_its_own: true });
        self
    }

    pub(super) fn before_login(&self) -> String {
        let Limits { greeting_bytes, handshake_deadline, .. } = self.numbers.limits;
        format!(
            "Messages travel over TCP, so addresses are not made up (behind a proxy all clients have its address, and share what is bounded by address); they are not encrypted, unless something in front of the server does it. A new connection has {} and {greeting_bytes} bytes for one message: the version of the protocol, and a \
             ticket of at most {MAX_TICKET_BYTES} bytes, which the game's own `Authenticator` judges. A ticket that it refuses, anything else, and \
             silence end the connection; how often somebody may try is how often an address may connect (below). Who logs in twice takes \
             his own place: the older connection ends. {}",
            Said(handshake_deadline),
            self.guests(),
        )
    }

    fn guests(&self) -> String {
        let count = self.remotes.iter().filter(|remote| remote.is_for_guests()).count();
        if count == 0 {
            return "No remote is for guests: without a ticket nothing of the game can be reached."
                .to_owned();
        }
        let Limits { guests, guest_deadline, guest_frames, guest_bytes, greeting_bytes, .. } =
            self.numbers.limits;
        format!(
            "Who has no ticket may come in as a guest, and reaches what says \"guests\" ({count} of the remotes) and nothing else of the \
             game. At most {guests} guests are here at a time, each for {}, and may come again; one address has as many of them as connections. All guests of one address together send at most {} and {}, in \
             messages of at most {greeting_bytes} bytes. They are sent no events. A flood, and what no client of ours sends, ends the session from which it came.",
            Said(guest_deadline),
            so_often(guest_frames, " messages"),
            so_often(guest_bytes, " bytes"),
        )
    }

    /// In which order a message is looked at, and what is held against him whose message is refused: a table.
    pub(super) const ORDER: &[[&str; 3]] = &[
        ["it is no message of the protocol", "the connection ends", "forged"],
        [
            "his budget for all messages is empty: each takes one of it, and its bytes, whatever becomes of it",
            "a code, and how long to wait",
            "nothing; a flood is suspect",
        ],
        [
            "his messages had more sent to others than is paid (below)",
            "a code, and how long to wait",
            "nothing",
        ],
        [
            "it names no remote that the server has in the version which his client said, or a decoy",
            "a code",
            "forged",
        ],
        ["it is longer than the frame of the remote", "a code", "forged"],
        [
            "it is for guests and he is none, or the other way round",
            "a code",
            "nothing; a guest's session ends",
        ],
        [
            "too often: each message that comes so far takes one of the remote's bucket, whatever refuses it then",
            "a code, and how long to wait",
            "nothing; a flood is suspect",
        ],
        ["he lacks the permission", "a code", "nothing"],
        ["a value breaks its rule, or a byte is left over", "a code", "forged"],
        [
            "it costs more than the bucket holds (\"costs x\")",
            "a code, and how long to wait",
            "nothing; a flood is suspect",
        ],
        ["his calls wait for their turn already, as many as may (async)", "a code", "nothing"],
        ["a condition (`when`) says no", "a code", "suspect"],
        [
            "too soon after the last one, where it says \"after one that began\"",
            "a code, and how long to wait",
            "nothing; a flood is suspect",
        ],
        [
            "an id is not known, not his own, not himself; a place is too far away",
            "a code",
            "suspect; nothing, where his character has no place",
        ],
    ];

    /// What follows, by the policy.
    pub(super) fn consequences(&self) -> String {
        let Policy {
            enabled,
            forged_weight,
            suspect_weight,
            cap_per_rule_and_minute,
            recovery_per_minute,
            warn_below,
            throttle_below,
            kick_below,
            ban_below,
            throttle_divisor,
            rejoin_delay,
            ban_duration,
            ban_families,
            breaker_players,
            breaker_percent,
            breaker_pause,
            ..
        } = &self.numbers.policy;
        let answered = format!(
            "A refused call is answered with at most {} bytes, a refused event with nothing, or with {} where the client has asked to be told; \
             {} bytes more where the server sends details, which is for development (`send_detail`; this page does not know it). Refusals of messages beyond the budget are not in the table above: they end when a flood has cost him enough; where that takes nothing, they come as fast as he reads them, since while answers wait nothing more is read of him. Each refusal is \
             counted, in numbers whose memory does not grow. A flood is more than a link explains that stood still for {stall}: more at once than the bucket and what \
             refills in {stall}.",
            MAX_REPLY_HEADER_BYTES.saturating_add(REFUSAL_BYTES),
            MAX_TOLD_HEADER_BYTES.saturating_add(REFUSAL_BYTES),
            DETAIL_BYTES,
            stall = Said(self.numbers.limits.longest_stall()),
        );
        if !enabled {
            return format!("{answered} Nothing is held against anybody: the policy is disabled.");
        }
        let mut rungs = Vec::new();
        if let Some(score) = warn_below {
            rungs.push(format!("below {score} he is warned"));
        }
        if let Some(score) = throttle_below {
            rungs.push(format!(
                "below {score} the rates of all remotes are divided by {throttle_divisor} for him"
            ));
        }
        if let Some(score) = kick_below {
            rungs.push(format!("below {score} he is sent away for {}, and again at whatever is held against him then", Said(*rejoin_delay)));
        }
        if let Some(score) = ban_below {
            let long = match ban_duration {
                Some(time) => format!("for {}", Said(*time)),
                None => "for ever".to_owned(),
            };
            rungs.push(format!(
                "below {score} he is banned {long}, if something was forged or rules of {ban_families} kinds were broken (form, values, pace, \
                 movement and so on), and else nothing more"
            ));
        }
        let rungs = if rungs.is_empty() { "nothing follows".to_owned() } else { rungs.join(", ") };
        format!(
            "{answered} Of a player's 100 points of trust, what no client of ours could have sent (\"forged\") takes {forged_weight}, and what \
             lag explains once but not often (\"suspect\") takes {suspect_weight}; one rule takes at most {cap_per_rule_and_minute} of them in a minute. A \
             minute gives back {recovery_per_minute}. {rungs}. The points are the player's: leaving changes nothing while they are remembered (below).{detectors} A rule that \
             {breaker_players} players and {breaker_percent}% of those who are here break within a minute goes on refusing, whichever it is, and takes nothing for {}.",
            Said(*breaker_pause),
            rungs = capital(&rungs),
            detectors = self.detectors(),
        )
    }

    /// What is held against somebody though it was not refused.
    fn detectors(&self) -> String {
        let Thresholds {
            speed_threshold,
            teleport_threshold,
            damage_max,
            cadence,
            gain,
            projectiles,
            explosions,
            ..
        } = &self.numbers.policy.detectors;
        let named = |all: &[Named]| {
            all.iter().map(|named| named.name.clone()).collect::<Vec<_>>().join(", ")
        };
        let mut found = Vec::new();
        if let Some(speed) = speed_threshold {
            found.push(format!("he is faster than {speed} units in a second"));
        }
        if let Some(distance) = teleport_threshold {
            found.push(format!("one step is longer than {distance} units"));
        }
        if let Some(damage) = damage_max {
            found.push(format!("a hit does more than {damage}"));
        }
        for (what, all) in [("does too often", cadence), ("gains too much of", gain)] {
            if !all.is_empty() {
                found.push(format!("he {what} one of: {}", named(all)));
            }
        }
        for (what, rate) in [("launches", projectiles), ("blows up", explosions)] {
            if let Some(rate) = rate {
                found.push(format!("he {what} more than {} things", so_often(*rate, "")));
            }
        }
        if found.is_empty() {
            return " Nothing that was not refused is held against anybody: no detector is set."
                .to_owned();
        }
        format!(
            " Suspect, though it is not refused, is also what the functions tell and cannot be: {}.",
            found.join("; ")
        )
    }

    /// What holds for everybody.
    pub(super) fn everything(&self) -> String {
        let Limits {
            idle_deadline,
            outbound_bytes,
            outbound_messages,
            mailbox_bytes,
            outbound_deadline,
            running_bodies,
            waiting_bodies,
            fan_out,
            remnants,
            guest_remnants,
            connections,
            connections_per_address,
            new_connections_per_address,
            ..
        } = self.numbers.limits;
        format!(
            "From one address (an IPv4 address, an IPv6 /64) there are at most {connections_per_address} connections, and {new}. All \
             addresses together have at most {connections} connections, each some 10 KiB of memory when nothing waits; how many come anew from all of them is not bounded. {all} A session ends when no whole message \
             came for {idle}. What waits to be sent to one client has at most {outbound_bytes} bytes and {outbound_messages} messages, and events of {mailbox_bytes} bytes may wait behind it, whoever caused them: one more ends the session. While the first has no room nothing more is read of him, and when that has lasted for {patience} the session ends. So the messages of one connection hold at most {held} bytes. Of players who left, what is not as it would be of a new one (buckets, points) is remembered for {remnants} at most, and of addresses of guests for {guest_remnants}: beyond that what is nearest to new is forgotten. Bans stand until they end, however many; with a store they and the points outlive the server. Of \
             one player at most {running_bodies} async functions run and {waiting_bodies} calls of such wait for their turn, with {waiting_heap} bytes of the heap at most; one more is refused. If he leaves, what runs goes on to its end, and what waits is refused at its turn. What the messages of a player, or of the guests of an address, have the server send to others is in the long run at most {fan_out}, one for each who gets it, whatever its bytes: one message may have more sent than that, and until it is paid all others are refused. A function that panics ends that call and nothing else, unless the game wants to stop; its caller hears that nobody knows what became of it, as when it is cut off. {whose}",
            new = so_often(new_connections_per_address, " new ones"),
            all = self.over_all_players(),
            idle = Said(idle_deadline),
            patience = Said(outbound_deadline),
            waiting_heap = self.waiting_heap(running_bodies.saturating_add(waiting_bodies)),
            held =
                MAX_CLIENT_FRAME_BYTES.saturating_add(outbound_bytes).saturating_add(mailbox_bytes),
            fan_out = so_often(fan_out, " messages"),
            whose = if self.numbers.are_its_own {
                "These are the numbers of this server."
            } else {
                "These are the numbers of a server that says nothing of them; with its own, this page says so (`Audit::under`)."
            },
        )
    }

    /// What the values of so many async calls take.
    fn waiting_heap(&self, calls: usize) -> usize {
        let asyncs = self.remotes.iter().filter(|remote| remote.deadline_ms.is_some());
        let largest = asyncs.map(|remote| remote.largest_allocation).max().unwrap_or(0);
        largest.saturating_mul(calls)
    }

    fn over_all_players(&self) -> String {
        let bounded = self.remotes.iter().filter(|remote| remote.server_rate.is_some()).count();
        match bounded {
            0 => "No remote bounds how often all players together may call it.".to_owned(),
            count => format!(
                "Of the remotes {count} bound how often all players together may call them (\"all players\")."
            ),
        }
    }

    /// The remotes that the policy guards otherwise than their attributes say.
    pub(super) fn by_policy(&self) -> impl Iterator<Item = String> {
        self.numbers.policy.remotes.iter().flat_map(|modes| {
            let RemoteModes { remote, rate, world, cooldown, .. } = modes;
            let said = [("rate", rate), ("world", world), ("cooldown", cooldown)];
            said.into_iter().filter_map(move |(what, mode)| {
                let mode = match mode {
                    Some(Mode::Observe) => "observed only",
                    Some(Mode::Off) => "off",
                    Some(Mode::Enforce) | None => return None,
                };
                Some(format!("{remote}: {what} {mode}, by the policy"))
            })
        })
    }

    pub(super) const NOT_SAID: &str = "Not on this page: what the functions do with what they get, what they answer (only how long it may be), \
        which events they send, to whom and how large, and what they store; how long one takes that is not async, while which no other of its world runs; what the \
        names behind \"when\" and a permission stand for, and who has which; what the `Authenticator` asks of a ticket, how long that takes and how many it judges at a time; what an \
        operator changes while the server runs.";
}

impl Remote {
    /// The rules of the author's own in it, whose code decides.
    pub(super) fn checks(&self) -> impl Iterator<Item = String> {
        self.values.iter().flat_map(|value| {
            let own = value.checks.iter();
            own.map(|check| {
                format!(
                    "{}, {}: {} (version {})",
                    self.name, value.place, check.path, check.version
                )
            })
        })
    }
}

/// `5 messages in a second (20 after a rest)`.
fn so_often(rate: Rate, what: &str) -> String {
    let (count, burst) = (rate.count(), rate.burst());
    let period = if rate.period() == Duration::from_secs(1) {
        "a second".to_owned()
    } else {
        Said(rate.period()).to_string()
    };
    let rest = if burst == count { String::new() } else { format!(" ({burst} after a rest)") };
    format!("{count}{what} in {period}{rest}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A time, as people say it.
struct Said(Duration);

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(time) = self;
        let seconds = time.as_secs();
        match seconds {
            _ if time.subsec_nanos() > 0 => write!(f, "{time:?}"),
            0 => f.write_str("no time"),
            _ if seconds.is_multiple_of(3_600) => write!(f, "{} h", seconds.div_euclid(3_600)),
            _ if seconds > 60 && seconds.is_multiple_of(60) => {
                write!(f, "{} min", seconds.div_euclid(60))
            }
            _ => write!(f, "{seconds} s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DETAIL_BYTES, REFUSAL_BYTES, RefusedBody, RefusedRule, Ruled};
    use crate::core::wire::writer::Writer;

    #[test]
    fn a_refusal_has_at_most_so_many_bytes() {
        let length = |refusal: RefusedBody| {
            let mut bytes = Vec::new();
            <RefusedBody as Ruled<RefusedRule>>::encode(&refusal, &mut Writer::new(&mut bytes))
                .map(|()| bytes.len())
        };
        assert_eq!(length((u8::MAX, u32::MAX, None)), Ok(REFUSAL_BYTES));
        let detail = (u8::MAX, u8::MAX, u8::MAX, vec![u16::MAX; 5]);
        assert_eq!(length((u8::MAX, u32::MAX, Some(detail))), Ok(REFUSAL_BYTES + DETAIL_BYTES));
    }
}
