//! A number has no direction.

use remote::prelude::*;

#[derive(Payload)]
struct Turn {
    #[unit]
    to: f32,
}

fn main() {}
