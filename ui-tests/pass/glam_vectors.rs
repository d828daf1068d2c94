//! The vectors and rotations of `glam`, under every rule that they take, in all that can hold them.

use glam::{DQuat, DVec2, DVec3, DVec4, IVec2, IVec3, IVec4, Quat, UVec2, UVec3, UVec4};
use glam::{Vec2, Vec3, Vec3A, Vec4};

use remote::prelude::*;

#[derive(Payload)]
struct Floats {
    #[finite]
    a: Vec2,
    #[range(-100.0..=100.0)]
    b: Vec3,
    #[max_norm(10)]
    c: Vec3A,
    #[unit]
    d: Vec4,
    #[unit]
    e: Quat,
    #[near_character(5)]
    f: Vec3,
    #[finite]
    g: DVec2,
    #[max_norm(0.5)]
    h: DVec3,
    #[range(0.0..=1.0)]
    i: DVec4,
    #[unit]
    j: DQuat,
    #[unchecked = "the renderer takes anything"]
    k: Vec4,
    #[check(points_up)]
    #[unit]
    l: Vec3,
}

fn points_up(direction: &Vec3) -> bool {
    direction.y > 0.0
}

#[derive(Payload)]
struct Integers {
    #[range(0..=99)]
    a: IVec2,
    #[any]
    b: IVec3,
    #[one_of(-1, 0, 1)]
    c: IVec4,
    #[range(0..100)]
    d: UVec2,
    #[any]
    e: UVec3,
    #[unchecked = "a seed"]
    f: UVec4,
}

#[derive(Payload)]
struct Holders {
    #[finite]
    a: Option<Vec3>,
    #[unit]
    b: [Quat; 2],
    #[max_norm(3)]
    c: Box<Vec2>,
    #[max_len(8)]
    #[each(near_character(50))]
    d: Vec<Vec3>,
    #[fields(_, finite, unit)]
    e: (bool, Vec3, Quat),
    #[near_character(50)]
    f: Option<Vec3>,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s", reply(finite))]
    fn floats(&mut self, _caller: &Caller, all: Floats) -> Vec3 {
        let Floats { a, b, c, d, e, f, g, h, i, j, k, l } = all;
        drop((a, b, c, d, e, f, g, h, i, j, k));
        l
    }

    #[remote(rate = "1/s", reply(any))]
    fn integers(&mut self, _caller: &Caller, all: Integers) -> Option<IVec3> {
        drop((all.a, all.c, all.d, all.e, all.f));
        Some(all.b)
    }

    #[remote(rate = "1/s")]
    fn holders(&mut self, _caller: &Caller, all: Holders, #[near_character(9)] at: Vec3) {
        drop((all.a, all.b, all.c, all.d, all.e, all.f, at));
    }
}

impl Characters for Game {
    fn position(&self, _player: PlayerId) -> Option<[f32; 3]> {
        Some([0.0; 3])
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    let bytes = 4 * (2 + 3 + 3 + 4 + 4 + 3 + 4 + 3) + 8 * (2 + 3 + 4 + 4);
    assert_eq!(remotes[0].args.max_bytes, bytes);
    assert_eq!(remotes[1].args.max_bytes, 2 + 3 * 5 + 4 + 2 + 3 * 5 + 4 * 5);
}
