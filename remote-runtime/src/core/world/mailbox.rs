//! Events on their way to one session: put in by the room, taken out by the session, which the
//! waker calls.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// An encoded frame; all who get the same event share its bytes.
pub(crate) type Frame = Arc<[u8]>;

/// What a frame takes up while it waits: its bytes, and its place in a queue.
pub(crate) fn kept_bytes(frame: &Frame) -> usize {
    frame.len().saturating_add(32)
}

/// The mailbox of one session.
#[derive(Debug)]
pub(crate) struct Mailbox {
    /// Looked at for every frame of the session, so that an empty mailbox costs no lock.
    has_mail: AtomicBool,
    max_bytes: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    frames: VecDeque<Frame>,
    bytes: usize,
    overflowed: bool,
    /// There is something else for the session to look at: an order, or what a detector found.
    called: bool,
    waker: Option<Waker>,
}

impl State {
    fn has_mail(&self) -> bool {
        self.overflowed || self.called || !self.frames.is_empty()
    }
}

impl Mailbox {
    /// An empty one that holds so much. An event is reliable: more than that cannot be dropped, so
    /// it ends the session. It has to hold what one critical section may send, so that no burst ends
    /// a session that keeps reading.
    pub(crate) fn new(max_bytes: usize) -> Self {
        Self { has_mail: AtomicBool::new(false), max_bytes, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a frame in. Says whether somebody waits, who is to be called.
    pub(crate) fn put(&self, frame: Frame) -> bool {
        let mut state = self.state();
        let bytes = state.bytes.saturating_add(kept_bytes(&frame));
        if bytes > self.max_bytes {
            state.overflowed = true;
            state.frames.clear();
            state.bytes = 0;
        } else if !state.overflowed {
            state.bytes = bytes;
            state.frames.push_back(frame);
        }
        self.has_mail.store(true, Ordering::Release);
        // Of a burst, the first frame calls.
        state.frames.len() <= 1 && state.waker.is_some()
    }

    /// Whether the session was called since the last time.
    pub(crate) fn take_call(&self) -> bool {
        let mut state = self.state();
        let was_called = std::mem::take(&mut state.called);
        self.has_mail.store(state.has_mail(), Ordering::Release);
        was_called
    }

    /// Calls the session: there is something for it to look at.
    pub(crate) fn call(&self) {
        self.state().called = true;
        self.has_mail.store(true, Ordering::Release);
        self.wake();
    }

    /// Whether there is something to do.
    pub(crate) fn has_mail(&self) -> bool {
        self.has_mail.load(Ordering::Acquire)
    }

    /// Calls who waits for a frame.
    pub(crate) fn wake(&self) {
        // Without the lock: a waker is the shell's.
        let waker = self.state().waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// The next frame.
    pub(crate) fn take(&self) -> Option<Frame> {
        let mut state = self.state();
        let Some(frame) = state.frames.pop_front() else {
            // Under the lock, so that no frame can come in between.
            self.has_mail.store(state.has_mail(), Ordering::Release);
            return None;
        };
        state.bytes = state.bytes.saturating_sub(kept_bytes(&frame));
        if state.frames.is_empty() {
            // One burst does not make a session costly for ever.
            state.frames.shrink_to(8);
        }
        Some(frame)
    }

    /// Whether more was put in than it holds.
    pub(crate) fn has_overflowed(&self) -> bool {
        // Which is mail, too: an empty mailbox costs no lock.
        self.has_mail() && self.state().overflowed
    }

    /// Ready when there is something to do; otherwise the context's waker is called then.
    pub(crate) fn poll(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state();
        if state.has_mail() {
            return Poll::Ready(());
        }
        match &mut state.waker {
            Some(waker) => waker.clone_from(context.waker()),
            None => state.waker = Some(context.waker().clone()),
        }
        Poll::Pending
    }
}
