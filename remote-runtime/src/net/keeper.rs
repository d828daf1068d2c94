//! Who writes to the store: one thread, with what came in the meantime in one commit. Nobody waits for it but whoever
//! wants to know that a ban is durable. A store that fails loses nothing that it has acknowledged; what it has not
//! stays in memory and is tried again.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::core::ids::PlayerId;
use crate::store::{Change, Store, StoreError, StoreHealth, TrustRecord, ViolationRecord};

/// How long trust may wait for company: durable within a second, and most of that is left for the disk.
const GATHER: Duration = Duration::from_millis(200);
/// How long a store that failed is left alone.
const RETRY: Duration = Duration::from_secs(1);
/// Violations that wait at most, some 300 bytes each; of more than that the oldest go.
const MOST_VIOLATIONS: usize = 10_000;
/// Changes of one commit.
const MOST_CHANGES: usize = 5_000;

/// Told when the store fails, and when it works again.
pub(super) type OnHealth = Box<dyn Fn(&StoreHealth) + Send>;

/// All that stands, for a store that has lost what it held.
pub(super) type Everything = Box<dyn Fn() -> Vec<Change> + Send>;

/// A player's trust, as it is now; `None` when the server is gone.
pub(super) type TrustOf = Box<dyn Fn(PlayerId) -> Option<TrustRecord> + Send>;

/// A store and its thread.
pub(super) struct Keeper {
    inbox: Arc<Inbox>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Inbox {
    pending: Mutex<Pending>,
    called: Condvar,
    health: Mutex<Option<StoreError>>,
}

#[derive(Debug, Default)]
struct Pending {
    /// Whose trust has changed; what it is then is looked up when it is written.
    trust: HashSet<PlayerId>,
    violations: VecDeque<ViolationRecord>,
    /// The thread is gone, and nobody writes any more.
    is_dead: bool,
    /// Bans and their ends, in their order, with whoever waits for them; no change stands for all that came before.
    urgent: VecDeque<(Option<Change>, Option<Waiting>)>,
    asked: Vec<Question>,
    is_stopping: bool,
}

type Waiting = oneshot::Sender<Result<(), StoreError>>;

#[derive(Debug)]
struct Question {
    player: PlayerId,
    most: usize,
    answer: oneshot::Sender<Result<Vec<ViolationRecord>, StoreError>>,
}

impl Pending {
    /// Whether somebody waits.
    fn is_urgent(&self) -> bool {
        !self.urgent.is_empty() || !self.asked.is_empty()
    }

    fn is_empty(&self) -> bool {
        !self.is_urgent() && self.trust.is_empty() && self.violations.is_empty()
    }
}

impl Inbox {
    fn pending(&self) -> MutexGuard<'_, Pending> {
        // Nothing of ours panics under this lock.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn health(&self) -> MutexGuard<'_, Option<StoreError>> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, put: impl FnOnce(&mut Pending)) {
        let mut pending = self.pending();
        // Whoever waits hears it at once, since what he put is dropped.
        if !pending.is_dead {
            put(&mut pending);
            drop(pending);
            self.called.notify_one();
        }
    }

    /// The thread has ended: whoever waits hears it, and so does whoever looks.
    fn end(&self, error: Option<StoreError>) {
        let mut pending = self.pending();
        *pending = Pending { is_dead: true, ..Pending::default() };
        drop(pending);
        if error.is_some() {
            *self.health() = error;
        }
    }
}

impl Keeper {
    /// Starts the thread.
    pub(super) fn start(
        store: Box<dyn Store>,
        everything: Everything,
        trust: TrustOf,
        on_health: OnHealth,
    ) -> std::io::Result<Self> {
        let inbox = Arc::new(Inbox::default());
        let writer = Writer {
            store,
            everything,
            trust,
            on_health,
            inbox: Arc::clone(&inbox),
            fails: false,
            owes_everything: false,
        };
        let ending = Arc::clone(&inbox);
        let thread = thread::Builder::new().name("remote-store".to_owned()).spawn(move || {
            // A store is somebody else's code, too.
            let ended = catch_unwind(AssertUnwindSafe(|| writer.run()));
            ending.end(ended.err().map(|payload| {
                std::mem::forget(payload);
                panicked()
            }));
        })?;
        Ok(Self { inbox, thread: Mutex::new(Some(thread)) })
    }

    /// Keeps a player's trust as it is when it is written, within a second.
    pub(super) fn trust(&self, player: PlayerId) {
        self.inbox.put(|pending| {
            pending.trust.insert(player);
        });
    }

    /// Keeps a violation, within a second.
    pub(super) fn violation(&self, record: ViolationRecord) {
        self.inbox.put(|pending| {
            pending.violations.push_back(record);
            if pending.violations.len() > MOST_VIOLATIONS {
                pending.violations.pop_front();
            }
        });
    }

    /// Keeps a ban or its end, at once.
    pub(super) fn ban(&self, change: Change) {
        self.inbox.put(|pending| pending.urgent.push_back((Some(change), None)));
    }

    /// Returns when all that was told before is durable.
    pub(super) async fn flush(&self) -> Result<(), StoreError> {
        let (waiting, durable) = oneshot::channel();
        self.inbox.put(|pending| pending.urgent.push_back((None, Some(waiting))));
        durable.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// The latest violations of a player.
    pub(super) async fn violations(
        &self,
        player: PlayerId,
        most: usize,
    ) -> Result<Vec<ViolationRecord>, StoreError> {
        let (answer, found) = oneshot::channel();
        self.inbox.put(|pending| pending.asked.push(Question { player, most, answer }));
        found.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// How the store is.
    pub(super) fn health(&self) -> StoreHealth {
        match &*self.inbox.health() {
            Some(error) => StoreHealth::Degraded(error.clone()),
            None => StoreHealth::Good,
        }
    }
}

fn panicked() -> StoreError {
    let why = "it panicked; nothing is kept any more until the server starts again".to_owned();
    StoreError::Failed { place: "the store".to_owned(), why }
}

fn stopped() -> StoreError {
    let why = "the server has stopped".to_owned();
    StoreError::Failed { place: "the store".to_owned(), why }
}

impl Keeper {
    /// Writes what is left, and ends. While it does, it asks the server whose trust is what.
    pub(super) fn stop(&self) {
        self.inbox.put(|pending| pending.is_stopping = true);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // If it panicked, it has said so.
            let _ = thread.join();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.stop();
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper").field("inbox", &self.inbox).finish_non_exhaustive()
    }
}

/// The thread.
struct Writer {
    store: Box<dyn Store>,
    everything: Everything,
    trust: TrustOf,
    on_health: OnHealth,
    inbox: Arc<Inbox>,
    /// The store failed the last time.
    fails: bool,
    /// The store has lost what it held, and has not been told all of it again.
    owes_everything: bool,
}

impl Writer {
    fn run(mut self) {
        loop {
            let mut taken = self.gather();
            let is_stopping = taken.is_stopping;
            for Question { player, most, answer } in std::mem::take(&mut taken.asked) {
                // Whoever asked may have gone.
                let _ = answer.send(self.store.violations(player, most));
            }
            if !taken.is_empty() {
                self.write(taken);
            }
            if is_stopping && (self.fails || self.inbox.pending().is_empty()) {
                return;
            }
        }
    }

    /// Waits until there is something to do; trust and violations wait for company.
    fn gather(&self) -> Pending {
        let mut pending = self.inbox.pending();
        while pending.is_empty() && !pending.is_stopping {
            pending = self.inbox.called.wait(pending).unwrap_or_else(PoisonError::into_inner);
        }
        let wait = if self.fails { RETRY } else { GATHER };
        let begun = Instant::now();
        loop {
            let left = wait.saturating_sub(begun.elapsed());
            // A store that fails is left alone, whatever comes.
            let is_due = left.is_zero() || (!self.fails && pending.is_urgent());
            if is_due || pending.is_stopping || !pending.asked.is_empty() {
                break;
            }
            let waited = self.inbox.called.wait_timeout(pending, left);
            pending = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        let mut taken = Pending { is_stopping: pending.is_stopping, ..Pending::default() };
        taken.asked = std::mem::take(&mut pending.asked);
        let count = pending.urgent.len().min(MOST_CHANGES);
        taken.urgent = pending.urgent.drain(..count).collect();
        taken.trust = std::mem::take(&mut pending.trust);
        taken.violations = std::mem::take(&mut pending.violations);
        taken
    }

    fn write(&mut self, taken: Pending) {
        let changes: Vec<Change> = taken
            .urgent
            .iter()
            .filter_map(|(change, _)| change.clone())
            .chain(taken.trust.iter().filter_map(|player| (self.trust)(*player)).map(Change::Trust))
            .chain(taken.violations.iter().cloned().map(Change::Violation))
            .collect();
        let committed = catch_unwind(AssertUnwindSafe(|| self.commit(&changes)));
        let committed = committed.unwrap_or_else(|payload| {
            // Before those who wait are let go.
            self.is_degraded(panicked());
            resume_unwind(payload)
        });
        match committed {
            Ok(()) => {
                self.is_good();
                for (_, waiting) in taken.urgent {
                    tell(waiting, Ok(()));
                }
            }
            Err(error) => {
                // Before anybody hears of it who could look.
                self.is_degraded(error.clone());
                self.put_back(taken, &error);
            }
        }
    }

    fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        if self.fails {
            self.reopen()?;
        }
        match self.store.commit(changes) {
            Err(StoreError::Gone { .. }) => {
                self.reopen()?;
                self.store.commit(changes)
            }
            committed => committed,
        }
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        self.owes_everything |= self.store.reopen()?;
        if self.owes_everything {
            let everything = (self.everything)();
            self.store.commit(&everything)?;
            self.owes_everything = false;
        }
        Ok(())
    }

    /// What was not written waits on; whoever waited for it hears that it is not durable.
    fn put_back(&self, taken: Pending, error: &StoreError) {
        let mut pending = self.inbox.pending();
        for (change, waiting) in taken.urgent.into_iter().rev() {
            tell(waiting, Err(error.clone()));
            if change.is_some() {
                pending.urgent.push_front((change, None));
            }
        }
        pending.trust.extend(taken.trust);
        for record in taken.violations.into_iter().rev() {
            if pending.violations.len() < MOST_VIOLATIONS {
                pending.violations.push_front(record);
            }
        }
    }

    fn is_good(&mut self) {
        if std::mem::take(&mut self.fails) {
            *self.inbox.health() = None;
            (self.on_health)(&StoreHealth::Good);
        }
    }

    fn is_degraded(&mut self, error: StoreError) {
        let was_good = !std::mem::replace(&mut self.fails, true);
        let is_news = self.inbox.health().replace(error.clone()).as_ref() != Some(&error);
        if was_good || is_news {
            (self.on_health)(&StoreHealth::Degraded(error));
        }
    }
}

fn tell(waiting: Option<Waiting>, result: Result<(), StoreError>) {
    if let Some(waiting) = waiting {
        // Whoever waited may have gone.
        let _ = waiting.send(result);
    }
}
