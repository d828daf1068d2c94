//! Takes connections, or turns them away, and owns what runs for them.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use crate::core::limit::address::Addresses;
use crate::core::protocol::{Goodbye, turn_away};
use crate::net::connection::{self, Common, Stopping};
use crate::net::transport::Listener;

/// After a failed accept, as when descriptors run out: long enough not to spin, short enough to
/// take up again soon.
const BACK_OFF: Duration = Duration::from_millis(100);
/// A few bytes into a fresh socket do not wait; a transport with a handshake may.
const TURN_AWAY: Duration = Duration::from_millis(100);
/// What closing a connection takes beyond the grace that bodies were given.
const CLOSING: Duration = Duration::from_millis(500);

/// Accepts until the server stops, then waits for its connections.
pub(super) async fn run<W: Send + 'static, L: Listener>(
    mut listener: L,
    common: Arc<Common<W>>,
    stop: watch::Sender<Option<Instant>>,
) {
    let addresses = Arc::new(Mutex::new(Addresses::default()));
    let seeds = RandomState::new();
    let mut stopping = stop.subscribe();
    let mut connections = JoinSet::new();
    let mut count = 0u64;
    while stopping.borrow().is_none() {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    count = count.wrapping_add(1);
                    let seed = seeds.hash_one(count);
                    take(stream, peer, seed, (&common, &addresses), &stopping, &mut connections);
                }
                // That one connection is gone, and nothing is wrong here.
                Err(error) if is_peers_doing(&error) => {}
                Err(_) => sleep(BACK_OFF).await,
            },
            Some(_) = connections.join_next() => {}
            _ = stopping.changed() => {}
        }
    }
    drop(listener);
    let deadline = stopping.borrow().unwrap_or_else(Instant::now);
    let left = deadline.saturating_duration_since(Instant::now()).saturating_add(CLOSING);
    let all_gone = async { while connections.join_next().await.is_some() {} };
    // Who does not let himself be closed in time is dropped with the set.
    let _ = timeout(left, all_gone).await;
    // A body whose connection is gone runs to its end too, or until the time is up.
    common.lanes.all_ended().await;
}

fn is_peers_doing(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

fn take<W: Send + 'static, S>(
    mut stream: S,
    peer: IpAddr,
    seed: u64,
    (common, addresses): (&Arc<Common<W>>, &Arc<Mutex<Addresses>>),
    stopping: &Stopping,
    connections: &mut JoinSet<()>,
) where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let now = common.clock.now();
    if lock(addresses).open(peer, &common.shared.limits, now).is_err() {
        connections.spawn(async move {
            // He may be gone already.
            let _ = timeout(TURN_AWAY, stream.write_all(&turn_away(Goodbye::Crowded))).await;
        });
        return;
    }
    let place = Place { peer, common: Arc::clone(common), addresses: Arc::clone(addresses) };
    let serving = connection::serve(stream, peer, seed, Arc::clone(common), stopping.clone());
    connections.spawn(async move {
        let _place = place;
        serving.await;
    });
}

/// A connection's place among those of its address; freed however it ends.
struct Place<W: 'static> {
    peer: IpAddr,
    common: Arc<Common<W>>,
    addresses: Arc<Mutex<Addresses>>,
}

impl<W> Drop for Place<W> {
    fn drop(&mut self) {
        lock(&self.addresses).close(self.peer, self.common.clock.now());
    }
}

fn lock(addresses: &Mutex<Addresses>) -> MutexGuard<'_, Addresses> {
    addresses.lock().unwrap_or_else(PoisonError::into_inner)
}
