//! How many connections, in all and from one address. IPv6 counts by /64: whoever has one address
//! of it has them all.

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::core::limits::Limits;
use crate::core::meter::bucket::Bucket;
use crate::core::time::Timestamp;

/// An IPv4 address or an IPv6 /64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressBlock {
    /// One address.
    V4([u8; 4]),
    /// The first four groups.
    V6([u16; 4]),
}

impl fmt::Display for AddressBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::V4(octets) => Ipv4Addr::from(octets).fmt(f),
            Self::V6(groups) => {
                let mut whole = [0; 8];
                for (place, group) in whole.iter_mut().zip(groups) {
                    *place = group;
                }
                write!(f, "{}/64", Ipv6Addr::from(whole))
            }
        }
    }
}

impl From<IpAddr> for AddressBlock {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address.octets()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self::V6([a, b, c, d])
            }
        }
    }
}

/// Why a connection is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowded {
    /// The server is full.
    Server,
    /// Too many from this address at once.
    Address,
    /// Too many new ones from this address.
    Haste,
}

/// The connections that are open, by address.
#[derive(Debug, Default)]
pub struct Addresses {
    open: usize,
    // Keyed with std's random hasher, since peers choose their addresses. An entry lives while a
    // connection of it does or its bucket is not full; `sweep` drops the rest.
    blocks: HashMap<AddressBlock, Block>,
    swept: Timestamp,
}

#[derive(Debug, Default)]
struct Block {
    open: usize,
    new: Bucket,
}

/// Above so many blocks a new one first looks for blocks that can go.
const SWEEP_ABOVE: usize = 4_096;

/// Blocks that are remembered at most, 40 bytes each; a new one beyond them is turned away until
/// others are forgotten.
pub(crate) const MAX_BLOCKS: usize = 65_536;

impl Addresses {
    /// Takes a connection from `address`, or says why not.
    pub fn open(
        &mut self,
        address: IpAddr,
        limits: &Limits,
        now: Timestamp,
    ) -> Result<(), Crowded> {
        if self.open >= limits.connections {
            return Err(Crowded::Server);
        }
        self.sweep(limits, now);
        if self.blocks.len() >= MAX_BLOCKS {
            return Err(Crowded::Server);
        }
        let block = self.blocks.entry(address.into()).or_default();
        if block.open >= limits.connections_per_address {
            return Err(Crowded::Address);
        }
        block
            .new
            .take(limits.new_connections_per_address.strict(), 1, now)
            .map_err(|_| Crowded::Haste)?;
        block.open = block.open.saturating_add(1);
        self.open = self.open.saturating_add(1);
        Ok(())
    }

    /// A connection from `address` is over.
    pub fn close(&mut self, address: IpAddr, now: Timestamp) {
        self.open = self.open.saturating_sub(1);
        let block = AddressBlock::from(address);
        if let Some(found) = self.blocks.get_mut(&block) {
            found.open = found.open.saturating_sub(1);
            if found.open == 0 && found.new.is_full(now) {
                self.blocks.remove(&block);
            }
        }
    }

    /// How many connections are open.
    pub const fn open_connections(&self) -> usize {
        self.open
    }

    /// Once a second at the most, and only when there are many: blocks grow by what strangers do,
    /// and each can come back with a full bucket only when it had time to fill.
    fn sweep(&mut self, limits: &Limits, now: Timestamp) {
        let due = now.since(self.swept) >= limits.new_connections_per_address.period();
        if self.blocks.len() > SWEEP_ABOVE && due {
            self.swept = now;
            self.blocks.retain(|_, block| block.open > 0 || !block.new.is_full(now));
        }
    }
}
