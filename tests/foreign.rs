//! A client that was written from `docs/wire.md` alone: it uses nothing of this project, and so it
//! can send whatever its holder likes. The tests hold the document against the server with it, and
//! it is what exploiters use.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// Writes values as section 1 of the document says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// No bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Bytes as they are.
    #[must_use]
    pub fn raw(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// An unsigned number.
    #[must_use]
    pub fn varint(self, number: u64) -> Self {
        match number {
            0..=250 => self.raw(&[number.to_le_bytes()[0]]),
            251..=0xffff => self.raw(&[0xfb]).raw(&number.to_le_bytes()[..2]),
            0x1_0000..=0xffff_ffff => self.raw(&[0xfc]).raw(&number.to_le_bytes()[..4]),
            _ => self.raw(&[0xfd]).raw(&number.to_le_bytes()),
        }
    }

    /// Three floats.
    #[must_use]
    pub fn vector(self, vector: [f32; 3]) -> Self {
        vector.iter().fold(self, |bytes, part| bytes.raw(&part.to_le_bytes()))
    }

    /// A text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.varint(text.len() as u64).raw(text.as_bytes())
    }
}

/// A frame of `kind` with `rest`.
pub fn frame(kind: u8, rest: &[u8]) -> Vec<u8> {
    Bytes::new().varint(rest.len() as u64 + 1).raw(&[kind]).raw(rest).0
}

/// A hello.
pub fn hello(version: u16, flags: u8, ticket: &[u8]) -> Vec<u8> {
    let rest = Bytes::new().varint(version.into()).raw(&[flags]).varint(ticket.len() as u64);
    frame(0x00, &rest.raw(ticket).0)
}

/// An open.
pub fn open(place: u16, hash: [u8; 16]) -> Vec<u8> {
    frame(0x01, &Bytes::new().varint(place.into()).raw(&hash).0)
}

/// A compare.
pub fn compare(place: u16, fingerprints: &[[u8; 16]]) -> Vec<u8> {
    let rest = Bytes::new().varint(place.into()).varint(fingerprints.len() as u64);
    frame(0x02, &rest.raw(fingerprints.as_flattened()).0)
}

/// A call.
pub fn call(remote: u16, call: u32, parameters: &[u8]) -> Vec<u8> {
    frame(0x03, &Bytes::new().varint(remote.into()).varint(call.into()).raw(parameters).0)
}

/// An event.
pub fn event(remote: u16, parameters: &[u8]) -> Vec<u8> {
    frame(0x04, &Bytes::new().varint(remote.into()).raw(parameters).0)
}

/// A pong.
pub fn pong(nonce: u64) -> Vec<u8> {
    frame(0x05, &Bytes::new().varint(nonce).0)
}

/// What a server sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FromServer {
    /// The session has begun.
    Welcome(Welcome),
    /// The numbers of the remotes that were asked for.
    Ids(u16, Vec<Option<u16>>),
    /// An answer, its tag first.
    Reply(u32, Vec<u8>),
    /// A call that was not taken.
    Refused(u32, Refusal),
    /// An event that was not taken.
    Told(u16, Refusal),
    /// A call of which no more is known.
    Unknown(u32),
    /// A probe.
    Ping(u64),
    /// The end: reason, milliseconds, and why in somebody's words.
    Goodbye(u8, u32, String),
    /// What the server thinks of the player: divisor of his rates (0: a warning), milliseconds.
    Notice(u32, u32),
    /// An event of the server's: its number, and its payload.
    Event(u16, Vec<u8>),
}

/// Key, hash, first remote, count of remotes, numbers of events.
pub type OfferedTable = ([u8; 8], [u8; 16], u16, u16, Vec<u16>);

/// The welcome.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Welcome {
    /// The player.
    pub player: u64,
    /// Milliseconds between two probes.
    pub heartbeat: u32,
    /// Count, period in nanoseconds, burst: of frames, then of bytes.
    pub rates: [(u64, u64, u64); 2],
    /// What is offered.
    pub tables: Vec<OfferedTable>,
    /// Remote, nanoseconds.
    pub buckets: Vec<(u16, u64)>,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The code of section 3.2.
    pub code: u8,
    /// Milliseconds to wait.
    pub wait: u32,
    /// Step, rule, class, path.
    pub detail: Option<(u8, u8, u8, Vec<u16>)>,
}

/// Reads values as section 1 of the document says. It trusts the server not to lie about lengths
/// that this program did not ask for, but not with its memory.
struct Cursor<'a>(&'a [u8]);

fn short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "a frame of the server is too short")
}

fn wrong(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or_else(short)?;
        self.0 = rest;
        Ok(*head)
    }

    fn byte(&mut self) -> io::Result<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn varint(&mut self) -> io::Result<u64> {
        match self.byte()? {
            small @ 0..=250 => Ok(small.into()),
            0xfb => self.take().map(u16::from_le_bytes).map(u64::from),
            0xfc => self.take().map(u32::from_le_bytes).map(u64::from),
            0xfd => self.take().map(u64::from_le_bytes),
            _ => Err(wrong("no number of at most 64 bits")),
        }
    }

    fn narrow<T: TryFrom<u64>>(&mut self) -> io::Result<T> {
        T::try_from(self.varint()?).map_err(|_| wrong("a number that does not fit"))
    }

    fn text(&mut self) -> io::Result<String> {
        let bytes = self.list(Self::byte)?;
        String::from_utf8(bytes).map_err(|_| wrong("a text that is no UTF-8"))
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> io::Result<T>) -> io::Result<Vec<T>> {
        let count = self.varint()?;
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(read(self)?);
        }
        Ok(list)
    }

    fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> io::Result<T>,
    ) -> io::Result<Option<T>> {
        match self.byte()? {
            0 => Ok(None),
            1 => read(self).map(Some),
            _ => Err(wrong("no optional")),
        }
    }

    fn rate(&mut self) -> io::Result<(u64, u64, u64)> {
        Ok((self.varint()?, self.varint()?, self.varint()?))
    }

    fn refusal(&mut self) -> io::Result<Refusal> {
        Ok(Refusal {
            code: self.byte()?,
            wait: self.narrow()?,
            detail: self
                .optional(|c| Ok((c.byte()?, c.byte()?, c.byte()?, c.list(Self::narrow)?)))?,
        })
    }
}

fn read_frame(kind: u8, rest: &[u8]) -> io::Result<FromServer> {
    let mut c = Cursor(rest);
    let read = match kind {
        0x80 => {
            if c.varint()? != 1 {
                return Err(wrong("another version"));
            }
            FromServer::Welcome(Welcome {
                player: c.varint()?,
                heartbeat: c.narrow()?,
                rates: [c.rate()?, c.rate()?],
                tables: c.list(|c| {
                    let (key, hash) = (c.take()?, c.take()?);
                    Ok((key, hash, c.narrow()?, c.narrow()?, c.list(Cursor::narrow)?))
                })?,
                buckets: c.list(|c| Ok((c.narrow()?, c.varint()?)))?,
            })
        }
        0x81 => FromServer::Ids(c.narrow()?, c.list(|c| c.optional(Cursor::narrow))?),
        0x82 => {
            let call = c.narrow()?;
            return Ok(FromServer::Reply(call, c.0.to_vec()));
        }
        0x83 => FromServer::Refused(c.narrow()?, c.refusal()?),
        0x84 => FromServer::Told(c.narrow()?, c.refusal()?),
        0x85 => FromServer::Unknown(c.narrow()?),
        0x86 => FromServer::Ping(c.varint()?),
        0x87 => FromServer::Goodbye(c.byte()?, c.narrow()?, c.text()?),
        0x88 => FromServer::Event(c.narrow()?, std::mem::take(&mut c.0).to_vec()),
        0x89 => FromServer::Notice(c.narrow()?, c.narrow()?),
        _ => return Err(wrong("no kind of the server's")),
    };
    if c.0.is_empty() { Ok(read) } else { Err(wrong("bytes left over in a frame of the server")) }
}

/// Takes the first whole frame off `bytes`.
pub fn take_frame(bytes: &mut Vec<u8>) -> io::Result<Option<FromServer>> {
    let mut c = Cursor(bytes);
    let Ok(length) = c.varint() else { return Ok(None) };
    let length = usize::try_from(length).map_err(|_| wrong("a frame that is too long"))?;
    if length > 1024 * 1024 {
        return Err(wrong("a frame that is too long"));
    }
    let Some((frame, _)) = c.0.split_at_checked(length) else { return Ok(None) };
    let (kind, rest) = frame.split_first().ok_or_else(short)?;
    let read = read_frame(*kind, rest)?;
    let taken = bytes.len() - c.0.len() + length;
    bytes.drain(..taken);
    Ok(Some(read))
}

/// A connection to a server, over a real socket.
#[derive(Debug)]
pub struct Foreign {
    stream: TcpStream,
    unread: Vec<u8>,
    /// What came while something else was waited for.
    early: VecDeque<FromServer>,
    /// The welcome.
    pub welcome: Welcome,
    next_call: u32,
}

/// Longer than anything that a test waits for; then something is wrong.
const PATIENCE: Duration = Duration::from_secs(20);

impl Foreign {
    /// Connects and says nothing.
    pub fn connect(address: impl ToSocketAddrs) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream,
            unread: Vec::new(),
            early: VecDeque::new(),
            welcome: Welcome::default(),
            next_call: 0,
        })
    }

    /// Connects and logs in, asking to be told of refused events; the goodbye, if that is what came.
    pub fn join(address: impl ToSocketAddrs, ticket: &[u8]) -> io::Result<Result<Self, (u8, u32)>> {
        let mut client = Self::connect(address)?;
        client.send(&hello(1, 1, ticket))?;
        match client.next_frame()? {
            FromServer::Welcome(welcome) => client.welcome = welcome,
            FromServer::Goodbye(reason, wait, _) => return Ok(Err((reason, wait))),
            _ => return Err(wrong("neither welcome nor goodbye")),
        }
        Ok(Ok(client))
    }

    /// Logs in and opens the first table.
    pub fn play(address: impl ToSocketAddrs, ticket: &[u8]) -> io::Result<Result<Self, (u8, u32)>> {
        let mut client = match Self::join(address, ticket)? {
            Ok(client) => client,
            Err(goodbye) => return Ok(Err(goodbye)),
        };
        let (_, hash, ..) = client.welcome.tables.first().ok_or_else(short)?.clone();
        client.send(&open(0, hash))?;
        Ok(Ok(client))
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)
    }

    /// A number for a call.
    pub fn number(&mut self) -> u32 {
        self.next_call += 1;
        self.next_call
    }

    /// Sends a call and waits for its end.
    pub fn ask(&mut self, remote: u16, parameters: &[u8]) -> io::Result<FromServer> {
        let number = self.number();
        self.send(&call(remote, number, parameters))?;
        self.end_of(number)
    }

    /// Waits for the end of a call, or of the session.
    pub fn end_of(&mut self, number: u32) -> io::Result<FromServer> {
        let is_end = |frame: &FromServer| {
            matches!(frame, FromServer::Reply(n, _) | FromServer::Refused(n, _)
                | FromServer::Unknown(n) if *n == number)
        };
        if let Some(index) = self.early.iter().position(is_end) {
            return self.early.remove(index).ok_or_else(short);
        }
        loop {
            let frame = self.read()?;
            if is_end(&frame) || matches!(frame, FromServer::Goodbye(..)) {
                return Ok(frame);
            }
            self.early.push_back(frame);
        }
    }

    /// The next frame that is neither probe nor notice; probes are answered.
    pub fn next_frame(&mut self) -> io::Result<FromServer> {
        match self.early.pop_front() {
            Some(frame) => Ok(frame),
            None => self.read(),
        }
    }

    fn read(&mut self) -> io::Result<FromServer> {
        loop {
            match self.next_raw()? {
                FromServer::Ping(nonce) => self.send(&pong(nonce))?,
                FromServer::Notice(..) => {}
                frame => return Ok(frame),
            }
        }
    }

    /// The next frame, whatever it is.
    pub fn next_raw(&mut self) -> io::Result<FromServer> {
        loop {
            if let Some(frame) = take_frame(&mut self.unread)? {
                return Ok(frame);
            }
            let mut chunk = [0; 4096];
            let count = self.stream.read(&mut chunk)?;
            if count == 0 {
                return Err(short());
            }
            self.unread.extend_from_slice(&chunk[..count]);
        }
    }
}
