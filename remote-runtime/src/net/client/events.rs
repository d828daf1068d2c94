//! The events of one type as they come: awaited, streamed, or asked for from a render loop.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use super::inbox::Takes;

/// Events that wait to be taken, at most; the oldest goes first.
const MAX_WAITING: usize = 1_024;

/// The events of the type `E`, from when this was made. Ends when the session does, after the last
/// event was taken.
///
/// At most 1,024 wait; of more, the oldest are dropped, and [`missed`](Self::missed) counts them.
pub struct Events<E> {
    queue: Arc<Queue<E>>,
}

struct Queue<E>(Mutex<State<E>>);

struct State<E> {
    waiting: VecDeque<E>,
    missed: u64,
    closed: bool,
    waker: Option<Waker>,
}

/// The end at which events come in.
pub(super) struct Sender<E>(Weak<Queue<E>>);

/// Both ends.
pub(super) fn events<E>() -> (Sender<E>, Events<E>) {
    let state = State { waiting: VecDeque::new(), missed: 0, closed: false, waker: None };
    let queue = Arc::new(Queue(Mutex::new(state)));
    (Sender(Arc::downgrade(&queue)), Events { queue })
}

impl<E> Queue<E> {
    fn state(&self) -> MutexGuard<'_, State<E>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<E> Sender<E> {
    /// Whether somebody may still take an event.
    pub(super) fn is_wanted(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// Puts an event in, as long as somebody may take it.
    pub(super) fn put(&self, event: E) -> Takes {
        let Some(queue) = self.0.upgrade() else { return Takes::NoMore };
        let mut state = queue.state();
        if state.waiting.len() >= MAX_WAITING {
            state.waiting.pop_front();
            state.missed = state.missed.saturating_add(1);
        }
        state.waiting.push_back(event);
        let waker = state.waker.take();
        drop(state);
        waker.into_iter().for_each(Waker::wake);
        Takes::More
    }
}

/// The session is over.
impl<E> Drop for Sender<E> {
    fn drop(&mut self) {
        let Some(queue) = self.0.upgrade() else { return };
        let mut state = queue.state();
        state.closed = true;
        let waker = state.waker.take();
        drop(state);
        waker.into_iter().for_each(Waker::wake);
    }
}

impl<E> Events<E> {
    /// The next event; `None` when the session is over.
    pub async fn next(&mut self) -> Option<E> {
        poll_fn(|context| self.poll_event(context)).await
    }

    /// The next event, if it has come. Whether more can come says [`is_over`](Self::is_over).
    pub fn try_next(&mut self) -> Option<E> {
        self.queue.state().waiting.pop_front()
    }

    /// Whether the session is over and the last event taken.
    pub fn is_over(&self) -> bool {
        let state = self.queue.state();
        state.closed && state.waiting.is_empty()
    }

    /// How many were dropped because too many waited.
    pub fn missed(&self) -> u64 {
        self.queue.state().missed
    }

    fn poll_event(&self, context: &mut Context<'_>) -> Poll<Option<E>> {
        let mut state = self.queue.state();
        match state.waiting.pop_front() {
            Some(event) => Poll::Ready(Some(event)),
            None if state.closed => Poll::Ready(None),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl<E> Stream for Events<E> {
    type Item = E;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<E>> {
        self.poll_event(context)
    }
}

impl<E> fmt::Debug for Events<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Events")
    }
}
