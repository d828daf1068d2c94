//! Where the async bodies of one player run: one after the other, unless they are `concurrent`,
//! and never more than the limits say. The lane belongs to the player, so that rejoining frees no
//! place, and a lost connection cuts no body in half.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc};
use tokio::time::{sleep_until, timeout};

use super::connection::Stopping;

use crate::core::guard::serve::Completion;
use crate::core::ids::PlayerId;
use crate::core::limits::Limits;
use crate::core::session::{CallRef, Start};

/// A body has ended.
pub(super) type Ended = (CallRef, Completion);

/// The lanes of a server.
#[derive(Debug)]
pub(super) struct Lanes {
    by_player: Mutex<HashMap<PlayerId, Weak<Lane>>>,
    running: Arc<Running>,
    stopping: Stopping,
}

/// How many bodies run, in all lanes.
#[derive(Debug, Default)]
struct Running {
    count: AtomicUsize,
    changed: Notify,
}

/// The lane of one player.
#[derive(Debug)]
pub(super) struct Lane {
    running_max: usize,
    waiting_max: usize,
    state: Mutex<State>,
    running: Arc<Running>,
    stopping: Stopping,
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
    /// No lanes yet; bodies end at the latest when the server's time is up.
    pub(super) fn new(stopping: Stopping) -> Self {
        Self { by_player: Mutex::default(), running: Arc::default(), stopping }
    }

    /// Waits until no body runs.
    pub(super) async fn all_ended(&self) {
        loop {
            let changed = self.running.changed.notified();
            if self.running.count.load(Ordering::Acquire) == 0 {
                return;
            }
            changed.await;
        }
    }

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
            running: Arc::clone(&self.running),
            stopping: self.stopping.clone(),
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
        state.waiting.retain(|waiting| !waiting.ended.is_closed());
        if state.waiting.len() >= self.waiting_max {
            return Err(start);
        }
        state.waiting.push_back(Waiting { start, ended });
        drop(state);
        self.start_waiting();
        Ok(())
    }

    /// Starts what may run now. Nothing is spawned under the lock: a runtime that is going down
    /// drops what it is given at once, and with it a place in this lane.
    fn start_waiting(self: &Arc<Self>) {
        let Ok(runtime) = Handle::try_current() else { return };
        loop {
            let next = {
                let mut state = self.state();
                let Some(next) = self.next(&mut state) else { return };
                state.running = state.running.saturating_add(1);
                state.exclusive |= !next.start.task.is_concurrent();
                next
            };
            self.running.count.fetch_add(1, Ordering::AcqRel);
            let exclusive = !next.start.task.is_concurrent();
            let place = Place { lane: Arc::clone(self), exclusive };
            runtime.spawn(run(next, place, self.stopping.clone()));
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

async fn run(waiting: Waiting, place: Place, mut stopping: Stopping) {
    let Waiting { start: Start { call, task }, ended } = waiting;
    let deadline = task.deadline();
    let completion = tokio::select! {
        completion = timeout(deadline, task) => completion.unwrap_or(Completion::late()),
        () = time_is_up(&mut stopping) => Completion::late(),
    };
    drop(place);
    // Nobody is waiting for it any more: the connection is gone, the body is done all the same.
    let _ = ended.send((call, completion)).await;
}

/// Waits until a server that stops waits no longer.
async fn time_is_up(stopping: &mut Stopping) {
    let deadline = match stopping.wait_for(Option::is_some).await {
        Ok(deadline) => *deadline,
        // The server was dropped without being stopped: its runtime goes on with the bodies.
        Err(_) => None,
    };
    match deadline {
        Some(deadline) => sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}

/// A place in a lane; freed however its body ends.
struct Place {
    lane: Arc<Lane>,
    exclusive: bool,
}

impl Drop for Place {
    fn drop(&mut self) {
        let Self { lane, exclusive } = self;
        {
            let mut state = lane.state();
            state.running = state.running.saturating_sub(1);
            state.exclusive &= !*exclusive;
        }
        lane.start_waiting();
        if lane.running.count.fetch_sub(1, Ordering::AcqRel) == 1 {
            lane.running.changed.notify_waiters();
        }
    }
}
