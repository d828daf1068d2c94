//! A condition sees parameters that there are.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_near(order)))]
    fn ping(&mut self, _caller: &Caller, place: u8) {
        let _ = place;
    }

    fn is_near(&self, _caller: &Caller, _order: &u8) -> bool {
        true
    }
}

fn main() {}
