//! Nothing here is public but what the macro makes.
#![deny(warnings)]

mod game {
    use remote::prelude::*;

    #[derive(Payload)]
    struct Order {
        #[range(1..=9)]
        quantity: u32,
    }

    pub(super) struct Game;

    #[remotes(pub(super) shop)]
    impl Game {
        #[remote(rate = "5/s")]
        fn buy(&mut self, _caller: &Caller, order: Order) -> bool {
            order.quantity == 1
        }

        #[remote(rate = "5/s")]
        fn sell(&self, _caller: &Caller) {}
    }
}

fn main() {
    let _table: remote::Table<game::Game> = game::shop::remotes();
}
