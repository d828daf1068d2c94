//! Measures the round trip: the server sends a number that the client cannot guess, and the
//! client sends it back. So a client can look slower than it is, and never faster.

use std::time::Duration;

use crate::core::time::Timestamp;

/// The probe of one session.
#[derive(Debug)]
pub(crate) struct Probe {
    seed: u64,
    count: u64,
    waiting: Option<(u64, Timestamp)>,
    next: Timestamp,
    interval: Duration,
}

impl Probe {
    /// Sends its first number at once. `seed` must be unknown to the client.
    pub(crate) fn new(seed: u64, interval: Duration, now: Timestamp) -> Self {
        Self { seed, count: 0, waiting: None, next: now, interval }
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

    /// A number from which no later one can be told.
    fn random(&mut self) -> u64 {
        self.count = self.count.wrapping_add(1);
        let mut input = [0; 16];
        let (seed, count) = input.split_at_mut(8);
        seed.copy_from_slice(&self.seed.to_le_bytes());
        count.copy_from_slice(&self.count.to_le_bytes());
        let hash = blake3::derive_key("remote probe nonce v1", &input);
        u64::from_le_bytes(hash.first_chunk().copied().unwrap_or_default())
    }
}
