//! An async body runs on any thread; one that cannot is reported where it stands.

use std::rc::Rc;

use remote::prelude::*;

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    async fn ping(world: World<Self>, caller: &Caller) -> bool;
}

struct Game;

impl Arena for Game {
    async fn ping(world: World<Self>, _caller: &Caller) -> bool {
        let held = Rc::new(1);
        world.enter(|_| ()).await;
        *held == 1
    }
}

fn main() {}
