//! P4: elements without bytes cost time, and no length of a frame bounds them.

use remote::prelude::*;

#[derive(Payload)]
struct Move {
    #[max_len(1_000_000)]
    steps: Vec<()>,
}

fn main() {
    let _ = <Move as remote::__private::Ruled<remote::__private::NoRule>>::SHAPE;
}
