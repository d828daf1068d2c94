//! Bytes that came and have not been handled: never more than one frame may have, and bytes of a
//! refused frame are let go as they come.

/// What a quiet connection keeps for reading.
const QUIET_BYTES: usize = 1_024;

/// The read buffer of one connection.
#[derive(Debug)]
pub(crate) struct Inbound {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    skip: usize,
    max: usize,
}

impl Inbound {
    /// A buffer for frames of at most `max` bytes.
    pub(crate) fn new(max: usize) -> Self {
        Self { buffer: Vec::new(), start: 0, end: 0, skip: 0, max }
    }

    /// From now on frames may have `max` bytes.
    pub(crate) fn open_up(&mut self, max: usize) {
        self.max = max;
    }

    /// Room to read into: at least a byte, unless the buffer holds as much as a frame may have.
    pub(crate) fn space(&mut self) -> &mut [u8] {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end = self.end.saturating_sub(self.start);
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            let grown = self.buffer.len().saturating_mul(2).max(QUIET_BYTES).min(self.max);
            self.buffer.resize(grown.max(self.buffer.len()), 0);
        }
        self.buffer.get_mut(self.end..).unwrap_or_default()
    }

    /// So many bytes were read into [`space`](Self::space).
    pub(crate) fn filled(&mut self, count: usize) {
        self.end = self.end.saturating_add(count).min(self.buffer.len());
        let skipped = self.skip.min(self.unread().len());
        self.skip = self.skip.saturating_sub(skipped);
        self.consume(skipped);
    }

    /// What has not been handled.
    pub(crate) fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// These bytes have been handled.
    pub(crate) fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
            // One long frame does not make a connection costly for ever.
            if self.buffer.len() > QUIET_BYTES.saturating_mul(8) {
                self.buffer.truncate(QUIET_BYTES);
                self.buffer.shrink_to_fit();
            }
        }
    }

    /// These bytes will not be handled, whether they have come or not.
    pub(crate) fn skip(&mut self, count: usize) {
        let there = count.min(self.unread().len());
        self.skip = count.saturating_sub(there);
        self.consume(there);
    }
}
