//! The compiler cannot work out a bound from the parameters of a type.

use remote::prelude::*;

#[derive(Payload)]
struct Page<const N: usize> {
    #[max_len(N)]
    text: String,
    #[range(0..=Self::MOST)]
    number: u32,
}

impl<const N: usize> Page<N> {
    const MOST: u32 = 9;
}

fn main() {}
