//! A rule is a rule, however its word is written.

use remote::prelude::*;

#[derive(Payload)]
struct Forms {
    #[r#range(5..=1)]
    level: u8,
    #[max_len(3)]
    #[r#check(3)]
    text: String,
}

struct Game;

#[remotes(game)]
impl Game {
    #[r#remote(rate = "0/s")]
    fn ask(&mut self, _caller: &Caller, #[r#range(5..=1)] level: u8) {
        let _ = level;
    }
}

fn main() {}
