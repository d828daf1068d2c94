//! Who stays out. All of it is in memory, so that nobody is looked up when he comes; a store keeps it beyond the
//! server's end.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use super::{By, Note};
use crate::core::breach::Rule;
use crate::core::ids::PlayerId;
use crate::core::limit::address::AddressBlock;
use crate::core::time::Timestamp;

/// Whom something is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A player: an account.
    Player(PlayerId),
    /// Whoever comes from there: an IPv4 address or an IPv6 /64.
    Address(AddressBlock),
}

impl Subject {
    /// Whoever comes from this address, or from its /64.
    pub fn address(address: IpAddr) -> Self {
        Self::Address(address.into())
    }

    /// The player, if it is one.
    pub const fn player(self) -> Option<PlayerId> {
        match self {
            Self::Player(player) => Some(player),
            Self::Address(_) => None,
        }
    }
}

/// A text that names neither a player nor an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither `player` and 16 hexadecimal digits, nor `address` and an address")]
pub struct NoSubject;

/// As it is displayed.
impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, NoSubject> {
        if let Some(digits) = text.strip_prefix("player ") {
            let is_whole = digits.len() == 16;
            let number = u64::from_str_radix(digits, 16).ok().filter(|_| is_whole);
            return number.map(|number| Self::Player(PlayerId(number))).ok_or(NoSubject);
        }
        let address = text.strip_prefix("address ").ok_or(NoSubject)?;
        let address = address.strip_suffix("/64").unwrap_or(address);
        address.parse().map(Self::address).map_err(|_| NoSubject)
    }
}

impl From<PlayerId> for Subject {
    fn from(player: PlayerId) -> Self {
        Self::Player(player)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Player(player) => player.fmt(f),
            Self::Address(address) => write!(f, "address {address}"),
        }
    }
}

/// A ban: who, until when, why, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ban {
    /// Who stays out.
    pub subject: Subject,
    /// Until when; `None` is for ever.
    pub until: Option<Timestamp>,
    /// Why; the player is shown it.
    pub reason: Note,
    /// Who decided it.
    pub by: By,
    /// The evidence that was the last straw, for a ban that the policy decided.
    pub evidence: Option<Rule>,
    /// Since when.
    pub at: Timestamp,
}

impl Ban {
    /// A ban from `at` on.
    pub fn new(
        subject: Subject,
        until: Option<Timestamp>,
        reason: Note,
        by: By,
        evidence: Option<Rule>,
        at: Timestamp,
    ) -> Self {
        Self { subject, until, reason, by, evidence, at }
    }

    /// Whether it stands.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until > now)
    }
}

/// Bans in memory. Where there are more, the one that ends first goes: it stays in the store. One
/// for ever never goes: as many accounts as a game gives to one person, as many he can have banned.
pub(crate) const MOST_BANS: usize = 1_000_000;

/// What a ban takes in memory at most: its place in a map that is less than half full, and in that of the ends.
#[cfg(any(test, feature = "audit"))]
pub(crate) const BAN_BYTES: usize = 500;

/// The bans of a server.
#[derive(Debug, Default)]
pub(crate) struct Bans {
    by_subject: HashMap<Subject, Ban>,
    /// Those that end, by when.
    by_end: BTreeSet<(Timestamp, Subject)>,
}

impl Bans {
    /// The ban of this player, or of where he comes from.
    pub(crate) fn of(&self, player: PlayerId, peer: IpAddr, now: Timestamp) -> Option<&Ban> {
        let subjects = [Subject::Player(player), Subject::address(peer)];
        let mut found = subjects.iter().filter_map(|subject| self.by_subject.get(subject));
        found.find(|ban| ban.stands(now))
    }

    /// The ban of where a guest comes from.
    pub(crate) fn of_guest(&self, peer: IpAddr, now: Timestamp) -> Option<&Ban> {
        self.by_subject.get(&Subject::address(peer)).filter(|ban| ban.stands(now))
    }

    /// One more, in place of another of the same subject; the policy's only where that one ends earlier. Says whether
    /// it was added.
    pub(crate) fn add(&mut self, ban: Ban, now: Timestamp) -> bool {
        let is_longer = |present: &Ban| match (present.until, ban.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(present), Some(new)) => present >= new,
        };
        let present = self.by_subject.get(&ban.subject).filter(|present| present.stands(now));
        if ban.by == By::Policy && present.is_some_and(is_longer) {
            return false;
        }
        self.remove(ban.subject);
        let is_over = |(end, _): &(Timestamp, Subject)| *end <= now;
        while let Some(&(end, subject)) = self.by_end.first() {
            if !is_over(&(end, subject)) && self.by_subject.len() < MOST_BANS {
                break;
            }
            self.by_end.pop_first();
            self.by_subject.remove(&subject);
        }
        if let Some(until) = ban.until {
            self.by_end.insert((until, ban.subject));
        }
        self.by_subject.insert(ban.subject, ban);
        true
    }

    /// Ends a ban, if there is one.
    pub(crate) fn remove(&mut self, subject: Subject) {
        if let Some(until) = self.by_subject.remove(&subject).and_then(|ban| ban.until) {
            self.by_end.remove(&(until, subject));
        }
    }

    /// Those that stand.
    pub(crate) fn standing(&self, now: Timestamp) -> Vec<Ban> {
        self.by_subject.values().filter(|ban| ban.stands(now)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// One more than a map of 4,096 places takes, so that it has just doubled.
    const MANY: u32 = 3_585;

    #[test]
    fn a_ban_takes_no_more_than_is_said() {
        let mut bans = Bans::default();
        let taken = allocation_counter::measure(|| {
            for number in 0..u64::from(MANY) {
                let until = Timestamp::ZERO.after(Duration::from_secs(1 + number));
                let subject = Subject::Player(PlayerId(number));
                let ban =
                    Ban::new(subject, Some(until), Note::NONE, By::Policy, None, Timestamp::ZERO);
                assert!(bans.add(ban, Timestamp::ZERO));
            }
        });
        let most = i64::try_from(BAN_BYTES).unwrap_or(0) * i64::from(MANY);
        assert!(
            (most / 2..=most).contains(&taken.bytes_current),
            "{} of {most} bytes",
            taken.bytes_current
        );
    }
}
