//! What else holds for everybody, beside what can be counted.

use super::Audit;
use super::model::Remote;
use crate::core::limits::Limits;
use crate::core::violation::{MOST_KINDS, MOST_LINES_PER_MINUTE, TOLD_PER_MINUTE};

impl Audit {
    /// What else holds for everybody: a list.
    pub(super) fn beside_bounds(&self) -> Vec<String> {
        let Limits { connections, connections_per_address, guests, .. } = self.numbers.limits;
        let addresses = |count: usize| match count.div_ceil(connections_per_address.max(1)) {
            0 | 1 => "one address".to_owned(),
            addresses => format!("{addresses} addresses"),
        };
        let mut said = vec![
            "The framework listens where the server is bound, and nowhere else: there is no port, no remote and no message for operators, who act from the program itself. It writes to a \
             disk through the store alone."
                .to_owned(),
            self.records(),
            if self.events.is_empty() {
                "Nothing that a client sends makes the server send anything to another, but a goodbye to an older connection of the same player, and where a function sends a player away.".to_owned()
            } else {
                "What a client sends goes to another only as an event that a function sends.".to_owned()
            },
            "Nobody waits for who does not read what he is sent, nor for who sends slowly: each connection has its own room, and what is sent to others goes on."
                .to_owned(),
            "All remotes are of one world. They may be called in any order, and again, as often as their rates let, where their conditions agree."
                .to_owned(),
            format!(
                "The game's own code also runs when a ticket is shown (`Authenticator`), when a player comes and leaves (`on_join`, `on_leave`), for each \
                 refusal, also of a login (`on_violation`, as often as messages are looked at), and before a function would begin (conditions and what is asked about ids, as often \
                 as the rates of the remotes let). If one of these panics, only that login or that call fails{}.",
                self.unless_it_stops(),
            ),
            "When a connection ends, what the server has not looked at is not looked at any more, and its player has left; no session is resumed. It counts until it is closed: some 1.1 s after the goodbye, read or not. Who goes away while his ticket is judged comes and \
             leaves."
                .to_owned(),
            "A player who logs in again while he is here: the game hears `on_join` again, and `on_leave` once, when the last of his connections is gone. What \
             the older one has sent and the server has not looked at is refused, and for his async functions he has left."
                .to_owned(),
            format!("All connections can be taken by {}.", addresses(connections)),
        ];
        if self.has(Remote::is_for_guests) {
            said.push(format!("All places of guests can be taken by {}.", addresses(guests)));
        }
        said.push(format!(
            "A function that panics ends that call and nothing else{}. Its caller hears that nobody knows what became of it (11 bytes), as when it is cut off. It is counted and told as a refusal is, and the program prints what the panic says, as often as the rate of the remote lets. One that ends the process (it uses up the stack or the memory, or aborts) ends the server.",
            self.unless_it_stops(),
        ));
        if self.has(|remote| remote.deadline_ms.is_some()) {
            said.push(
                "Async functions are counted by player: if he leaves, those that run go on to their ends, and nobody hears their answers; those that wait are \
                 refused at their turn; and who comes back finds no more room than before."
                    .to_owned(),
            );
        }
        said.push(
            "A client of another version of the game can call the remotes that are the same in both, by the rules on this page; the others are \
             refused as outdated, by his own stub or by the server. What this server does not have at all has no number here: who sends another is forging."
                .to_owned(),
        );
        said
    }

    /// That a panic may end the server, where it may.
    fn unless_it_stops(&self) -> &'static str {
        match self.decided() {
            Some(decided) if !decided.may_stop => "",
            _ => ", unless the game then stops the server (`after_panic`)",
        }
    }

    /// What is told of refusals, and to whom.
    fn records(&self) -> String {
        let of_a_store = match self.decided() {
            Some(decided) if !decided.has_store => "",
            _ => {
                " A store keeps what was held against a player, as it sees fit; its bytes with it, at most 1 KiB of a message."
            }
        };
        format!(
            "Each refusal, also of a login, is counted in `metrics` and told by `tracing`, where the program takes those: who, from where, which remote, which step, rule and kind of \
             value, and at which place. No text of a client's is in it. Of one kind by one player, {TOLD_PER_MINUTE} are told in a minute, then how many more there were; {MOST_KINDS} kinds and the rest of each of four levels are told apart, so there \
             are at most {MOST_LINES_PER_MINUTE} lines in a minute. A login that does not come in time is counted; a connection that is turned away, and one that ends for its silence, for what it does not read or because a guest's time is over, is neither.{of_a_store}"
        )
    }
}
