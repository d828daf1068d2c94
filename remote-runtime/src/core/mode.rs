//! Whether a check refuses, only tells, or does nothing. Changed while the server runs.

/// How a check is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Mode {
    /// It refuses.
    #[default]
    Enforce,
    /// What it would refuse is told, and let pass.
    Observe,
    /// What it would refuse is let pass.
    Off,
}

impl Mode {
    /// The mode with this number.
    pub(crate) const fn from_code(code: u8) -> Self {
        match code {
            0 => Self::Enforce,
            1 => Self::Observe,
            _ => Self::Off,
        }
    }
}
