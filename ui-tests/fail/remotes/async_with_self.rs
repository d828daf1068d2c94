//! D22: an async body does not hold the world across an await.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    async fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
