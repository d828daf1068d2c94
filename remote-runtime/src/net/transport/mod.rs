//! What carries the bytes. A new transport is a [`Listener`] for the server and a stream for the
//! client; nothing else knows which one is in use.

pub mod memory;
pub mod tcp;

use std::future::Future;
use std::io;
use std::net::IpAddr;

use tokio::io::{AsyncRead, AsyncWrite};

/// Where connections to a server come from.
pub trait Listener: Send + 'static {
    /// A reliable, ordered stream of bytes in both directions.
    type Stream: AsyncRead + AsyncWrite + Send + Unpin + 'static;

    /// The next connection and the address that it comes from. A transport with a handshake of
    /// its own must not do it here: a stalled one would keep others out.
    fn accept(&mut self) -> impl Future<Output = io::Result<(Self::Stream, IpAddr)>> + Send;

    /// Whether only this machine can reach it.
    fn is_loopback(&self) -> bool;
}
