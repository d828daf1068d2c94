//! Which of many records are told: of a player and a rule the first few in a minute, then how many more
//! there were.

use std::collections::HashMap;

use crate::core::breach::Rule;
use crate::core::ids::PlayerId;
use crate::core::time::Timestamp;

/// Records of a player and a rule that are told in a minute.
const TOLD_PER_MINUTE: u64 = 5;

/// Players and rules that are told apart in a minute; the rest is one.
const MOST_KEYS: usize = 8_192;

const MINUTE_NANOS: u64 = 60_000_000_000;

/// Whose record, about which rule; `None` is all those for whom there was no room.
pub(super) type Key = Option<(Option<PlayerId>, Rule)>;

/// What was told in this minute.
#[derive(Debug, Default)]
pub(super) struct Sampler {
    minute: u64,
    counts: HashMap<Key, u64>,
}

impl Sampler {
    /// Whether this one is told.
    pub(super) fn is_told(&mut self, player: Option<PlayerId>, rule: Rule) -> bool {
        let mut key = Some((player, rule));
        if self.counts.len() >= MOST_KEYS && !self.counts.contains_key(&key) {
            key = None;
        }
        let count = self.counts.entry(key).or_default();
        *count = count.saturating_add(1);
        *count <= TOLD_PER_MINUTE
    }

    /// What was kept back in the minute before, when another has begun.
    pub(super) fn turn(&mut self, now: Timestamp) -> Vec<(Key, u64)> {
        let minute = now.as_nanos().div_euclid(MINUTE_NANOS);
        if minute == self.minute {
            return Vec::new();
        }
        self.minute = minute;
        self.kept_back()
    }

    /// What was kept back until now.
    pub(super) fn kept_back(&mut self) -> Vec<(Key, u64)> {
        let more = |(key, count): (Key, u64)| {
            count.checked_sub(TOLD_PER_MINUTE).filter(|more| *more > 0).map(|more| (key, more))
        };
        std::mem::take(&mut self.counts).into_iter().filter_map(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn attack_78_the_first_few_and_then_a_count() {
        let mut sampler = Sampler::default();
        let mut now = Timestamp::from_start(Duration::from_mins(1));
        let (ada, grace) = (Some(PlayerId(1)), Some(PlayerId(2)));
        assert!(sampler.turn(now).is_empty());
        let told = (0..100).filter(|_| sampler.is_told(ada, Rule::Rate)).count();
        assert_eq!(told, 5);
        assert!(sampler.is_told(ada, Rule::Range), "another rule");
        assert!(sampler.is_told(grace, Rule::Rate), "another player");
        now = now.after(Duration::from_secs(59));
        assert!(sampler.turn(now).is_empty(), "the same minute");
        now = now.after(Duration::from_secs(1));
        assert_eq!(sampler.turn(now), [(Some((ada, Rule::Rate)), 95)]);
        assert!(sampler.is_told(ada, Rule::Rate), "another minute");
    }

    #[test]
    fn attack_78_many_players_are_one_in_the_end() {
        let mut sampler = Sampler::default();
        let told =
            (0..100_000).filter(|id| sampler.is_told(Some(PlayerId(*id)), Rule::Rate)).count();
        assert_eq!(told, MOST_KEYS + 5);
        assert!(sampler.counts.len() <= MOST_KEYS + 1);
        let kept: u64 = sampler.kept_back().iter().map(|(_, more)| more).sum();
        assert_eq!(kept, 100_000 - told as u64);
    }
}
