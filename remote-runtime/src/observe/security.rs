//! The three events of security: `security.anomaly_detected`, `security.trust_score_changed` and
//! `security.enforcement_action`, as `tracing` events under those targets and as numbers through `metrics`. Names of
//! remotes, rules and detectors come from the source; of texts, only an operator's reason is told.

use crate::core::breach::Rule;
use crate::core::enforce::Enforcement;
use crate::core::refusal::Step;
#[cfg(feature = "tracing")]
use crate::core::trust::TrustScore;
use crate::core::violation::Violation;
use crate::store::StoreHealth;

/// What a violation did to a score, and what a detector found: `is_told`, if it is among the first of its kind in this
/// minute.
pub(super) fn violation(violation: &Violation, is_told: bool) {
    if violation.refused.step == Step::Detectors {
        anomaly(violation, is_told);
    }
    if let Some((old, new)) = violation.scores.filter(|(old, new)| old != new) {
        let rule = violation.refused.breach.rule();
        #[cfg(feature = "tracing")]
        tracing::info!(
            target: "security.trust_score_changed",
            player = violation.player.map(|player| player.0),
            old = old.points(),
            new = new.points(),
            reason = rule.name(),
            remote = violation.remote_name().or(violation.detector),
            policy = violation.policy_version,
        );
        #[cfg(feature = "metrics")]
        {
            metrics::counter!("security_trust_score_changed_total", "rule" => rule.name())
                .increment(1);
            metrics::histogram!("security_trust_score").record(f64::from(new.points()));
        }
        let _ = (rule, old, new);
    }
}

fn anomaly(violation: &Violation, is_told: bool) {
    let detector = violation.refused.breach.rule();
    #[cfg(feature = "tracing")]
    if is_told {
        tracing::info!(
            target: "security.anomaly_detected",
            player = violation.player.map(|player| player.0),
            detector = detector.name(),
            name = violation.detector,
            class = violation.refused.breach.class().name(),
            severity = violation.grade.name(),
            observed = violation.is_observed,
            policy = violation.policy_version,
        );
    }
    #[cfg(feature = "metrics")]
    metrics::counter!(
        "security_anomaly_detected_total",
        "detector" => detector.name(),
        "severity" => violation.grade.name(),
    )
    .increment(1);
    let _ = (detector, is_told);
}

/// Something was done to somebody.
pub(crate) fn enforced(enforced: &Enforcement) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        target: "security.enforcement_action",
        action = enforced.action.name(),
        subject = %enforced.subject,
        player = enforced.subject.player().map(|player| player.0),
        score = enforced.score.map(TrustScore::points),
        by = %enforced.by,
        reason = %enforced.reason,
        rule = enforced.evidence.map(Rule::name),
        policy = enforced.policy_version,
    );
    #[cfg(feature = "metrics")]
    metrics::counter!("security_enforcement_action_total", "action" => enforced.action.name())
        .increment(1);
    let _ = enforced;
}

/// A server begins, with a store that works.
pub(crate) fn store_begins() {
    #[cfg(feature = "metrics")]
    metrics::gauge!("security_store_good").set(1.0);
}

/// The store fails, or works again.
pub(crate) fn store_health(health: &StoreHealth) {
    match health {
        StoreHealth::Good => {
            #[cfg(feature = "tracing")]
            tracing::info!(target: "security.store", "the store works again; all is durable");
        }
        StoreHealth::Degraded(error) => {
            #[cfg(feature = "tracing")]
            tracing::error!(
                target: "security.store",
                %error,
                "the store fails: trust and bans are enforced from memory, and told to it when it works again",
            );
            let _ = error;
        }
    }
    #[cfg(feature = "metrics")]
    metrics::gauge!("security_store_good").set(if *health == StoreHealth::Good {
        1.0
    } else {
        0.0
    });
}

/// A rule weighs nothing for a while.
pub(crate) fn suspended(rule: Rule, name: Option<&'static str>) {
    #[cfg(feature = "tracing")]
    tracing::error!(
        target: "security.rule_suspended",
        rule = rule.name(),
        name,
        "so many players broke this rule at once that it is more likely wrong than they",
    );
    #[cfg(feature = "metrics")]
    metrics::counter!("security_rule_suspended_total", "rule" => rule.name()).increment(1);
    let _ = (rule, name);
}
