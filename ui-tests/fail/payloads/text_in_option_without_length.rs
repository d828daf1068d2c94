//! P3: an option of a text needs what the text needs.

use remote::prelude::*;

#[derive(Payload)]
struct Profile {
    title: Option<String>,
}

fn main() {}
