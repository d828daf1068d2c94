//! Parameters and fields that are called as generated code might call its own.

use remote::prelude::*;

#[derive(Payload)]
struct Frame {
    reader: u8,
    writer: u8,
    value: u8,
    view: u8,
    place: u8,
}

#[derive(Payload)]
#[check(holds)]
enum Choice {
    Tag { tag: u8, value: u8 },
    View(u8),
    Other,
}

fn holds(value: &Choice) -> bool {
    !matches!(value, Choice::View(9))
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "50/s", cost = args, when(Self::world(caller_, world, args)))]
    fn call(
        &mut self,
        caller: &Caller,
        client: u8,
        world: u8,
        caller_: u8,
        #[range(1..=9)] args: u16,
        frame: Frame,
        choice: Choice,
    ) -> u8 {
        let Frame { reader, writer, value, view, place } = frame;
        let chosen = match choice {
            Choice::Tag { tag, value } => tag & value,
            Choice::View(view) => view,
            Choice::Other => 0,
        };
        let _ = (caller, args, reader, writer, value, view, place);
        client & world & caller_ & chosen
    }

    #[remote(rate = "5/s")]
    fn event(&mut self, _: &Caller, marker: u8, p: u8, arg0: u8, arg1: u8) {
        let _ = (marker, p, arg0, arg1);
    }

    fn world(&self, caller: &Caller, first: &u8, second: &u8, third: &u16) -> bool {
        let _ = (caller, first, second, third);
        true
    }
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    assert_eq!(remotes[0].spec.cost, Some("args"));
    assert_eq!(remotes[1].spec.params, ["marker", "p", "arg0", "arg1"]);
}
