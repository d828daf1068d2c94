//! P3: a payload with parameters is held against its bounds where a payload without any holds it.

use remote::prelude::*;

const MOST: u32 = 300;

#[derive(Payload)]
struct Row(u8);

#[derive(Payload)]
struct Page<T: Payload> {
    first: T,
    #[range(0..=MOST)]
    number: u8,
}

#[derive(Payload)]
struct Book {
    page: Page<Row>,
}

struct Game;

#[remotes(shelf)]
impl Game {
    #[remote(rate = "5/s")]
    fn read(&mut self, _caller: &Caller, book: Book) {
        drop(book);
    }
}

fn main() {}
