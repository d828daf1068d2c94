//! What `observe` lets pass: noted, and the road goes on.

use arrayvec::ArrayVec;

use crate::core::contract::remote::RemoteSpec;
use crate::core::refusal::Refused;

/// What would have refused a call: its rate, its cost, its world. It allocates nothing, so that a call which is
/// refused after all has not either (P5).
#[derive(Debug, Default)]
pub(crate) struct Observed(ArrayVec<Refused, 3>);

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
                // Three steps note something, once each.
                let _ = self.0.try_push(refused);
                Ok(())
            }
            other => other,
        }
    }

    /// All that was noted.
    pub(crate) fn take(&mut self) -> ArrayVec<Refused, 3> {
        std::mem::take(&mut self.0)
    }
}
