//! What is recorded of a session: refusals, and what detectors found; what of it is weighed; and what the session is
//! told to do because of it.

use std::sync::atomic::Ordering;

use super::roster::Seat;
use super::security::{Order, Weighed};
use super::{Output, Phase, Session, playing};
use crate::core::detect::Anomaly;
use crate::core::enforce::Note;
use crate::core::ids::RemoteId;
use crate::core::protocol::Goodbye;
use crate::core::refusal::{Grade, Refused};
use crate::core::time::Timestamp;
use crate::core::trust::Evidence;
use crate::core::violation::Violation;

impl<W: Send + 'static> Session<W> {
    /// Does what it was told since the last time, and weighs what detectors found.
    pub(super) fn follow_orders(&mut self, now: Timestamp) -> Option<Output> {
        let Phase::Playing(playing) = &self.phase else { return None };
        if !playing.who.mailbox().has_mail() {
            return None;
        }
        if playing.who.mailbox().take_call() {
            if let Some(seat) = playing.who.seat().cloned() {
                self.weigh_found(&seat, now);
            }
            // Of several ends that came at once, the longest is told.
            let mut end: Option<(Goodbye, Option<Timestamp>, Note)> = None;
            while let Some(order) = self.take_order() {
                match order {
                    Order::Notice(notice) => playing::send_notice(notice, &mut self.outbound),
                    Order::Close { goodbye, until, reason } => {
                        let is_longer = |told: Option<Timestamp>| match (told, until) {
                            (None, _) => false,
                            (Some(_), None) => true,
                            (Some(told), Some(until)) => until > told,
                        };
                        if end.is_none_or(|(_, told, _)| is_longer(told)) {
                            end = Some((goodbye, until, reason));
                        }
                    }
                }
            }
            if let Some((goodbye, until, reason)) = end {
                self.close_because(goodbye, playing::wait_millis(until, now), reason);
            }
        }
        self.backlog.pop_front()
    }

    /// Looks whether another policy is in force.
    #[inline]
    fn refresh_policy(&mut self) {
        if self.policy.version != self.shared.policy_version.load(Ordering::Acquire) {
            self.policy = self.shared.policy();
        }
    }

    fn take_order(&self) -> Option<Order> {
        match &self.phase {
            Phase::Playing(playing) => playing.who.take_order(),
            _ => None,
        }
    }

    /// Weighs what the detectors have found since the last time.
    fn weigh_found(&mut self, seat: &Seat, now: Timestamp) {
        for (anomaly, at) in seat.player.watch.take_found() {
            // A body that says otherwise has no clock of its own.
            self.weigh_anomaly(seat, &anomaly, at.min(now));
        }
    }

    fn weigh_anomaly(&mut self, seat: &Seat, anomaly: &Anomaly, at: Timestamp) {
        self.refresh_policy();
        let version = self.policy.version;
        let mut violation = Violation::of_anomaly(seat.player.id, self.peer, anomaly, version, at);
        if violation.is_observed {
            self.shared.observations().note(&violation);
            self.backlog.push_back(Output::Violation(violation));
        } else {
            let evidence = Evidence::new(anomaly.rule, violation.grade, at).of(anomaly.name);
            let mut weighed = self.shared.weigh(&self.policy, seat, &evidence, at);
            violation.scores = weighed.scores;
            self.backlog.push_back(Output::Violation(violation));
            self.follow_up(&mut weighed, &evidence);
        }
    }

    /// What came of evidence, for the shell to hear of.
    fn follow_up(&mut self, weighed: &mut Weighed, evidence: &Evidence) {
        if weighed.suspended {
            let Evidence { rule, name, at, .. } = *evidence;
            self.backlog.push_back(Output::Suspended { rule, name, at });
        }
        self.backlog.extend(weighed.enforced.drain(..).map(Output::Enforced));
    }

    /// Counts what a remote only observes, and holds it against nobody.
    #[cold]
    pub(super) fn observe(&mut self, remote: RemoteId, refused: &Refused, now: Timestamp) {
        let Some(remote) = self.shared.mounted.remote(remote) else { return };
        remote.counters.observe(refused.step);
        let policy_version = self.shared.policy().version;
        let violation = Violation::new(
            self.player(),
            self.peer,
            Some(remote.schema),
            refused,
            policy_version,
            now,
        );
        let violation = Violation { is_observed: true, ..violation };
        self.shared.observations().note(&violation);
        self.backlog.push_back(Output::Violation(violation));
    }

    /// Counts a refusal, holds it against the player, where there is one, as its grade says, and acts on it.
    #[cold]
    pub(super) fn record(
        &mut self,
        remote: Option<RemoteId>,
        refused: &Refused,
        now: Timestamp,
    ) -> Output {
        self.refresh_policy();
        let remote = remote.and_then(|id| self.shared.mounted.remote(id));
        remote.map_or(&self.shared.unnamed, |remote| &remote.counters).refuse(refused.step);
        let schema = remote.map(|remote| remote.schema);
        let (grade, fault) = refused.judge();
        let mut scores = None;
        if let Phase::Playing(playing) = &self.phase
            && let Some(seat) = playing.who.seat()
            && grade != Grade::Benign
        {
            let name = schema.map(|schema| schema.spec.name);
            let evidence = Evidence::new(refused.breach.rule(), grade, now).of(name);
            let mut weighed = self.shared.weigh(&self.policy, seat, &evidence, now);
            scores = weighed.scores;
            if weighed.suspended || !weighed.enforced.is_empty() {
                self.follow_up(&mut weighed, &evidence);
            }
        }
        // In the place where it is handed over: to move it costs as much as a rule.
        Output::Violation(Violation {
            player: self.player(),
            from: self.peer,
            remote: schema,
            refused: *refused,
            grade,
            fault,
            at: now,
            is_observed: false,
            detector: None,
            scores,
            policy_version: self.policy.version,
        })
    }
}
