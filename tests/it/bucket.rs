//! The bucket against a model, on random schedules and at the extremes of rate, burst and clock
//! (attacks 63, 73; defects D7, D10–D12; tests D1, D2).

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use remote::{Rate, Timestamp};
use remote_runtime::core::meter::bucket::Bucket;
use remote_runtime::core::rate::Allowance;

/// A leaky bucket in exact arithmetic: how much has been taken and has not leaked out yet, in
/// nanoseconds of refill. Written another way round than the bucket, which knows only one time.
pub(crate) struct Model {
    interval: u128,
    capacity: u128,
    taken: u128,
    last: u64,
}

impl Model {
    pub(crate) fn new(rate: Rate, extra: u128) -> Self {
        let interval = rate.period().as_nanos().div_ceil(u128::from(rate.count()));
        let capacity = interval * u128::from(rate.burst()) + extra;
        Self { interval, capacity, taken: 0, last: 0 }
    }

    pub(crate) fn take(&mut self, cost: u32, now: u64) -> bool {
        // Time that ran back refills nothing, and is not refunded later.
        let passed = now.saturating_sub(self.last);
        self.last = self.last.max(now);
        self.taken = self.taken.saturating_sub(passed.into());
        let after = self.taken + self.interval * u128::from(cost);
        // The one bound of the real one: it cannot owe beyond the end of the clock.
        let owed_until = u128::from(self.last) + after;
        if after <= self.capacity && owed_until <= u128::from(u64::MAX) {
            self.taken = after;
            return true;
        }
        false
    }
}

fn check(rate: Rate, allowance: Allowance, model: &mut Model, schedule: &[(u64, u32)]) {
    let mut bucket = Bucket::FULL;
    let mut now = 0u64;
    for (index, (step, cost)) in schedule.iter().enumerate() {
        now = now.saturating_add(*step);
        let taken = bucket.take(allowance, *cost, Timestamp::from_nanos(now));
        let expected = model.take(*cost, now);
        assert_eq!(taken.is_ok(), expected, "call {index} of {rate} at {now} ns");
        if let Err(empty) = taken {
            let Some(wait) = empty.retry_after else { continue };
            // It is right about when: just before it is too early, then it is not.
            let then = Timestamp::from_nanos(now).after(wait);
            let before = Timestamp::from_nanos(then.as_nanos() - 1);
            let (mut early, mut in_time) = (bucket, bucket);
            assert!(early.take(allowance, *cost, before).is_err(), "{rate}: not before {wait:?}");
            assert!(in_time.take(allowance, *cost, then).is_ok(), "{rate}: after {wait:?}");
        }
    }
}

fn rate() -> impl Strategy<Value = Rate> {
    let period = prop_oneof![1_000u64..10_000_000_000, Just(1_000_000_000), Just(60_000_000_000)];
    (1u32..1_000, period, 1u32..200).prop_map(|(count, period, burst)| {
        Rate::new(count, Duration::from_nanos(period)).with_burst(burst)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn decides_as_the_model(rate in rate(), schedule in vec((0u64..3_000_000_000, 0u32..5), 1..200)) {
        check(rate, rate.strict(), &mut Model::new(rate, 0), &schedule);
        let interval = rate.period().as_nanos().div_ceil(u128::from(rate.count()));
        let lenient = 250_000_000 + interval;
        check(rate, rate.lenient(), &mut Model::new(rate, lenient), &schedule);
    }

    /// Bursts within a nanosecond, and long silences.
    #[test]
    fn decides_as_the_model_when_bunched(rate in rate(), schedule in vec((prop_oneof![Just(0u64), Just(1), Just(1_000_000_000)], 1u32..3), 1..300)) {
        check(rate, rate.strict(), &mut Model::new(rate, 0), &schedule);
    }

    /// No window of any length admits more than burst + rate × window.
    #[test]
    fn defect_12_no_window_admits_more_than_declared(rate in rate(), steps in vec(0u64..500_000_000, 1..200)) {
        let mut bucket = Bucket::FULL;
        let mut now = 0u64;
        let mut admitted = Vec::new();
        for step in steps {
            now += step;
            if bucket.take(rate.strict(), 1, Timestamp::from_nanos(now)).is_ok() {
                admitted.push(now);
            }
        }
        let (count, period) = (u128::from(rate.count()), rate.period().as_nanos());
        for (from, first) in admitted.iter().enumerate() {
            for (to, last) in admitted.iter().enumerate().skip(from) {
                let window = u128::from(last - first);
                let admitted = (to - from + 1) as u128;
                // Exactly: (admitted − burst) × period ≤ window × count.
                prop_assert!(
                    admitted.saturating_sub(rate.burst().into()) * period <= window * count,
                    "{} in {} ns under {}", admitted, window, rate
                );
            }
        }
    }

    /// D2: any numbers, any clock, also one that jumps back.
    #[test]
    fn extremes_neither_panic_nor_wrap(
        count in prop_oneof![Just(1u32), Just(u32::MAX), any::<u32>()],
        period in prop_oneof![Just(1u64), Just(u64::MAX / 2), any::<u64>()],
        burst in prop_oneof![Just(1u32), Just(u32::MAX), any::<u32>()],
        calls in vec((prop_oneof![Just(0u64), Just(u64::MAX), Just(u64::MAX - 1), any::<u64>()],
                      prop_oneof![Just(0u32), Just(1), Just(u32::MAX), any::<u32>()]), 1..50),
    ) {
        let Some(rate) = Rate::checked(count, Duration::from_nanos(period), burst) else {
            return Ok(());
        };
        for (allowance, extra) in [(rate.strict(), false), (rate.lenient(), true)] {
            let interval = rate.period().as_nanos().div_ceil(u128::from(rate.count()));
            let mut model = Model::new(rate, if extra { 250_000_000 + interval } else { 0 });
            // The real one holds at most what the clock can tell.
            model.capacity = model.capacity.min(u64::MAX.into());
            let mut bucket = Bucket::FULL;
            let mut latest = 0;
            for (now, cost) in &calls {
                latest = latest.max(*now);
                // The model has no clock that runs back; the bucket may be given one.
                let ours = bucket.take(allowance, *cost, Timestamp::from_nanos(latest)).is_ok();
                prop_assert_eq!(ours, model.take(*cost, latest), "{} at {}", rate, latest);
                let before = bucket;
                let _ = bucket.take(allowance, *cost, Timestamp::from_nanos(*now));
                prop_assert!(bucket >= before, "time gave something back");
                bucket = before;
            }
        }
    }
}

/// D11: at the edge of a window there is no second burst.
#[test]
fn defect_11_no_double_burst_at_an_edge() {
    let rate = Rate::new(5, Duration::from_secs(10));
    let mut bucket = Bucket::FULL;
    let mut admitted_at = |millis: u64| {
        let now = Timestamp::from_start(Duration::from_millis(millis));
        (0..20).filter(|_| bucket.take(rate.strict(), 1, now).is_ok()).count()
    };
    assert_eq!(admitted_at(9_999), 5);
    assert_eq!(admitted_at(10_001), 0);
    assert_eq!(admitted_at(11_999), 1);
    assert_eq!(admitted_at(19_999), 4);
}

/// D7: refused calls neither refill nor empty it.
#[test]
fn haste_changes_nothing() {
    let rate = Rate::new(1, Duration::from_secs(1));
    let mut bucket = Bucket::FULL;
    assert!(bucket.take(rate.strict(), 1, Timestamp::ZERO).is_ok());
    for millis in 0..999 {
        let now = Timestamp::from_start(Duration::from_millis(millis));
        assert!(bucket.take(rate.strict(), 1, now).is_err(), "at {millis} ms");
    }
    let now = Timestamp::from_start(Duration::from_secs(1));
    assert!(bucket.take(rate.strict(), 1, now).is_ok());
    // More than it ever holds.
    let refused = bucket.take(rate.strict(), 2, Timestamp::from_start(Duration::from_secs(9)));
    assert_eq!(refused.unwrap_err().retry_after, None);
}

#[test]
fn rates_that_are_none_are_refused() {
    let second = Duration::from_secs(1);
    assert!(Rate::checked(0, second, 1).is_none());
    assert!(Rate::checked(1, second, 0).is_none());
    assert!(Rate::checked(1, Duration::ZERO, 1).is_none());
    assert!(Rate::checked(2, Duration::from_nanos(1), 1).is_none());
    assert!(Rate::checked(1, Duration::MAX, 1).is_none());
    assert_eq!(Rate::new(5, 10 * second).to_string(), "5/10s");
}
