//! Every whole number, under every rule that it takes.

use remote::prelude::*;

#[derive(Payload)]
struct Bytes {
    a: u8,
    b: i8,
}

#[derive(Payload)]
struct Everything {
    #[any]
    a: u16,
    #[any]
    b: u32,
    #[any]
    c: u64,
    #[any]
    d: u128,
    #[any]
    e: i16,
    #[any]
    f: i32,
    #[any]
    g: i64,
    #[any]
    h: i128,
}

#[derive(Payload)]
struct Ranges {
    #[range(1..=9)]
    a: u8,
    #[range(1..=9)]
    b: u16,
    #[range(1..=9)]
    c: u32,
    #[range(1..=9)]
    d: u64,
    #[range(1..=9)]
    e: u128,
    #[range(-9..=9)]
    f: i8,
    #[range(-9..=9)]
    g: i16,
    #[range(-9..=9)]
    h: i32,
    #[range(-9..=9)]
    i: i64,
    #[range(-9..10)]
    j: i128,
}

#[derive(Payload)]
struct Opened {
    #[unchecked = "a seed"]
    a: u16,
    #[unchecked = "a seed"]
    b: u32,
    #[unchecked = "a seed"]
    c: u64,
    #[unchecked = "a seed"]
    d: u128,
    #[unchecked = "a seed"]
    e: i16,
    #[unchecked = "a seed"]
    f: i32,
    #[unchecked = "a seed"]
    g: i64,
    #[unchecked = "a seed"]
    h: i128,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn bytes(&mut self, _caller: &Caller, bytes: Bytes) {
        let _ = (bytes.a, bytes.b);
    }

    #[remote(rate = "1/s")]
    fn everything(&mut self, _caller: &Caller, all: Everything) {
        let _ = (all.a, all.b, all.c, all.d, all.e, all.f, all.g, all.h);
    }

    #[remote(rate = "1/s")]
    fn ranges(&mut self, _caller: &Caller, all: Ranges) {
        let _ = (all.a, all.b, all.c, all.d, all.e, all.f, all.g, all.h, all.i, all.j);
    }

    #[remote(rate = "1/s")]
    fn opened(&mut self, _caller: &Caller, all: Opened) {
        let _ = (all.a, all.b, all.c, all.d, all.e, all.f, all.g, all.h);
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    let longest: Vec<_> = remotes.iter().map(|remote| remote.args.max_bytes).collect();
    // Of 16, 32, 64 and 128 bits at most 3, 5, 9 and 17 bytes.
    assert_eq!(longest, [2, 2 * 34, 10, 2 * 34]);
    // -1 is 1, and 1 is 2, but for bytes.
    assert!(remotes[2].judge(&[1, 1, 1, 1, 1, 0xff, 1, 1, 1, 1]).is_ok());
    assert!(remotes[2].judge(&[1, 1, 1, 1, 0, 0xff, 1, 1, 1, 1]).is_err());
    assert!(remotes[2].judge(&[1, 1, 1, 1, 1, 0xff, 1, 1, 1, 19]).is_err());
}
