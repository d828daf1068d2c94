//! Places: arrays, vectors, and payloads of the author's own that stand for one.

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Payload)]
struct Tile {
    #[range(0..=99)]
    x: u32,
    #[range(0..=99)]
    y: u32,
}

impl Position for Tile {
    fn position(&self) -> [f32; 3] {
        [self.x as f32, 0.0, self.y as f32]
    }
}

const REACH: u8 = 12;

#[derive(Payload)]
struct Strike {
    #[near_character(REACH)]
    at: Tile,
    #[near_character(0.5)]
    from: Option<Tile>,
    #[max_len(3)]
    #[each(near_character(Self::FAR))]
    path: Vec<Tile>,
    #[near_character(REACH)]
    #[check(is_above)]
    point: [f32; 3],
}

impl Strike {
    const FAR: f64 = 99.5;
}

fn is_above(place: &[f32; 3]) -> bool {
    place[1] >= 0.0
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn strike(&mut self, _caller: &Caller, strike: Strike, #[near_character(9)] to: Tile) -> Tile {
        drop((strike.at, strike.from, strike.path, strike.point));
        to
    }
}

impl Characters for Game {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        (player == PlayerId(1)).then_some([0.0; 3])
    }
}

fn main() {
    assert_eq!(game::remotes().contract().remotes[0].args.max_bytes, 2 + 3 + 7 + 12 + 2);
}
