//! A distance is a number, also where it is a constant.

use remote::prelude::*;

const FAR: std::time::Duration = std::time::Duration::from_secs(5);

#[derive(Payload)]
struct Move {
    #[near_character(FAR)]
    to: [f32; 3],
}

fn main() {}
