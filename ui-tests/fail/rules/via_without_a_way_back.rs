//! A value is made of its proxy.

use std::net::Ipv4Addr;

use remote::prelude::*;

#[derive(Payload)]
struct Octets([u8; 4]);

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
