//! P3: nobody could say how large what is behind a trait is.

use remote::prelude::*;

trait Spell {
    fn cast(&self);
}

#[derive(Payload)]
struct Cast {
    spell: Box<dyn Spell>,
}

fn main() {}
