//! P3: floats have no order, so they are no keys (attack 16).

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(8)]
    #[keys(finite)]
    steps: std::collections::BTreeMap<f32, u8>,
}

fn main() {}
