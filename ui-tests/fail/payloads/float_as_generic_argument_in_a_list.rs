//! P3: what breaks a bound of a payload's parameter inside of a list is told once, at the type, whatever rule stands before it.

use remote::prelude::*;

#[derive(Payload)]
struct Stack<T: Payload> {
    of: T,
    count: u8,
}

#[derive(Payload)]
struct Chest {
    #[max_len(8)]
    stacks: Vec<Stack<f32>>,
}

fn main() {}
