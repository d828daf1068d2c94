//! `one_of` on every whole number, with numbers of every kind.

use remote::prelude::*;

const FIRST: u8 = 1;

#[derive(Payload)]
struct Packs {
    #[one_of(1, 5, 10)]
    a: u8,
    #[one_of(-1)]
    b: i8,
    #[one_of(FIRST, FIRST + 4, 1_000)]
    c: u16,
    #[one_of(0x10, 0b11, 7u8)]
    d: u32,
    #[one_of(u64::MAX)]
    e: u64,
    #[one_of(i64::MIN, 0, i64::MAX)]
    f: i64,
    #[one_of(i128::MIN, i128::MAX)]
    g: i128,
    #[one_of(10, 5, 1)]
    h: Option<[u128; 2]>,
    #[max_len(3)]
    #[each(one_of(1, 2))]
    i: Vec<i16>,
    #[one_of(-5 + 4, 1 << 10)]
    j: i32,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn packs(&mut self, _caller: &Caller, packs: Packs) {
        let Packs { a, b, c, d, e, f, g, h, i, j } = packs;
        drop((a, b, c, d, e, f, g, h, i, j));
    }

    #[remote(rate = "1/s")]
    fn pack(&mut self, _caller: &Caller, #[one_of(10, 5, 1)] pack: u32) {
        let _ = pack;
    }
}

fn main() {
    let pack = &game::remotes().contract().remotes[1];
    let legal: Vec<u8> = (0..=250).filter(|pack_of| pack.judge(&[*pack_of]).is_ok()).collect();
    assert_eq!(legal, [1, 5, 10]);
}
