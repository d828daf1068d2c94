//! Reads what a peer sent. It cannot read past its end, accepts only the shortest form of a
//! number, and compares every length with its maximum before anything is done with it.
//!
//! It knows the format's primitives and no rule of a game.

use crate::core::breach::{Breach, Class, Rule};

/// A cursor over bytes that a peer sent.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    depth: u32,
}

impl<'a> Reader<'a> {
    /// Reads `bytes` from their start.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, depth: 0 }
    }

    /// What has not been read yet.
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next `count` bytes.
    #[inline]
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Breach> {
        match self.rest.split_at_checked(count) {
            Some((head, rest)) => {
                self.rest = rest;
                Ok(head)
            }
            None => Err(truncated()),
        }
    }

    /// The next `N` bytes, as an array.
    #[inline]
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Breach> {
        match self.rest.split_first_chunk::<N>() {
            Some((head, rest)) => {
                self.rest = rest;
                Ok(*head)
            }
            None => Err(truncated()),
        }
    }

    /// One byte.
    #[inline]
    pub fn byte(&mut self) -> Result<u8, Breach> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    /// A number of at most 16 bits, in its shortest form.
    #[inline]
    pub fn varint16(&mut self) -> Result<u16, Breach> {
        match self.byte()? {
            small @ 0..=250 => Ok(u16::from(small)),
            251 => {
                let number = u16::from_le_bytes(self.array()?);
                if number > 250 { Ok(number) } else { Err(overlong()) }
            }
            _ => Err(too_wide()),
        }
    }

    /// A number of at most 32 bits, in its shortest form.
    #[inline]
    pub fn varint32(&mut self) -> Result<u32, Breach> {
        match self.rest.split_first() {
            Some((252, rest)) => {
                self.rest = rest;
                let number = u32::from_le_bytes(self.array()?);
                if number > 0xffff { Ok(number) } else { Err(overlong()) }
            }
            _ => self.varint16().map(u32::from),
        }
    }

    /// A number of at most 64 bits, in its shortest form.
    #[inline]
    pub fn varint64(&mut self) -> Result<u64, Breach> {
        match self.rest.split_first() {
            Some((253, rest)) => {
                self.rest = rest;
                let number = u64::from_le_bytes(self.array()?);
                if number > 0xffff_ffff { Ok(number) } else { Err(overlong()) }
            }
            _ => self.varint32().map(u64::from),
        }
    }

    /// A number of at most 128 bits, in its shortest form.
    #[inline]
    pub fn varint128(&mut self) -> Result<u128, Breach> {
        match self.rest.split_first() {
            Some((254, rest)) => {
                self.rest = rest;
                let number = u128::from_le_bytes(self.array()?);
                if number > 0xffff_ffff_ffff_ffff { Ok(number) } else { Err(overlong()) }
            }
            _ => self.varint64().map(u128::from),
        }
    }

    /// The length word of something whose elements take at least `min_element_bytes` each:
    /// refused when it is over `max`, and when the bytes left cannot hold so many.
    #[inline]
    pub fn length(&mut self, max: usize, min_element_bytes: usize) -> Result<usize, Breach> {
        let claimed = self.varint64()?;
        match usize::try_from(claimed) {
            Ok(count) if count <= max => {
                if count.saturating_mul(min_element_bytes) <= self.rest.len() {
                    Ok(count)
                } else {
                    Err(truncated())
                }
            }
            _ => Err(Breach::new(Rule::Length, Class::TooLong)),
        }
    }

    /// Reads with `read`, one level deeper in a value that lies in itself; at most `most` levels.
    pub fn deeper<T>(
        &mut self,
        most: u32,
        read: impl FnOnce(&mut Self) -> Result<T, Breach>,
    ) -> Result<T, Breach> {
        if self.depth >= most {
            return Err(Breach::new(Rule::Depth, Class::TooDeep));
        }
        self.depth = self.depth.saturating_add(1);
        let value = read(self);
        self.depth = self.depth.saturating_sub(1);
        value
    }

    /// Refuses what is left over.
    #[inline]
    pub fn finish(self) -> Result<(), Breach> {
        if self.rest.is_empty() { Ok(()) } else { Err(Breach::new(Rule::Shape, Class::Trailing)) }
    }
}

#[cold]
fn truncated() -> Breach {
    Breach::new(Rule::Shape, Class::Truncated)
}

#[cold]
fn overlong() -> Breach {
    Breach::new(Rule::Canonical, Class::Overlong)
}

#[cold]
fn too_wide() -> Breach {
    Breach::new(Rule::Shape, Class::TooWide)
}
