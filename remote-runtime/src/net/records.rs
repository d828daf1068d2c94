//! What the core knows, as what a store keeps, and back: points on the server's clock become points in time that
//! outlive it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::clock::Clock;
use crate::core::breach::Rule;
use crate::core::enforce::{Ban, By, Enforcement, Note};
use crate::core::ids::PlayerId;
use crate::core::refusal::Step;
use crate::core::session::BanChange;
use crate::core::session::shared::Shared;
use crate::core::time::Timestamp;
use crate::core::trust::{Kept, Trust};
use crate::core::violation::Violation;
use crate::store::{BanRecord, Change, Snapshot, TrustRecord, UnixMillis, ViolationRecord};

/// What time it was when the server's clock began. Read once: a system clock that is set later moves no ban.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wall {
    begun: UnixMillis,
}

impl Wall {
    pub(super) fn read(clock: Clock) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let running = Duration::from_nanos(clock.now().as_nanos());
        Self { begun: UnixMillis(0).after(since.saturating_sub(running)) }
    }

    pub(super) fn of(self, time: Timestamp) -> UnixMillis {
        self.begun.after(Duration::from_nanos(time.as_nanos()))
    }

    /// On the server's clock; what was before it began is its beginning.
    fn timestamp(self, time: UnixMillis) -> Timestamp {
        Timestamp::from_start(time.since(self.begun))
    }

    pub(super) fn trust(self, player: PlayerId, trust: Kept, now: Timestamp) -> TrustRecord {
        TrustRecord { player, at: self.of(now), trust }
    }

    pub(super) fn ban(self, ban: &Ban) -> BanRecord {
        BanRecord {
            subject: ban.subject,
            at: self.of(ban.at),
            until: ban.until.map(|until| self.of(until)),
            reason: ban.reason.as_str().to_owned(),
            by: name_of(&ban.by),
            evidence: ban.evidence.map(|rule| rule.name().to_owned()),
        }
    }

    /// What a store keeps of a change of the bans.
    pub(super) fn change(self, change: BanChange<'_>) -> Change {
        match change {
            BanChange::Begun(ban) => Change::Ban(self.ban(ban)),
            BanChange::Ended(Enforcement { subject, by, reason, at, .. }) => Change::EndBan {
                subject: *subject,
                at: self.of(*at),
                by: name_of(by),
                reason: reason.as_str().to_owned(),
            },
        }
    }

    /// What a store keeps of a violation that weighed something.
    pub(super) fn violation(
        self,
        violation: &Violation,
        payload: &[u8],
    ) -> Option<ViolationRecord> {
        let (step, breach) = (violation.refused.step, violation.refused.breach);
        let in_payload = matches!(step, Step::Verify | Step::World);
        let place = violation.remote.filter(|_| in_payload);
        let name = violation.remote_name().or(violation.detector).unwrap_or_default();
        Some(ViolationRecord {
            player: violation.player?,
            at: self.of(violation.at),
            from: violation.from.to_canonical().to_string(),
            remote: name.to_owned(),
            step: step.name().to_owned(),
            rule: breach.rule().name().to_owned(),
            class: breach.class().name().to_owned(),
            place: place.map(|remote| remote.explain(breach).to_string()).unwrap_or_default(),
            grade: violation.grade.name().to_owned(),
            policy: violation.policy_version,
            payload: (step == Step::Verify && !payload.is_empty()).then(|| payload.to_vec()),
        })
    }

    /// Tells a server that starts what was kept. Returns whose trust says nothing any more, so that the store may forget
    /// it.
    pub(super) fn restore<W>(
        self,
        snapshot: Snapshot,
        shared: &Shared<W>,
        now: Timestamp,
    ) -> Vec<PlayerId> {
        let mut recovered = Vec::new();
        let policy = shared.policy();
        let present = self.of(now);
        for TrustRecord { player, at, trust } in snapshot.trust {
            let trust = Trust::restore(&trust, present.since(at), &policy, now);
            if trust.recovered_at(&policy, now) <= now {
                recovered.push(player);
            }
            shared.restore_trust(player, trust, now);
        }
        for record in snapshot.bans {
            let until = record.until.map(|until| self.timestamp(until));
            let evidence = record
                .evidence
                .and_then(|name| Rule::ALL.iter().find(|rule| rule.name() == name).copied());
            let (at, reason) = (self.timestamp(record.at), Note::new(&record.reason));
            let ban = Ban::new(record.subject, until, reason, by(&record.by), evidence, at);
            shared.restore_ban(ban, now);
        }
        recovered
    }
}

fn name_of(by: &By) -> String {
    match by {
        By::Policy => "policy".to_owned(),
        By::Author => "game".to_owned(),
        By::Operator(name) => format!("operator {name}"),
    }
}

fn by(name: &str) -> By {
    match name.strip_prefix("operator ") {
        Some(operator) => By::operator(operator),
        None if name == "policy" => By::Policy,
        None => By::Author,
    }
}
