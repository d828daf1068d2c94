//! A proxy is made of the value.

use std::net::Ipv4Addr;

use remote::prelude::*;

#[derive(Payload)]
struct Octets([u8; 4]);

impl From<Octets> for Ipv4Addr {
    fn from(octets: Octets) -> Self {
        octets.0.into()
    }
}

#[derive(Payload)]
struct Invite {
    #[via(Octets)]
    address: Ipv4Addr,
}

fn main() {}
