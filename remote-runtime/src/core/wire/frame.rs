//! Frames: a length word, a kind, and, for calls, the numbers by which they are dispatched. Found
//! from as few bytes as there are, so that a frame can be refused before its body has come.

use super::reader::Reader;
use super::writer::Writer;
use crate::core::breach::{Breach, Class, Rule};

/// The largest payload that may be declared, in bytes. A larger one does not compile.
pub const MAX_PAYLOAD_BYTES: usize = 64 * 1024;

/// The most that the number of a call takes; an event has none.
#[cfg(feature = "audit")]
pub(crate) const MAX_CALL_BYTES: usize = 5;

/// The most that a frame's own header takes: length, kind, remote, call.
pub(crate) const MAX_HEADER_BYTES: usize = 5 + 1 + 3 + 5;

/// The most that the header of an answer takes: length, kind, call.
#[cfg(feature = "audit")]
pub(crate) const MAX_REPLY_HEADER_BYTES: usize = 5 + 1 + MAX_CALL_BYTES;

/// The same of what a client is told of an event that was refused, and of an event of the server's: length, kind, number.
#[cfg(feature = "audit")]
pub(crate) const MAX_TOLD_HEADER_BYTES: usize = 5 + 1 + 3;

/// The longest frame of a client after login, in bytes.
pub const MAX_CLIENT_FRAME_BYTES: usize = MAX_PAYLOAD_BYTES + MAX_HEADER_BYTES;

/// The longest frame of a server, in bytes: its offer may name every table.
pub const MAX_SERVER_FRAME_BYTES: usize = 1024 * 1024;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $code:literal,)*) => {
        /// What a frame is. Numbers below 128 are the client's, the others the server's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum FrameKind { $($(#[$doc])* $kind = $code,)* }

        impl FrameKind {
            const fn from_code(code: u8) -> Option<Self> {
                match code {
                    $($code => Some(Self::$kind),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// Who the client is. The first frame.
    Hello = 0,
    /// The client has the table that the server offered.
    Open = 1,
    /// The client has another version of a table, with these fingerprints.
    Compare = 2,
    /// A call.
    Call = 3,
    /// A one-way event.
    Event = 4,
    /// The answer to a probe.
    Pong = 5,
    /// The client leaves.
    Bye = 6,
    /// The session, and what the server offers.
    Welcome = 128,
    /// The numbers of the remotes that both sides have.
    Ids = 129,
    /// The answer to a call.
    Reply = 130,
    /// A call that was not taken.
    Refused = 131,
    /// An event that was not taken.
    Told = 132,
    /// A call whose body may have run, and has no answer.
    Unknown = 133,
    /// A probe of the round trip.
    Ping = 134,
    /// The session is over.
    Goodbye = 135,
    /// An event of the server's.
    Happened = 136,
    /// What the server thinks of the player.
    Notice = 137,
}

impl FrameKind {
    const fn code(self) -> u8 {
        self as u8
    }

    const fn is_clients(self) -> bool {
        self.code() < 128
    }

    const fn names_remote(self) -> bool {
        matches!(self, Self::Call | Self::Event | Self::Told | Self::Happened)
    }

    const fn names_call(self) -> bool {
        matches!(self, Self::Call | Self::Reply | Self::Refused | Self::Unknown)
    }
}

/// Who sends a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// The client.
    Client,
    /// The server.
    Server,
}

/// The header of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is.
    pub kind: FrameKind,
    /// The remote, or the server's event, for kinds that name one; otherwise 0.
    pub remote: u16,
    /// The call, for kinds that name one; otherwise 0.
    pub call: u32,
    /// The whole frame with its header, in bytes.
    pub frame_bytes: usize,
    /// The header alone, in bytes.
    pub header_bytes: usize,
}

impl Header {
    /// What comes after the header, in bytes.
    pub const fn body_bytes(&self) -> usize {
        self.frame_bytes.saturating_sub(self.header_bytes)
    }
}

/// Reads the header at the start of `bytes`: `None` while too few have come.
///
/// Refuses frames over `max_bytes`, kinds that `sender` may not send, and headers that do not fit
/// their own frame.
pub fn parse(bytes: &[u8], sender: Sender, max_bytes: usize) -> Result<Option<Header>, Breach> {
    let mut reader = Reader::new(bytes);
    let length = match reader.varint32() {
        Ok(length) => length as usize,
        Err(breach) if breach.class() == Class::Truncated => return Ok(None),
        Err(breach) => return Err(malformed(breach.class())),
    };
    let prefix_bytes = bytes.len().saturating_sub(reader.rest().len());
    let frame_bytes = prefix_bytes.saturating_add(length);
    if frame_bytes > max_bytes {
        return Err(malformed(Class::TooLong));
    }
    let there = reader.rest().len().min(length);
    let mut reader = Reader::new(reader.take(there)?);
    match parse_rest(&mut reader, sender) {
        Ok((kind, remote, call)) => {
            let header_bytes =
                prefix_bytes.saturating_add(there.saturating_sub(reader.rest().len()));
            Ok(Some(Header { kind, remote, call, frame_bytes, header_bytes }))
        }
        Err(breach) if breach.class() == Class::Truncated && there < length => Ok(None),
        Err(breach) => Err(malformed(breach.class())),
    }
}

fn parse_rest(reader: &mut Reader<'_>, sender: Sender) -> Result<(FrameKind, u16, u32), Breach> {
    let kind = FrameKind::from_code(reader.byte()?).ok_or(malformed(Class::UnknownTag))?;
    if kind.is_clients() != (sender == Sender::Client) {
        return Err(malformed(Class::WrongDirection));
    }
    let remote = if kind.names_remote() { reader.varint16()? } else { 0 };
    let call = if kind.names_call() { reader.varint32()? } else { 0 };
    Ok((kind, remote, call))
}

#[cold]
const fn malformed(class: Class) -> Breach {
    Breach::new(Rule::Frame, class)
}

/// Appends a frame: `body` writes what comes after the kind. On an error nothing is appended.
pub fn write(
    out: &mut Vec<u8>,
    kind: FrameKind,
    body: impl FnOnce(&mut Writer<'_>) -> Result<(), Breach>,
) -> Result<(), Breach> {
    let start = out.len();
    out.push(kind.code());
    let written = body(&mut Writer::new(out)).and_then(|()| prefix_length(out, start));
    if written.is_err() {
        out.truncate(start);
    }
    written
}

/// Puts the length word in front of what stands from `start` on. How wide it is is known only
/// when the rest is written, so it is written last and rotated to the front.
fn prefix_length(out: &mut Vec<u8>, start: usize) -> Result<(), Breach> {
    let end = out.len();
    Writer::new(out).length(end.saturating_sub(start))?;
    let width = out.len().saturating_sub(end);
    if let Some(frame) = out.get_mut(start..) {
        frame.rotate_right(width);
    }
    Ok(())
}
