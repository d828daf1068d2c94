//! What `observe` lets pass: noted, and the road goes on.

use crate::core::contract::remote::RemoteSpec;
use crate::core::refusal::Refused;

/// What would have refused a call: its rate, its cost, its world; three at the most. Nearly always none,
/// and then there is nothing to move but a few words.
#[derive(Debug, Default)]
pub(crate) struct Observed(Vec<Refused>);

impl Observed {
    /// Passes on a refusal, unless the remote only observes: then it is noted.
    #[inline]
    pub(crate) fn or_refuse(
        &mut self,
        spec: &RemoteSpec,
        passed: Result<(), Refused>,
    ) -> Result<(), Refused> {
        match passed {
            Err(refused) if spec.observe => {
                self.0.push(refused);
                Ok(())
            }
            other => other,
        }
    }

    /// All that was noted.
    pub(crate) fn take(&mut self) -> Vec<Refused> {
        std::mem::take(&mut self.0)
    }
}
