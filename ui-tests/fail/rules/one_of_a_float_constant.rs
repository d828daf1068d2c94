//! `one_of` lists whole numbers, also where one is a constant.

use remote::prelude::*;

const FAST: f32 = 9.0;

#[derive(Payload)]
struct Move {
    #[one_of(1, FAST)]
    speed: u32,
}

fn main() {}
