//! An event is one type.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told<T: Payload> {
    what: T,
}

fn main() {}
