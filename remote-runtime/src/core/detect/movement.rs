//! Speed and teleports. The last *accepted* place is the baseline: what was refused, and what is no number, never
//! becomes one.
//!
//! Two things are kept apart. Who moves faster than he can is put back at once, since the link of an honest player
//! may stand still and then deliver at once what he walked in the meantime: for that he is put back too, and
//! nothing is held against him. It is evidence when no such link explains it: more in one step than he could have
//! walked in the longest stall, or put back again and again.

use std::time::Duration;

use super::{Found, Thresholds, Verdict};
use crate::core::breach::{Class, Rule};
use crate::core::time::Timestamp;

/// How often a link that anybody still plays on stands still.
const STALL_EVERY: Duration = Duration::from_secs(15);
/// Between two samples, in seconds: a game that samples more rarely tells nothing of speed.
const LONGEST_STEP: f32 = 60.0;
const NANOS_PER_SECOND: u64 = 1_000_000_000;

/// What is known of how a player moves.
#[derive(Debug, Clone, Default)]
pub(super) struct Movement {
    /// The last accepted place, and when it was.
    at: Option<([f32; 3], Timestamp)>,
    /// How far ahead of his speed he is, in seconds of walking, at the time of `at`.
    ahead: f32,
    /// A place where the server has put him, how near is there, and since when.
    open: Option<([f32; 3], f32, Timestamp)>,
    /// Seconds in which he was put back, each forgotten after a stall's interval.
    setbacks: Setbacks,
}

#[derive(Debug, Clone, Copy, Default)]
struct Setbacks {
    /// When all of them are forgotten.
    calm_at: Timestamp,
    /// The second of the last.
    second: u64,
}

impl Setbacks {
    /// One more; says whether there are more than `forgiven`. Those of one second are one: what a stall held back
    /// comes at once.
    fn add(&mut self, forgiven: u32, now: Timestamp) -> bool {
        let second = now.as_nanos() / NANOS_PER_SECOND;
        if second != self.second || self.calm_at == Timestamp::ZERO {
            self.second = second;
            // No more of them are remembered than it takes.
            let most = now.after(STALL_EVERY.saturating_mul(forgiven.saturating_add(1)));
            self.calm_at = self.calm_at.max(now).after(STALL_EVERY).min(most);
        }
        self.calm_at.since(now) > STALL_EVERY.saturating_mul(forgiven)
    }
}

impl Movement {
    pub(super) fn forget_place(&mut self) {
        (self.at, self.open, self.ahead) = (None, None, 0.0);
    }

    pub(super) fn calm_at(&self) -> Timestamp {
        self.setbacks.calm_at
    }

    pub(super) fn open(&mut self, place: [f32; 3], within: f32, now: Timestamp) {
        self.open = Some((place, within, now));
    }

    /// The game has him there, whatever was found.
    pub(super) fn believe(&mut self, place: [f32; 3], now: Timestamp) {
        if place.iter().all(|part| part.is_finite()) {
            self.accept(place, 0.0, now);
        }
    }

    pub(super) fn look(
        &mut self,
        thresholds: &Thresholds,
        place: [f32; 3],
        stall: Duration,
        now: Timestamp,
    ) -> Option<Found> {
        if thresholds.speed_threshold.is_none() && thresholds.teleport_threshold.is_none() {
            // Both are off.
            self.believe(place, now);
            return None;
        }
        let slack = stall.as_secs_f32() + thresholds.movement_tolerance.as_secs_f32();
        if let Some((there, within, since)) = self.open
            // As far from there as he can have walked since.
            && distance(place, there)
                <= within
                    + thresholds.speed_threshold.unwrap_or_default()
                        * now.since(since).as_secs_f32().min(slack)
        {
            // One destination, once.
            self.open = None;
            self.accept(place, 0.0, now);
            return None;
        }
        let Some((from, since)) = self.at else {
            let is_free = self.open.is_none() && place.iter().all(|part| part.is_finite());
            if is_free {
                self.accept(place, 0.0, now);
                return None;
            }
            let mut found = Found::new(Rule::Teleport, Class::TooFar, None);
            if let Some((there, _, since)) = self.open {
                found.verdict = Verdict::SetBack(there);
                // What he sent before he heard of it.
                found = found.explained(now.since(since).as_secs_f32() <= slack);
            }
            return Some(found);
        };
        let way = distance(from, place);
        // Whoever stands still for long does not save it up.
        let elapsed = now.since(since).as_secs_f32().min(LONGEST_STEP);
        let walked = thresholds.speed_threshold.map(|speed| way / speed);
        let ahead: f32 = walked.map_or(0.0, |walked| (self.ahead + walked - elapsed).max(0.0));
        // `max` would make nothing of what is no number; positive comparisons refuse it.
        let is_far = !thresholds.teleport_threshold.is_none_or(|most| way <= most);
        let is_slow = ahead <= thresholds.movement_tolerance.as_secs_f32();
        if !is_far && is_slow && way.is_finite() {
            self.accept(place, ahead, now);
            return None;
        }
        let most = slack + elapsed;
        let is_explained = match walked {
            Some(walked) => walked <= most,
            None => way.is_finite(),
        };
        let is_again = self.setbacks.add(thresholds.setbacks_forgiven, now);
        let (rule, class) =
            if is_far { (Rule::Teleport, Class::TooFar) } else { (Rule::Speed, Class::TooFast) };
        let mut found = Found::new(rule, class, None).explained(is_explained && !is_again);
        let back = self.open.map_or(from, |(there, ..)| there);
        found.verdict = Verdict::SetBack(back);
        Some(found)
    }

    fn accept(&mut self, place: [f32; 3], ahead: f32, now: Timestamp) {
        let now = self.at.map_or(now, |(_, before)| before.max(now));
        self.at = Some((place, now));
        self.ahead = ahead;
    }
}

/// Between two places, in units; no number if one of them is none.
fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    let [ax, ay, az] = a.map(f64::from);
    let [bx, by, bz] = b.map(f64::from);
    #[allow(clippy::cast_possible_truncation)] // a distance of two `f32` places
    let distance = (ax - bx).hypot(ay - by).hypot(az - bz) as f32;
    distance
}
