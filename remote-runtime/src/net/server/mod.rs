//! The server: built once, then a handle to what runs.

mod accept;
mod builder;
mod security;

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::connection::Common;
use crate::core::guard::mounted::Tally;
use crate::core::ids::PlayerId;
use crate::core::time::Timestamp;
use crate::core::value::event::Event;
use crate::core::world::{SendError, World};

pub use builder::{NoAuthenticator, ServerBuilder, StartError};
pub use security::{BanError, Explanation, Security, Suspended};

/// A running server. Dropped, it stops at once; [`shut_down`](Self::shut_down) lets running bodies
/// end first.
pub struct Server<W: 'static> {
    common: Arc<Common<W>>,
    address: Option<SocketAddr>,
    stop: watch::Sender<Option<Instant>>,
    accepting: JoinHandle<()>,
}

impl<W: Send + 'static> Server<W> {
    /// A server of one room with this world.
    pub fn builder(world: W) -> ServerBuilder<W, NoAuthenticator> {
        ServerBuilder::new(world)
    }

    /// Where it listens; `None` for a transport without addresses.
    pub const fn local_addr(&self) -> Option<SocketAddr> {
        self.address
    }

    /// The world, for the server's own code.
    pub fn world(&self) -> World<W> {
        World::new(Arc::clone(&self.common.shared.room))
    }

    /// The time on the server's clock, in which bans, reasons and enforcements say when; what a tick of the game's own
    /// gives to `Caller::accepted_at`.
    pub fn now(&self) -> Timestamp {
        self.common.clock.now()
    }

    /// What is held against whom, and enforcement by hand.
    pub fn security(&self) -> Security<W> {
        Security::new(Arc::clone(&self.common))
    }

    /// Sends `event` to a player who is here; nobody is charged for it.
    pub fn send_to<E: Event>(&self, player: PlayerId, event: &E) -> Result<(), SendError> {
        self.world().send_to(player, event)
    }

    /// Sends `event` to everybody who is here; nobody is charged for it.
    pub fn send_all<E: Event>(&self, event: &E) -> Result<(), SendError> {
        self.world().send_all(event)
    }

    /// What became of the calls so far, by remote; last, of the frames that named none.
    pub fn tallies(&self) -> Vec<Tally> {
        self.common.shared.tallies()
    }

    /// How many players are here.
    pub fn online(&self) -> usize {
        self.common.shared.online()
    }

    /// Stops: takes no connection and no call any more, lets async bodies that are running end,
    /// for `grace` at most, tells every client, and returns when all are gone.
    pub async fn shut_down(mut self, grace: Duration) {
        // Longer than a day is as good as for ever, and fits the clock.
        let grace = grace.min(Duration::from_hours(24));
        let deadline = Instant::now().checked_add(grace).unwrap_or_else(Instant::now);
        self.stop.send_replace(Some(deadline));
        // It ends by itself; if it panicked, everything it ran is gone with it.
        let _ = (&mut self.accepting).await;
        // A store that fails has said so.
        let _ = self.common.keeper.flush().await;
    }
}

impl<W> Drop for Server<W> {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl<W> fmt::Debug for Server<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}
