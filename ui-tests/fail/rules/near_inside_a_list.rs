//! What is near has the field beside it.

use remote::prelude::*;

#[derive(Payload)]
struct Throw {
    #[target]
    target: PlayerId,
    #[max_len(9)]
    #[each(near(target, 5))]
    path: Vec<[f32; 3]>,
}

fn main() {}
