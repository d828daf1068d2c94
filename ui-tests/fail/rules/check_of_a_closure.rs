//! A check is named: reports and fingerprints tell it by its name.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[range(0..=9)]
    #[check(|steps| steps % 2 == 0)]
    steps: u32,
}

fn main() {}
