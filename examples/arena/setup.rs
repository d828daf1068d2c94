//! How the arena's server is put together: what it mounts, and its numbers. Its audit is that of this very builder.

use std::time::Duration;

use remote::prelude::*;
use remote::{Limits, Rate, SecurityConfig, ServerBuilder};
use remote_tests::by_macro::{Game, shop};
use remote_tests::market::market;

/// The arena's policy.
pub(crate) fn policy() -> Result<SecurityConfig, String> {
    SecurityConfig::parse(include_str!("security.toml"))
        .map_err(|error| format!("security.toml, {error}"))
}

/// Everybody here comes from one address, and some come again and again.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.connections_per_address = 1_000;
    limits.new_connections_per_address = Rate::new(1_000, Duration::from_secs(1));
    limits
}

/// The game of `tests/by_macro.rs` and `tests/market.rs` behind its guard. Who plays is what he says: for loopback alone.
pub(crate) fn server() -> Result<ServerBuilder<Game, Insecure>, String> {
    let server = Server::builder(Game::new())
        .security(policy()?)
        .limits(limits())
        .mount(shop::remotes())
        .mount(market::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .on_leave(Game::leave)
        // The exploiters' table names the step that refused them; no real server tells.
        .send_detail(true);
    Ok(server)
}
