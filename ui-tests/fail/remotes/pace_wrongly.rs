//! The keys of a remote's pace.

use remote::prelude::*;

struct Game;

#[derive(Payload)]
struct Order {
    #[range(1..=9)]
    quantity: u32,
    #[max_len(9)]
    name: String,
}

#[remotes(forms)]
impl Game {
    #[remote(rate = "5/s", rate(server) = 50)]
    fn number(&mut self, _caller: &Caller) {}

    #[remote(rate(server) = "50/s")]
    fn no_own_rate(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", rate(player) = "5/s")]
    fn of_whom(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", group = "")]
    fn nameless(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", cost = 3)]
    fn constant(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", cost = ordr.quantity)]
    fn misspelt(&mut self, _caller: &Caller, order: Order) {
        let _ = order;
    }

    #[remote(rate = "5/s", observe = true)]
    fn observed(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", group = "combat")]
    fn strike(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", group = "combat", burst = 9)]
    fn parry(&mut self, _caller: &Caller) {}
}

#[remotes(of_text)]
impl Game {
    #[remote(rate = "5/s", cost = order.name)]
    fn text(&mut self, _caller: &Caller, order: Order) {
        let _ = (order.quantity, order.name);
    }
}

fn main() {}
