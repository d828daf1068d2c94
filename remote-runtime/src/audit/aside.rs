//! Where the author has put the guard aside, and why.

use super::Audit;
use super::model::{Remote, Rule};
use crate::core::mode::Mode;
use crate::core::trust::RemoteModes;

impl Audit {
    /// The remotes and places where the author has put the guard aside, and why.
    pub(super) fn put_aside(&self) -> Vec<String> {
        let mut list = Vec::new();
        for remote in &self.remotes {
            if remote.observed {
                list.push(format!("{}: observed only", remote.name));
            }
            list.extend(remote.checks());
            for value in &remote.values {
                if matches!(value.rule, Rule::Any | Rule::Unchecked { .. }) {
                    let (place, form) = (&value.place, &value.form);
                    list.push(format!("{}, {place}: {form}, {}", remote.name, value.rule));
                }
            }
        }
        list.extend(self.by_policy());
        if self.decided().is_some_and(|decided| decided.sends_detail) {
            list.push("every refusal says which step refused, by which rule and where (`send_detail`): for development, it tells an attacker what to try next".to_owned());
        }
        list
    }

    /// The remotes that the policy guards otherwise than their attributes say.
    fn by_policy(&self) -> impl Iterator<Item = String> {
        self.numbers.policy.remotes.iter().flat_map(|modes| {
            let RemoteModes { remote, rate, world, cooldown, detectors } = modes;
            let said = [
                ("rate", rate),
                ("world", world),
                ("cooldown", cooldown),
                ("detectors", detectors),
            ];
            said.into_iter().filter_map(move |(what, mode)| {
                let mode = match mode {
                    Some(Mode::Observe) => "observed only",
                    Some(Mode::Off) => "off",
                    Some(Mode::Enforce) | None => return None,
                };
                Some(format!("{remote}: {what} {mode}, by the policy"))
            })
        })
    }
}

impl Remote {
    /// The rules of the author's own in it, whose code decides.
    fn checks(&self) -> impl Iterator<Item = String> {
        self.values.iter().flat_map(|value| {
            let own = value.checks.iter();
            own.map(|check| {
                format!(
                    "{}, {}: {} (version {})",
                    self.name, value.place, check.path, check.version
                )
            })
        })
    }
}
