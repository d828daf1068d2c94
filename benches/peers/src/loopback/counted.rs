//! A server's TCP streams, which count how often they are read and written, the same for every subject. Here and not asked
//! of the kernel: `/proc/self/io` counts `read` and `write`, and a TCP stream is read and written with `recv` and `send`.
//!
//! A poll that is ready is one system call that moved bytes, ended the stream or failed. Those that found nothing to do are
//! not counted: tokio makes few of them, and a poll does not tell whether it was one.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

// Of the process: it serves one subject, and a stream is no bigger than the one inside it.
static READS: AtomicU64 = AtomicU64::new(0);
static WRITES: AtomicU64 = AtomicU64::new(0);

/// A stream whose reads and writes count.
#[derive(Debug)]
pub struct Counted(pub TcpStream);

/// The next connection, with `TCP_NODELAY`.
pub async fn accept(listener: &TcpListener) -> io::Result<Counted> {
    let (stream, _) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok(Counted(stream))
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        count(&READS, Pin::new(&mut self.0).poll_read(context, buffer))
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        count(&WRITES, Pin::new(&mut self.0).poll_write(context, bytes))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }

    // Else whoever writes several pieces at once would be made to copy them together, or to write each by itself.
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        count(&WRITES, Pin::new(&mut self.0).poll_write_vectored(context, pieces))
    }

    fn is_write_vectored(&self) -> bool {
        self.0.is_write_vectored()
    }
}

fn count<T>(counter: &AtomicU64, polled: Poll<T>) -> Poll<T> {
    if polled.is_ready() {
        counter.fetch_add(1, Ordering::Relaxed);
    }
    polled
}

/// Of all streams of a server.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    pub reads: u64,
    pub writes: u64,
}

impl Counts {
    /// So far.
    fn now() -> Self {
        let now = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Self { reads: now(&READS), writes: now(&WRITES) }
    }

    /// What came after `before`.
    pub const fn since(self, before: Self) -> Self {
        Self {
            reads: self.reads.saturating_sub(before.reads),
            writes: self.writes.saturating_sub(before.writes),
        }
    }
}

/// Says them whenever somebody asks with a line, on a thread that does nothing else.
pub fn tell_when_asked() {
    std::thread::spawn(|| {
        let asked = io::stdin().lines().map_while(Result::ok);
        asked.for_each(|_| println!("{}", Counts::now()));
    });
}

/// As one process tells another.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.reads, self.writes)
    }
}

impl FromStr for Counts {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("the server said `{text}`");
        let (reads, writes) = text.split_once(' ').ok_or_else(wrong)?;
        let number = |word: &str| word.parse::<u64>().map_err(|_| wrong());
        Ok(Self { reads: number(reads)?, writes: number(writes)? })
    }
}
