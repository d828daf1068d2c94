//! A table is an impl or a trait.

use remote::prelude::*;

#[remotes(game)]
struct Game;

fn main() {}
