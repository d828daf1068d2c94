//! Fields, variants and rules that are not always compiled.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
    #[cfg(any())]
    never: NoSuchType,
    #[cfg(all())]
    #[range(1..=9)]
    always: u32,
    #[cfg_attr(all(), range(1..=9))]
    #[cfg_attr(any(), range(1..=1))]
    ruled: u32,
}

#[derive(Payload)]
enum Move {
    #[cfg(any())]
    Never(NoSuchType),
    Rest,
    #[cfg(all())]
    Steps(#[cfg_attr(all(), any)] u32),
}

#[cfg_attr(all(), derive(Payload))]
struct Note {
    #[max_len(8)]
    text: String,
}

#[cfg(any())]
#[remotes]
trait Never {
    #[remote(rate = "1/s")]
    fn never(&mut self, caller: &Caller, what: NoSuchType);
}

struct Game;

#[cfg_attr(all(), remotes(game))]
impl Game {
    #[remote(rate = "1/s")]
    fn take(&mut self, _caller: &Caller, order: Order, step: Move, note: Note) {
        match step {
            Move::Rest => drop(note.text),
            Move::Steps(steps) => drop([order.quantity.into(), order.always, order.ruled, steps]),
        }
    }

    #[cfg(any())]
    #[remote(rate = "1/s")]
    fn never(&mut self, _caller: &Caller, what: NoSuchType) {}

    #[cfg(not(any()))]
    #[remote(rate = "1/s")]
    fn twice(&mut self, _caller: &Caller) {}

    #[cfg(any())]
    #[remote(rate = "9/s")]
    fn twice(&mut self, _caller: &Caller, what: NoSuchType) {}
}

fn main() {
    let remotes = game::remotes().contract().remotes;
    let names: Vec<_> = remotes.iter().map(|remote| remote.spec.name).collect();
    assert_eq!(names, ["take", "twice"]);
    // The first variant that is compiled is the first on the wire.
    assert!(remotes[0].judge(&[1, 1, 1, 0, 0]).is_ok());
    assert!(remotes[0].judge(&[1, 1, 10, 0, 0]).is_err());
}
