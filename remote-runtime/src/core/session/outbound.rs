//! Bytes that wait to be sent. While there are too many, nothing more is read from the client, so
//! that only answers that were already owed can add to them.

use std::collections::VecDeque;
use std::time::Duration;

use crate::core::limits::Limits;
use crate::core::time::Timestamp;

/// What a quiet connection keeps for writing.
const QUIET_BYTES: usize = 1_024;
/// Sent bytes are let go when there are so many of them, and more than are left.
const COMPACT_BYTES: usize = 4 * 1_024;

/// The write buffer of one connection.
#[derive(Debug, Default)]
pub(crate) struct Outbound {
    buffer: Vec<u8>,
    /// So many bytes of the buffer are sent.
    sent: usize,
    /// Where in the buffer each message starts that is not sent as a whole.
    starts: VecDeque<usize>,
    full_since: Option<Timestamp>,
}

impl Outbound {
    /// Where a frame is appended. Counts as one message.
    pub(crate) fn message(&mut self) -> &mut Vec<u8> {
        self.starts.push_back(self.buffer.len());
        &mut self.buffer
    }

    /// What is to be sent next.
    pub(crate) fn unsent(&self) -> &[u8] {
        self.buffer.get(self.sent..).unwrap_or_default()
    }

    /// So many bytes of it were sent.
    pub(crate) fn sent(&mut self, count: usize) {
        self.sent = self.sent.saturating_add(count).min(self.buffer.len());
        if self.sent == self.buffer.len() {
            self.discard();
            return;
        }
        // A message is sent when the next one has started.
        while self.starts.get(1).is_some_and(|next| *next <= self.sent) {
            self.starts.pop_front();
        }
        if self.sent >= COMPACT_BYTES && self.sent >= self.unsent().len() {
            self.buffer.drain(..self.sent);
            for start in &mut self.starts {
                *start = start.saturating_sub(self.sent);
            }
            self.sent = 0;
        }
    }

    /// Lets go of everything.
    pub(crate) fn discard(&mut self) {
        self.sent = 0;
        self.full_since = None;
        self.starts.clear();
        self.buffer.clear();
        if self.buffer.capacity() > QUIET_BYTES.saturating_mul(8) {
            self.buffer.shrink_to(QUIET_BYTES);
            self.starts.shrink_to(0);
        }
    }

    /// Whether more may be read from the client.
    pub(crate) fn has_room(&mut self, limits: &Limits, now: Timestamp) -> bool {
        let room = self.unsent().len() < limits.outbound_bytes
            && self.starts.len() < limits.outbound_messages;
        if room {
            self.full_since = None;
        } else if self.full_since.is_none() {
            self.full_since = Some(now);
        }
        room
    }

    /// Whether there was room when it was last looked at.
    pub(crate) const fn is_open(&self) -> bool {
        self.full_since.is_none()
    }

    /// When the client will have left us waiting for too long.
    pub(crate) fn cut_at(&self, deadline: Duration) -> Option<Timestamp> {
        self.full_since.map(|since| since.after(deadline))
    }
}
