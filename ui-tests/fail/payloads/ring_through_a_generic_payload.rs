//! P4: what a payload holds in a parameter of another one it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Page<T: Payload> {
    first: T,
    number: u8,
}

#[derive(Payload)]
struct Chapter {
    pages: Option<Box<Page<Section>>>,
}

#[derive(Payload)]
struct Section {
    chapter: Chapter,
}

fn main() {}
