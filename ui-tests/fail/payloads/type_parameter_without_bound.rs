//! A type parameter says what it has to be.

use remote::prelude::*;

#[derive(Payload)]
struct Page<T> {
    first: T,
}

fn main() {}
