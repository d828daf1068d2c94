//! Payloads and worlds that only some modules can name.

mod game {
    pub(super) mod orders {
        use remote::prelude::*;

        #[derive(Payload)]
        pub(in crate::game) struct Line {
            #[range(1..=9)]
            pub(super) quantity: u32,
        }

        #[derive(Payload)]
        pub(crate) struct Order {
            #[max_len(3)]
            pub(in crate::game) lines: Vec<Line>,
        }

        pub(super) fn is_short(order: &Order) -> bool {
            order.lines.len() < 3
        }
    }

    use orders::Order;
    use remote::prelude::*;

    pub(super) struct Game;

    #[remotes(pub(crate) shop)]
    impl Game {
        #[remote(rate = "5/s")]
        pub(super) fn buy(
            &mut self,
            _caller: &Caller,
            #[check(orders::is_short)] order: Order,
        ) -> u32 {
            order.lines.iter().map(|line| line.quantity).sum()
        }
    }
}

fn main() {
    let remote = &game::shop::remotes().contract().remotes[0];
    assert!(remote.judge(&[2, 1, 9]).is_ok());
    assert!(remote.judge(&[3, 1, 9, 1]).is_err());
    let _world = game::Game;
    let _order: Option<game::orders::Order> = None;
}
