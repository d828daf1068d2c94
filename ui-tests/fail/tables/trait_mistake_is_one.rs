//! After a mistake, a contract still says what every world is.

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/0s")]
    fn buy(&mut self, caller: &Caller);

    #[remote(rate = "5/s")]
    async fn wait(world: World<Self>, caller: &Caller);
}

fn in_a_thread<W: Shop>(world: W) {
    std::thread::spawn(move || drop(world));
}

fn main() {}
