//! P3: a payload of another module is looked at where it stands.

use remote::prelude::*;

mod physics {
    use remote::prelude::*;

    #[derive(Payload)]
    pub struct Stone {
        pub mass: f32,
    }
}

#[derive(Payload)]
struct Throw {
    what: physics::Stone,
}

fn main() {}
