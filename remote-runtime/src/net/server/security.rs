//! Enforcement by hand, and a look at what is held against whom.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::config::SecurityConfig;
use crate::core::breach::Rule;
use crate::core::enforce::{Action, Ban, By, Enforcement, Note, Subject, Vetoed};
use crate::core::ids::PlayerId;
use crate::core::session::{Observed, Request};
use crate::core::trust::{Policy, PolicyError, Reason, Throttle, TrustScore};
use crate::core::value::explained::Explained;
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

/// A violation, and what the rules say of it now.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Explanation {
    /// As it was recorded.
    pub record: ViolationRecord,
    /// What the rules on values say of its payload now; `None` where it was not kept, or there is no such remote.
    pub again: Option<Result<(), Explained>>,
}

impl Explanation {
    /// Whether the rules say now what they said then.
    pub fn is_the_same(&self) -> Option<bool> {
        let again = self.again.as_ref()?;
        Some(again.as_ref().is_err_and(|place| place.to_string() == self.record.place))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ViolationRecord {
            player,
            at,
            from,
            remote,
            step,
            rule,
            class,
            place,
            grade,
            policy,
            payload,
        } = &self.record;
        writeln!(f, "{player}, from {from}, {} ms after the beginning of 1970", at.0)?;
        writeln!(f, "  sent to    {}", if remote.is_empty() { "no remote" } else { remote })?;
        writeln!(f, "  refused    at {step}: {class} breaks `{rule}`")?;
        if !place.is_empty() {
            writeln!(f, "  where      {place}")?;
        }
        writeln!(f, "  says       {grade}, under version {policy} of the policy")?;
        let Some(payload) = payload else {
            return f.write_str(
                "  its bytes  were not kept: only up to 1 KiB that broke a rule on values is",
            );
        };
        f.write_str("  its bytes ")?;
        for byte in payload.iter().take(EXPLAINED_BYTES) {
            write!(f, " {byte:02x}")?;
        }
        let more = payload.len().saturating_sub(EXPLAINED_BYTES);
        if more > 0 {
            write!(f, " and {more} more")?;
        }
        match (&self.again, self.is_the_same()) {
            (Some(Err(again)), Some(true)) => write!(f, "\n  now        {again}: the same"),
            (Some(Err(again)), _) => write!(f, "\n  now        {again}: the rules have changed"),
            (Some(Ok(())), _) => f.write_str("\n  now        legal: the rules have changed"),
            (None, _) => f.write_str("\n  now        there is no one remote of this name to ask"),
        }
    }
}

/// Bytes of a payload that are shown.
const EXPLAINED_BYTES: usize = 64;

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

    /// The same, in the name of an operator; of a name, as of a reason, 80 bytes are kept.
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

    /// What is only observed, and what it would have done, and to how many, since the policy in force was put there.
    pub fn observed(&self) -> Vec<Observed> {
        self.common.shared.observed()
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

    /// Divides a player's rates by `divisor`, from 1 to 1,000, for a while; his client is told.
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

    /// Says in one screen why a violation was one, and judges its payload again, where it was kept.
    pub fn explain(&self, record: &ViolationRecord) -> Explanation {
        let payload = record.payload.as_deref();
        let again = payload.and_then(|payload| self.common.shared.judge(&record.remote, payload));
        Explanation { record: record.clone(), again }
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

    /// Lets happen again what a player does, unless the policy's own list names him.
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
