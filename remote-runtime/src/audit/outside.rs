//! What lies outside: what none of the rules on the page stops, and what an audit cannot know.

use std::time::Duration;

use super::Audit;
use super::model::{Kind, Remote};
use super::text::Said;
use crate::core::trust::{Points, Policy};

impl Audit {
    /// What somebody can do though all rules hold: a list.
    pub(super) fn not_stopped(&self) -> Vec<String> {
        let mut all = vec![
            "a program that plays in a player's place, and keeps to all that is on this page".to_owned(),
            "what a text says, and letters that look like others".to_owned(),
            "many accounts of one person, as far as the `Authenticator` lets them in".to_owned(),
            "a flood of packets below TCP, and one of connections that are turned away: each is accepted, hears why, and is closed after at most 100 ms".to_owned(),
            "to learn by the time that an answer takes how far a message came: nothing hides it".to_owned(),
        ];
        all.extend(self.seldom());
        let once = |remote: &Remote| remote.kind == Kind::Call && !remote.decoy;
        if self.has(once) {
            all.push("to send a message again: a function that may take effect once has to see to it itself".to_owned());
        }
        all
    }

    /// Who breaks rules so seldom that nothing follows.
    fn seldom(&self) -> Option<String> {
        let Policy { enabled, forged_weight, suspect_weight, recovery_per_minute, .. } =
            &self.numbers.policy;
        if !enabled || *recovery_per_minute == Points::ZERO {
            return None;
        }
        let again = |weight: &Points| {
            let time = weight.time_at(*recovery_per_minute);
            Said(Duration::from_secs(time.as_secs()))
        };
        Some(format!(
            "to break rules so seldom that what it takes has come back: a suspect message every {}, or a forged one every {}",
            again(suspect_weight),
            again(forged_weight),
        ))
    }

    /// What an audit cannot know: a list.
    pub(super) fn not_said(&self) -> Vec<&'static str> {
        let mut all = vec![
            "what the functions do with what they get, what they answer, keep and change (only how long an answer may be)",
        ];
        if !self.events.is_empty() {
            all.push("which events they send to whom, and how often (only how large each is, and how many in all)");
        }
        all.extend([
            "how long the game's own code takes. A function that is not async, what is asked of the game and `on_join` and `on_leave` hold all others back: which of those who wait comes next is left to chance, what \
             came meanwhile is looked at after it, before anybody is ended for his silence, and more of that than a link explains is a flood. An async function between two waits, `on_violation` and the `Authenticator` hold a thread",
            "whether the game's own code can wait for itself, and how long the game lets it run when the server stops (clients do not delay that)",
            "the bytes of each value and message: `docs/wire.md` of `remote` has them",
            "what the framework's own work on a message costs of a processor: it grows with the message's length, and for what is refused it is less",
            "what the names behind \"when\" and a permission stand for, and who has which",
            "what the `Authenticator` asks of a ticket, as whether it was shown before, and how long that takes",
            "on which address and port the server listens, and what an operator changes while it runs",
            "which version of the game this is: the page is of the program that printed it",
        ]);
        all
    }
}
