//! An enum without variants has no value.

use remote::prelude::*;

#[derive(Payload)]
enum Move {}

fn main() {}
