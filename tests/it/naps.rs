//! A contract with async bodies that take as long as they are told to.

use std::time::Duration;

use remote::__private as p;
use remote::prelude::*;
use remote::schema::{Contract, RemoteSchema, RemoteSpec};
use remote::{Rate, Table, memory};

/// Who began and ended what, in order.
#[derive(Debug, Default)]
pub(crate) struct Log(pub(crate) Vec<String>);

const OFTEN: Rate = Rate::new(1_000, Duration::from_secs(1));

/// One after the other, for so many milliseconds.
pub(crate) enum Nap {}
/// Beside others.
pub(crate) enum Snooze {}
/// At once.
pub(crate) enum Peek {}
/// Never well.
pub(crate) enum Nightmare {}

async fn sleep(world: World<Log>, name: &str, millis: u32) {
    world.enter(|log| log.0.push(format!("{name} {millis} begins"))).await;
    tokio::time::sleep(Duration::from_millis(millis.into())).await;
    world.enter(|log| log.0.push(format!("{name} {millis} ends"))).await;
}

macro_rules! sleeper {
    ($remote:ident $name:literal $position:literal $spec:expr) => {
        impl p::Remote for $remote {
            const SPEC: RemoteSpec = $spec.params(&["millis"]);
            const POSITION: usize = $position;
            type Rules = p::Fields<(p::Any,)>;
            type Args = (u32,);
            type Return = ();
            type Reply = p::Bare;
        }
        impl p::AsyncBody<Log> for $remote {
            async fn run(args: p::Admitted<(u32,)>, world: World<Log>, _: Caller) {
                let (millis,) = args.into_inner();
                sleep(world, $name, millis).await;
            }
        }
    };
}

sleeper!(Nap "nap" 0 RemoteSpec::call("nap", OFTEN));
sleeper!(Snooze "snooze" 1 RemoteSpec::call("snooze", OFTEN).concurrent());

impl p::Remote for Peek {
    const SPEC: RemoteSpec = RemoteSpec::call("peek", OFTEN);
    const POSITION: usize = 2;
    type Rules = p::Fields<()>;
    type Args = ();
    type Return = bool;
    type Reply = p::Bare;
}
impl p::Body<Log> for Peek {
    fn run(_: p::Admitted<()>, world: &mut Log, _: &Caller) -> bool {
        world.0.push("peek".to_owned());
        true
    }
}

impl p::Remote for Nightmare {
    const SPEC: RemoteSpec = RemoteSpec::call("nightmare", OFTEN);
    const POSITION: usize = 3;
    type Rules = p::Fields<()>;
    type Args = ();
    type Return = ();
    type Reply = p::Bare;
}
impl p::AsyncBody<Log> for Nightmare {
    async fn run(_: p::Admitted<()>, world: World<Log>, _: Caller) {
        world.enter(|_| panic!("in the middle of the world")).await;
    }
}

pub(crate) static CONTRACT: Contract = Contract {
    name: "naps",
    remotes: &[
        RemoteSchema::of::<Nap>(),
        RemoteSchema::of::<Snooze>(),
        RemoteSchema::of::<Peek>(),
        RemoteSchema::of::<Nightmare>(),
    ],
    events: &[],
};

pub(crate) fn remotes() -> Table<Log> {
    const ENTRIES: &[p::Entry<Log>] = &[
        p::Entry::future::<Nap>(),
        p::Entry::future::<Snooze>(),
        p::Entry::sync::<Peek>(),
        p::Entry::future::<Nightmare>(),
    ];
    Table::new(&CONTRACT, ENTRIES)
}

/// A server in memory with these remotes, and what connects to it.
pub(crate) fn sleepers() -> (Server<Log>, memory::Dialer) {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Log::default())
        .mount(remotes())
        .authenticator(Insecure::names())
        .listen(listener)
        .expect("a server in memory");
    (server, dialer)
}

/// What its bodies did so far.
pub(crate) async fn log(server: &Server<Log>) -> Vec<String> {
    server.world().enter(|log| log.0.clone()).await
}
