//! Ids of every whole number, by place and by name, resolved in every way.

use remote::prelude::*;

macro_rules! ids {
    ($($name:ident: $number:ty;)*) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Id)]
        struct $name($number);
    )*};
}

ids! {
    A: u8;
    B: u16;
    C: u32;
    D: u64;
    E: u128;
    F: i8;
    G: i16;
    H: i32;
    I: i64;
    J: i128;
}

#[derive(Debug, Clone, Copy, PartialEq, Id)]
pub struct Named {
    pub number: u32,
}

type Number = u32;

#[derive(Clone, Copy, Id)]
struct Aliased(Number);

#[derive(ServerOnly)]
struct All {
    #[any]
    a: A,
    #[any]
    b: B,
    #[any]
    c: C,
    #[any]
    d: D,
    #[any]
    e: E,
    #[any]
    f: F,
    #[any]
    g: G,
    #[any]
    h: H,
    #[any]
    i: I,
    #[any]
    j: J,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", reply(any))]
    fn ask(
        &mut self,
        caller: &Caller,
        #[known] a: A,
        #[owned] named: Option<Named>,
        #[target] aliased: [Aliased; 2],
        #[caller] by: PlayerId,
    ) -> PlayerId {
        let _ = (a, named, aliased, by);
        caller.player()
    }

    #[remote(rate = "5/s")]
    fn all(&mut self, _caller: &Caller) -> All {
        let (a, b, c, d, e) = (A(1), B(1), C(1), D(1), E(1));
        All { a, b, c, d, e, f: F(1), g: G(1), h: H(1), i: I(1), j: J(1) }
    }
}

impl Knows<A> for Game {
    fn knows(&self, id: A) -> bool {
        id == A(1)
    }
}

impl Owns<Named> for Game {
    fn owns(&self, _player: PlayerId, id: Named) -> bool {
        id.number == 1
    }
}

impl Targets<Aliased> for Game {
    fn may_target(&self, _caller: &Caller, target: Aliased) -> bool {
        target.0 == 1
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    assert_eq!(remotes[0].args.max_bytes, 1 + (1 + 5) + 2 * 5 + 9);
    // A tag, then ten ids.
    assert_eq!(remotes[1].answer.max_bytes, 1 + 2 * (1 + 3 + 5 + 9 + 17));
}
