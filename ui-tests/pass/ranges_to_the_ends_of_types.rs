//! Bounds at the ends of their types, and bounds of other types that fit all the same.

use remote::prelude::*;

#[derive(Payload)]
struct Ends {
    #[range(0..=u8::MAX)]
    a: u8,
    #[range(i8::MIN..=i8::MAX)]
    b: i8,
    #[range(0..256)]
    c: u8,
    #[range(0..=u16::MAX)]
    d: u16,
    #[range(u32::MIN..=u32::MAX)]
    e: u32,
    #[range(0..=u8::MAX as u32 + 1)]
    f: u32,
    #[range(0..=u64::MAX)]
    g: u64,
    #[range(i64::MIN..=i64::MAX)]
    h: i64,
    #[range(i128::MIN..=i128::MAX)]
    i: i128,
    #[range(-170141183460469231731687303715884105728..=170141183460469231731687303715884105727)]
    j: i128,
    #[range(0..=i128::MAX)]
    k: u128,
    #[range(u128::MIN..=5)]
    l: u128,
    #[range(0..=u8::MAX)]
    m: i64,
    #[range(f32::MIN..=f32::MAX)]
    n: f32,
    #[range(f64::MIN..=f64::MAX)]
    o: f64,
    #[range(0.0..=f32::EPSILON)]
    p: f64,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ends(&mut self, _caller: &Caller, all: Ends) {
        let Ends { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p } = all;
        let _ = ((a, b, c, d, e, f, g, h), (i, j, k, l, m, n, o, p));
    }
}

fn main() {
    let longest = game::remotes().contract().remotes[0].args.max_bytes;
    let (integers, floats) = ([1, 1, 1, 3, 5, 3, 9, 9, 17, 17, 17, 1, 3], [4, 8, 8]);
    assert_eq!(longest, integers.iter().chain(&floats).sum::<usize>());
}
