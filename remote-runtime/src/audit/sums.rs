//! What all remotes come to together: of one player, and of the guests of one address.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Audit;
use super::model::{Kind, Remote};
use super::protocol::PING_BYTES;
use crate::core::limits::Limits;
use crate::core::rate::Rate;
use crate::core::wire::frame::MAX_REPLY_HEADER_BYTES;

/// So much in a second for as long as somebody likes, and so much at once after a rest.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sum {
    pub(super) lasting: f64,
    pub(super) at_once: f64,
}

impl Sum {
    #[allow(clippy::cast_precision_loss)] // for people
    pub(super) fn of(rate: Rate) -> Self {
        let lasting = f64::from(rate.count()) / rate.period().as_secs_f64();
        Self { lasting, at_once: rate.lenient().at_once() as f64 }
    }

    /// So much at once, and no more.
    #[allow(clippy::cast_precision_loss)] // for people
    pub(super) fn once(much: usize) -> Self {
        Self { lasting: 0.0, at_once: much as f64 }
    }

    /// Of a rate of which nothing is forgiven, as that of connections: no stub of ours connects that often.
    #[allow(clippy::cast_precision_loss)] // for people
    pub(super) fn of_strict(rate: Rate) -> Self {
        Self { at_once: rate.strict().at_once() as f64, ..Self::of(rate) }
    }

    #[allow(clippy::cast_precision_loss)] // for people
    pub(super) fn times(self, each: usize) -> Self {
        let each = each as f64;
        Self { lasting: self.lasting * each, at_once: self.at_once * each }
    }

    /// This at once, of each of those who come anew.
    pub(super) fn of_each(self, anew: Self) -> Self {
        Self { lasting: self.at_once * anew.lasting, at_once: self.at_once * anew.at_once }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self { lasting: self.lasting + other.lasting, at_once: self.at_once + other.at_once }
    }

    fn least(self, other: Self) -> Self {
        Self { lasting: self.lasting.min(other.lasting), at_once: self.at_once.min(other.at_once) }
    }

    fn most(self, other: Self) -> Self {
        Self { lasting: self.lasting.max(other.lasting), at_once: self.at_once.max(other.at_once) }
    }
}

/// Whose remotes are summed up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Player,
    Guests,
}

impl Audit {
    /// What it comes to, each with its name; where they `stay`, of those who do not come again after a flood.
    #[allow(clippy::cast_precision_loss)] // for people
    pub(super) fn sums(&self, whose: Whose, stay: bool) -> Vec<(&'static str, Sum)> {
        let limits = &self.numbers.limits;
        let (frames, bytes) = match whose {
            Whose::Player => (limits.frames, limits.bytes),
            Whose::Guests => (limits.guest_frames, limits.guest_bytes),
        };
        let sum = |of: fn(&Remote) -> usize| self.sum(whose, frames, of);
        let refusal = self.refusal_with_header();
        let mut sums = vec![
            ("messages within the budget, refused or not", Sum::of(frames)),
            ("bytes of messages within the budget, with headers", Sum::of(bytes)),
            ("bytes of the refusals of these, if all are refused", Sum::of(frames).times(refusal)),
            ("messages that functions see", sum(|_| 1)),
            ("bytes of those", sum(|r| r.largest_frame).least(Sum::of(bytes))),
            ("bytes of the heap for their values", sum(|r| r.largest_allocation)),
            ("bytes of their answers", self.answers(whose)),
        ];
        if let Some([messages, bytes_of_them]) = self.until_flood_ends(whose, stay) {
            let what = match whose {
                Whose::Player => {
                    "messages of a flood, until he is sent away (unless its rule is suspended)"
                }
                Whose::Guests => "messages of a flood, until the sessions end",
            };
            sums.push((what, messages));
            sums.push(("bytes of these, with headers", bytes_of_them));
            sums.push((
                "bytes of the refusals of these, if all are refused",
                messages.times(refusal),
            ));
        }
        sums
    }

    /// Bytes of the answers of functions.
    pub(super) fn answers(&self, whose: Whose) -> Sum {
        let Limits { frames, guest_frames, .. } = self.numbers.limits;
        let budget = match whose {
            Whose::Player => frames,
            Whose::Guests => guest_frames,
        };
        self.sum(whose, budget, |remote| remote.answer().unwrap_or(0))
    }

    /// The most bytes that the server sends to one connection until it ends; `None` where nothing ends a flood.
    pub(super) fn sent_to_one(&self) -> Option<Sum> {
        let [messages, _] = self.until_flood_ends(Whose::Player, true)?;
        let refusals = messages.times(self.refusal_with_header());
        let pings =
            Sum { lasting: self.numbers.limits.heartbeat.as_secs_f64().recip(), at_once: 1.0 };
        let once = Sum::once(self.sent_once());
        Some(refusals.and(self.answers(Whose::Player)).and(pings.times(PING_BYTES)).and(once))
    }

    /// So many async functions run for those who are here from one address, and for those who left before theirs had ended.
    pub(super) fn running_of_an_address(&self) -> f64 {
        let limits = &self.numbers.limits;
        let here = Sum::once(limits.connections_per_address);
        let Sum { lasting, at_once } =
            here.and(Sum::of_strict(limits.new_connections_per_address)).times(self.running());
        at_once + lasting * self.longest_wait().as_secs_f64()
    }

    /// Over all buckets, but not more than as many of the largest as the budget lets through: of the remotes of a group, which
    /// share a bucket, the one of which there is most. Decoys are refused, and where the rate is only observed no bucket holds but that
    /// of the budget.
    #[allow(clippy::cast_precision_loss)] // for people
    fn sum(&self, whose: Whose, budget: Rate, of: fn(&Remote) -> usize) -> Sum {
        let is_theirs = |remote: &&Remote| {
            !remote.decoy && remote.is_for_guests() == matches!(whose, Whose::Guests)
        };
        let mut groups: BTreeMap<&str, Sum> = BTreeMap::new();
        let (mut sum, mut largest) = (Sum::default(), 0);
        for remote in self.remotes.iter().filter(is_theirs) {
            let rate = if remote.observed { Sum::of(budget) } else { pace(remote) };
            let comes_to = rate.times(of(remote));
            largest = largest.max(of(remote));
            match &remote.group {
                None => sum = sum.and(comes_to),
                Some(group) => {
                    let most = groups.entry(group).or_default();
                    *most = most.most(comes_to);
                }
            }
        }
        groups.into_values().fold(sum, Sum::and).least(Sum::of(budget).times(largest))
    }
}

/// How often its function begins.
fn pace(remote: &Remote) -> Sum {
    let rate = remote.rate.checked().map_or_else(Sum::default, Sum::of);
    match remote.cooldown_ms {
        None => rate,
        Some(millis) => {
            let seconds = Duration::from_millis(millis).as_secs_f64();
            rate.least(Sum { lasting: seconds.recip(), at_once: 1.0 })
        }
    }
}

impl Remote {
    /// The longest answer with its header, of what is answered.
    pub(super) fn answer(&self) -> Option<usize> {
        match self.kind {
            Kind::Call => Some(self.largest_answer.saturating_add(MAX_REPLY_HEADER_BYTES)),
            Kind::Event => None,
        }
    }
}
