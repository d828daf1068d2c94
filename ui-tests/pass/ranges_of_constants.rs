//! Bounds that are constants of every kind, in their place or worked out.

use remote::prelude::*;
use remote::schema::{Kind, RemoteSchema};

const MOST: u32 = 99;

struct Limits;

impl Limits {
    const LEAST: i64 = -5;

    const fn most(of: i64) -> i64 {
        of * 2
    }
}

trait Bounded {
    const MOST: u16;
}

impl Bounded for Limits {
    const MOST: u16 = 400;
}

mod numbers {
    pub const SLOTS: usize = 6;
    pub const REACH: f64 = 2.5;
}

#[derive(Clone, Copy)]
enum Grade {
    Low = 1,
    High = 5,
}

#[derive(Payload)]
struct It {
    #[range(1..=MOST)]
    a: u32,
    #[range(Limits::LEAST..Limits::most(4))]
    b: i64,
    #[range(0..=<Limits as Bounded>::MOST)]
    c: u16,
    #[len(1..=numbers::SLOTS)]
    d: Vec<u8>,
    #[range(-numbers::REACH..=numbers::REACH)]
    e: f32,
    #[range(Grade::Low as u8..=Grade::High as u8)]
    f: u8,
    #[max_len(numbers::SLOTS * 2)]
    g: String,
    #[range(MOST / 2..=u32::MAX - MOST)]
    h: u32,
    #[range(0..=Self::OWN)]
    i: u32,
    #[one_of(Grade::Low as u8, Self::OWN, Limits::most(50))]
    j: u64,
}

impl It {
    const OWN: u32 = 7;
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s")]
    fn take(&mut self, _caller: &Caller, all: It) {
        let It { a, b, c, d, e, f, g, h, i, j } = all;
        drop((a, b, c, d, e, f, g, h, i, j));
    }
}

/// The bounds of the fields of the one parameter.
fn bounds(remote: &RemoteSchema) -> Vec<String> {
    let Kind::Tuple(params) = remote.args.kind else { panic!("parameters are a tuple") };
    let Kind::Record(fields) = params[0].kind else { panic!("a struct is a record") };
    fields.iter().map(|field| field.shape.bound.to_string()).collect()
}

fn main() {
    let found = bounds(&game::remotes().contract().remotes[0]);
    let expected = [
        "range 1..=99",
        "range -5..=7",
        "range 0..=400",
        "length 1..=6",
        "range -2.5..=2.5",
        "range 1..=5",
        "length 0..=12",
        "range 49..=4294967196",
        "range 0..=7",
        "one_of 1, 7, 100",
    ];
    assert_eq!(found, expected);
    assert_eq!([Grade::Low, Grade::High].map(|grade| grade as u8), [1, 5]);
}
