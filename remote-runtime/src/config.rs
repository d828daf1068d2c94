//! `security.toml`: every number of trust, enforcement and detectors in a file, checked when it is read. What is
//! wrong is said with the file and the line; what is not there keeps its default.

// Not legal, off, and set are three.
#![allow(clippy::option_option)]

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};
use toml::Spanned;

use crate::core::breach::Rule;
use crate::core::detect::Named;
use crate::core::ids::PlayerId;
use crate::core::mode::Mode;
use crate::core::rate::{Rate, time_of};
use crate::core::trust::{Points, Policy, RemoteModes, TrustScore};

/// What a server takes for its security: a policy, from a file or from code.
///
/// ```
/// # use remote_runtime::config::SecurityConfig;
/// # use remote_runtime::core::trust::{Points, TrustScore};
/// let config = SecurityConfig::parse(r#"
///     [security]
///     speed_threshold = 12.5          # units a second
///     trust_recovery_rate = 0.5       # points a minute
///     ban_duration_hours = "permanent"
///     warn_below = "off"
///
///     [security.cadence]
///     attack = ["3/s", "60/min"]
/// "#)?;
/// let policy = config.policy();
/// assert_eq!(policy.detectors.speed_threshold, Some(12.5));
/// assert_eq!(policy.recovery_per_minute, Points::thousandths(500));
/// assert_eq!((policy.ban_duration, policy.warn_below), (None, None));
/// assert_eq!(policy.kick_below, Some(TrustScore::from_points(40)), "as it is by default");
///
/// let error = SecurityConfig::parse("[security]\nkick_below = 90").unwrap_err();
/// assert!(error.to_string().starts_with("line 2: `kick_below`: it is 90"), "{error}");
/// # Ok::<(), remote_runtime::config::ConfigError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SecurityConfig(Policy);

impl SecurityConfig {
    /// Reads a file.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, ConfigError> {
        let path = path.as_ref();
        let of_file = |error: ConfigError| ConfigError { file: Some(path.to_path_buf()), ..error };
        let text = fs::read_to_string(path)
            .map_err(|error| of_file(ConfigError::new(None, error.to_string())))?;
        Self::parse(&text).map_err(of_file)
    }

    /// Reads the text of a file.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let at = |error: toml::de::Error| {
            let line = error.span().map(|span| line_of(text, span.start));
            ConfigError::new(line, error.message().to_owned())
        };
        let File { security } = toml::from_str(text).map_err(at)?;
        let mut policy = Policy::default();
        let remotes = security.apply(text, &mut policy)?;
        policy.remotes = remotes;
        policy.check().map_err(|error| {
            let name = key_of(error.name);
            ConfigError::new(line_of_key(text, name), format!("`{name}`: {}", error.why))
        })?;
        Ok(Self(policy))
    }

    /// The policy.
    pub const fn policy(&self) -> &Policy {
        &self.0
    }

    /// The policy.
    pub fn into_policy(self) -> Policy {
        self.0
    }
}

impl From<Policy> for SecurityConfig {
    fn from(policy: Policy) -> Self {
        Self(policy)
    }
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file, if it was one.
    pub file: Option<PathBuf>,
    /// The line, from 1, where one is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub why: String,
}

impl ConfigError {
    fn new(line: Option<usize>, why: String) -> Self {
        Self { file: None, line, why }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{}, line {line}: {}", file.display(), self.why),
            (Some(file), None) => write!(f, "{}: {}", file.display(), self.why),
            (None, Some(line)) => write!(f, "line {line}: {}", self.why),
            (None, None) => f.write_str(&self.why),
        }
    }
}

impl std::error::Error for ConfigError {}

fn line_of(text: &str, place: usize) -> usize {
    text.bytes().take(place).filter(|byte| *byte == b'\n').count().saturating_add(1)
}

/// The line that sets a key: what contradicts something else has no place of its own.
fn line_of_key(text: &str, key: &str) -> Option<usize> {
    let sets = |line: &str| {
        let rest = line.trim_start().strip_prefix(key).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with('='))
            || line.trim_start().starts_with(&format!("[security.{key}"))
    };
    text.lines().position(sets).map(|line| line.saturating_add(1))
}

/// The key in a file of a number of the policy: the seeds' names where they have one.
fn key_of(name: &'static str) -> &'static str {
    match name {
        "recovery_per_minute" => "trust_recovery_rate",
        "ban_duration" => "ban_duration_hours",
        name => name,
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    security: Section,
}

type Field = Option<Spanned<Setting>>;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Section {
    enabled: Option<bool>,
    forged_weight: Field,
    suspect_weight: Field,
    cap_per_rule_and_minute: Field,
    trust_recovery_rate: Field,
    recovery_per_day_below_kick: Field,
    newcomer_score: Field,
    newcomer_recovery_per_minute: Field,
    warn_below: Field,
    throttle_below: Field,
    kick_below: Field,
    ban_below: Field,
    rearm_above: Field,
    throttle_divisor: Field,
    rejoin_delay: Field,
    ban_duration_hours: Field,
    ban_families: Field,
    breaker_players: Field,
    breaker_percent: Field,
    breaker_pause: Field,
    shadow: Vec<Spanned<String>>,
    speed_threshold: Field,
    teleport_threshold: Field,
    movement_tolerance: Field,
    setbacks_forgiven: Field,
    damage_max: Field,
    regular_below_percent: Field,
    projectiles: Field,
    explosions: Field,
    observe: Vec<Spanned<String>>,
    cadence: BTreeMap<String, Vec<Spanned<String>>>,
    gain: BTreeMap<String, Vec<Spanned<String>>>,
    remotes: BTreeMap<String, Modes>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Modes {
    rate: Option<Word>,
    world: Option<Word>,
    cooldown: Option<Word>,
    detectors: Option<Word>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    Enforce,
    Observe,
    Off,
}

impl From<Word> for Mode {
    fn from(word: Word) -> Self {
        match word {
            Word::Enforce => Self::Enforce,
            Word::Observe => Self::Observe,
            Word::Off => Self::Off,
        }
    }
}

/// A number or a text, as it stands there.
#[derive(Debug, Clone, PartialEq)]
enum Setting {
    Number(f64),
    Text(String),
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => write!(f, "\"{text}\""),
        }
    }
}

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Setting;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a text")
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Setting, E> {
                Ok(Setting::Number(number))
            }

            #[allow(clippy::cast_precision_loss)] // every number that makes sense is far below 2^52
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Setting, E> {
                Ok(Setting::Number(number as f64))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Setting, E> {
                Ok(Setting::Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// Says what a setting has to be, and where it is not.
struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn wrong<T>(
        &self,
        name: &str,
        found: &Spanned<Setting>,
        wanted: &str,
    ) -> Result<T, ConfigError> {
        let line = line_of(self.text, found.span().start);
        Err(ConfigError::new(Some(line), format!("`{name}` is {}: {wanted}", found.get_ref())))
    }

    /// Sets `place` to what `read` makes of the setting, if it is there.
    fn set<T>(
        &self,
        (name, field): (&str, &Field),
        wanted: &str,
        place: &mut T,
        read: impl FnOnce(&Setting) -> Option<T>,
    ) -> Result<(), ConfigError> {
        let Some(setting) = field else { return Ok(()) };
        match read(setting.get_ref()) {
            Some(value) => *place = value,
            None => return self.wrong(name, setting, wanted),
        }
        Ok(())
    }

    fn points(&self, field: (&str, &Field), place: &mut Points) -> Result<(), ConfigError> {
        self.set(field, "points from 0 to 1,000, in thousandths at the finest", place, points)
    }

    fn rung(
        &self,
        field: (&str, &Field),
        place: &mut Option<TrustScore>,
    ) -> Result<(), ConfigError> {
        self.set(field, "a score from 1 to 100, or \"off\"", place, |setting| {
            or_off(setting, score)
        })
    }

    fn count(&self, field: (&str, &Field), place: &mut u32) -> Result<(), ConfigError> {
        self.set(field, "a whole number", place, whole)
    }

    fn time(&self, field: (&str, &Field), place: &mut Duration) -> Result<(), ConfigError> {
        self.set(field, "a time as \"60s\", \"5min\" or \"2h\"", place, |setting| match setting {
            Setting::Text(text) => time_of(text),
            Setting::Number(_) => None,
        })
    }

    fn units(&self, field: (&str, &Field), place: &mut Option<f32>) -> Result<(), ConfigError> {
        self.set(field, "a finite number above 0, or \"off\"", place, |setting| {
            or_off(setting, |setting| match setting {
                #[allow(clippy::cast_possible_truncation)]
                // a threshold; what is too large is infinite
                Setting::Number(number) => {
                    Some(*number as f32).filter(|number| *number > 0.0 && number.is_finite())
                }
                Setting::Text(_) => None,
            })
        })
    }

    fn rate(&self, field: (&str, &Field), place: &mut Option<Rate>) -> Result<(), ConfigError> {
        self.set(field, "a rate as \"5/10s\", or \"off\"", place, |setting| {
            or_off(setting, |setting| match setting {
                Setting::Text(text) => text.parse().ok(),
                Setting::Number(_) => None,
            })
        })
    }

    fn named(
        &self,
        all: &BTreeMap<String, Vec<Spanned<String>>>,
    ) -> Result<Vec<Named>, ConfigError> {
        let rate = |(name, text): (&String, &Spanned<String>)| {
            text.get_ref().parse().map_err(|error| {
                let line = line_of(self.text, text.span().start);
                let why = format!("`{name}`: \"{}\" is no rate: {error}", text.get_ref());
                ConfigError::new(Some(line), why)
            })
        };
        all.iter()
            .map(|(name, texts)| {
                let rates =
                    texts.iter().map(|text| rate((name, text))).collect::<Result<_, _>>()?;
                Ok(Named { name: name.clone(), rates })
            })
            .collect()
    }
}

fn or_off<T>(setting: &Setting, read: impl FnOnce(&Setting) -> Option<T>) -> Option<Option<T>> {
    match setting {
        Setting::Text(word) if word == "off" => Some(None),
        setting => read(setting).map(Some),
    }
}

fn points(setting: &Setting) -> Option<Points> {
    let Setting::Number(number) = setting else { return None };
    let thousandths = number * 1_000.0;
    let is_legal = (0.0..=1e6).contains(&thousandths);
    let is_whole = (thousandths - thousandths.round()).abs() < 1e-6;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // asked right before
    (is_legal && is_whole).then(|| Points::thousandths(thousandths.round() as u32))
}

fn score(setting: &Setting) -> Option<TrustScore> {
    let points = points(setting)?;
    (points > Points::ZERO && points <= Points::whole(100)).then(|| TrustScore::of(points))
}

fn whole(setting: &Setting) -> Option<u32> {
    let Setting::Number(number) = setting else { return None };
    let is_legal = *number >= 0.0 && *number <= f64::from(u32::MAX) && number.fract() == 0.0;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // asked right before
    is_legal.then_some(*number as u32)
}

fn hours(setting: &Setting) -> Option<Option<Duration>> {
    match setting {
        Setting::Text(word) if word == "permanent" => Some(None),
        Setting::Number(hours) => {
            let is_legal = *hours > 0.0 && *hours <= 1e6;
            is_legal.then(|| Some(Duration::from_secs_f64(hours * 3_600.0)))
        }
        Setting::Text(_) => None,
    }
}

/// Detectors by the names that `observe` takes.
const DETECTORS: [Rule; 8] = [
    Rule::Speed,
    Rule::Teleport,
    Rule::Damage,
    Rule::Cadence,
    Rule::Gain,
    Rule::Projectiles,
    Rule::Explosions,
    Rule::Detector,
];

impl Section {
    fn apply(&self, text: &str, policy: &mut Policy) -> Result<Vec<RemoteModes>, ConfigError> {
        let read = Reader { text };
        policy.enabled = self.enabled.unwrap_or(policy.enabled);
        macro_rules! set {
            ($($kind:ident { $($field:ident => $place:expr),* $(,)? })*) => {
                $($(read.$kind((stringify!($field), &self.$field), &mut $place)?;)*)*
            };
        }
        set! {
            points {
                forged_weight => policy.forged_weight,
                suspect_weight => policy.suspect_weight,
                cap_per_rule_and_minute => policy.cap_per_rule_and_minute,
                trust_recovery_rate => policy.recovery_per_minute,
                recovery_per_day_below_kick => policy.recovery_per_day_below_kick,
                newcomer_recovery_per_minute => policy.newcomer_recovery_per_minute,
                rearm_above => policy.rearm_above,
            }
            rung {
                warn_below => policy.warn_below,
                throttle_below => policy.throttle_below,
                kick_below => policy.kick_below,
                ban_below => policy.ban_below,
            }
            count {
                throttle_divisor => policy.throttle_divisor,
                ban_families => policy.ban_families,
                breaker_players => policy.breaker_players,
                breaker_percent => policy.breaker_percent,
                setbacks_forgiven => policy.detectors.setbacks_forgiven,
            }
            time {
                rejoin_delay => policy.rejoin_delay,
                breaker_pause => policy.breaker_pause,
                movement_tolerance => policy.detectors.movement_tolerance,
            }
            units {
                speed_threshold => policy.detectors.speed_threshold,
                teleport_threshold => policy.detectors.teleport_threshold,
                damage_max => policy.detectors.damage_max,
            }
            rate {
                projectiles => policy.detectors.projectiles,
                explosions => policy.detectors.explosions,
            }
        }
        let field = ("newcomer_score", &self.newcomer_score);
        read.set(field, "a score from 1 to 100", &mut policy.newcomer_score, score)?;
        let field = ("ban_duration_hours", &self.ban_duration_hours);
        let wanted = "hours above 0, or \"permanent\"";
        read.set(field, wanted, &mut policy.ban_duration, hours)?;
        let field = ("regular_below_percent", &self.regular_below_percent);
        let place = &mut policy.detectors.regular_below_percent;
        read.set(field, "whole percent, or \"off\"", place, |setting| or_off(setting, whole))?;
        policy.detectors.cadence = read.named(&self.cadence)?;
        policy.detectors.gain = read.named(&self.gain)?;
        let at = |place: &Spanned<String>, why: String| {
            ConfigError::new(Some(line_of(text, place.span().start)), why)
        };
        for name in &self.observe {
            let rule = DETECTORS.into_iter().find(|rule| rule.name() == name.get_ref());
            let Some(rule) = rule else {
                let all: Vec<_> = DETECTORS.iter().map(|rule| rule.name()).collect();
                let why = format!(
                    "there is no detector \"{}\"; there are {}",
                    name.get_ref(),
                    all.join(", ")
                );
                return Err(at(name, why));
            };
            policy.detectors.observed.push(rule);
        }
        for player in &self.shadow {
            let digits = player.get_ref();
            let number = u64::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 16);
            let Some(number) = number else {
                let why =
                    format!("\"{digits}\" is no player: 16 hexadecimal digits, as in the records");
                return Err(at(player, why));
            };
            policy.shadow.push(PlayerId(number));
        }
        let modes = self.remotes.iter().map(|(remote, modes)| RemoteModes {
            remote: remote.clone(),
            rate: modes.rate.map(Mode::from),
            world: modes.world.map(Mode::from),
            cooldown: modes.cooldown.map(Mode::from),
            detectors: modes.detectors.map(Mode::from),
        });
        Ok(modes.collect())
    }
}
