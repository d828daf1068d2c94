//! Vectors have a length, above 0.

use remote::prelude::*;

#[derive(Payload)]
struct Forms {
    #[max_norm(0)]
    zero: [f32; 3],
    #[max_norm]
    bare: [f32; 3],
    #[finite]
    #[max_norm(3)]
    implied: [f32; 3],
    #[max_norm(3)]
    #[unit]
    stronger: [f32; 3],
}

#[derive(Payload)]
struct Scalar {
    #[unit]
    number: f32,
}

#[derive(Payload)]
struct Whole {
    #[max_norm(3)]
    cell: [i32; 2],
}

fn main() {}
