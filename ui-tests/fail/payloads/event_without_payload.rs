//! An event is a payload that the server sends.

use remote::prelude::*;

#[derive(Event)]
struct Told;

fn main() {}
