//! A proxy is a payload.

use std::net::Ipv4Addr;

use remote::prelude::*;

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

#[derive(Payload)]
struct Invite {
    #[via(Octets)]
    address: Ipv4Addr,
}

fn main() {}
