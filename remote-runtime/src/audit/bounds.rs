//! What bounds everything: how much of each thing there is at most, and what happens beyond.

use std::time::Duration;

use super::Audit;
use super::model::Remote;
use super::sums::Sum;
use super::text::{Few, Said, so_often};
use crate::core::enforce::{BAN_BYTES, MOST_BANS};
use crate::core::limit::address::{AddressBlock, MAX_BLOCKS};
use crate::core::limit::remnants::Remnants;
use crate::core::limits::Limits;
use crate::core::wire::frame::MAX_CLIENT_FRAME_BYTES;
use crate::core::world::MAX_SECTION_BYTES;

/// A line of the table: what, how much of it at most, and what happens beyond.
type Bound = [String; 3];

fn bound(what: &str, most: &dyn ToString, beyond: &str) -> Bound {
    [what.to_owned(), most.to_string(), beyond.to_owned()]
}

fn mebibytes(count: usize) -> String {
    format!("{} MiB", count.div_ceil(1 << 20))
}

fn bytes(count: usize) -> String {
    format!("{count} bytes")
}

/// What a connection takes that only is there.
const QUIET_BYTES: usize = 10 * 1024;

const TURNED_AWAY: &str = "a new one is turned away";
const REFUSED: &str = "the message is refused";
const ENDS: &str = "the session ends";
const UNBOUNDED: &str = "not bounded";
const NOTHING: &str = "–";

impl Audit {
    /// What bounds everybody: a table.
    pub(super) fn everything(&self) -> Vec<Bound> {
        let mut all = Vec::from(self.of_connections());
        all.extend(self.of_messages());
        all.extend(self.of_calls());
        all.extend(self.of_memory());
        all.push(bound(
            "messages and bytes of a player's flood, and of its refusals, while its rule is suspended",
            &UNBOUNDED,
            "each is refused by its first bytes, and while answers wait nothing more is read",
        ));
        all.push(bound(
            "messages by accounts and addresses that are new",
            &"of each what it may send at once, and one after each flood",
            "only new connections bound how many there are",
        ));
        all
    }

    fn of_connections(&self) -> [Bound; 9] {
        let Limits {
            connections,
            connections_per_address,
            new_connections_per_address,
            idle_deadline,
            ..
        } = self.numbers.limits;
        let often = so_often(new_connections_per_address, "");
        let logins = Sum::of_strict(new_connections_per_address);
        // Who is here may say at last what is said once, and leave for who comes.
        let bytes = |each: usize, of_who_is_here: usize| {
            let here = Sum::once(of_who_is_here).times(connections_per_address);
            let Sum { lasting, at_once } = logins.times(each).and(here);
            format!("{} bytes in a second, {} at once", Few(lasting), Few(at_once))
        };
        let tickets = format!("{often}; {}", bytes(self.said_once(), self.said_of_tables()));
        [
            bound(
                "connections of one address (an IPv4 address, an IPv6 /64)",
                &connections_per_address,
                TURNED_AWAY,
            ),
            bound("new connections of one address", &often, TURNED_AWAY),
            bound(
                "logins from one address, of one player or of many, and bytes of these and of what is said once of tables",
                &tickets,
                TURNED_AWAY,
            ),
            bound(
                "what is sent to one address for that (welcome, tables, goodbye)",
                &bytes(self.sent_once(), self.sent_once()),
                "by its logins",
            ),
            bound(
                "addresses with a connection, or whose rate of new ones is not full again",
                &format!("{MAX_BLOCKS}, of some 40 bytes each"),
                TURNED_AWAY,
            ),
            bound("how long a player's session lasts", &UNBOUNDED, "his ticket is judged once"),
            bound("connections of all addresses together", &connections, TURNED_AWAY),
            bound(
                "new connections, and so tickets, of all addresses together",
                &UNBOUNDED,
                NOTHING,
            ),
            bound("time without a whole message of the client", &Said(idle_deadline), ENDS),
        ]
    }

    fn of_messages(&self) -> Vec<Bound> {
        let Limits {
            outbound_bytes,
            outbound_messages,
            mailbox_bytes,
            outbound_deadline,
            fan_out,
            ..
        } = self.numbers.limits;
        let waits = format!("{outbound_bytes} bytes, {outbound_messages} messages");
        let slow = format!(
            "nothing more is read of him, and after {} the session ends",
            Said(outbound_deadline)
        );
        let mut all = vec![
            bound(
                "what the first bytes of a player's message say that it has",
                &bytes(MAX_CLIENT_FRAME_BYTES),
                "the connection ends; a longer one than its remote takes is refused",
            ),
            bound("messages that wait to be sent to one client", &waits, &slow),
        ];
        if !self.events.is_empty() {
            all.extend([
                bound("events that wait behind those, whoever caused them", &bytes(mailbox_bytes), ENDS),
                bound(
                    "what the messages of a player, or of the guests of an address, make the server send to others, one for each who gets it",
                    &so_often(fan_out, " messages"),
                    "what one message causes is sent; then his are refused until it is paid",
                ),
                bound(
                    "events that one function sends before it ends or waits",
                    &bytes(MAX_SECTION_BYTES),
                    "the function is told, and the event is not sent",
                ),
            ]);
        }
        if let Some(Sum { lasting, at_once }) = self.sent_to_one() {
            let notices = if self.events.is_empty() {
                "notices of his points"
            } else {
                "notices of his points and the events of functions"
            };
            let sent = format!("{} bytes at once, and {} in a second", Few(at_once), Few(lasting));
            all.push(bound(
                &format!("all that one connection is sent, but {notices}"),
                &sent,
                "he is sent away (a flood); while that rule is suspended, as much as he reads",
            ));
        }
        all.extend([
            bound(
                "one message and all that waits, of one connection",
                &bytes(self.held()),
                "by the lines above",
            ),
            bound(
                "memory of a connection for which nothing waits",
                &format!("some {}", bytes(QUIET_BYTES)),
                NOTHING,
            ),
            bound(
                "messages of one connection that wait for a busy world",
                &1,
                "nothing more is read of it",
            ),
        ]);
        all
    }

    fn of_calls(&self) -> Vec<Bound> {
        let Limits { waiting_bodies, connections, .. } = self.numbers.limits;
        let mut all = Vec::new();
        if self.has(|remote| remote.deadline_ms.is_some()) {
            let running = self.running();
            let heap = self.waiting_heap(running.saturating_add(waiting_bodies));
            let (of_all, heap_of_all) =
                (running.saturating_mul(connections), heap.saturating_mul(connections));
            all.extend([
                bound("async functions of one player that run", &running, "a call waits for its turn"),
                bound("async calls of one player that wait", &waiting_bodies, REFUSED),
                bound("the heap of the values of one player's async functions and waiting calls", &bytes(heap), "a call waits, or is refused"),
                bound(
                    "async functions of all players that run",
                    &of_all,
                    &format!("by the number of connections; in addition, what players who left within the last {} have begun still runs", Said(self.longest_wait())),
                ),
                bound(
                    "async functions that one address makes run, with those of its players who left",
                    &Few(self.running_of_an_address()),
                    "by its new connections",
                ),
                bound("the same of all players who are here", &mebibytes(heap_of_all), "a call waits, or is refused"),
            ]);
        }
        let of_all = self.remotes.iter().filter(|remote| remote.server_rate.is_some()).count();
        let what = "calls of one remote by all players together";
        all.push(match of_all {
            0 => bound(what, &"as many as all of them may", NOTHING),
            count => {
                let where_said =
                    format!("where it says \"all players\": {count} of {}", self.remotes.len());
                bound(what, &where_said, REFUSED)
            }
        });
        all
    }

    fn of_memory(&self) -> Vec<Bound> {
        let Limits { remnants, guest_remnants, waiting_bodies, connections, .. } =
            self.numbers.limits;
        let heap = self.waiting_heap(self.running().saturating_add(waiting_bodies));
        let each = QUIET_BYTES.saturating_add(self.held()).saturating_add(heap);
        let of_all = mebibytes(each.saturating_mul(connections));
        let (points, bans) = match self.decided() {
            Some(decided) if decided.has_store => (
                "the store keeps the points when the server ends",
                "the store keeps them when the server ends",
            ),
            Some(_) => (
                "there is no store: all is lost when the server ends",
                "there is no store: they end with the server",
            ),
            None => (
                "without a store all is lost when the server ends",
                "without a store they end with the server",
            ),
        };
        let mut all = vec![bound(
            "memory of the process for all connections that are here, by the numbers above",
            &of_all,
            "beside it there is what is remembered (the next lines, and addresses, above), the values of async functions of players who left, while these run, and what the operating system holds of each connection in both directions",
        )];
        let remembered = |count: usize, each: usize| {
            format!(
                "{count}, of at most {each} bytes each ({})",
                mebibytes(count.saturating_mul(each))
            )
        };
        let paces = self.numbers.policy.detectors.paces();
        all.push(bound(
            "what is remembered of players who left: points and each bucket that is not full, what detectors know",
            &remembered(remnants, <Remnants>::most_bytes_each(paces)),
            &format!("what is nearest to being full is forgotten first, and whose it was is then as new: so who brings enough accounts gets points and rates back; {points}"),
        ));
        if self.has(Remote::is_for_guests) {
            all.push(bound(
                "what is remembered of addresses of guests: each bucket that is not full",
                &remembered(guest_remnants, Remnants::<AddressBlock>::BYTES_EACH),
                "the same",
            ));
        }
        all.push(bound(
            "bans that end",
            &remembered(MOST_BANS, BAN_BYTES),
            &format!("the one that ends first is forgotten; {bans}"),
        ));
        all.push(bound(
            "bans for ever, by an operator or where the policy says so",
            &format!("{UNBOUNDED}, {BAN_BYTES} bytes each"),
            bans,
        ));
        all
    }

    /// One message, and all that waits to be sent, of one connection.
    fn held(&self) -> usize {
        let Limits { outbound_bytes, mailbox_bytes, .. } = self.numbers.limits;
        let held = MAX_CLIENT_FRAME_BYTES.saturating_add(outbound_bytes);
        if self.events.is_empty() { held } else { held.saturating_add(mailbox_bytes) }
    }

    /// How long an async function runs at most.
    pub(super) fn longest_wait(&self) -> Duration {
        let deadlines = self.remotes.iter().filter_map(|remote| remote.deadline_ms);
        Duration::from_millis(deadlines.max().unwrap_or(0))
    }

    /// So many async functions of one player run: what is not `concurrent` runs alone.
    pub(super) fn running(&self) -> usize {
        if self.has(|remote| remote.concurrent) { self.numbers.limits.running_bodies } else { 1 }
    }

    /// What the values of so many async calls take.
    fn waiting_heap(&self, calls: usize) -> usize {
        let asyncs = self.remotes.iter().filter(|remote| remote.deadline_ms.is_some());
        let largest = asyncs.map(|remote| remote.largest_allocation).max().unwrap_or(0);
        largest.saturating_mul(calls)
    }
}
