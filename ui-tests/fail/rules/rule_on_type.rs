//! A rule stands on a field.

use remote::prelude::*;

#[derive(Payload)]
#[range(1..=9)]
struct Steps(u8);

fn main() {}
