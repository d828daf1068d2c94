//! Enforcement by hand, and a look at what is held against whom.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::config::SecurityConfig;
use crate::core::breach::Rule;
use crate::core::enforce::{Action, Ban, By, Enforcement, Note, Subject, Vetoed};
use crate::core::ids::PlayerId;
use crate::core::session::Request;
use crate::core::trust::{Policy, PolicyError, Reason, Throttle, TrustScore};
use crate::net::connection::Common;
use crate::store::{StoreError, StoreHealth, VIOLATIONS_PER_PLAYER, ViolationRecord};

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

/// A ban that is not what it should be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BanError {
    /// The game's own hook said no, and nothing was done.
    #[error(transparent)]
    Vetoed(#[from] Vetoed),
    /// It is in force, and would be lost if the server ended now: it is told to the store again until it is durable.
    #[error("in force, and not durable yet: {1}")]
    NotDurable(Box<Enforcement>, StoreError),
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
    pub fn reload(&self, config: impl Into<SecurityConfig>) -> Result<u32, PolicyError> {
        let policy = config.into().into_policy();
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

    /// Keeps a player, or whoever comes from an address, out for `time`; for ever, where it is `None`. It is in force at
    /// once, and durable when this returns. The reason is shown to whom it concerns.
    pub async fn ban(
        &self,
        subject: impl Into<Subject>,
        time: Option<Duration>,
        reason: &str,
    ) -> Result<Enforcement, BanError> {
        let now = self.common.clock.now();
        let action = Action::Ban { until: time.map(|time| now.after(time)) };
        self.enforce_durably(subject.into(), action, reason).await
    }

    /// Lets somebody come back before his ban is over.
    pub async fn end_ban(
        &self,
        subject: impl Into<Subject>,
        reason: &str,
    ) -> Result<Enforcement, BanError> {
        self.enforce_durably(subject.into(), Action::EndBan, reason).await
    }

    /// What the store holds of a player's violations, newest first; 100 at the most.
    pub async fn violations(&self, player: PlayerId) -> Result<Vec<ViolationRecord>, StoreError> {
        self.common.keeper.violations(player, VIOLATIONS_PER_PLAYER).await
    }

    /// How the store is.
    pub fn store_health(&self) -> StoreHealth {
        self.common.keeper.health()
    }

    /// Returns when all that was held against anybody until now is durable.
    pub async fn flush(&self) -> Result<(), StoreError> {
        self.common.keeper.flush().await
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
        player: PlayerId,
        action: Action,
        reason: &str,
    ) -> Result<Enforcement, Vetoed> {
        let enforced = self.ask(Subject::Player(player), action, reason)?;
        self.common.tell_enforced(&enforced);
        Ok(enforced)
    }

    async fn enforce_durably(
        &self,
        subject: Subject,
        action: Action,
        reason: &str,
    ) -> Result<Enforcement, BanError> {
        let enforced = self.ask(subject, action, reason)?;
        self.common.tell_enforced(&enforced);
        // It was told to the keeper when it came into force.
        match self.common.keeper.flush().await {
            Ok(()) => Ok(enforced),
            Err(error) => Err(BanError::NotDurable(Box::new(enforced), error)),
        }
    }

    fn ask(&self, subject: Subject, action: Action, reason: &str) -> Result<Enforcement, Vetoed> {
        let (by, reason) = (self.by.clone(), Note::new(reason));
        let request = Request { subject, action, by, reason, evidence: None };
        self.common.shared.enforce(request, self.common.clock.now())
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
