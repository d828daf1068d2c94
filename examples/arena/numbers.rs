//! The numbers of the arena's server, which its audit tells.

use std::time::Duration;

use remote::{Limits, Rate, SecurityConfig};

/// The arena's policy.
pub(crate) fn policy() -> Result<SecurityConfig, String> {
    SecurityConfig::parse(include_str!("security.toml"))
        .map_err(|error| format!("security.toml, {error}"))
}

/// Everybody here comes from one address, and some come again and again.
pub(crate) fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.connections_per_address = 1_000;
    limits.new_connections_per_address = Rate::new(1_000, Duration::from_secs(1));
    limits
}
