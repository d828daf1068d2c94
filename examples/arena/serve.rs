//! The server of the arena, as `setup.rs` puts it together, and watched.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use remote::Audit;
use remote::prelude::*;
use remote::store::Sqlite;
use remote_tests::by_macro::Game;

use crate::report;
use crate::setup;
use crate::watch::Watch;

/// What a client can do to it. `tests/it/audit.rs` holds it against `audit.json` beside this file.
pub(crate) fn audit() -> Result<Audit, String> {
    Ok(setup::server()?.audit())
}

pub(crate) async fn start(
    address: SocketAddr,
    store: Option<&Path>,
    watch: &Watch,
) -> Result<Server<Game>, String> {
    let (violations, enforcements) = (watch.clone(), watch.clone());
    let mut builder = setup::server()?;
    if let Some(path) = store {
        let store = Sqlite::open(path).map_err(|error| format!("the store: {error}"))?;
        builder = builder.store(store);
    }
    builder
        .on_violation(move |violation| violations.violation(violation))
        .on_enforced(move |enforced| enforcements.enforced(enforced))
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
