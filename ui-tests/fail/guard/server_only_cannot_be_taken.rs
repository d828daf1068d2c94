//! P1: a contract by hand takes nothing from a client that is the server's to say.

use remote::__private as p;
use remote::prelude::*;
use remote::schema::{Contract, RemoteSchema, RemoteSpec};
use std::time::Duration;

#[derive(ServerOnly)]
struct Damage {
    #[range(0..=1000)]
    points: u32,
}

enum Hit {}

impl p::Remote for Hit {
    const SPEC: RemoteSpec =
        RemoteSpec::event("hit", remote::Rate::new(1, Duration::from_secs(1))).params(&["it"]);
    const POSITION: usize = 0;
    type Rules = p::Fields<(p::NoRule,)>;
    type Args = (Damage,);
    type Return = ();
    type Reply = p::Bare;
}

static CONTRACT: Contract =
    Contract { name: "game", remotes: &[RemoteSchema::of::<Hit>()], events: &[] };

fn main() {
    let _ = (&CONTRACT, |damage: Damage| damage.points);
}
