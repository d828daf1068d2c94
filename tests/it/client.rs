//! The client core: what the stub refuses by itself, what it believes of a server, and that an
//! honest one is never refused by a rule or a rate (P8).

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use remote::prelude::*;
use remote::sans_io::{ClientEvent, ClientSession, Outcome, Request, TableHandle};
use remote::security::{Action, By, Note, Throttle};
use remote::{Class, Goodbye, Lost, Rule, Timestamp, TrustScore};
use remote_runtime::core::trust::Trust;
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign;

use crate::probe::{self, Badges, Lever, Machine, Noise, OldLever};
use crate::support::{Peer, Rig};

/// A server's session and a client's, with a link between them that takes some time.
struct Pair {
    rig: Rig<Machine>,
    server: Peer<Machine>,
    client: ClientSession,
    table: TableHandle,
    events: Vec<ClientEvent>,
    /// Bytes under way to the server, with the time at which they arrive.
    up: Vec<(Timestamp, Vec<u8>)>,
    down: Vec<(Timestamp, Vec<u8>)>,
    /// The client has the older contract.
    is_old: bool,
}

impl Pair {
    fn new() -> Self {
        let rig = Rig::new(Machine::default(), &[probe::remotes()], Badges, |_, _| {});
        let server = rig.connect();
        let mut client = ClientSession::new(b"7+", true, rig.now).expect("a short ticket");
        let mut events = Vec::new();
        let mut pair_server = server;
        pair_server.send(rig.now, &client.take_unsent());
        feed(&mut client, pair_server.session.unsent(), rig.now, &mut events);
        let sent = pair_server.session.unsent().len();
        pair_server.session.sent(sent);
        let table = client.open(probe::remotes().contract(), rig.now);
        Self {
            rig,
            server: pair_server,
            client,
            table,
            events,
            up: vec![],
            down: vec![],
            is_old: false,
        }
    }

    /// What both have to say goes under way, and what has arrived is handled.
    fn step(&mut self, latency: Duration) {
        let now = self.rig.now;
        let bytes = self.client.take_unsent();
        // A stream keeps its order, whatever its delay.
        let arrives = |queue: &[(Timestamp, Vec<u8>)]| {
            queue.last().map_or(now.after(latency), |(last, _)| now.after(latency).max(*last))
        };
        self.up.push((arrives(&self.up), bytes));
        while self.up.first().is_some_and(|(time, _)| *time <= now) {
            let (_, bytes) = self.up.remove(0);
            self.server.send(now, &bytes);
        }
        self.server.tick(now);
        let unsent = self.server.session.unsent().to_vec();
        self.server.session.sent(unsent.len());
        self.down.push((arrives(&self.down), unsent));
        while self.down.first().is_some_and(|(time, _)| *time <= now) {
            let (_, bytes) = self.down.remove(0);
            feed(&mut self.client, &bytes, now, &mut self.events);
        }
    }

    /// Time passes, and the link works all the while.
    fn run(&mut self, millis: u64, latency: Duration) {
        for _ in 0..=millis / 10 {
            self.step(latency);
            self.rig.wait(Duration::from_millis(10));
        }
    }

    /// A connection of its own, with an older contract or the server's.
    fn reconnect(&mut self, is_old: bool) {
        let now = self.rig.now;
        self.client = ClientSession::new(b"7+", true, now).expect("a short ticket");
        self.server = self.rig.connect();
        self.up.clear();
        self.down.clear();
        self.step(Duration::ZERO);
        self.step(Duration::ZERO);
        self.is_old = is_old;
        let contract = if is_old { &probe::OLD } else { probe::remotes().contract() };
        self.table = self.client.open(contract, now);
    }

    /// The server ends, and another takes over what is held against the player.
    fn restart(&mut self, is_old: bool) {
        let now = self.rig.now;
        let kept = self.rig.shared.kept(PlayerId(7), now);
        self.rig = Rig::new(Machine::default(), &[probe::remotes()], Badges, |_, _| {});
        self.rig.now = now;
        let trust = Trust::restore(&kept, Duration::ZERO, &self.rig.shared.policy(), now);
        self.rig.shared.restore_trust(PlayerId(7), trust, now);
        self.reconnect(is_old);
    }

    fn enforce(&mut self, action: Action) {
        let request = Request {
            subject: PlayerId(7).into(),
            action,
            by: By::Author,
            reason: Note::NONE,
            evidence: None,
        };
        self.rig.shared.enforce(request, self.rig.now).expect("no veto");
    }

    fn pull(&mut self, force: u32) -> Result<(), Refusal> {
        if self.is_old {
            let now = self.rig.now;
            return self.client.call::<OldLever>(self.table, &(force,), now).map(|_| ());
        }
        self.client.call::<Lever>(self.table, &(force,), self.rig.now).map(|_| ())
    }
}

fn feed(
    client: &mut ClientSession,
    mut bytes: &[u8],
    now: Timestamp,
    events: &mut Vec<ClientEvent>,
) {
    while !bytes.is_empty() {
        let space = client.space();
        let count = space.len().min(bytes.len());
        space[..count].copy_from_slice(&bytes[..count]);
        client.filled(count);
        bytes = &bytes[count..];
        while let Some(event) = client.poll(now) {
            let is_end = matches!(event, ClientEvent::Closed(_));
            events.push(event);
            if is_end {
                return;
            }
        }
    }
}

#[test]
fn the_stub_refuses_what_the_server_would() {
    let mut pair = Pair::new();
    assert!(matches!(pair.events.as_slice(), [ClientEvent::Joined(PlayerId(7))]));
    let before = pair.client.take_unsent();
    let Err(Refusal::Invalid(Some(place))) = pair.pull(10) else { panic!("10 was sent") };
    assert_eq!(place.to_string(), "force: above, breaks `range 1..=9`");
    assert_eq!(place.breach().rule(), Rule::Range);
    assert_eq!(place.breach().class(), Class::Above);
    assert!(pair.client.take_unsent().is_empty(), "a refused call sends nothing");
    // It cost nothing either: the one call of this second is still there.
    assert_eq!(pair.pull(9), Ok(()));
    let Err(Refusal::RateLimited { retry_after: Some(wait) }) = pair.pull(9) else {
        panic!("a second call in a second")
    };
    assert_eq!(wait, Duration::from_secs(1));
    pair.rig.wait(wait);
    assert_eq!(pair.pull(9), Ok(()));
    assert!(!before.is_empty(), "the open");
}

#[test]
fn a_server_that_lies_is_left() {
    let rows: [&[u8]; 9] = [
        &foreign::frame(0x03, &[0, 1]),          // a client's frame
        &foreign::frame(0x82, &[9, 0]),          // an answer to nothing
        &foreign::frame(0x85, &[9]),             // an end of nothing
        &foreign::frame(0x81, &[0, 0]),          // numbers that nobody asked for
        &foreign::frame(0x80, &[1, 7, 0, 0, 0]), // a second welcome
        &foreign::frame(0x84, &[200, 2, 0, 0]),  // told of nobody's event
        &foreign::frame(0x86, &[1, 2]),          // a probe with something behind it
        &foreign::frame(0x87, &[99, 0]),         // no reason
        &[0xfc, 0, 0, 0x40, 0, 0x86],            // 4 MiB
    ];
    for bytes in rows {
        let mut pair = Pair::new();
        let now = pair.rig.now;
        feed(&mut pair.client, bytes, now, &mut pair.events);
        assert!(
            matches!(pair.events.last(), Some(ClientEvent::Closed(Lost::Protocol))),
            "{bytes:02x?} was believed: {:?}",
            pair.events
        );
        assert!(!pair.client.is_open());
        assert_eq!(pair.pull(5), Err(Refusal::Unavailable));
    }
}

/// What can befall a client.
#[derive(Debug, Clone)]
enum Fate {
    Wait(u64, u64),
    Call(u32),
    Noise(usize),
    Throttle(u32),
    EndThrottle,
    /// The link breaks, with all that is under way; the client comes back with the contract that it has.
    Reconnect(bool),
    /// So it does, and the server is another one that took over what was kept.
    Restart(bool),
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => (0u64..2_000, 0u64..400).prop_map(|(wait, latency)| Fate::Wait(wait, latency)),
        6 => (0u32..12).prop_map(Fate::Call),
        2 => (0usize..60).prop_map(Fate::Noise),
        1 => (2u32..20).prop_map(Fate::Throttle),
        1 => Just(Fate::EndThrottle),
        1 => any::<bool>().prop_map(Fate::Reconnect),
        1 => any::<bool>().prop_map(Fate::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A reply ends the call of its number, of its connection, once; any other number is a lie.
    #[test]
    fn defect_08_a_reply_ends_one_call_of_one_connection(number in prop_oneof![0u32..4, any::<u32>()]) {
        let (mut pair, mut other) = (Pair::new(), Pair::new());
        let now = pair.rig.now;
        let call = pair.client.call::<Lever>(pair.table, &(5,), now).expect("legal");
        let same = other.client.call::<Lever>(other.table, &(5,), now).expect("legal");
        prop_assert_eq!(call, same);
        let reply = |call: u32| {
            foreign::frame(0x82, &foreign::Bytes::new().varint(call.into()).raw(&[1]).0)
        };
        let is_answer = |event: &ClientEvent| {
            matches!(event, ClientEvent::Ended { call: ended, outcome: Outcome::Answered(_) } if *ended == call)
        };
        pair.events.clear();
        feed(&mut pair.client, &reply(number), now, &mut pair.events);
        if number == call.0 {
            prop_assert!(pair.events.len() == 1 && is_answer(&pair.events[0]), "{:?}", pair.events);
            // The same again.
            pair.events.clear();
            feed(&mut pair.client, &reply(number), now, &mut pair.events);
        }
        prop_assert!(!pair.events.iter().any(is_answer));
        prop_assert!(matches!(pair.events.last(), Some(ClientEvent::Closed(Lost::Protocol))));
        // The call of another connection with that number goes on.
        prop_assert!(other.client.is_open());
        feed(&mut other.client, &reply(same.0), now, &mut other.events);
        prop_assert!(other.events.last().is_some_and(is_answer), "{:?}", other.events);
    }
}

#[test]
fn a_goodbye_is_told_with_its_wait() {
    let mut pair = Pair::new();
    let kicked =
        foreign::frame(0x87, &[Goodbye::Kicked.code(), 251, 0x10, 0x27, 4, b's', b'p', b'a', b'm']);
    let now = pair.rig.now;
    feed(&mut pair.client, &kicked, now, &mut pair.events);
    let Some(ClientEvent::Closed(lost)) = pair.events.last() else { panic!("still there") };
    assert_eq!(
        *lost,
        Lost::Ended {
            reason: Goodbye::Kicked,
            retry_after: Duration::from_secs(10),
            note: remote::security::Note::new("spam"),
        }
    );
    assert_eq!(lost.to_string(), "the server ended the session: kicked: spam; come back in 10s");
}

#[test]
fn calls_before_the_answer_to_a_comparison_wait_for_it() {
    // A client of another version: the same name, other remotes.
    let rig = Rig::new(Game::new(), &[shop::remotes()], Insecure::names(), Game::join);
    let mut client = ClientSession::new(b"ada", false, rig.now).expect("a short ticket");
    let mut events = Vec::new();
    let mut peer = rig.connect();
    peer.send(rig.now, &client.take_unsent());
    feed(&mut client, peer.session.unsent(), rig.now, &mut events);
    peer.session.sent(usize::MAX);
    static OLD: remote::schema::Contract = remote::schema::Contract {
        name: "shop",
        remotes: &[remote::schema::RemoteSchema::of::<Lever>()],
        events: &[],
    };
    let table = client.open(&OLD, rig.now);
    let call = client.call::<Lever>(table, &(5,), rig.now).expect("held");
    peer.send(rig.now, &client.take_unsent());
    assert!(peer.violations.is_empty(), "it asked first");
    feed(&mut client, peer.session.unsent(), rig.now, &mut events);
    let Some(ClientEvent::Ended { call: ended, outcome }) = events.last() else { panic!() };
    assert_eq!(*ended, call);
    assert!(matches!(outcome, Outcome::Refused(Refusal::Outdated)));
    assert_eq!(client.call::<Lever>(table, &(5,), rig.now), Err(Refusal::Outdated));
    // Another contract of the same name cannot be settled again; the session goes on.
    let table = client.open(shop::remotes().contract(), rig.now);
    assert_eq!(client.event::<Noise>(table, &(), rig.now), Err(Refusal::Unavailable));
    peer.send(rig.now, &client.take_unsent());
    assert_eq!((peer.closed, peer.violations.len()), (None, 0));
    // A table that the server does not have at all.
    let table = client.open(probe::remotes().contract(), rig.now);
    assert_eq!(client.event::<Noise>(table, &(), rig.now), Err(Refusal::Unavailable));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// P8: whatever a program does with the stub, and however the link delays it, no call of its is
    /// forged; and while the delay is steady within what the server grants, none is refused.
    #[test]
    fn p8_an_honest_stub_is_never_forged(
        program in vec((0u64..400, 0u32..12, 0usize..60, 0u64..120), 1..120),
    ) {
        let mut pair = Pair::new();
        pair.step(Duration::ZERO);
        let mut sent = 0;
        for (wait, force, noises, latency) in program {
            pair.run(wait, Duration::from_millis(latency));
            if pair.pull(force).is_ok() {
                sent += 1;
            }
            for _ in 0..noises {
                let now = pair.rig.now;
                let _ = pair.client.event::<Noise>(pair.table, &(), now);
            }
        }
        pair.run(2_000, Duration::ZERO);
        prop_assert!(pair.server.violations.is_empty(), "{:?}", pair.server.violations.first());
        prop_assert_eq!(pair.server.closed, None);
        let answered = |event: &&ClientEvent| {
            matches!(event, ClientEvent::Ended { outcome: Outcome::Answered(_), .. })
        };
        prop_assert_eq!(pair.events.iter().filter(answered).count(), sent);
    }

    /// P8: whatever befalls an honest stub, nothing that it sends is forged, and nothing of it is held against its player:
    /// throttles that it hears of late, connections that break with calls under way, servers that start again, and
    /// contracts of another version on either side.
    #[test]
    fn p8_whatever_befalls_an_honest_stub(fates in vec(fate(), 1..80)) {
        let mut pair = Pair::new();
        pair.step(Duration::ZERO);
        for fate in fates {
            match fate {
                Fate::Wait(wait, latency) => {
                    pair.rig.wait(Duration::from_millis(wait));
                    pair.step(Duration::from_millis(latency));
                    pair.step(Duration::from_millis(latency));
                }
                Fate::Call(force) => drop(pair.pull(force)),
                Fate::Noise(count) => {
                    for _ in 0..count {
                        let now = pair.rig.now;
                        let _ = pair.client.event::<Noise>(pair.table, &(), now);
                    }
                }
                Fate::Throttle(divisor) => {
                    let until = pair.rig.now.after(Duration::from_secs(30));
                    pair.enforce(Action::Throttle(Throttle { divisor, until }));
                }
                Fate::EndThrottle => pair.enforce(Action::EndThrottle),
                Fate::Reconnect(is_old) => pair.reconnect(is_old),
                Fate::Restart(is_old) => pair.restart(is_old),
            }
            let held = pair.server.violations.iter().find(|it| it.grade != remote::Grade::Benign);
            prop_assert!(held.is_none(), "{}", held.unwrap());
            prop_assert!(!matches!(pair.server.closed, Some(Goodbye::Malformed | Goodbye::Kicked)));
            if pair.server.closed.is_some() || !pair.client.is_open() {
                pair.reconnect(false);
            }
        }
        prop_assert_eq!(pair.rig.shared.score(PlayerId(7), pair.rig.now), TrustScore::MAX);
    }

    /// The same with a link that stands still for up to 14 s at a time: calls may be refused, but
    /// nothing of it counts against the player.
    #[test]
    fn p8_a_link_that_stalls_punishes_nobody(
        program in vec((0u64..3_000, 0usize..120, prop_oneof![4 => Just(50u64), 1 => 0..14_000u64]), 1..60),
    ) {
        let mut pair = Pair::new();
        pair.step(Duration::ZERO);
        for (wait, noises, latency) in program {
            pair.rig.wait(Duration::from_millis(wait));
            let _ = pair.pull(5);
            for _ in 0..noises {
                let now = pair.rig.now;
                let _ = pair.client.event::<Noise>(pair.table, &(), now);
            }
            pair.step(Duration::from_millis(latency));
        }
        let punished = pair.server.violations.iter().find(|v| v.grade != remote::Grade::Benign);
        prop_assert!(punished.is_none(), "{}", punished.unwrap());
    }
}
