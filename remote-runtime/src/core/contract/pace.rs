//! What a remote says of its pace and only the compiler can work out: judged in constants of their own, so that a
//! mistake is underlined where the author wrote it.

use std::time::Duration;

use crate::core::rate::Rate;
use crate::core::value::told::Told;

/// A burst that lets somebody in.
///
/// # Panics
///
/// At compile time, for 0.
#[track_caller]
pub const fn burst(count: u32) -> u32 {
    assert!(count > 0, "a burst of 0 lets nobody in: write 1 or more");
    count
}

/// A cooldown that makes a difference.
///
/// # Panics
///
/// At compile time, where the rate lets single calls through, and further apart than that; for none, and for over
/// 250 years.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
pub const fn cooldown(rate: Rate, time: Duration) -> Duration {
    let nanos = time.as_nanos();
    assert!(
        0 < nanos && nanos <= (u64::MAX / 2) as u128,
        "a cooldown is over 0, and at most 250 years"
    );
    let interval = rate.strict().interval;
    if rate.burst() == 1 && nanos < interval as u128 {
        let (number, unit) = if interval.is_multiple_of(1_000_000_000) {
            (interval.div_euclid(1_000_000_000), " s")
        } else {
            (interval.div_euclid(1_000_000), " ms")
        };
        let told =
            Told::of("this cooldown is over before the rate lets a second call through, after ")
                .number(number as u128)
                .text(unit)
                .text(": make it longer, or leave it out");
        panic!("{}", told.as_str());
    }
    time
}
