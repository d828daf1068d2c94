//! P4: a generic payload between does not make a type finite that it holds.

use remote::prelude::*;

#[derive(Payload)]
struct Listed<T: Payload> {
    #[max_len(8)]
    all: Vec<T>,
}

#[derive(Payload)]
struct Folder {
    drawers: Listed<Drawer>,
}

#[derive(Payload)]
struct Drawer {
    level: u8,
    folder: Folder,
}

fn main() {}
