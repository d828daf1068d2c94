//! Writes the format of `docs/wire.md`. The one file of the project that knows bincode.

use bincode::{config, enc::Encode, error::EncodeError};

use crate::core::breach::{Breach, Class, Rule};

/// Appends encoded values to a buffer.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
    depth: u32,
}

impl<'a> Writer<'a> {
    /// Appends to `out`.
    pub const fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, depth: 0 }
    }

    /// Appends to another buffer, as deep in a value as this one.
    pub(crate) const fn aside<'o>(&self, out: &'o mut Vec<u8>) -> Writer<'o> {
        Writer { out, depth: self.depth }
    }

    /// How many bytes stand in the buffer.
    pub const fn position(&self) -> usize {
        self.out.len()
    }

    /// What was written from a [`position`](Self::position) on.
    pub fn since(&self, position: usize) -> &[u8] {
        self.out.get(position..).unwrap_or_default()
    }

    /// Writes with `write`, one level deeper in a value that lies in itself; at most `most` levels.
    pub fn deeper(
        &mut self,
        most: u32,
        write: impl FnOnce(&mut Self) -> Result<(), Breach>,
    ) -> Result<(), Breach> {
        if self.depth >= most {
            return Err(Breach::new(Rule::Depth, Class::TooDeep));
        }
        self.depth = self.depth.saturating_add(1);
        let written = write(self);
        self.depth = self.depth.saturating_sub(1);
        written
    }

    /// Bytes as they are, without a length.
    #[inline]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// The length word of a text or a collection.
    #[inline]
    pub fn length(&mut self, count: usize) -> Result<(), Breach> {
        self.value(&(count as u64))
    }

    /// A number, a flag, a letter or a text, as bincode's standard configuration writes it.
    #[inline]
    pub fn value<T: Encode + ?Sized>(&mut self, value: &T) -> Result<(), Breach> {
        bincode::encode_into_writer(value, Sink(self.out), config::standard())
            .map_err(|_| Breach::new(Rule::Encoder, Class::Internal))
    }
}

struct Sink<'a>(&'a mut Vec<u8>);

impl bincode::enc::write::Writer for Sink<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<(), EncodeError> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }
}

/// How many bytes the shortest form of `number` takes.
pub const fn varint_bytes(number: u128) -> usize {
    if number <= 250 {
        1
    } else if number <= 0xffff {
        3
    } else if number <= 0xffff_ffff {
        5
    } else if number <= 0xffff_ffff_ffff_ffff {
        9
    } else {
        17
    }
}
