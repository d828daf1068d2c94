//! A check of one's own stands beside the rule, not for it.

use remote::prelude::*;

fn is_polite(name: &str) -> bool {
    name.len() < 9
}

#[derive(Payload)]
struct Move {
    #[check(is_polite)]
    name: String,
}

fn main() {}
