//! What is done or gained too fast, and what is done too regularly. A pace is judged like a declared rate: its
//! bucket forgives bunching, and what a link that stood still delivers at once is no evidence.

use std::time::Duration;

use arrayvec::ArrayVec;

use super::{Found, Sample, Thresholds};
use crate::core::breach::{Class, Rule};
use crate::core::meter::{Gauge, Meter};
use crate::core::rate::Rate;
use crate::core::time::Timestamp;

/// Paces of one player that are watched: all that a policy can name.
pub(super) const MOST_PACES: usize = 32;
/// Windows of one pace.
pub(super) const MOST_WINDOWS: usize = 4;
/// Intervals of which regularity is judged.
const INTERVALS: u32 = 32;
/// A rhythm that pauses for so long has ended.
const RHYTHM: Duration = Duration::from_mins(5);

/// The paces of one player.
#[derive(Debug, Clone, Default)]
pub(super) struct Paces(Vec<Pace>);

#[derive(Debug, Clone)]
struct Pace {
    rule: Rule,
    name: Option<&'static str>,
    meters: [Meter; MOST_WINDOWS],
    rhythm: Rhythm,
}

/// The intervals between doings, as far as regularity needs them: how many, their mean, and the sum of the squares
/// of what they are off it.
#[derive(Debug, Clone, Copy, Default)]
struct Rhythm {
    last: Option<Timestamp>,
    count: u32,
    mean: f64,
    squares: f64,
}

impl Rhythm {
    /// Says, after so many intervals, how far they are off their mean, in percent of it.
    fn add(&mut self, now: Timestamp) -> Option<f64> {
        let last = self.last.replace(now)?;
        let interval = now.since(last).as_secs_f64();
        self.count = self.count.saturating_add(1);
        let off = interval - self.mean;
        self.mean += off / f64::from(self.count);
        self.squares += off * (interval - self.mean);
        if self.count < INTERVALS {
            return None;
        }
        let deviation = (self.squares / f64::from(self.count)).sqrt();
        let percent = 100.0 * deviation / self.mean;
        *self = Self { last: self.last, ..Self::default() };
        Some(percent)
    }
}

impl Paces {
    /// What so many of them take, in a list that doubles where it is full, and that begins with four.
    #[cfg(feature = "audit")]
    pub(super) const fn most_bytes(paces: usize) -> usize {
        let room = match paces {
            0 => 0,
            1..=4 => 4,
            _ => paces.next_power_of_two(),
        };
        size_of::<Pace>().saturating_mul(room)
    }

    /// When all of them are full again.
    pub(super) fn full_at(&self) -> Timestamp {
        let meters = self.0.iter().flat_map(|pace| &pace.meters).map(Meter::time_full);
        // A rhythm goes on over a rejoin.
        let rhythms = self.0.iter().filter_map(|pace| pace.rhythm.last);
        meters.chain(rhythms.map(|last| last.after(RHYTHM))).max().unwrap_or_default()
    }

    pub(super) fn look(
        &mut self,
        thresholds: &Thresholds,
        sample: &Sample,
        stall: Duration,
        now: Timestamp,
    ) -> Option<Found> {
        let (rule, name, amount) = match *sample {
            Sample::Action(name) => (Rule::Cadence, Some(name), 1),
            Sample::Gain(name, amount) => (Rule::Gain, Some(name), amount),
            Sample::Projectile => (Rule::Projectiles, None, 1),
            Sample::Explosion => (Rule::Explosions, None, 1),
            Sample::Position(_) | Sample::Damage(_) => return None,
        };
        let windows: ArrayVec<Rate, MOST_WINDOWS> = match rule {
            Rule::Cadence => Thresholds::windows_of(&thresholds.cadence, name),
            Rule::Gain => Thresholds::windows_of(&thresholds.gain, name),
            Rule::Projectiles => thresholds.projectiles.into_iter().collect(),
            _ => thresholds.explosions.into_iter().collect(),
        };
        // What the policy does not name takes no place from what it does.
        if windows.is_empty() {
            return None;
        }
        let regular = thresholds.regular_below_percent.filter(|_| rule == Rule::Cadence);
        let pace = self.pace(rule, name)?;
        let amount = u32::try_from(amount).unwrap_or(u32::MAX);
        let (mut is_over, mut is_flood) = (true, true);
        for (meter, rate) in pace.meters.iter_mut().zip(&windows) {
            match meter.take(&Gauge::new(*rate, stall), amount, now) {
                Ok(()) => is_over = false,
                Err(hasty) => is_flood &= hasty.is_flood,
            }
        }
        let rhythm = pace.rhythm.add(now);
        if is_over {
            // Too fast in every window at once: one alone may be a moment's luck.
            return Some(Found::new(rule, Class::TooMany, name).explained(!is_flood));
        }
        let is_regular = regular.zip(rhythm).is_some_and(|(least, off)| off < f64::from(least));
        is_regular.then(|| Found::new(rule, Class::TooRegular, name))
    }

    fn pace(&mut self, rule: Rule, name: Option<&'static str>) -> Option<&mut Pace> {
        let place = self.0.iter().position(|pace| (pace.rule, pace.name) == (rule, name));
        match place {
            Some(place) => self.0.get_mut(place),
            None if self.0.len() < MOST_PACES => {
                let meters = [Meter::default(); MOST_WINDOWS];
                self.0.push(Pace { rule, name, meters, rhythm: Rhythm::default() });
                self.0.last_mut()
            }
            None => None,
        }
    }
}
