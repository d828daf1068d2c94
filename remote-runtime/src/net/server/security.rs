//! Enforcement by hand, and a look at what is held against whom.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::core::breach::Rule;
use crate::core::enforce::{Action, Ban, By, Enforcement, Note, Subject, Vetoed};
use crate::core::ids::PlayerId;
use crate::core::session::Request;
use crate::core::trust::{Policy, PolicyError, Reason, Throttle, TrustScore};
use crate::net::connection::Common;

/// A rule that weighs nothing for a while, because too many players broke it at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suspended {
    /// The rule.
    pub rule: Rule,
    /// The remote, or the author's own detector.
    pub name: Option<&'static str>,
    /// For how much longer.
    pub time: Duration,
}

/// The security of a running server: what its policy does by itself, done by hand, with a name on it, and undone.
/// Clones are the same.
pub struct Security<W: 'static> {
    common: Arc<Common<W>>,
    by: By,
}

impl<W: Send + 'static> Security<W> {
    pub(super) fn new(common: Arc<Common<W>>) -> Self {
        Self { common, by: By::Author }
    }

    /// The same, in the name of an operator.
    #[must_use]
    pub fn by(&self, operator: &str) -> Self {
        Self { common: Arc::clone(&self.common), by: By::operator(operator) }
    }

    /// A player's score, whether he is here or not.
    pub fn score(&self, player: PlayerId) -> TrustScore {
        self.common.shared.score(player, self.common.clock.now())
    }

    /// Why a player's score is what it is, newest first; 16 reasons at the most. They do not outlive the server.
    pub fn reasons(&self, player: PlayerId) -> Vec<Reason> {
        self.common.shared.reasons(player, self.common.clock.now())
    }

    /// The bans that stand.
    pub fn bans(&self) -> Vec<Ban> {
        self.common.shared.standing_bans(self.common.clock.now())
    }

    /// The rules that weigh nothing for a while, because too many players broke them at once.
    pub fn suspended(&self) -> Vec<Suspended> {
        let now = self.common.clock.now();
        let all = self.common.shared.suspended(now).into_iter();
        all.map(|(rule, name, until)| Suspended { rule, name, time: until.since(now) }).collect()
    }

    /// Lets all suspended rules weigh again.
    pub fn resume(&self) {
        self.common.shared.resume();
    }

    /// The policy in force.
    pub fn policy(&self) -> Policy {
        Policy::clone(&self.common.shared.policy())
    }

    /// Puts another policy in force at once; says which version it is. A wrong one changes nothing.
    pub fn set_policy(&self, policy: Policy) -> Result<u32, PolicyError> {
        self.common.shared.set_policy(policy, self.common.clock.now())
    }

    /// Warns a player: his client is told.
    pub fn warn(&self, player: PlayerId, reason: &str) -> Result<Enforcement, Vetoed> {
        self.enforce(player, Action::Warn, reason)
    }

    /// Divides a player's rates by `divisor` for a while; his client is told.
    pub fn throttle(
        &self,
        player: PlayerId,
        divisor: u32,
        time: Duration,
        reason: &str,
    ) -> Result<Enforcement, Vetoed> {
        let until = self.common.clock.now().after(time);
        let throttle = Throttle { divisor: divisor.clamp(1, 1_000), until };
        self.enforce(player, Action::Throttle(throttle), reason)
    }

    /// Makes a player's rates whole again.
    pub fn end_throttle(&self, player: PlayerId, reason: &str) -> Result<Enforcement, Vetoed> {
        self.enforce(player, Action::EndThrottle, reason)
    }

    /// Ends a player's session, and lets him come back after `time`. He is shown the reason.
    pub fn kick(
        &self,
        player: PlayerId,
        time: Duration,
        reason: &str,
    ) -> Result<Enforcement, Vetoed> {
        let until = self.common.clock.now().after(time);
        self.enforce(player, Action::Kick { until }, reason)
    }

    /// Lets a player come back who was kicked.
    pub fn end_kick(&self, player: PlayerId, reason: &str) -> Result<Enforcement, Vetoed> {
        self.enforce(player, Action::EndKick, reason)
    }

    /// Lets nothing happen of what a player does, without telling him.
    pub fn shadow(&self, player: PlayerId, reason: &str) -> Result<Enforcement, Vetoed> {
        self.enforce(player, Action::Shadow, reason)
    }

    /// Lets happen again what a player does.
    pub fn end_shadow(&self, player: PlayerId, reason: &str) -> Result<Enforcement, Vetoed> {
        self.enforce(player, Action::EndShadow, reason)
    }

    /// Forgives a player everything: his score is full, he is not throttled, and a kick is over. A ban and the shadow
    /// stay.
    pub fn pardon(&self, player: PlayerId, reason: &str) -> Result<Enforcement, Vetoed> {
        self.enforce(player, Action::Pardon, reason)
    }

    fn enforce(
        &self,
        subject: impl Into<Subject>,
        action: Action,
        reason: &str,
    ) -> Result<Enforcement, Vetoed> {
        let request = Request {
            subject: subject.into(),
            action,
            by: self.by.clone(),
            reason: Note::new(reason),
            evidence: None,
        };
        let enforced = self.common.shared.enforce(request, self.common.clock.now())?;
        self.common.tell_enforced(&enforced);
        Ok(enforced)
    }
}

impl<W> Clone for Security<W> {
    fn clone(&self) -> Self {
        Self { common: Arc::clone(&self.common), by: self.by.clone() }
    }
}

impl<W> fmt::Debug for Security<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Security").field("by", &self.by).finish_non_exhaustive()
    }
}
