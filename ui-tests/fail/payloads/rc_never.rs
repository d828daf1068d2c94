//! P3: what is shared here is not shared there.

use std::rc::Rc;

use remote::prelude::*;

#[derive(Payload)]
struct Picture {
    level: Rc<u8>,
}

fn main() {}
