//! What a connection may use up before and beside its calls: bytes before login, and
//! the times at which it ends.

use crate::core::limits::Limits;
use crate::core::time::Timestamp;

/// The budget of one connection. Every layer charges this one.
#[derive(Debug)]
pub(crate) struct Budget {
    greeting_bytes: usize,
    /// Absolute: no progress moves it.
    login_by: Timestamp,
    /// When the last whole frame came. Single bytes do not count.
    heard: Timestamp,
}

impl Budget {
    pub(crate) fn new(limits: &Limits, now: Timestamp) -> Self {
        Self {
            greeting_bytes: limits.greeting_bytes,
            login_by: now.after(limits.handshake_deadline),
            heard: now,
        }
    }

    /// Bytes before login: whether they are still allowed.
    pub(crate) fn greet_bytes(&mut self, count: usize) -> bool {
        match self.greeting_bytes.checked_sub(count) {
            Some(left) => {
                self.greeting_bytes = left;
                true
            }
            None => false,
        }
    }

    /// A whole frame came.
    pub(crate) fn hear(&mut self, now: Timestamp) {
        self.heard = now;
    }

    /// When a connection without a session ends.
    pub(crate) fn login_by(&self) -> Timestamp {
        self.login_by
    }

    /// When a session that stays silent ends.
    pub(crate) fn idle_at(&self, limits: &Limits) -> Timestamp {
        self.heard.after(limits.idle_deadline)
    }
}
