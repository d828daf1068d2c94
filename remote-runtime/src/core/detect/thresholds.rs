//! What detectors take for impossible. Units and paces are a game's own, so all of them are off until it says so.

use std::time::Duration;

use arrayvec::ArrayVec;

use super::pace::{MOST_PACES, MOST_WINDOWS};
use crate::core::breach::Rule;
use crate::core::rate::Rate;

/// The paces of one thing, each over a window of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Of what: an action or a resource, by its name in the source.
    pub name: String,
    /// At most so much; over all of them at once is too fast. Four at the most.
    pub rates: Vec<Rate>,
}

/// The thresholds of the detectors; `None` is off.
///
/// ```
/// # use remote_runtime::core::detect::Thresholds;
/// # use std::time::Duration;
/// let thresholds = Thresholds::default();
/// assert_eq!(thresholds.speed_threshold, None);
/// assert_eq!(thresholds.movement_tolerance, Duration::from_secs(1));
/// assert_eq!(thresholds.setbacks_forgiven, 4);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Thresholds {
    /// The fastest that a player can move, in units a second.
    pub speed_threshold: Option<f32>,
    /// The furthest that two accepted places of a player can lie apart, in units.
    pub teleport_threshold: Option<f32>,
    /// How far ahead of his speed a player may be, in time: what jitter bunches.
    pub movement_tolerance: Duration,
    /// In how many seconds a player may be put back, each forgotten after 15 s, until it is held against him.
    pub setbacks_forgiven: u32,
    /// The most damage that one hit can do.
    pub damage_max: Option<f32>,
    /// How often a player can do what is told as an action.
    pub cadence: Vec<Named>,
    /// Actions that `cadence` names, and whose intervals are less than so many percent off their mean, are a
    /// machine's.
    pub regular_below_percent: Option<u32>,
    /// How much a player can gain of something.
    pub gain: Vec<Named>,
    /// How often a player can launch something.
    pub projectiles: Option<Rate>,
    /// How often a player can blow something up.
    pub explosions: Option<Rate>,
    /// Detectors, by their rule, whose findings are told and weigh nothing.
    pub observed: Vec<Rule>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            speed_threshold: None,
            teleport_threshold: None,
            movement_tolerance: Duration::from_secs(1),
            setbacks_forgiven: 4,
            damage_max: None,
            cadence: Vec::new(),
            regular_below_percent: None,
            gain: Vec::new(),
            projectiles: None,
            explosions: None,
            observed: Vec::new(),
        }
    }
}

impl Thresholds {
    pub(super) fn windows_of(
        all: &[Named],
        name: Option<&'static str>,
    ) -> ArrayVec<Rate, MOST_WINDOWS> {
        let named = all.iter().find(|named| Some(named.name.as_str()) == name);
        named.into_iter().flat_map(|named| &named.rates).take(MOST_WINDOWS).copied().collect()
    }

    /// How many paces of one player are watched: what is named, and projectiles and explosions.
    #[cfg(feature = "audit")]
    pub(crate) fn paces(&self) -> usize {
        let named = self.cadence.len().saturating_add(self.gain.len());
        let others = [self.projectiles.is_some(), self.explosions.is_some()];
        others.into_iter().filter(|is_watched| *is_watched).count().saturating_add(named)
    }

    /// Holds the numbers against what detectors can use; says which is wrong, and why.
    pub(crate) fn check(&self) -> Result<(), (&'static str, String)> {
        let wrong = |name, why: String| Err((name, why));
        let numbers = [
            ("speed_threshold", self.speed_threshold),
            ("teleport_threshold", self.teleport_threshold),
            ("damage_max", self.damage_max),
        ];
        for (name, number) in numbers {
            if let Some(number) = number
                && !(number > 0.0 && number.is_finite())
            {
                return wrong(name, format!("it is {number}: it has to be above 0 and finite"));
            }
        }
        for (name, all) in [("cadence", &self.cadence), ("gain", &self.gain)] {
            for named in all {
                if named.rates.is_empty() || named.rates.len() > MOST_WINDOWS {
                    let why = format!(
                        "`{}` has {} rates: 1 to {MOST_WINDOWS}",
                        named.name,
                        named.rates.len()
                    );
                    return wrong(name, why);
                }
                if all.iter().filter(|other| other.name == named.name).count() > 1 {
                    return wrong(name, format!("`{}` stands there twice", named.name));
                }
            }
        }
        // Projectiles and explosions have a place each.
        let named = self.cadence.len().saturating_add(self.gain.len());
        if named > MOST_PACES.saturating_sub(2) {
            return wrong(
                "cadence",
                format!("with `gain` it names {named} things; 30 are watched"),
            );
        }
        if self.movement_tolerance.is_zero() || self.movement_tolerance > Duration::from_mins(1) {
            return wrong(
                "movement_tolerance",
                "it has to be above 0 and at most a minute".to_owned(),
            );
        }
        if self.regular_below_percent.is_some_and(|percent| percent == 0 || percent > 50) {
            return wrong("regular_below_percent", "it has to be from 1 to 50".to_owned());
        }
        Ok(())
    }
}
