//! Conditions: of the world's, free, of other types, of traits; with and without parameters.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
    #[max_len(8)]
    note: String,
}

impl Order {
    fn is_small(_world: &Game, _caller: &Caller, order: &Self) -> bool {
        order.quantity < 9 && order.note.is_empty()
    }
}

trait Opens {
    fn is_open(&self, caller: &Caller) -> bool;
}

struct Game {
    is_open: bool,
}

impl Opens for Game {
    fn is_open(&self, _caller: &Caller) -> bool {
        self.is_open
    }
}

mod hours {
    use super::*;

    pub(super) fn is_day(_world: &Game, _caller: &Caller) -> bool {
        true
    }

    pub(super) fn fits<const MOST: u8>(_: &Game, _: &Caller, many: &u8) -> bool {
        *many <= MOST
    }
}

fn is_polite(_: &Game, _: &Caller, text: &str, bytes: &[u8]) -> bool {
    text.len() > bytes.len()
}

fn is_nine(world: &Game, caller: &Caller, many: &u8) -> bool {
    hours::fits::<9>(world, caller, many)
}

fn any_world<W: Opens>(world: &W, caller: &Caller) -> bool {
    world.is_open(caller)
}

fn some_world(world: &impl Opens, caller: &Caller) -> bool {
    world.is_open(caller)
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(any_world, some_world))]
    fn none(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", when(Self::is_here))]
    fn one(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", when(Self::is_open, Opens::is_open, hours::is_day, is_nine(many),))]
    fn several(&mut self, _caller: &Caller, many: u8) {
        let _ = many;
    }

    #[remote(rate = "5/s", when(Order::is_small(order), is_polite(text, bytes)))]
    fn with_parameters(
        &mut self,
        _caller: &Caller,
        #[max_len(4)] bytes: Vec<u8>,
        order: Order,
        #[max_len(4)] text: String,
    ) {
        let _ = (bytes, order, text);
    }

    #[remote(rate = "5/s", when(Game::is_here, self::hours::is_day))]
    async fn later(_world: World<Self>, _caller: &Caller) {}

    fn is_here(&self, caller: &Caller) -> bool {
        self.is_open && caller.player() == PlayerId(1)
    }
}

#[remotes]
trait Shop: Opens {
    #[remote(rate = "5/s", when(Self::is_open, Self::fits(many), always))]
    fn buy(&mut self, caller: &Caller, many: u8) -> bool;

    fn fits(&self, _caller: &Caller, many: &u8) -> bool {
        *many < 9
    }
}

fn always<W>(_: &W, _: &Caller) -> bool {
    true
}

impl Shop for Game {
    fn buy(&mut self, _caller: &Caller, _many: u8) -> bool {
        true
    }
}

fn main() {
    let named = |remotes: &'static [remote::schema::RemoteSchema]| {
        remotes.iter().map(|remote| remote.spec.when).collect::<Vec<_>>()
    };
    let of_impl: [&[&str]; 5] = [
        &["any_world", "some_world"],
        &["is_here"],
        &["is_open", "Opens::is_open", "hours::is_day", "is_nine(many)"],
        &["Order::is_small(order)", "is_polite(text, bytes)"],
        &["Game::is_here", "self::hours::is_day"],
    ];
    assert_eq!(named(game::remotes().contract().remotes), of_impl);
    let of_trait = named(shop::remotes::<Game>().contract().remotes);
    assert_eq!(of_trait, [["is_open", "fits(many)", "always"]]);
}
