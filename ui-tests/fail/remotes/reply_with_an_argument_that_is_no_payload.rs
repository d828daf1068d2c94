//! P3: a reply whose type takes payloads alone, and is given a number that needs a rule.

use remote::prelude::*;

#[derive(Payload)]
struct Both<T: Payload> {
    left: T,
    right: T,
}

#[remotes]
trait Scores {
    #[remote(rate = "5/s")]
    fn score(&mut self, caller: &Caller) -> Both<u64>;
}

fn main() {}
