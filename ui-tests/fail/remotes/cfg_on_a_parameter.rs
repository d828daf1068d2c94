//! A remote has the same parameters everywhere.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ask(&mut self, _caller: &Caller, #[cfg(debug_assertions)] loud: bool) {
        let _ = loud;
    }

    #[remote(rate = "1/s")]
    fn say(&mut self, _caller: &Caller, #[cfg_attr(all(), range(0..=9))] loud: u8) {
        let _ = loud;
    }
}

fn main() {}
