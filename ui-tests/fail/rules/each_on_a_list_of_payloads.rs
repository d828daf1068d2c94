//! A payload in a list has its rules on its fields: `each` takes none for it.

use remote::prelude::*;

#[derive(Payload)]
struct Point {
    x: u8,
}

#[derive(Payload)]
struct Line {
    #[max_len(4)]
    #[each(finite)]
    points: Vec<Point>,
}

fn main() {}
