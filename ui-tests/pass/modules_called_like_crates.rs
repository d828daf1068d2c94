//! Modules that are called like the crates which generated code names.

mod game {
    mod std {}

    mod core {}

    mod alloc {}

    mod remote {}

    use ::remote::prelude::*;

    #[derive(Debug, Clone, PartialEq, Payload, Event)]
    pub struct Told {
        #[range("0s"..="5s")]
        pub after: ::core::time::Duration,
    }

    #[derive(Clone, Copy, Id)]
    pub struct ItemId(u32);

    pub struct Game;

    #[remotes(game, events(Told))]
    impl Game {
        #[remote(rate = "5/s", rate(server) = "50/s")]
        fn tell(&mut self, caller: &Caller, #[known] item: ItemId, told: Told) -> bool {
            item.0 == 1 && caller.send(&told).is_ok()
        }

        #[remote(rate = "5/s", deadline = "1s")]
        async fn wait(_world: World<Self>, _caller: &Caller) {}
    }

    impl Knows<ItemId> for Game {
        fn knows(&self, id: ItemId) -> bool {
            id.0 == 1
        }
    }

    #[remotes]
    pub trait Shop {
        #[remote(rate = "5/s")]
        async fn buy(world: World<Self>, caller: &Caller) -> bool;
    }

    impl Shop for Game {
        async fn buy(_world: World<Self>, _caller: &Caller) -> bool {
            true
        }
    }
}

fn main() {
    assert_eq!(game::game::remotes().contract().remotes.len(), 2);
    assert_eq!(game::shop::remotes::<game::Game>().contract().remotes.len(), 1);
}
