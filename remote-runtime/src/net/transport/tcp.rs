//! TCP, as it is: no encryption, so for loopback, a trusted network, or behind something that
//! encrypts.

use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::net::{TcpListener, TcpStream, ToSocketAddrs};

use super::Listener;

/// A listening TCP socket.
#[derive(Debug)]
pub struct Tcp {
    listener: TcpListener,
    address: SocketAddr,
}

impl Tcp {
    /// Listens on `address`.
    pub async fn bind(address: impl ToSocketAddrs) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// The address on which it listens.
    pub const fn local_addr(&self) -> SocketAddr {
        self.address
    }
}

impl Listener for Tcp {
    type Stream = TcpStream;

    async fn accept(&mut self) -> io::Result<(TcpStream, IpAddr)> {
        let (stream, peer) = self.listener.accept().await?;
        // One write carries all answers of one read; waiting for more would only add delay.
        // If that fails the connection is gone, as the first read will tell.
        let _ = stream.set_nodelay(true);
        Ok((stream, peer.ip()))
    }

    fn is_loopback(&self) -> bool {
        self.address.ip().is_loopback()
    }
}
