//! P4: that one of the two lies in the other, and only that in a list, does not make them finite.

use remote::prelude::*;

#[derive(Payload)]
struct Book {
    #[max_len(8)]
    pages: Vec<Page>,
}

#[derive(Payload)]
struct Page {
    number: u8,
    book: Book,
}

fn main() {}
