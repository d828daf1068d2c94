//! What is only observed: what it would have done, and to how many. An operator looks at it before he enforces.

use std::collections::{BTreeMap, HashSet};

use crate::core::breach::Rule;
use crate::core::ids::PlayerId;
use crate::core::refusal::Grade;
use crate::core::violation::Violation;

/// Players that are told apart for one rule; more than that are as many.
const MOST_PLAYERS: usize = 10_000;

/// What one observed rule would have done since it was last begun with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observed {
    /// The rule.
    pub rule: Rule,
    /// The remote, or what a detector says it looked at.
    pub name: Option<&'static str>,
    /// How often it would have refused, or found something.
    pub times: u64,
    /// How often that would have been held against somebody.
    pub held: u64,
    /// How many players it was; 10,000 at the most.
    pub players: usize,
}

/// All of them. Rules and names come from the source, so no peer makes more.
#[derive(Debug, Default)]
pub(super) struct Observations(BTreeMap<(Rule, Option<&'static str>), Seen>);

#[derive(Debug, Default)]
struct Seen {
    times: u64,
    held: u64,
    players: HashSet<PlayerId>,
}

impl Observations {
    pub(super) fn note(&mut self, violation: &Violation) {
        let name = violation.remote_name().or(violation.detector);
        let seen = self.0.entry((violation.refused.breach.rule(), name)).or_default();
        seen.times = seen.times.saturating_add(1);
        if violation.grade != Grade::Benign {
            seen.held = seen.held.saturating_add(1);
        }
        if let Some(player) = violation.player.filter(|_| seen.players.len() < MOST_PLAYERS) {
            seen.players.insert(player);
        }
    }

    /// Another policy: what was observed under the old one says nothing of it.
    pub(super) fn begin(&mut self) {
        self.0.clear();
    }

    pub(super) fn all(&self) -> Vec<Observed> {
        let all = self.0.iter();
        all.map(|((rule, name), Seen { times, held, players })| Observed {
            rule: *rule,
            name: *name,
            times: *times,
            held: *held,
            players: players.len(),
        })
        .collect()
    }
}
