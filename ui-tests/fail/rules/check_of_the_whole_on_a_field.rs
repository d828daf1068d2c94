//! A check across a struct stands on the struct.

use remote::prelude::*;

#[derive(Payload)]
struct Trade {
    #[range(0..=100)]
    gives: u32,
    #[range(0..=100)]
    #[check(Self::is_fair)]
    takes: u32,
}

impl Trade {
    fn is_fair(&self) -> bool {
        self.gives >= self.takes
    }
}

fn main() {}
