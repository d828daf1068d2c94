//! Measures the round trip: the server sends a number that the client cannot guess, and the
//! client sends it back. So a client can look slower than it is, and never faster.

use std::time::Duration;

use crate::core::time::Timestamp;

/// The probe of one session.
#[derive(Debug)]
pub(crate) struct Probe {
    state: u64,
    waiting: Option<(u64, Timestamp)>,
    next: Timestamp,
    interval: Duration,
}

impl Probe {
    /// Sends its first number at once. `seed` should be unknown to the client.
    pub(crate) fn new(seed: u64, interval: Duration, now: Timestamp) -> Self {
        Self { state: seed, waiting: None, next: now, interval }
    }

    /// When [`send`](Self::send) has something to do; `None` while an answer is awaited.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        self.waiting.is_none().then_some(self.next)
    }

    /// The number to send, if it is time.
    pub(crate) fn send(&mut self, now: Timestamp) -> Option<u64> {
        if self.due()? > now {
            return None;
        }
        let nonce = self.random();
        self.waiting = Some((nonce, now));
        self.next = now.after(self.interval);
        Some(nonce)
    }

    /// The round trip, if `nonce` is the number that was sent.
    pub(crate) fn receive(&mut self, nonce: u64, now: Timestamp) -> Option<Duration> {
        let (expected, sent) = self.waiting?;
        if expected != nonce {
            return None;
        }
        self.waiting = None;
        Some(now.since(sent))
    }

    /// `SplitMix64`: enough, since only this session sees the numbers and each is used once.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
