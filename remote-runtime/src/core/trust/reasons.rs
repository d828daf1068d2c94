//! Why a score is what it is: the latest evidence that took something, newest first. It lies in the trust
//! itself, so that to remember allocates nothing.

use super::score::Points;
use crate::core::breach::Rule;
use crate::core::refusal::Grade;
use crate::core::time::Timestamp;

/// Reasons that are remembered of one player.
const KEPT: usize = 16;

/// Evidence that took something from a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// When it was last seen.
    pub at: Timestamp,
    /// The rule that was broken.
    pub rule: Rule,
    /// The remote, or the author's own detector, by its name in the source.
    pub name: Option<&'static str>,
    /// What it says about the player.
    pub grade: Grade,
    /// How often it was seen within this minute.
    pub times: u32,
    /// What all of these took.
    pub points: Points,
}

/// The latest reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reasons {
    /// Newest first.
    kept: [Option<Reason>; KEPT],
}

impl Reasons {
    pub(super) const NONE: Self = Self { kept: [None; KEPT] };

    /// One more. The same rule of the same remote within one minute is one reason.
    pub(super) fn add(&mut self, reason: Reason) {
        let minute = |at: Timestamp| at.as_nanos() / super::NANOS_PER_MINUTE;
        let same = |kept: &Option<Reason>| {
            kept.is_some_and(|kept| {
                (kept.rule, kept.name, kept.grade) == (reason.rule, reason.name, reason.grade)
                    && minute(kept.at) == minute(reason.at)
            })
        };
        let place = self.kept.iter().position(same);
        let merged = match place.and_then(|place| self.kept.get(place).copied().flatten()) {
            Some(before) => Reason {
                times: before.times.saturating_add(reason.times),
                points: before.points.and(reason.points),
                ..reason
            },
            None => reason,
        };
        // What stood before it moves one place back; the oldest falls out.
        let end = place.unwrap_or(KEPT.saturating_sub(1));
        if let Some(moved) = self.kept.get_mut(..=end) {
            moved.rotate_right(1);
            if let Some(first) = moved.first_mut() {
                *first = Some(merged);
            }
        }
    }

    /// Newest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = Reason> + '_ {
        self.kept.iter().flatten().copied()
    }
}
