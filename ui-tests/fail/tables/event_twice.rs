//! An event is declared once.

use remote::prelude::*;

#[derive(Payload, Event)]
struct Hit;

struct Game;

#[remotes(game, events(Hit, Hit))]
impl Game {}

fn main() {}
