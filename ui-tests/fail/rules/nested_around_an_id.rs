//! What lies around a type in itself asks the world nothing either, whatever it is called.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Vec<T: Payload> {
    #[known]
    item: ItemId,
    inner: T,
}

#[derive(Payload)]
struct Chain {
    #[max_depth(3)]
    #[max_bytes(9)]
    next: Option<Box<Vec<Self>>>,
}

/// Another one of the same generic type.
#[derive(Payload)]
struct Node<T: Payload> {
    value: T,
    #[max_depth(3)]
    #[max_bytes(9)]
    next: Option<Box<Node<u8>>>,
}

fn main() {}
