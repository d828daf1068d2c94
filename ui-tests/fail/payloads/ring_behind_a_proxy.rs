//! P4: what travels by a proxy has the form of that, which must not lead back.

use remote::prelude::*;

struct Tree;

#[derive(Payload)]
struct Forest {
    #[via(Trees)]
    tree: Tree,
}

#[derive(Payload)]
struct Trees {
    forest: Forest,
}

impl From<&Tree> for Trees {
    fn from(_: &Tree) -> Self {
        Self { forest: Forest { tree: Tree } }
    }
}

impl From<Trees> for Tree {
    fn from(_: Trees) -> Self {
        Self
    }
}

fn main() {}
