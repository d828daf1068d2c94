//! P4: a payload whose parts are small may need over 64 KiB all the same.

use remote::prelude::*;

#[derive(Payload)]
struct Map {
    #[max_len(300)]
    #[each(max_len(300))]
    rows: Vec<Vec<u8>>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/min")]
    fn draw(&mut self, _caller: &Caller, map: Map) {
        drop(map.rows);
    }
}

fn main() {}
