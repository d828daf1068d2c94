//! P3: a bound that does not fit is told at its rule alone, whoever takes, sends or returns the payload.

use remote::prelude::*;

const MOST: u32 = 300;

#[derive(Payload, Event)]
struct Stack {
    #[range(0..=MOST)]
    size: u8,
}

struct Game;

#[remotes(shop, events(Stack))]
impl Game {
    #[remote(rate = "5/s")]
    fn split(&mut self, _caller: &Caller, stack: Stack, other: Option<Stack>) -> Stack {
        other.unwrap_or(stack)
    }
}

fn main() {}
