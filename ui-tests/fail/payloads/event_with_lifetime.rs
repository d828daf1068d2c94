//! An event owns its values.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told<'a> {
    #[max_len(8)]
    text: &'a str,
}

fn main() {}
