//! The reason of `unchecked` stands behind `=`.

use remote::prelude::*;

#[derive(Payload)]
struct Paint {
    #[unchecked("the renderer takes anything")]
    hue: f32,
}

fn main() {}
