//! What a user would assemble: serde, bincode with a limit or `serde_json`, garde's rules, and governor with a
//! key for each player and remote.

use std::hint::black_box;
use std::num::NonZeroU32;
use std::time::Duration;

use garde::Validate;
use governor::clock::FakeRelativeClock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Subject;
use crate::cases::{CHAT, Case, SLOW, STEP};

#[derive(Deserialize, Validate)]
struct Order {
    #[garde(length(chars, max = 32), custom(printable))]
    item: String,
    #[garde(range(min = 1, max = 99))]
    quantity: u32,
    #[garde(custom(finite))]
    at: [f32; 3],
}

#[derive(Deserialize, Validate)]
struct Chat {
    #[garde(length(chars, max = 200), custom(printable))]
    line: String,
}

#[derive(Deserialize, Validate)]
struct Step {
    #[garde(custom(finite))]
    to: [f32; 3],
    #[garde(custom(finite))]
    speed: [f32; 3],
    #[garde(skip)]
    number: u32,
}

fn printable(text: &str, _: &()) -> garde::Result {
    if text.chars().any(char::is_control) {
        Err(garde::Error::new("control character"))
    } else {
        Ok(())
    }
}

fn finite(floats: &[f32; 3], _: &()) -> garde::Result {
    let is_ordinary = |x: &f32| x.is_finite() && x.to_bits() != 0x8000_0000;
    if floats.iter().all(is_ordinary) { Ok(()) } else { Err(garde::Error::new("not finite")) }
}

#[derive(Clone, Copy)]
pub enum Format {
    Bincode,
    Json,
}

/// A player and a remote.
type Key = (u64, u16);
type Limiter = RateLimiter<Key, HashMapStateStore<Key>, FakeRelativeClock, NoOpMiddleware<Nanos>>;

pub struct Whole {
    format: Format,
    fast: Limiter,
    slow: Limiter,
    /// As with the others, time is passed in, and no clock is read.
    clock: FakeRelativeClock,
}

impl Whole {
    pub fn new(format: Format) -> Self {
        let many = NonZeroU32::new(1_000_000).expect("some");
        let one = NonZeroU32::new(1).expect("one");
        let clock = FakeRelativeClock::default();
        Self {
            format,
            fast: RateLimiter::hashmap_with_clock(Quota::per_second(many), clock.clone()),
            slow: RateLimiter::hashmap_with_clock(Quota::per_hour(one), clock.clone()),
            clock,
        }
    }

    fn read<T: DeserializeOwned + Validate<Context = ()>>(&self, payload: &[u8]) -> Option<T> {
        let value: T = match self.format {
            Format::Bincode => {
                let config = bincode::config::standard().with_limit::<4_096>();
                let (value, used) = bincode::serde::decode_from_slice(payload, config).ok()?;
                if used != payload.len() {
                    return None;
                }
                value
            }
            Format::Json => serde_json::from_slice(payload).ok()?,
        };
        value.validate().ok()?;
        Some(value)
    }

    #[inline(never)]
    fn handle(&mut self, frame: &[u8], player: u64) -> bool {
        let [_, _, remote, payload @ ..] = frame else { return false };
        let remote = u16::from(*remote);
        let limiter = if remote == SLOW { &self.slow } else { &self.fast };
        if limiter.check_key(&(player, remote)).is_err() {
            return false;
        }
        match remote {
            CHAT => self.read::<Chat>(payload).map(|chat| {
                black_box(&chat.line);
            }),
            STEP => self.read::<Step>(payload).map(|step| {
                black_box((step.to, step.speed, step.number));
            }),
            _ => self.read::<Order>(payload).map(|order| {
                black_box((&order.item, order.quantity, order.at));
            }),
        }
        .is_some()
    }
}

impl Subject for Whole {
    fn bytes(&self, case: &Case) -> Vec<u8> {
        match self.format {
            Format::Bincode => case.frame(&(case.payload)()),
            Format::Json => case.frame((case.json)().as_bytes()),
        }
    }

    fn spend(&mut self, bytes: &[u8]) {
        self.handle(bytes, 1);
    }

    fn take(&mut self, _: &Case, bytes: &[u8]) -> bool {
        self.clock.advance(Duration::from_millis(1));
        self.handle(black_box(bytes), 1)
    }
}
