//! A contract in one place, its bodies in another, and a client that sees the contract alone.

mod protocol {
    use remote::prelude::*;

    #[derive(Debug, Clone, Copy, PartialEq, Id)]
    pub struct ItemId(pub u32);

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub struct Order {
        #[known]
        pub item: ItemId,
        #[range(1..=99)]
        pub quantity: u32,
    }

    #[derive(Debug, Clone, PartialEq, ServerOnly, Event)]
    pub struct Sold {
        #[any]
        pub item: ItemId,
    }

    /// What a client may ask of the shop.
    #[remotes(store, events(Sold))]
    pub trait Shop {
        /// Buys; what is left.
        #[remote(rate = "5/10s", burst = BURST, when(Self::is_open, is_in_time), name = "purchase")]
        fn buy(&mut self, caller: &Caller, order: Order) -> Result<u32, ()>;

        #[remote(rate = "5/s")]
        fn look(&self, caller: &Caller, #[max_len(MOST)] words: String);

        fn is_open(&self, caller: &Caller) -> bool;

        /// A function of the contract that is no remote, with a body.
        fn slots(&self) -> usize {
            MOST
        }
    }

    fn is_in_time<W>(_: &W, _: &Caller) -> bool {
        true
    }

    const BURST: u32 = 7;
    const MOST: usize = 8;
}

mod server {
    use remote::prelude::*;

    use super::protocol::{self, ItemId, Order, Sold};

    #[derive(Default)]
    pub struct Game {
        pub stock: u32,
    }

    impl protocol::Shop for Game {
        fn buy(&mut self, caller: &Caller, order: Order) -> Result<u32, ()> {
            self.stock = self.stock.checked_sub(order.quantity).ok_or(())?;
            caller.send_all(&Sold { item: order.item }).map_err(drop)?;
            Ok(self.stock)
        }

        fn look(&self, _caller: &Caller, words: String) {
            drop(words);
        }

        fn is_open(&self, _caller: &Caller) -> bool {
            self.stock > 0
        }
    }

    impl Knows<ItemId> for Game {
        fn knows(&self, id: ItemId) -> bool {
            id == ItemId(1)
        }
    }

    pub fn table() -> remote::Table<Game> {
        protocol::store::remotes()
    }
}

mod client {
    use remote::prelude::*;

    use super::protocol::{ItemId, Order, Sold, StoreClient, store};

    pub fn buy(client: &Client) -> Pending<Result<u32, ()>> {
        let store: StoreClient = store::client(client);
        store.on(|sold: Sold| drop(sold));
        let _ = store.look("hello".to_owned());
        store.buy(Order { item: ItemId(1), quantity: 2 })
    }
}

fn main() {
    use protocol::Shop;

    let _ = client::buy;
    let contract = server::table().contract();
    assert_eq!((contract.name, contract.remotes[0].spec.name), ("store", "purchase"));
    assert_eq!(contract.remotes[0].spec.rate.burst(), 7);
    let mut game = server::Game { stock: 5 };
    let caller = remote::Caller::for_test(remote::PlayerId(1));
    let order = protocol::Order { item: protocol::ItemId(1), quantity: 2 };
    assert_eq!(game.buy(&caller, order), Ok(3));
    assert_eq!(caller.sent::<protocol::Sold>().len(), 1);
    assert_eq!(game.slots(), 8);
}
