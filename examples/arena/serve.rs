//! The server of the arena: the game of `tests/by_macro.rs` and `tests/market.rs` behind its guard.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use remote::prelude::*;
use remote::store::Sqlite;
use remote::{Audit, Limits, Rate, SecurityConfig};
use remote_tests::by_macro::{Game, shop};
use remote_tests::market::market;

use crate::report;
use crate::watch::Watch;

/// The arena's policy.
pub(crate) fn policy() -> Result<SecurityConfig, String> {
    SecurityConfig::parse(include_str!("security.toml"))
        .map_err(|error| format!("security.toml, {error}"))
}

/// What a client can do to it. `tests/it/audit.rs` holds it against `audit.json` beside this file.
pub(crate) fn audit() -> Audit {
    Audit::all([shop::remotes().audit(), market::remotes().audit()])
}

pub(crate) async fn start(
    address: SocketAddr,
    store: Option<&Path>,
    watch: &Watch,
) -> Result<Server<Game>, String> {
    // Everybody here comes from one address, and some come again and again.
    let mut limits = Limits::default();
    limits.connections_per_address = 1_000;
    limits.new_connections_per_address = Rate::new(1_000, Duration::from_secs(1));
    let (violations, enforcements) = (watch.clone(), watch.clone());
    let mut builder = Server::builder(Game::new());
    if let Some(path) = store {
        let store = Sqlite::open(path).map_err(|error| format!("the store: {error}"))?;
        builder = builder.store(store);
    }
    builder
        .security(policy()?)
        .on_violation(move |violation| violations.violation(violation))
        .on_enforced(move |enforced| enforcements.enforced(enforced))
        .mount(shop::remotes())
        .mount(market::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .on_leave(Game::leave)
        .limits(limits)
        // The exploiters' table names the step that refused them; no real server tells.
        .send_detail(true)
        .bind(address)
        .await
        .map_err(|error| format!("the server does not start on {address}: {error}"))
}

pub(crate) async fn until_stopped(address: SocketAddr, store: Option<&Path>) -> Result<(), String> {
    let server = start(address, store, &Watch::default()).await?;
    let address = server.local_addr().ok_or("the server has no address")?;
    println!("serving on {address}; in another terminal: arena play {address}; Ctrl-C stops");
    tokio::signal::ctrl_c().await.map_err(|error| format!("cannot wait for Ctrl-C: {error}"))?;
    println!("\nstopping; what became of the calls:\n{}", report::tallies(&server.tallies()));
    server.shut_down(Duration::from_secs(2)).await;
    Ok(())
}
