//! What `observe` lets pass: noted, and the road goes on.

use arrayvec::ArrayVec;

use crate::core::mode::Mode;
use crate::core::refusal::Refused;

/// What would have refused a call: its rate, its cost, its cooldown, its world. It allocates nothing, so that a call which is
/// refused after all has not either (P5).
#[derive(Debug, Default)]
pub(crate) struct Observed(ArrayVec<Refused, 4>);

impl Observed {
    /// Passes on a refusal, unless the check is only observed, when it is noted, or off.
    #[inline]
    pub(crate) fn or_refuse(
        &mut self,
        mode: Mode,
        passed: Result<(), Refused>,
    ) -> Result<(), Refused> {
        match (passed, mode) {
            (Err(refused), Mode::Observe) => {
                // Four checks note something, once each.
                let _ = self.0.try_push(refused);
                Ok(())
            }
            (Err(_), Mode::Off) => Ok(()),
            (passed, _) => passed,
        }
    }

    /// All that was noted.
    #[inline]
    pub(crate) fn noted(&self) -> &[Refused] {
        &self.0
    }
}
