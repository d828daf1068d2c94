//! An event goes to another thread.

use std::rc::Rc;

use remote::prelude::*;

struct Name(Rc<u8>);

#[derive(Payload)]
struct PlainName(u8);

impl From<PlainName> for Name {
    fn from(PlainName(number): PlainName) -> Self {
        Self(Rc::new(number))
    }
}

impl From<&Name> for PlainName {
    fn from(Name(number): &Name) -> Self {
        Self(**number)
    }
}

#[derive(Payload, Event)]
struct Told {
    #[via(PlainName)]
    by: Name,
}

fn main() {}
