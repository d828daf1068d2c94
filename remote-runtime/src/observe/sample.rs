//! Which of many records are told: of those of one kind the first few in a minute, then how many more there
//! were.

use std::collections::HashMap;

use tracing::Level;

use crate::core::breach::Rule;
use crate::core::ids::PlayerId;
use crate::core::time::Timestamp;
use crate::core::violation::{MOST_KINDS, TOLD_PER_MINUTE};

const MINUTE_NANOS: u64 = 60_000_000_000;

/// Records of one kind. The level is in it, so that what is ordinary keeps back nothing that is grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    pub(super) level: Level,
    /// Whose and of what; `None` is all those of the level for whom there was no room.
    pub(super) subject: Option<Subject>,
}

/// Whose record, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    pub(super) player: Option<PlayerId>,
    pub(super) remote: Option<&'static str>,
    pub(super) rule: Rule,
    pub(super) is_observed: bool,
}

/// What was told in this minute.
#[derive(Debug, Default)]
pub(super) struct Sampler {
    minute: u64,
    counts: HashMap<Kind, u64>,
}

impl Sampler {
    /// Whether this one is told.
    pub(super) fn is_told(&mut self, level: Level, subject: Subject) -> bool {
        let mut kind = Kind { level, subject: Some(subject) };
        if self.counts.len() >= MOST_KINDS && !self.counts.contains_key(&kind) {
            kind.subject = None;
        }
        let count = self.counts.entry(kind).or_default();
        *count = count.saturating_add(1);
        *count <= TOLD_PER_MINUTE
    }

    /// What was kept back in the minute before, when another has begun. Sessions read the clock one by one, so
    /// `now` may lie a little before another's: that turns nothing back.
    pub(super) fn turn(&mut self, now: Timestamp) -> Vec<(Kind, u64)> {
        let minute = now.as_nanos().div_euclid(MINUTE_NANOS);
        if minute <= self.minute {
            return Vec::new();
        }
        self.minute = minute;
        self.kept_back()
    }

    /// What was kept back until now.
    pub(super) fn kept_back(&mut self) -> Vec<(Kind, u64)> {
        let more = |(kind, count): (Kind, u64)| {
            count.checked_sub(TOLD_PER_MINUTE).filter(|more| *more > 0).map(|more| (kind, more))
        };
        std::mem::take(&mut self.counts).into_iter().filter_map(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn of(player: u64, rule: Rule) -> Subject {
        Subject { player: Some(PlayerId(player)), remote: Some("buy"), rule, is_observed: false }
    }

    #[test]
    fn attack_78_the_first_few_and_then_a_count() {
        let mut sampler = Sampler::default();
        let mut now = Timestamp::from_start(Duration::from_mins(1));
        assert!(sampler.turn(now).is_empty());
        let ada = of(1, Rule::Rate);
        let told = (0..100).filter(|_| sampler.is_told(Level::DEBUG, ada)).count();
        assert_eq!(told, 5);
        // Nothing else is kept back for it.
        assert!(sampler.is_told(Level::INFO, ada), "graver");
        assert!(sampler.is_told(Level::DEBUG, Subject { remote: None, ..ada }), "another remote");
        assert!(sampler.is_told(Level::DEBUG, Subject { is_observed: true, ..ada }), "observed");
        assert!(sampler.is_told(Level::DEBUG, of(1, Rule::Range)), "another rule");
        assert!(sampler.is_told(Level::DEBUG, of(2, Rule::Rate)), "another player");
        now = now.after(Duration::from_secs(59));
        assert!(sampler.turn(now).is_empty(), "the same minute");
        now = now.after(Duration::from_secs(1));
        assert_eq!(sampler.turn(now), [(Kind { level: Level::DEBUG, subject: Some(ada) }, 95)]);
        assert!(sampler.is_told(Level::DEBUG, ada), "another minute");
        let earlier = Timestamp::from_start(Duration::from_secs(119));
        let told = (0..10).filter(|_| {
            assert!(sampler.turn(earlier).is_empty());
            assert!(sampler.turn(now).is_empty());
            sampler.is_told(Level::DEBUG, ada)
        });
        assert_eq!(told.count(), 4, "the minute does not turn back");
    }

    #[test]
    fn attack_78_many_players_are_one_in_the_end() {
        let mut sampler = Sampler::default();
        let told = (0..100_000).filter(|id| sampler.is_told(Level::DEBUG, of(*id, Rule::Rate)));
        let told = told.count();
        assert_eq!(told, MOST_KINDS + 5);
        assert!(sampler.counts.len() <= MOST_KINDS + 1);
        assert!(sampler.is_told(Level::ERROR, of(1, Rule::Body)), "what is grave has room");
        let kept: u64 = sampler.kept_back().iter().map(|(_, more)| more).sum();
        assert_eq!(kept, 100_000 - told as u64);
    }
}
