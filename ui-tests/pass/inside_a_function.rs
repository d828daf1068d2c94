//! Everything inside of a function, where items of the function are seen and no module could see them.

use remote::prelude::*;

fn main() {
    #[derive(Clone, Copy, Id)]
    struct ItemId(u32);

    const MOST: u32 = 9;

    #[derive(Payload)]
    struct Order {
        #[known]
        item: ItemId,
        #[range(1..=MOST)]
        quantity: u32,
    }

    #[derive(Payload, Event)]
    struct Sold(#[any] ItemId, #[range(1..=MOST)] u32);

    struct Game;

    #[remotes(game, events(Sold))]
    impl Game {
        #[remote(rate = "5/s", when(is_open))]
        fn buy(&mut self, caller: &Caller, order: Order) -> bool {
            caller.send(&Sold(order.item, order.quantity)).is_ok()
        }
    }

    impl Knows<ItemId> for Game {
        fn knows(&self, id: ItemId) -> bool {
            id.0 == 1
        }
    }

    fn is_open(_: &Game, _: &Caller) -> bool {
        true
    }

    let caller = Caller::for_test(PlayerId(1));
    assert!(Game.buy(&caller, Order { item: ItemId(1), quantity: 2 }));
    let sold = caller.sent::<Sold>();
    assert!(matches!(sold.as_slice(), [(remote::Recipients::One(PlayerId(1)), Sold(ItemId(1), 2))]));
    assert_eq!(game::remotes().contract().remotes.len(), 1);
}
