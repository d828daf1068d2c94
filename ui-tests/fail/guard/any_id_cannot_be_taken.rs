//! P6: a contract by hand takes no id which nobody resolves.

use remote::__private as p;
use remote::prelude::*;
use remote::schema::{Contract, RemoteSchema, RemoteSpec};
use std::time::Duration;

enum Hit {}

impl p::Remote for Hit {
    const SPEC: RemoteSpec =
        RemoteSpec::event("hit", remote::Rate::new(1, Duration::from_secs(1))).params(&["it"]);
    const POSITION: usize = 0;
    type Rules = p::Fields<(p::Any,)>;
    type Args = (PlayerId,);
    type Return = ();
    type Reply = p::Bare;
}

static CONTRACT: Contract =
    Contract { name: "game", remotes: &[RemoteSchema::of::<Hit>()], events: &[] };

fn main() {
    let _ = &CONTRACT;
}
