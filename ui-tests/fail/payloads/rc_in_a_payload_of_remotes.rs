//! P3: what can never travel is told in the payload, and not by each remote that takes or returns it, nor as an event.

use std::rc::Rc;

use remote::prelude::*;

#[derive(Payload, Event)]
struct Note {
    text: Rc<u8>,
}

struct Game;

#[remotes(letters, events(Note))]
impl Game {
    #[remote(rate = "5/s")]
    fn send(&mut self, _caller: &Caller, note: Note) -> Option<Note> {
        Some(note)
    }

    #[remote(rate = "5/s")]
    async fn keep(world: World<Self>, _caller: &Caller, note: Note) {
        drop((world, note.text));
    }

    #[remote(rate = "5/s")]
    fn read(&mut self, _caller: &Caller) -> Result<Note, Note> {
        Ok(Note { text: Rc::new(1) })
    }
}

fn main() {}
