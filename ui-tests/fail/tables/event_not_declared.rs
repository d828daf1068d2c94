//! A stub is asked for events that its table declares.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Told {
    loud: bool,
}

#[derive(Payload, Event)]
struct Heard {
    loud: bool,
}

struct Game;

#[remotes(game, events(Told))]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn listen(client: &Client) {
    let _events = game::client(client).events::<Heard>();
}

fn main() {}
