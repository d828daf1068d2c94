//! Cooldowns: the time between one call that began and the next of the same remote and player.
//!
//! Unlike a rate it counts what began, not what was tried, and it forgives no more than what a link can
//! shift: a call that was sent in time, and came a little early since the one before it came late.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Hasty;
use crate::core::time::Timestamp;

/// What a call may come early at most, whatever its link is like. As much as a rate forgives.
pub(crate) const MOST_CREDIT: Duration = Duration::from_millis(250);

/// The cooldown of one remote.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cooldown {
    /// Its number among those of a server.
    pub(crate) number: u16,
    /// How long it lasts.
    pub(crate) time: Duration,
    /// How long a link may stand still: no honest stub is earlier than that.
    pub(crate) stall: Duration,
}

impl Cooldown {
    /// How early a call may come: by the round trip that was measured last, which nobody can make look
    /// shorter, and for whoever makes it look longer there is an end.
    fn credit(&self, round_trip: Option<Duration>) -> Duration {
        let half = self.time.checked_div(2).unwrap_or_default();
        round_trip.unwrap_or(MOST_CREDIT).min(MOST_CREDIT).min(half)
    }
}

/// When a player may use his remotes again. It belongs to the player, not to a connection.
#[derive(Debug, Default)]
pub(crate) struct Cooldowns(Mutex<Box<[Timestamp]>>);

impl Cooldowns {
    /// So many that have passed.
    pub(crate) fn new(count: usize) -> Self {
        Self(Mutex::new(vec![Timestamp::default(); count].into_boxed_slice()))
    }

    fn times(&self) -> MutexGuard<'_, Box<[Timestamp]>> {
        // Nothing runs under this lock that panics.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a call that came at `now` may begin.
    pub(crate) fn check(
        &self,
        cooldown: &Cooldown,
        round_trip: Option<Duration>,
        now: Timestamp,
    ) -> Result<(), Hasty> {
        let ready = self.times().get(usize::from(cooldown.number)).copied().unwrap_or_default();
        let early = ready.since(now);
        let credit = cooldown.credit(round_trip);
        if early <= credit {
            return Ok(());
        }
        let is_flood = early > credit.saturating_add(cooldown.stall);
        Err(Hasty { retry_after: Some(early), is_flood })
    }

    /// A call that came at `now` begins. What it came early the next one waits longer, so that no row of calls is
    /// faster than the cooldown, but once by the credit.
    pub(crate) fn start(&self, cooldown: &Cooldown, now: Timestamp) {
        if let Some(ready) = self.times().get_mut(usize::from(cooldown.number)) {
            *ready = (*ready).max(now).after(cooldown.time);
        }
    }

    /// Those that have not passed, by their number.
    pub(crate) fn running(&self, now: Timestamp) -> Vec<(u16, Timestamp)> {
        let times = self.times();
        (0u16..).zip(times.iter().copied()).filter(|(_, ready)| *ready > now).collect()
    }

    /// Puts one back.
    pub(crate) fn restore(&self, number: u16, ready: Timestamp) {
        if let Some(place) = self.times().get_mut(usize::from(number)) {
            *place = ready;
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test says what it expects
mod tests {
    use super::*;

    const BOLT: Cooldown =
        Cooldown { number: 0, time: Duration::from_secs(3), stall: Duration::from_secs(5) };

    fn at(millis: u64) -> Timestamp {
        Timestamp::default().after(Duration::from_hours(1)).after(Duration::from_millis(millis))
    }

    #[test]
    fn a_row_of_early_calls_gains_its_credit_once() {
        let cooldowns = Cooldowns::new(1);
        let round_trip = Some(Duration::from_millis(100));
        // As early as it may be, each time.
        let mut began = Vec::new();
        for now in 0..=30_000 {
            if cooldowns.check(&BOLT, round_trip, at(now)).is_ok() {
                cooldowns.start(&BOLT, at(now));
                began.push(now);
            }
        }
        let expected: Vec<_> =
            std::iter::once(0).chain((1..=10).map(|number| number * 3_000 - 100)).collect();
        assert_eq!(began, expected);
    }

    #[test]
    fn a_long_round_trip_buys_no_more_than_a_quarter_of_a_second() {
        for (round_trip, credit) in
            [(Some(0), 0), (Some(40), 40), (Some(250), 250), (Some(60_000), 250), (None, 250)]
        {
            let cooldowns = Cooldowns::new(1);
            cooldowns.start(&BOLT, at(0));
            let round_trip = round_trip.map(Duration::from_millis);
            let early = |millis| cooldowns.check(&BOLT, round_trip, at(3_000 - millis));
            assert!(early(credit).is_ok(), "{round_trip:?}");
            let hasty = early(credit + 1).expect_err("too early");
            assert_eq!(hasty.retry_after, Some(Duration::from_millis(credit + 1)));
            assert!(!hasty.is_flood, "a link explains that");
        }
    }

    #[test]
    fn a_short_one_is_never_forgiven_by_more_than_half() {
        let short = Cooldown { time: Duration::from_millis(100), ..BOLT };
        let cooldowns = Cooldowns::new(1);
        cooldowns.start(&short, at(0));
        assert!(cooldowns.check(&short, None, at(49)).is_err());
        assert!(cooldowns.check(&short, None, at(50)).is_ok());
    }

    #[test]
    fn what_no_link_explains_is_evidence() {
        let long = Cooldown { time: Duration::from_mins(1), ..BOLT };
        let cooldowns = Cooldowns::new(1);
        cooldowns.start(&long, at(0));
        let at_once =
            cooldowns.check(&long, Some(Duration::ZERO), at(54_999)).expect_err("too early");
        assert!(at_once.is_flood);
        let stalled =
            cooldowns.check(&long, Some(Duration::ZERO), at(55_000)).expect_err("too early");
        assert!(!stalled.is_flood, "the link may have stood still for 5 s");
    }
}
