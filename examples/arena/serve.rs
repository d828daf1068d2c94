//! The server of the arena: the game of `tests/by_macro.rs` and `tests/market.rs` behind its guard.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use remote::Audit;
use remote::prelude::*;
use remote::store::Sqlite;
use remote_tests::by_macro::{Game, shop};
use remote_tests::market::market;

use crate::numbers;
use crate::report;
use crate::watch::Watch;

/// What a client can do to it. `tests/it/audit.rs` holds it against `audit.json` beside this file.
pub(crate) fn audit() -> Result<Audit, String> {
    let audit = Audit::all([shop::remotes().audit(), market::remotes().audit()]);
    Ok(audit.under(numbers::limits(), numbers::policy()?.into_policy()))
}

pub(crate) async fn start(
    address: SocketAddr,
    store: Option<&Path>,
    watch: &Watch,
) -> Result<Server<Game>, String> {
    let (violations, enforcements) = (watch.clone(), watch.clone());
    let mut builder = Server::builder(Game::new());
    if let Some(path) = store {
        let store = Sqlite::open(path).map_err(|error| format!("the store: {error}"))?;
        builder = builder.store(store);
    }
    builder
        .security(numbers::policy()?)
        .on_violation(move |violation| violations.violation(violation))
        .on_enforced(move |enforced| enforcements.enforced(enforced))
        .mount(shop::remotes())
        .mount(market::remotes())
        .authenticator(Insecure::names())
        .on_join(Game::join)
        .on_leave(Game::leave)
        .limits(numbers::limits())
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
