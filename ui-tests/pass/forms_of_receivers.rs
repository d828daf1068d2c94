//! A body that only looks at the world, and every way to write the world and the caller.

use remote::World as Room;

use remote::prelude::*;

struct Game {
    looked: u32,
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn look(&self, _caller: &Caller) -> u32 {
        self.looked
    }

    #[remote(rate = "5/s")]
    fn long(self: &mut Self, _: &Caller) {
        self.looked += 1;
    }

    #[remote(rate = "5/s")]
    fn longer(self: &Game, caller: &remote::Caller) -> bool {
        caller.player() == PlayerId(1) && self.looked == 1
    }

    #[remote(rate = "5/s")]
    async fn room(room: Room<Game>, _caller: &Caller) {
        room.enter(|game| game.looked += 1).await;
    }

    #[remote(rate = "5/s")]
    async fn unused(_: World<Self>, _: &Caller) {}
}

#[remotes]
trait Looks {
    #[remote(rate = "5/s")]
    fn see(&self, _: &Caller) -> bool;

    #[remote(rate = "5/s")]
    fn touch(self: &mut Self, caller: &remote::Caller);

    #[remote(rate = "5/s")]
    async fn wait(_: World<Self>, _: &Caller);
}

impl Looks for Game {
    fn see(&self, _: &Caller) -> bool {
        true
    }

    fn touch(&mut self, _: &Caller) {}

    async fn wait(_: World<Self>, _: &Caller) {}
}

fn main() {
    let caller = Caller::for_test(PlayerId(1));
    let mut game = Game { looked: 0 };
    game.long(&caller);
    assert_eq!((game.look(&caller), game.longer(&caller)), (1, true));
    assert_eq!(game::remotes().contract().remotes.len(), 5);
    assert_eq!(looks::remotes::<Game>().contract().remotes.len(), 3);
}
