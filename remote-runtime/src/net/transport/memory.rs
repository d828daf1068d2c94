//! A transport inside the process, for tests: with tokio's clock paused, whole sessions run in
//! virtual time.

use std::io;
use std::net::{IpAddr, Ipv4Addr};

use tokio::io::DuplexStream;
use tokio::sync::mpsc;

use super::Listener;

/// Bytes that are under way in one direction at most, like a socket's buffer.
const BUFFER_BYTES: usize = 64 * 1024;
/// Connections that wait to be accepted at most, like a socket's backlog.
const BACKLOG: usize = 128;

/// The server's side.
#[derive(Debug)]
pub struct Memory {
    incoming: mpsc::Receiver<(DuplexStream, IpAddr)>,
}

/// The clients' side.
#[derive(Debug, Clone)]
pub struct Dialer {
    outgoing: mpsc::Sender<(DuplexStream, IpAddr)>,
}

/// A listener, and what connects to it.
pub fn network() -> (Memory, Dialer) {
    let (outgoing, incoming) = mpsc::channel(BACKLOG);
    (Memory { incoming }, Dialer { outgoing })
}

impl Dialer {
    /// A new connection, as if from 127.0.0.1.
    pub async fn connect(&self) -> io::Result<DuplexStream> {
        self.connect_from(IpAddr::V4(Ipv4Addr::LOCALHOST)).await
    }

    /// A new connection, as if from `address`.
    pub async fn connect_from(&self, address: IpAddr) -> io::Result<DuplexStream> {
        let (near, far) = tokio::io::duplex(BUFFER_BYTES);
        let refused = |_| io::Error::from(io::ErrorKind::ConnectionRefused);
        self.outgoing.send((far, address)).await.map_err(refused)?;
        Ok(near)
    }
}

impl Listener for Memory {
    type Stream = DuplexStream;

    async fn accept(&mut self) -> io::Result<(DuplexStream, IpAddr)> {
        match self.incoming.recv().await {
            Some(connection) => Ok(connection),
            // All dialers are gone: nobody can come any more, which is no reason to stop.
            None => std::future::pending().await,
        }
    }

    fn is_loopback(&self) -> bool {
        true
    }
}
