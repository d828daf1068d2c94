//! Options, boxes and arrays, in one another, around what needs a rule.

use remote::prelude::*;

#[derive(Payload)]
enum Side {
    Left,
    Right,
}

#[derive(Payload)]
struct Wrapped {
    #[finite]
    a: Option<[f32; 3]>,
    #[finite]
    b: [[f32; 2]; 2],
    #[finite]
    c: Box<f32>,
    #[finite]
    d: Option<Box<[f32; 3]>>,
    #[finite]
    e: Box<Option<f64>>,
    #[any]
    f: Option<Option<u32>>,
    #[range(1..=9)]
    g: [Option<u32>; 2],
    #[range(1..=9)]
    h: Box<[u16; 4]>,
    #[max_len(4)]
    i: [Box<String>; 2],
    #[max_len(4)]
    j: Option<Vec<u8>>,
    #[max_len(4)]
    #[each(finite)]
    k: Option<Vec<Option<f32>>>,
    #[fields(_, finite)]
    l: Option<(u8, f32)>,
    #[fields(_, finite)]
    m: [(bool, f32); 2],
    n: Option<(u8, Box<Side>)>,
    o: [Option<Side>; 3],
    #[unchecked = "the renderer takes anything"]
    p: [f32; 2],
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn take(&mut self, _caller: &Caller, all: Wrapped, #[finite] more: Option<Box<[f32; 2]>>) {
        let Wrapped { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p } = all;
        drop(((a, b, c, d, e, f, g, h), (i, j, k, l, m, n, o, p), more));
    }

    #[remote(rate = "1/s")]
    fn maybe(&mut self, _caller: &Caller, #[range(1..=9)] number: Option<[u32; 2]>) {
        let _ = number;
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    assert!(remotes[1].judge(&[0]).is_ok());
    assert!(remotes[1].judge(&[1, 1, 9]).is_ok());
    assert!(remotes[1].judge(&[1, 1, 10]).is_err());
    assert!(matches!([Side::Left, Side::Right], [Side::Left, Side::Right]));
}
