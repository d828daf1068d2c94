//! What a reader of an audit has to know who knows nothing of this project: what its words mean, and what bounds
//! everything together.

use std::collections::BTreeMap;

use super::Audit;
use super::model::{Kind, Rate, Remote};
use crate::core::limits::Limits;

/// Words of an audit, each with its meaning.
pub(super) const LEGEND: &[(&str, &str)] = &[
    (
        "how often",
        "of one player, whichever connections he has: a bucket that refills evenly, belongs to him and stays as empty as it \
         is when he leaves. It holds as many as the count says, or \"N at once\". A call takes one, or with \"costs x\" what x \
         says, and at least one. A group is one bucket of each player for several remotes; \"all players\" is one for all. \"T after one that \
         began\": whatever the bucket holds, and over a rejoin",
    ),
    (
        "who",
        "\"any player\" is everybody who has logged in. \"when\" names functions of the game that have to say yes, asked when the \
         body begins, for this player",
    ),
    (
        "frame",
        "the most bytes that a message of this remote has, with our header and without that of the transport. A longer one is \
         refused by its header, before its body is read",
    ),
    (
        "heap",
        "the most that the values of one message take of the heap, once they are legal; before that nothing is allocated, but for a \
         rule of the author's own (`check`), which sees the values",
    ),
    (
        "answer",
        "the most bytes of an answer or of its error, without the header; a refusal is a code of a few bytes",
    ),
    (
        "async",
        "the body runs beside the others and is cut off after so long; one at a time, of each player, unless side by side",
    ),
    (
        "text",
        "valid UTF-8, counted in Unicode scalar values of up to 4 bytes, without control characters unless it says \"several lines\"",
    ),
    (
        "none needed",
        "every value of the type is legal, and the type has few or is made of what has rules",
    ),
    (
        "known, owned, may act upon, himself",
        "the id is asked of the game's world when the body begins: whether it names something there; whether that is the \
         player's; whether he may do something to it; whether it is his own",
    ),
    (
        "within N of his character",
        "by the server's own position of the character, in the world's units; without one it is refused",
    ),
    (
        "within N of F",
        "of the place in the field F of the same struct, or of where the server has what the id there names; what is nowhere is near nothing",
    ),
    (
        "guests",
        "who has not logged in: nothing is known of him but his address, by which his calls are counted, all guests of one \
         address together; he may call this and nothing else, sends no message of over 4,096 bytes, and is sent away after a while",
    ),
    (
        "decoy",
        "the client never sends it: whoever does has no client of ours, and it is held against him",
    ),
];

/// In which order a message is looked at, and what a refusal costs.
pub(super) const ORDER: &str = "A message is looked at in this order, cheapest first: is the player logged in; has he budget left, which every message \
    takes, whatever becomes of it; is the remote offered to him; is the message too long; is it too often; has he the permission; is \
    every value legal; and, when the body begins, what the world says. Each refusal is \
    counted and recorded; what no client of ours could have sent is held against the player, up to a ban.";

/// What an audit cannot say.
pub(super) const NOT_SAID: &str = "Not on this page: what the bodies do with what they get, whom they tell of it and what they store; \
    what an operator changes while the server runs.";

impl Audit {
    /// What one player can send at most by the rates of all remotes, for as long as he likes.
    pub(super) fn together(&self) -> String {
        let most = |of: fn(&Remote) -> f64| self.most(of);
        let (messages, bytes) = (most(|remote| per_second(remote.rate)), most(bytes_in));
        let (heap, answers) = (most(heap), most(bytes_out));
        let observed = self.remotes.iter().filter(|remote| remote.observed).count();
        let but = match observed {
            0 => String::new(),
            count => format!(
                " Of {count} more the rate is only observed, so that his own budgets alone bound them."
            ),
        };
        let limits = Limits::default();
        format!(
            "All remotes together let one player send {messages:.0} messages and {bytes:.0} bytes in a second, for as long as he \
             likes, and make the server allocate {heap:.0} bytes and answer {answers:.0} bytes for them.{but} His own budgets come on \
             top, whichever is reached first: unless the server says otherwise, {} messages in a second ({} at once) and {} bytes \
             ({} at once).",
            limits.frames.count(),
            limits.frames.burst(),
            limits.bytes.count(),
            limits.bytes.burst()
        )
    }

    /// The sum over all buckets: of the remotes of a group, which share one, the one of which there is most. Decoys are
    /// refused, what is for guests no player may call, and what is only observed has no bucket that holds.
    fn most(&self, of: fn(&Remote) -> f64) -> f64 {
        let counts =
            |remote: &&Remote| !remote.decoy && !remote.observed && !remote.is_for_guests();
        let counted = self.remotes.iter().filter(counts);
        let mut groups: BTreeMap<&str, f64> = BTreeMap::new();
        let mut sum = 0.0;
        for remote in counted {
            match &remote.group {
                None => sum += of(remote),
                Some(group) => {
                    let most = groups.entry(group).or_default();
                    *most = most.max(of(remote));
                }
            }
        }
        sum + groups.values().sum::<f64>()
    }
}

/// What holds for everybody, before he logs in and after.
pub(super) fn bounds() -> String {
    let limits = Limits::default();
    format!(
        "Before login a connection may send {} bytes in {:?}, and nothing of it reaches a remote. From one address (IPv6: /64) come \
         at most {} connections at once and {} new ones in a second ({} at once), and {} in all. After login it ends when nothing \
         comes for {:?}. What waits for a client that does not read is at most {} bytes or {} messages, for {:?}. Of one player {} \
         async bodies run and {} wait at the most. These are the defaults of `Limits`; a server may have others.",
        limits.greeting_bytes,
        limits.handshake_deadline,
        limits.connections_per_address,
        limits.new_connections_per_address.count(),
        limits.new_connections_per_address.burst(),
        limits.connections,
        limits.idle_deadline,
        limits.outbound_bytes,
        limits.outbound_messages,
        limits.outbound_deadline,
        limits.running_bodies,
        limits.waiting_bodies,
    )
}

#[allow(clippy::cast_precision_loss)] // for people
fn per_second(rate: Rate) -> f64 {
    f64::from(rate.calls) * 1e9 / rate.period_ns as f64
}

#[allow(clippy::cast_precision_loss)] // for people
fn bytes_in(remote: &Remote) -> f64 {
    per_second(remote.rate) * remote.largest_frame as f64
}

#[allow(clippy::cast_precision_loss)] // for people
fn heap(remote: &Remote) -> f64 {
    per_second(remote.rate) * remote.largest_allocation as f64
}

#[allow(clippy::cast_precision_loss)] // for people
fn bytes_out(remote: &Remote) -> f64 {
    match remote.kind {
        Kind::Call => per_second(remote.rate) * remote.largest_answer as f64,
        Kind::Event => 0.0,
    }
}
