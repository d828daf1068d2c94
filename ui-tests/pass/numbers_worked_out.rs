//! Bounds that are worked out from numbers alone, and through a macro.

use remote::prelude::*;

macro_rules! bounded {
    ($range:expr, $why:expr, $most:expr) => {
        #[derive(Payload)]
        struct Bounded {
            #[range($range)]
            number: u32,
            #[unchecked = $why]
            odd: f32,
            #[max_len($most)]
            text: String,
        }
    };
}

bounded!(0..=1 << 20, "nobody looks", 4 * 1024);

#[derive(Payload)]
struct More {
    #[range(-(2 * 3)..10 - 3)]
    a: i32,
    #[range(0.0..=2.0 * 3.5)]
    b: f32,
    #[near_character(2 * 50)]
    c: [f32; 3],
    #[any]
    d: [u16; Self::SIZE],
}

impl More {
    const SIZE: usize = 3;
}

struct Game;

#[remotes(_2v2)]
impl Game {
    /// Also [`Self::_p`], as [`Self::ask`] is here.
    #[remote(rate = "1/s")]
    fn p(&mut self, _caller: &Caller, bounded: Bounded, #[range(0..=LIMIT)] number: u32) {
        drop((bounded.number, bounded.odd, bounded.text, number));
    }

    #[remote(rate = "1/s")]
    fn _p(&mut self, _caller: &Caller, more: More, #[range(0..=LIMIT)] number: u32) {
        let _ = (more.a, more.b, more.c, more.d, number);
    }

    #[remote(rate = "1/s", when(Self::ask))]
    fn when(self: &mut Game, _caller: &Caller) {}

    fn ask(&self, _caller: &Caller) -> bool {
        true
    }
}

const LIMIT: u32 = 9;

impl Characters for Game {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

#[remotes]
trait Shop {
    #[remote(rate = "1/s", when(Self::ask))]
    fn buy(&mut self, caller: &Caller);

    fn ask(&self, caller: &Caller) -> bool;
}

impl Shop for Game {
    fn buy(&mut self, _caller: &Caller) {}

    fn ask(&self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {
    let remotes = _2v2::remotes().contract().remotes;
    let payload: &remote::schema::RemoteSchema = &remotes[0];
    assert_eq!(payload.args.max_bytes, 5 + 4 + 3 + 4 * 4096 + 1);
    let _: Option<_2v2Client> = None;
    let _ = shop::remotes::<Game>();
}
