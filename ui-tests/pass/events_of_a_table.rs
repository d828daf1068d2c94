//! Events: several, by their paths, in several lists, the server's own, and a table of nothing else.

use remote::prelude::*;

mod told {
    use remote::prelude::*;

    #[derive(Debug, Clone, PartialEq, Payload, Event)]
    pub struct Hit {
        #[any]
        pub by: PlayerId,
        #[range(0..=100)]
        pub points: u32,
    }

    #[derive(Debug, Clone, PartialEq, ServerOnly, Event)]
    pub enum Loot {
        Nothing,
        Gold(#[any] u32),
    }
}

use told::Loot;

#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Tick;

struct Game;

#[remotes(game, events(told::Hit, Loot,), events(self::Tick))]
impl Game {
    #[remote(rate = "5/s")]
    fn strike(&mut self, caller: &Caller, whom: u8) -> bool {
        let hit = told::Hit { by: caller.player(), points: whom.into() };
        caller.send_all(&hit).is_ok() && caller.send(&Loot::Gold(9)).is_ok()
    }
}

#[remotes(clock, events(Tick))]
impl Game {}

#[remotes(events(Tick))]
trait Bell {}

impl Bell for Game {}

fn listen(client: &Client) {
    let game = game::client(client);
    game.on(|hit: told::Hit| drop(hit));
    game.on(|_: Loot| {});
    let _ticks: Events<Tick> = clock::client(client).events();
    let _rings = bell::client(client).events::<Tick>();
}

fn main() {
    let _ = listen;
    let names = |table: remote::Table<Game>| {
        let events = table.contract().events;
        events.iter().map(|event| event.name).collect::<Vec<_>>()
    };
    assert_eq!(names(game::remotes()), ["Hit", "Loot", "Tick"]);
    assert_eq!(names(clock::remotes()), ["Tick"]);
    assert_eq!(names(bell::remotes()), ["Tick"]);

    let caller = Caller::for_test(PlayerId(7));
    assert!(Game.strike(&caller, 3));
    let hit = told::Hit { by: PlayerId(7), points: 3 };
    assert_eq!(caller.sent::<told::Hit>(), [(remote::Recipients::All, hit)]);
    assert_eq!(caller.sent::<Loot>(), [(remote::Recipients::One(PlayerId(7)), Loot::Gold(9))]);
    assert_eq!(Loot::Nothing.clone(), Loot::Nothing);
}
