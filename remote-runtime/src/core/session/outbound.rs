//! Bytes that wait to be sent. While there are too many, nothing more is read from the client, so
//! that only answers that were already owed can add to them.

use std::time::Duration;

use crate::core::limits::Limits;
use crate::core::time::Timestamp;

/// What a quiet connection keeps for writing.
const QUIET_BYTES: usize = 1_024;

/// The write buffer of one connection.
#[derive(Debug, Default)]
pub(crate) struct Outbound {
    buffer: Vec<u8>,
    sent: usize,
    messages: usize,
    full_since: Option<Timestamp>,
}

impl Outbound {
    /// Where a frame is appended. Counts as one message.
    pub(crate) fn message(&mut self) -> &mut Vec<u8> {
        self.messages = self.messages.saturating_add(1);
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
            self.sent = 0;
            self.messages = 0;
            self.full_since = None;
            self.buffer.clear();
            if self.buffer.capacity() > QUIET_BYTES.saturating_mul(8) {
                self.buffer.shrink_to(QUIET_BYTES);
            }
        }
    }

    /// Whether more may be read from the client.
    pub(crate) fn has_room(&mut self, limits: &Limits, now: Timestamp) -> bool {
        let room =
            self.unsent().len() < limits.outbound_bytes && self.messages < limits.outbound_messages;
        if room {
            self.full_since = None;
        } else if self.full_since.is_none() {
            self.full_since = Some(now);
        }
        room
    }

    /// When the client will have left us waiting for too long.
    pub(crate) fn cut_at(&self, deadline: Duration) -> Option<Timestamp> {
        self.full_since.map(|since| since.after(deadline))
    }
}
