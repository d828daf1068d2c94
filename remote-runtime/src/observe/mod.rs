//! What an operator sees of refusals: `tracing` events, sampled, and counters through `metrics`. Where nobody
//! subscribes, no record is made and nothing is remembered.
//!
//! Names come from the source and numbers from us; no text of a peer's is in an event or a label. The core
//! knows nothing of this: the shell tells what the core has recorded.

#[cfg(feature = "tracing")]
mod records;
#[cfg(feature = "tracing")]
mod sample;
pub(crate) mod security;

#[cfg(any(feature = "tracing", feature = "metrics"))]
use crate::core::refusal::Step;
use crate::core::violation::Violation;

/// Tells of refusals, for one server.
#[derive(Debug, Default)]
pub(crate) struct Observer {
    #[cfg(feature = "tracing")]
    records: records::Records,
}

impl Observer {
    /// A call was refused, or would have been.
    pub(crate) fn violation(&self, violation: &Violation) {
        count(violation);
        #[cfg(not(feature = "tracing"))]
        let (Self {}, is_told) = (self, false);
        #[cfg(feature = "tracing")]
        let is_told = self.records.tell(violation);
        security::violation(violation, is_told);
    }
}

/// What became of the call: it was `refused`; or its remote only `observed` it; or its body had begun, and
/// `failed`.
#[cfg(any(feature = "tracing", feature = "metrics"))]
fn what(violation: &Violation) -> &'static str {
    match violation.refused.step {
        _ if violation.is_observed => "observed",
        Step::Body => "failed",
        Step::Detectors => "found",
        _ => "refused",
    }
}

/// One more for the remote and the rule. The labels are those of the contract: no peer can make more.
#[cfg(feature = "metrics")]
fn count(violation: &Violation) {
    let name = match what(violation) {
        "observed" => "remote_observed_total",
        "failed" => "remote_failed_total",
        "found" => "remote_found_total",
        _ => "remote_refused_total",
    };
    let remote = violation.remote_name().unwrap_or("(no remote)");
    let (step, breach) = (violation.refused.step, violation.refused.breach);
    metrics::counter!(
        name,
        "remote" => remote,
        "step" => step.name(),
        "rule" => breach.rule().name(),
        "grade" => violation.grade.name(),
    )
    .increment(1);
}

#[cfg(not(feature = "metrics"))]
fn count(_: &Violation) {}
