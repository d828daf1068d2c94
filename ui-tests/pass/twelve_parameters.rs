//! As many parameters as there may be, each with its rule.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
enum Side {
    Left,
    Right,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "50/s", cost = l, when(Self::fits(l, a, f)))]
    fn all(
        &mut self,
        caller: &Caller,
        #[range(1..=9)] a: u32,
        #[any] b: i64,
        #[finite] c: f32,
        #[max_len(3)] d: String,
        #[max_len(3)] e: Vec<u8>,
        #[known] f: ItemId,
        #[near_character(5)] g: [f32; 3],
        h: bool,
        i: Option<Side>,
        #[target] j: PlayerId,
        #[fields(_, any)] k: (u8, u16),
        #[one_of(1, 5)] mut l: u8,
    ) -> u8 {
        let i = matches!(i, Some(Side::Left | Side::Right));
        l += u8::from(h && i);
        drop((caller, a, b, c, d, e, f, g, j, k));
        l
    }

    fn fits(&self, _caller: &Caller, l: &u8, a: &u32, f: &ItemId) -> bool {
        u32::from(*l) > *a || f.0 == 1
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

impl Targets<PlayerId> for Game {
    fn may_target(&self, _caller: &Caller, _target: PlayerId) -> bool {
        true
    }
}

impl Characters for Game {
    fn position(&self, _player: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

fn main() {
    let spec = game::remotes().contract().remotes[0].spec;
    assert_eq!(spec.params.concat(), "abcdefghijkl");
    assert_eq!(spec.cost, Some("l"));
}
