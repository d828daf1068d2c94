//! P3: a mistake in a payload with parameters is told where it is made, and not where that payload lies.

use remote::prelude::*;

#[derive(Payload)]
struct Row(u8);

#[derive(Payload)]
struct Page<T: Payload> {
    rows: Vec<Row>,
    next: T,
}

#[derive(Payload)]
struct Book {
    first: Page<Row>,
    row: Row,
}

#[derive(Payload)]
struct Shelf {
    #[max_len(8)]
    books: Vec<Book>,
}

fn main() {}
