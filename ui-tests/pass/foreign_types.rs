//! Types of somebody else's, which travel as payloads of the author's own, wherever they stand.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU8;

use remote::prelude::*;

#[derive(Payload)]
struct Octets([u8; 4]);

impl From<Octets> for Ipv4Addr {
    fn from(octets: Octets) -> Self {
        octets.0.into()
    }
}

impl From<&Ipv4Addr> for Octets {
    fn from(address: &Ipv4Addr) -> Self {
        Self(address.octets())
    }
}

/// Of either family.
#[derive(Payload)]
enum Family {
    Four(#[via(Octets)] Ipv4Addr),
    Six([u8; 16]),
}

impl From<Family> for IpAddr {
    fn from(family: Family) -> Self {
        match family {
            Family::Four(address) => Self::V4(address),
            Family::Six(octets) => Self::V6(octets.into()),
        }
    }
}

impl From<&IpAddr> for Family {
    fn from(address: &IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::Four(*address),
            IpAddr::V6(address) => Self::Six(address.octets()),
        }
    }
}

#[derive(Payload)]
struct NotNone(#[range(1..=255)] u8);

impl From<NotNone> for NonZeroU8 {
    fn from(number: NotNone) -> Self {
        Self::new(number.0).unwrap_or(Self::MIN)
    }
}

impl From<&NonZeroU8> for NotNone {
    fn from(number: &NonZeroU8) -> Self {
        Self(number.get())
    }
}

#[derive(Payload)]
struct Login {
    #[via(Family)]
    from: IpAddr,
    #[max_len(3)]
    #[each(via(Octets))]
    others: Vec<Ipv4Addr>,
    #[max_len(3)]
    #[keys(via(Octets))]
    #[values(via(NotNone))]
    counts: BTreeMap<Ipv4Addr, NonZeroU8>,
    #[fields(via(NotNone), _)]
    pair: (NonZeroU8, bool),
    #[via(NotNone)]
    #[check(is_odd)]
    odd: NonZeroU8,
}

fn is_odd(number: &NonZeroU8) -> bool {
    number.get() % 2 == 1
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s", reply(via(NotNone)))]
    fn login(&mut self, _caller: &Caller, login: Login) -> Result<NonZeroU8, ()> {
        drop((login.from, login.others, login.counts, login.pair));
        Ok(login.odd)
    }

    #[remote(rate = "1/s")]
    fn count(&mut self, _caller: &Caller, #[via(NotNone)] number: NonZeroU8) {
        let _ = number;
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    assert!(remotes[1].judge(&[1]).is_ok());
    assert!(remotes[1].judge(&[0]).is_err());
    assert!(remotes[0].judge(&[0, 127, 0, 0, 1, 0, 0, 1, 0, 3]).is_ok());
    assert!(remotes[0].judge(&[0, 127, 0, 0, 1, 0, 0, 1, 0, 4]).is_err());
}
