//! What has the length 1 has no greater one.

use remote::prelude::*;

#[derive(Payload)]
struct Turn {
    #[max_norm(3)]
    #[unit]
    to: [f32; 3],
}

fn main() {}
