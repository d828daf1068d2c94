//! Where the async bodies of one player run: one after the other, unless they are `concurrent`,
//! and never more than the limits say. The lane belongs to the player, so that rejoining frees no
//! place, and a lost connection cuts no body in half.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::core::guard::serve::Completion;
use crate::core::ids::PlayerId;
use crate::core::limits::Limits;
use crate::core::session::{CallTicket, Start};

/// A body has ended.
pub(super) type Ended = (CallTicket, Completion);

/// The lanes of a server.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    by_player: Mutex<HashMap<PlayerId, Weak<Lane>>>,
}

/// The lane of one player.
#[derive(Debug)]
pub(super) struct Lane {
    running_max: usize,
    waiting_max: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    running: usize,
    /// A body that is not `concurrent` is running.
    exclusive: bool,
    waiting: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    start: Start,
    ended: mpsc::Sender<Ended>,
}

impl Lanes {
    /// The lane of `player`; the same one for all his connections while anything is in it.
    pub(super) fn of(&self, player: PlayerId, limits: &Limits) -> Arc<Lane> {
        let mut lanes = self.by_player.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lane) = lanes.get(&player).and_then(Weak::upgrade) {
            return lane;
        }
        let lane = Arc::new(Lane {
            running_max: limits.running_bodies,
            waiting_max: limits.waiting_bodies,
            state: Mutex::default(),
        });
        // Lanes that nobody holds are dropped whenever the map would have to grow.
        if lanes.len() == lanes.capacity() {
            lanes.retain(|_, lane| lane.strong_count() > 0);
        }
        lanes.insert(player, Arc::downgrade(&lane));
        lane
    }
}

impl Lane {
    /// Runs a body when its turn comes; gives it back when too many wait.
    pub(super) fn submit(
        self: &Arc<Self>,
        start: Start,
        ended: mpsc::Sender<Ended>,
    ) -> Result<(), Start> {
        let mut state = self.state();
        if state.waiting.len() >= self.waiting_max {
            return Err(start);
        }
        state.waiting.push_back(Waiting { start, ended });
        self.start_waiting(&mut state);
        Ok(())
    }

    fn start_waiting(self: &Arc<Self>, state: &mut State) {
        while let Some(next) = self.next(state) {
            let exclusive = !next.start.task.is_concurrent();
            state.running = state.running.saturating_add(1);
            state.exclusive |= exclusive;
            let place = Place { lane: Arc::clone(self), exclusive };
            tokio::spawn(run(next, place));
        }
    }

    /// The first in the order of arrival that may run now. A body whose connection is gone before
    /// it began never begins.
    fn next(&self, state: &mut State) -> Option<Waiting> {
        state.waiting.retain(|waiting| !waiting.ended.is_closed());
        if state.running >= self.running_max {
            return None;
        }
        let exclusive = state.exclusive;
        let may_run = |waiting: &Waiting| waiting.start.task.is_concurrent() || !exclusive;
        let index = state.waiting.iter().position(may_run)?;
        state.waiting.remove(index)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn run(waiting: Waiting, place: Place) {
    let Waiting { start: Start { ticket, task }, ended } = waiting;
    let deadline = task.deadline();
    let completion = timeout(deadline, task).await.unwrap_or(Completion::late());
    drop(place);
    // Nobody is waiting for it any more: the connection is gone, the body is done all the same.
    let _ = ended.send((ticket, completion)).await;
}

/// A place in a lane; freed however its body ends.
struct Place {
    lane: Arc<Lane>,
    exclusive: bool,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.lane.state();
        state.running = state.running.saturating_sub(1);
        state.exclusive &= !self.exclusive;
        self.lane.start_waiting(&mut state);
    }
}
