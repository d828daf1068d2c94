//! Detectors: they look at what the game has accepted of a player, and say what no honest player can do. They run
//! after the act, in the critical section in which the game acted, and decide nothing: what an anomaly weighs
//! stands in [`trust`](super::trust), and what follows from it in [`enforce`](super::enforce).

mod movement;
mod pace;
mod thresholds;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use arrayvec::ArrayVec;

use movement::Movement;
use pace::Paces;
pub use thresholds::{Named, Thresholds};

use crate::core::breach::{Class, Rule};
use crate::core::ids::PlayerId;
use crate::core::mode::Mode;
use crate::core::time::Timestamp;

/// What the game has accepted of a player's doings, told once for each.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Sample {
    /// His character is here now, in units.
    Position([f32; 3]),
    /// He dealt so much damage with one hit.
    Damage(f32),
    /// He did something that has a pace, by its name in the source.
    Action(&'static str),
    /// He gained so much of something, by its name in the source.
    Gain(&'static str, u64),
    /// He shot, threw or launched something.
    Projectile,
    /// He blew something up.
    Explosion,
}

/// What detectors say of a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use = "a player who cannot be there is to be put back"]
pub enum Verdict {
    /// An honest player can do that.
    Plausible,
    /// An honest player hardly can.
    Implausible,
    /// Put the player back here: the last place that was accepted, or where the game has put him since. The baseline stays
    /// where it was.
    SetBack([f32; 3]),
}

/// Something that a detector found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Anomaly {
    /// Which detector: the rule that was broken.
    pub rule: Rule,
    /// What kind of sample broke it.
    pub class: Class,
    /// The action, the resource, or the author's own detector, by its name in the source.
    pub name: Option<&'static str>,
    /// Whether a bad link explains it: then nothing is held against the player.
    pub is_explained: bool,
    /// Whether the policy only observes this detector.
    pub is_observed: bool,
}

/// A detector of the author's own.
///
/// It is asked where the game tells of the sample, as a rule in the critical section of the room, and all detectors wait
/// for one another: it should be quick, and ask nobody.
///
/// ```
/// # use remote_runtime::core::detect::{Detector, Sample};
/// # use remote_runtime::core::{ids::PlayerId, time::Timestamp};
/// /// Nobody leaves the island.
/// struct Island;
///
/// impl Detector for Island {
///     fn name(&self) -> &'static str {
///         "island"
///     }
///
///     fn is_anomaly(&mut self, _: PlayerId, sample: &Sample, _: Timestamp) -> bool {
///         matches!(sample, Sample::Position([x, _, z]) if x.hypot(*z) > 1_000.0)
///     }
/// }
/// ```
pub trait Detector: Send + 'static {
    /// Its name, in reports.
    fn name(&self) -> &'static str;

    /// Whether no honest player can have done this. It weighs as suspect. Nothing of the server may be called from
    /// in here, not even a caller's `accepted`: all detectors wait for one another.
    fn is_anomaly(&mut self, player: PlayerId, sample: &Sample, now: Timestamp) -> bool;

    /// The player has left: what is kept of him may go. The same holds.
    fn forget(&mut self, player: PlayerId) {
        let _ = player;
    }
}

/// The detectors of a server.
pub(crate) struct Detectors {
    numbers: RwLock<Arc<Numbers>>,
    own: Mutex<Vec<Box<dyn Detector>>>,
}

/// What detectors go by at present.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) enabled: bool,
    pub(crate) thresholds: Thresholds,
    /// How long a link may stand still.
    pub(crate) stall: Duration,
}

impl Detectors {
    pub(crate) fn new(numbers: Numbers, own: Vec<Box<dyn Detector>>) -> Self {
        Self { numbers: RwLock::new(Arc::new(numbers)), own: Mutex::new(own) }
    }

    pub(crate) fn register(&self, own: Vec<Box<dyn Detector>>) {
        self.own().extend(own);
    }

    /// Whether these are not the numbers that detectors go by.
    pub(crate) fn is_otherwise(&self, enabled: bool, thresholds: &Thresholds) -> bool {
        let numbers = self.numbers();
        numbers.enabled != enabled || numbers.thresholds != *thresholds
    }

    /// Other numbers, from now on.
    pub(crate) fn change(&self, change: impl FnOnce(&Numbers) -> Numbers) {
        let mut numbers = self.numbers.write().unwrap_or_else(PoisonError::into_inner);
        *numbers = Arc::new(change(&numbers));
    }

    fn numbers(&self) -> Arc<Numbers> {
        Arc::clone(&self.numbers.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn own(&self) -> MutexGuard<'_, Vec<Box<dyn Detector>>> {
        // An author's detector that panicked ended the body that asked it; it is asked again.
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn forget(&self, player: PlayerId) {
        for detector in self.own().iter_mut() {
            // A player leaves, whatever an author's detector does.
            let forgot = catch_unwind(AssertUnwindSafe(|| detector.forget(player)));
            if let Err(payload) = forgot {
                std::mem::forget(payload);
            }
        }
    }
}

impl Default for Detectors {
    fn default() -> Self {
        let numbers =
            Numbers { enabled: true, thresholds: Thresholds::default(), stall: Duration::ZERO };
        Self::new(numbers, Vec::new())
    }
}

impl fmt::Debug for Detectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Detectors").field("numbers", &self.numbers).finish_non_exhaustive()
    }
}

/// What is remembered of one player's doings. It belongs to the player: what he gained and did counts on when he
/// comes back; where he stood does not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sightings {
    movement: Movement,
    paces: Paces,
}

impl Sightings {
    /// When nothing of it counts any more.
    pub(crate) fn idle_at(&self) -> Timestamp {
        self.paces.full_at().max(self.movement.calm_at())
    }

    /// The player comes in anew, or the detectors looked away for a while: where he is now is believed, unless the
    /// game says where he is.
    pub(crate) fn arrive(&mut self) {
        self.movement.forget_place();
    }
}

/// Anomalies of one sample at most: one of ours, and some of the author's own.
pub(crate) type Anomalies = ArrayVec<Anomaly, 8>;

/// One player, as the detectors see him. Whoever may still tell of him holds it, so that a body that outlives its
/// session goes on filling the same.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    detectors: Arc<Detectors>,
    sightings: Mutex<Sightings>,
    /// What was found, until a session of the player's weighs it.
    found: Mutex<Vec<(Anomaly, Timestamp)>>,
}

/// Anomalies that wait at most: a session weighs them before its next frame.
const MOST_FOUND: usize = 64;

impl Watch {
    /// What is held of a player at most, where so many paces are watched.
    #[cfg(feature = "audit")]
    pub(crate) const fn most_bytes(paces: usize) -> usize {
        let counts = size_of::<[usize; 2]>();
        let found = size_of::<[(Anomaly, Timestamp); MOST_FOUND]>();
        let watch = size_of::<Self>().saturating_add(counts).saturating_add(found);
        watch.saturating_add(Paces::most_bytes(paces))
    }

    pub(crate) fn new(detectors: Arc<Detectors>) -> Self {
        Self { detectors, ..Self::default() }
    }

    fn found(&self) -> MutexGuard<'_, Vec<(Anomaly, Timestamp)>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was found since the last time.
    pub(crate) fn take_found(&self) -> Vec<(Anomaly, Timestamp)> {
        std::mem::take(&mut self.found())
    }

    /// When nothing of it counts any more.
    pub(crate) fn idle_at(&self) -> Timestamp {
        if self.found().is_empty() {
            self.sightings().idle_at()
        } else {
            Timestamp::from_nanos(u64::MAX)
        }
    }

    pub(crate) fn sightings(&self) -> MutexGuard<'_, Sightings> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.sightings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at what was accepted; says whether something was found that is to be weighed.
    pub(crate) fn look(
        &self,
        player: PlayerId,
        sample: &Sample,
        mode: Mode,
        now: Timestamp,
    ) -> (Verdict, bool) {
        let (mut verdict, mut anomalies) = self.find(player, sample, now);
        if mode != Mode::Enforce {
            if let (Sample::Position(place), Verdict::SetBack(_)) = (sample, verdict) {
                self.sightings().movement.believe(*place, now);
            }
            verdict = Verdict::Plausible;
            for anomaly in &mut anomalies {
                anomaly.is_observed = true;
            }
        }
        if mode == Mode::Off {
            anomalies.clear();
        }
        if !anomalies.is_empty() {
            let mut found = self.found();
            let free = MOST_FOUND.saturating_sub(found.len());
            found.extend(anomalies.iter().take(free).map(|anomaly| (*anomaly, now)));
        }
        (verdict, !anomalies.is_empty())
    }

    fn find(&self, player: PlayerId, sample: &Sample, now: Timestamp) -> (Verdict, Anomalies) {
        let numbers = self.detectors.numbers();
        let mut anomalies = Anomalies::new();
        if !numbers.enabled {
            return (Verdict::Plausible, anomalies);
        }
        let thresholds = &numbers.thresholds;
        let found = {
            let mut sightings = self.sightings();
            match sample {
                Sample::Position(place) => {
                    sightings.movement.look(thresholds, *place, numbers.stall, now)
                }
                Sample::Damage(damage) => is_over(*damage, thresholds.damage_max),
                other => sightings.paces.look(thresholds, other, numbers.stall, now),
            }
        };
        let mut verdict = Verdict::Plausible;
        if let Some(mut found) = found {
            found.anomaly.is_observed = thresholds.observed.contains(&found.anomaly.rule);
            if !found.anomaly.is_observed {
                verdict = found.verdict;
            } else if let Sample::Position(place) = sample {
                // The game goes on from there, and so does the baseline.
                self.sightings().movement.believe(*place, now);
            }
            // There is room for eight.
            let _ = anomalies.try_push(found.anomaly);
        }
        for detector in self.detectors.own().iter_mut() {
            if detector.is_anomaly(player, sample, now) {
                let is_observed = thresholds.observed.contains(&Rule::Detector);
                if !is_observed && verdict == Verdict::Plausible {
                    verdict = Verdict::Implausible;
                }
                let name = Some(detector.name());
                let _ = anomalies.try_push(Anomaly {
                    rule: Rule::Detector,
                    class: Class::Implausible,
                    name,
                    is_explained: false,
                    is_observed,
                });
            }
        }
        (verdict, anomalies)
    }

    /// The server itself puts the player at `place`: his next position may be there, within so many units.
    pub(crate) fn teleport(&self, place: [f32; 3], within: f32, now: Timestamp) {
        self.sightings().movement.open(place, within, now);
    }
}

/// What one of our detectors found, and what the game should do about it.
struct Found {
    verdict: Verdict,
    anomaly: Anomaly,
}

impl Found {
    fn new(rule: Rule, class: Class, name: Option<&'static str>) -> Self {
        let anomaly = Anomaly { rule, class, name, is_explained: false, is_observed: false };
        Self { verdict: Verdict::Implausible, anomaly }
    }

    /// A bad link may explain it.
    fn explained(mut self, is_explained: bool) -> Self {
        self.anomaly.is_explained = is_explained;
        self
    }
}

/// More damage than any weapon does. No link makes a hit harder, so one is enough.
fn is_over(damage: f32, max: Option<f32>) -> Option<Found> {
    let max = max?;
    // Positive, so that NaN is over.
    let is_legal = damage >= 0.0 && damage <= max;
    (!is_legal).then(|| Found::new(Rule::Damage, Class::TooHigh, None))
}
