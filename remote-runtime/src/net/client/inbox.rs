//! Events that came, and who takes them. What nobody takes yet waits for a while: a server may send
//! before its client has said what it listens to.

use std::any::TypeId;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::core::breach::Breach;
use crate::core::value::event::Event;

/// Events that wait for somebody to take them, at most; the oldest goes first.
const MAX_UNCLAIMED: usize = 256;
/// Their bytes, at most.
const MAX_UNCLAIMED_BYTES: usize = 256 * 1024;

/// Whether a taker takes more.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Takes {
    More,
    NoMore,
}

type Take = Box<dyn FnMut(&[u8]) -> Result<Takes, Breach> + Send>;

/// Who takes the events of one type.
struct Taker {
    event: TypeId,
    take: Take,
    is_wanted: Box<dyn Fn() -> bool + Send>,
}

/// The events of one client.
#[derive(Default)]
pub(super) struct Inbox {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    takers: Vec<Taker>,
    waiting: VecDeque<(u16, Vec<u8>)>,
    waiting_bytes: usize,
    closed: bool,
}

impl Inbox {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on `take` gets the events of the type `E`, those that wait included.
    /// Once `is_wanted` says no, nobody would miss it.
    pub(super) fn add<E: Event>(
        &self,
        mut take: impl FnMut(E) -> Takes + Send + 'static,
        is_wanted: impl Fn() -> bool + Send + 'static,
    ) {
        let take = move |payload: &[u8]| E::read(payload).map(&mut take);
        let (take, is_wanted) = (Box::new(take), Box::new(is_wanted));
        let taker = Taker { event: TypeId::of::<E>(), take, is_wanted };
        let unwanted: Vec<Taker> = {
            let mut state = self.state();
            if state.closed {
                return drop(taker);
            }
            state.takers.push(taker);
            state.takers.extract_if(.., |taker| !(taker.is_wanted)()).collect()
        };
        // What they hold is the author's: its end may use the client.
        drop(unwanted);
    }

    /// An event came.
    pub(super) fn put(&self, number: u16, payload: Vec<u8>) {
        let mut state = self.state();
        state.waiting_bytes = state.waiting_bytes.saturating_add(payload.len());
        state.waiting.push_back((number, payload));
    }

    /// Gives what waits to those who take it. They run without any lock, so they may use the client;
    /// whoever starts to listen in one of them gets what comes after.
    pub(super) fn deliver(&self, type_of: impl Fn(u16) -> Option<TypeId>) -> Result<(), Breach> {
        let (mut takers, waiting) = {
            let mut state = self.state();
            if state.waiting.is_empty() {
                return Ok(());
            }
            state.waiting_bytes = 0;
            (std::mem::take(&mut state.takers), std::mem::take(&mut state.waiting))
        };
        let mut unclaimed = VecDeque::new();
        let mut outcome = Ok(());
        for (number, payload) in waiting {
            let event = type_of(number);
            let mut is_claimed = false;
            takers.retain_mut(|taker| {
                if Some(taker.event) != event || outcome.is_err() {
                    return true;
                }
                is_claimed = true;
                match (taker.take)(&payload) {
                    Ok(more) => more == Takes::More,
                    Err(breach) => {
                        outcome = Err(breach);
                        true
                    }
                }
            });
            if !is_claimed {
                unclaimed.push_back((number, payload));
            }
        }
        self.put_back(takers, unclaimed);
        outcome
    }

    fn put_back(&self, mut takers: Vec<Taker>, mut unclaimed: VecDeque<(u16, Vec<u8>)>) {
        let mut state = self.state();
        if state.closed {
            return;
        }
        takers.append(&mut state.takers);
        state.takers = takers;
        unclaimed.append(&mut state.waiting);
        state.waiting = unclaimed;
        state.waiting_bytes = state.waiting.iter().map(|(_, payload)| payload.len()).sum();
        while state.waiting.len() > MAX_UNCLAIMED || state.waiting_bytes > MAX_UNCLAIMED_BYTES {
            let Some((_, payload)) = state.waiting.pop_front() else { return };
            state.waiting_bytes = state.waiting_bytes.saturating_sub(payload.len());
        }
    }

    /// Nothing comes any more; who takes events hears of it by being dropped.
    pub(super) fn close(&self) {
        let dropped = {
            let mut state = self.state();
            state.closed = true;
            (std::mem::take(&mut state.takers), std::mem::take(&mut state.waiting))
        };
        drop(dropped);
    }
}
