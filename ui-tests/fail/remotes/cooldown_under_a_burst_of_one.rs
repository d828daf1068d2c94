//! The same where the rate is fast enough, and its burst lets single calls through.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "2/min", burst = 1, cooldown = "29s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
