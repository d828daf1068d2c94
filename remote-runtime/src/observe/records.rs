//! Refusals as `tracing` events: structured, sampled, cut.

use std::fmt::{self, Write};
use std::sync::{Mutex, PoisonError};

use tracing::{Level, enabled, event};

use super::sample::{Kind, Sampler, Subject};
use crate::core::refusal::{Fault, Grade, Step};
use crate::core::violation::Violation;

/// Bytes of one field, at most.
const FIELD_BYTES: usize = 256;

/// What is told of refusals.
#[derive(Debug, Default)]
pub(super) struct Records(Mutex<Sampler>);

/// An event with the level of its grade; the macro wants it constant.
macro_rules! record {
    ($level:expr, $($field:tt)*) => {
        match $level {
            Level::ERROR => event!(target: "remote::refused", Level::ERROR, $($field)*),
            Level::WARN => event!(target: "remote::refused", Level::WARN, $($field)*),
            Level::INFO => event!(target: "remote::refused", Level::INFO, $($field)*),
            _ => event!(target: "remote::refused", Level::DEBUG, $($field)*),
        }
    };
}

impl Records {
    /// Tells of one, and of what was kept back in the minute before. Says whether this one is told.
    pub(super) fn tell(&self, violation: &Violation) -> bool {
        let level = level(violation);
        let is_found = violation.refused.step == Step::Detectors
            && enabled!(target: "security.anomaly_detected", Level::INFO);
        if !is_wanted(level) && !is_found {
            return false;
        }
        let (step, breach) = (violation.refused.step, violation.refused.breach);
        let subject = Subject {
            player: violation.player,
            remote: violation.remote_name(),
            rule: breach.rule(),
            is_observed: violation.is_observed,
        };
        let (kept_back, is_told) = {
            let mut sampler = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let kept_back = sampler.turn(violation.at);
            (kept_back, sampler.is_told(level, subject))
        };
        tell_kept_back(kept_back);
        if !is_told {
            return false;
        }
        // Only these steps look at the payload, so only theirs are places in it.
        let in_payload = matches!(step, Step::Verify | Step::World);
        let place = violation.remote.filter(|_| in_payload).map(|remote| remote.explain(breach));
        record!(
            level,
            player = violation.player.map(|player| player.0),
            from = %violation.from,
            remote = violation.remote_name(),
            step = step.name(),
            rule = breach.rule().name(),
            class = breach.class().name(),
            condition = violation.condition(),
            place = place.map(|place| Cut(place).to_string()),
            grade = violation.grade.name(),
            fault = violation.fault.name(),
            observed = violation.is_observed,
            policy = violation.policy_version,
            "{}",
            super::what(violation)
        );
        true
    }
}

/// What was kept back goes before the server does.
impl Drop for Records {
    fn drop(&mut self) {
        let sampler = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        tell_kept_back(sampler.kept_back());
    }
}

fn tell_kept_back(kept_back: Vec<(Kind, u64)>) {
    for (Kind { level, subject }, more) in kept_back {
        match subject {
            Some(subject) => record!(
                level,
                player = subject.player.map(|player| player.0),
                remote = subject.remote,
                rule = subject.rule.name(),
                observed = subject.is_observed,
                more,
                "more of the same"
            ),
            None => record!(level, more, "more of many others"),
        }
    }
}

/// Whether anybody listens. If nobody does, nothing is counted and no lock is taken.
fn is_wanted(level: Level) -> bool {
    match level {
        Level::ERROR => enabled!(target: "remote::refused", Level::ERROR),
        Level::WARN => enabled!(target: "remote::refused", Level::WARN),
        Level::INFO => enabled!(target: "remote::refused", Level::INFO),
        _ => enabled!(target: "remote::refused", Level::DEBUG),
    }
}

/// What is the author's fault is an error; what a player did weighs as his grade.
fn level(violation: &Violation) -> Level {
    match (violation.fault, violation.grade) {
        (Fault::Author | Fault::Ourselves, _) => Level::ERROR,
        (_, Grade::Forged) => Level::WARN,
        (_, Grade::Suspect) => Level::INFO,
        _ => Level::DEBUG,
    }
}

/// At most so many bytes of it, and no control characters.
struct Cut<T>(T);

impl<T: fmt::Display> fmt::Display for Cut<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = CutWriter { out: f, left: FIELD_BYTES };
        match write!(writer, "{}", self.0) {
            // It was cut, which is what was asked for.
            Err(_) if writer.left == 0 => Ok(()),
            other => other,
        }
    }
}

struct CutWriter<'w, 'f> {
    out: &'w mut fmt::Formatter<'f>,
    left: usize,
}

impl Write for CutWriter<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for letter in text.chars() {
            let escaped = letter.is_control();
            let width = if escaped { letter.escape_unicode().count() } else { letter.len_utf8() };
            let Some(left) = self.left.checked_sub(width) else {
                self.left = 0;
                return Err(fmt::Error);
            };
            self.left = left;
            if escaped {
                write!(self.out, "{}", letter.escape_unicode())?;
            } else {
                self.out.write_char(letter)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attack 77: newlines, escapes, and far too much.
    #[test]
    fn attack_77_fields_are_escaped_and_cut() {
        assert_eq!(Cut("order.quantity").to_string(), "order.quantity");
        assert_eq!(Cut("a\nb\u{1b}[31m").to_string(), "a\\u{a}b\\u{1b}[31m");
        assert_eq!(Cut("é".repeat(1_000)).to_string(), "é".repeat(128));
        assert_eq!(Cut("\n".repeat(1_000)).to_string().len(), 5 * 51);
    }
}
