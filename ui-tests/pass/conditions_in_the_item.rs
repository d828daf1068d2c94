//! Conditions that stand in the item with their remotes, in each form that the compiler takes.

use remote::prelude::*;

type Who = Caller;
type Answer = bool;
type Whoever<'a> = &'a Caller;

struct Game {
    is_open: bool,
}

#[remotes(game)]
impl Game {
    /// What a text and a list are seen as.
    #[remote(rate = "5/s", when(Self::is_short(text, list), Self::is_boxed(text)))]
    fn say(&mut self, _caller: &Caller, #[max_len(4)] text: String, #[max_len(4)] list: Vec<u8>) {
        let _ = (text, list);
    }

    /// Where the world and the caller are called otherwise.
    #[remote(rate = "5/s", when(Self::of_world, Self::of_alias, Self::of_self, Self::by_alias))]
    fn ask(&mut self, _caller: &Caller) -> bool {
        self.is_open
    }

    /// Where it is no plain function.
    #[remote(rate = "5/s", when(Self::OPEN, Self::either, Self::elsewhere, Self::of_any(many)))]
    async fn later(_world: World<Self>, _caller: &Caller, many: u8) {
        let _ = many;
    }

    fn is_short(&self, _caller: &Caller, text: &str, list: &[u8]) -> bool {
        text.len() > list.len()
    }

    fn is_boxed(&self, _: &Caller, text: &String) -> bool {
        text.is_empty()
    }

    fn of_world(game: &Game, _caller: &Caller) -> bool {
        game.is_open
    }

    fn of_alias(&self, who: &Who) -> Answer {
        who.player() == PlayerId(1)
    }

    fn of_self(self: &Self, _caller: &remote::Caller) -> bool {
        self.is_open
    }

    fn by_alias(&self, who: Whoever<'_>) -> bool {
        who.player() == PlayerId(1)
    }

    const OPEN: fn(&Self, &Caller) -> bool = Self::of_world;

    #[cfg(all())]
    fn either(&self, _caller: &Caller) -> bool {
        self.is_open
    }

    #[cfg(any())]
    fn either(&self) {}

    fn of_any<T: Into<u16> + Copy>(&self, _caller: &Caller, many: &T) -> bool {
        (*many).into() < 9
    }
}

impl Game {
    fn elsewhere(&self, _caller: &Caller) -> bool {
        self.is_open
    }
}

#[remotes]
trait Shop {
    #[remote(rate = "5/s", when(Self::is_open, Self::is_short(text)))]
    fn buy(&mut self, caller: &Caller, #[max_len(4)] text: String);

    fn is_open(shop: &Self, caller: &Caller) -> bool;

    fn is_short(&self, caller: &Caller, text: &str) -> bool;
}

impl Shop for Game {
    fn buy(&mut self, _caller: &Caller, _text: String) {}

    fn is_open(shop: &Self, _caller: &Caller) -> bool {
        shop.is_open
    }

    fn is_short(&self, _caller: &Caller, text: &str) -> bool {
        text.len() < 3
    }
}

fn main() {
    let [say, ask, later] = game::remotes().contract().remotes else { panic!("three remotes") };
    assert_eq!(say.spec.when, ["is_short(text, list)", "is_boxed(text)"]);
    assert_eq!(ask.spec.when, ["of_world", "of_alias", "of_self", "by_alias"]);
    assert_eq!(later.spec.when, ["OPEN", "either", "elsewhere", "of_any(many)"]);
    assert_eq!(shop::remotes::<Game>().contract().remotes.len(), 1);
}
