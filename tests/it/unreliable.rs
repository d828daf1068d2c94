//! `unreliable`: an event of which the newest is enough gives way to a newer one while it waits in the client; what is
//! under way arrives in order, and the server guards it as any other.

use std::time::Duration;

use remote::__private as p;
use remote::prelude::*;
use remote::sans_io::{ClientEvent, ClientSession};
use remote::schema::{Contract, RemoteSchema, RemoteSpec};
use remote::{Caller, Rate, Table};
use remote_tests::foreign;

use crate::support::{Peer, Rig};

/// What the bodies got, in order.
#[derive(Debug, Default)]
struct Log(Vec<(&'static str, u8)>);

macro_rules! events {
    ($($name:ident, $text:literal, $position:literal, $spec:expr;)*) => {$(
        enum $name {}

        impl p::Remote for $name {
            const SPEC: RemoteSpec = $spec;
            const POSITION: usize = $position;
            type Rules = p::Fields<(p::NoRule,)>;
            type Args = (u8,);
            type Return = ();
            type Reply = p::Bare;
        }

        impl p::Body<Log> for $name {
            fn run(args: p::Admitted<(u8,)>, world: &mut Log, _: &Caller) {
                world.0.push(($text, args.into_inner().0));
            }
        }
    )*};
}

const fn spec(name: &'static str) -> RemoteSpec {
    RemoteSpec::event(name, Rate::new(50, Duration::from_secs(1))).params(&["number"])
}

events! {
    Look, "look", 0, spec("look").unreliable();
    Aim, "aim", 1, spec("aim").unreliable();
    Say, "say", 2, spec("say");
    // The older version of it has another name for its parameter.
    OldSay, "say", 2, RemoteSpec::event("say", Rate::new(50, Duration::from_secs(1))).params(&["old"]);
}

static CONTRACT: Contract = Contract {
    name: "field",
    remotes: &[RemoteSchema::of::<Look>(), RemoteSchema::of::<Aim>(), RemoteSchema::of::<Say>()],
    events: &[],
};

static OLD: Contract = Contract {
    name: "field",
    remotes: &[RemoteSchema::of::<Look>(), RemoteSchema::of::<Aim>(), RemoteSchema::of::<OldSay>()],
    events: &[],
};

fn remotes() -> Table<Log> {
    let entries =
        const { &[p::Entry::sync::<Look>(), p::Entry::sync::<Aim>(), p::Entry::sync::<Say>()] };
    Table::new(&CONTRACT, entries)
}

struct Link {
    rig: Rig<Log>,
    server: Peer<Log>,
    client: ClientSession,
}

impl Link {
    fn new() -> Self {
        let rig = Rig::new(Log::default(), &[remotes()], Insecure::names(), |_, _| {});
        let client = ClientSession::new(b"ada", false, rig.now).expect("short");
        let mut link = Self { server: rig.connect(), rig, client };
        link.flow();
        link
    }

    /// The link takes what waits, and brings what the server has to say.
    fn flow(&mut self) {
        let bytes = self.client.take_unsent();
        self.server.send(self.rig.now, &bytes);
        let mut answer = self.server.session.unsent().to_vec();
        self.server.session.sent(answer.len());
        while !answer.is_empty() {
            let space = self.client.space();
            let count = space.len().min(answer.len());
            space[..count].copy_from_slice(&answer[..count]);
            answer.drain(..count);
            self.client.filled(count);
            while let Some(event) = self.client.poll(self.rig.now) {
                assert!(matches!(event, ClientEvent::Joined(_)), "{event:?}");
            }
        }
    }

    fn log(&self) -> Vec<(&'static str, u8)> {
        self.rig.look(|log| std::mem::take(&mut log.0))
    }
}

#[test]
fn the_newest_takes_the_place_of_what_waits() {
    let mut link = Link::new();
    let (table, now) = (link.client.open(&CONTRACT, link.rig.now), link.rig.now);
    let look = |link: &mut Link, number| link.client.event::<Look>(table, &(number,), now);
    let say = |link: &mut Link, number| link.client.event::<Say>(table, &(number,), now);
    let aim = |link: &mut Link, number| link.client.event::<Aim>(table, &(number,), now);
    for result in [
        look(&mut link, 1),
        say(&mut link, 1),
        aim(&mut link, 1),
        look(&mut link, 2),
        say(&mut link, 2),
        aim(&mut link, 2),
        look(&mut link, 3),
    ] {
        assert_eq!(result, Ok(()));
    }
    link.flow();
    assert_eq!(link.log(), [("say", 1), ("say", 2), ("aim", 2), ("look", 3)]);
    // What the link has taken is on its way.
    assert_eq!(look(&mut link, 4), Ok(()));
    link.flow();
    assert_eq!(say(&mut link, 3), Ok(()));
    assert_eq!(look(&mut link, 5), Ok(()));
    link.flow();
    assert_eq!(link.log(), [("look", 4), ("say", 3), ("look", 5)]);
    assert_eq!(link.server.violations.len(), 0);
    assert_eq!(link.server.closed, None);
}

/// Waiting costs nothing of the room for what is reliable, however long the link stands still.
#[test]
fn a_link_that_stands_still_keeps_one_of_each() {
    let mut link = Link::new();
    let table = link.client.open(&CONTRACT, link.rig.now);
    link.flow();
    let one = {
        assert_eq!(link.client.event::<Look>(table, &(0,), link.rig.now), Ok(()));
        link.client.take_unsent().len()
    };
    for number in 0..=255 {
        link.rig.wait(Duration::from_secs(1));
        assert_eq!(link.client.event::<Look>(table, &(number,), link.rig.now), Ok(()));
        assert_eq!(link.client.event::<Aim>(table, &(number,), link.rig.now), Ok(()));
    }
    assert_eq!(link.client.take_unsent().len(), one * 2);
}

/// Those that wait for the server's numbers give way, too.
#[test]
fn what_waits_for_its_number_gives_way() {
    let mut link = Link::new();
    let (table, now) = (link.client.open(&OLD, link.rig.now), link.rig.now);
    for number in 1..=5 {
        assert_eq!(link.client.event::<Look>(table, &(number,), now), Ok(()));
        assert_eq!(link.client.event::<Aim>(table, &(number,), now), Ok(()));
    }
    link.flow();
    link.flow();
    assert_eq!(link.log(), [("look", 5), ("aim", 5)]);
}

/// It pays as any other, here and there.
#[test]
fn it_is_under_its_rate() {
    let mut link = Link::new();
    let (table, now) = (link.client.open(&CONTRACT, link.rig.now), link.rig.now);
    let sent = (0..100).filter(|number| link.client.event::<Look>(table, &(*number,), now).is_ok());
    assert_eq!(sent.count(), 50);
    link.flow();
    assert_eq!(link.log(), [("look", 49)]);
    for number in 0..100 {
        link.server.send(now, &foreign::event(0, &[number]));
    }
    // What the guard grants the network beyond the rate: 250 ms of it, and one.
    assert_eq!((link.log().len(), link.server.violations.len()), (62, 38));
}
