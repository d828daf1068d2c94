//! P5: a call that is refused before its values are built allocates nothing; one that the world
//! refuses, only what its own values hold. Counted by a dependency, since we have no `unsafe`.

use std::time::Duration;

use remote::prelude::*;
use remote::{Limits, Rate, Step};
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes};

use crate::probe::{self, Badges, LEVER, Machine};
use crate::support::{Peer, Rig};

/// Slow enough for every rate.
const PATIENT: Duration = Duration::from_secs(2);

/// Sends frames one by one, each into a session whose buffers are warm, and counts.
fn count<W: Send + 'static>(
    rig: &mut Rig<W>,
    peer: &mut Peer<W>,
    frame: &[u8],
    step: Step,
    pause: Duration,
) -> u64 {
    let send = |peer: &mut Peer<W>, now| {
        peer.violations.clear();
        peer.send(now, frame);
    };
    // Warm: the buffers have their size, and the violations have room in the test's own list.
    for _ in 0..2 {
        send(peer, rig.now);
        peer.session.sent(usize::MAX);
        rig.wait(pause);
    }
    let allocated = allocation_counter::measure(|| send(peer, rig.now)).count_total;
    let refused = peer.violations.iter().rfind(|violation| !violation.is_observed);
    let refused = refused.expect("a refusal").refused.step;
    assert_eq!(refused, step, "{frame:02x?}");
    assert!(peer.closed.is_none());
    peer.session.sent(usize::MAX);
    allocated
}

fn quiet<W: Send + 'static>(
    world: W,
    table: remote::Table<W>,
    authenticator: impl Authenticator,
    on_join: fn(&mut W, &Caller),
) -> Rig<W> {
    let mut limits = Limits::default();
    limits.frames = Rate::new(1_000, Duration::from_secs(1));
    // Without the development switch, as servers run.
    Rig::with(world, &[table], authenticator, on_join, limits, false)
}

#[test]
fn p5_refused_calls_allocate_nothing() {
    let mut rig = quiet(Game::new(), shop::remotes(), Insecure::names(), Game::join);
    let call = |remote, payload: Bytes| foreign::call(remote, 1, &payload.0);
    let rows = [
        ("unknown remote", call(99, Bytes::new()), Step::Lookup),
        ("long frame", call(0, Bytes::new().raw(&[0; 500])), Step::Length),
        ("NaN", call(2, Bytes::new().vector([0.0, f32::NAN, 0.0])), Step::Verify),
        ("infinity", call(2, Bytes::new().vector([0.0, 0.0, f32::INFINITY])), Step::Verify),
        ("quantity", call(0, Bytes::new().varint(1).varint(0)), Step::Verify),
        ("trailing bytes", call(0, Bytes::new().varint(1).varint(1).raw(&[0])), Step::Verify),
        ("overlong", call(0, Bytes::new().varint(1).raw(&[251, 1, 0])), Step::Verify),
        ("cut", call(0, Bytes::new().varint(1)), Step::Verify),
        ("lying length", call(4, Bytes::new().varint(1 << 40).raw(b"a")), Step::Verify),
        ("UTF-8", call(4, Bytes::new().varint(2).raw(&[0xff, 0xff])), Step::Verify),
        ("control character", call(4, Bytes::new().text("a\nb")), Step::Verify),
        ("event", foreign::event(1, &Bytes::new().text(&"ä".repeat(201)).0), Step::Verify),
    ];
    for (name, frame, step) in rows {
        // A player each, so that no rate comes first and nobody is kicked.
        let mut peer = rig.play(name);
        assert_eq!(count(&mut rig, &mut peer, &frame, step, PATIENT), 0, "{name}");
    }
    // Over the rate: the last call of a burst.
    let mut peer = rig.play("hasty");
    let buy = call(0, Bytes::new().varint(1).varint(1));
    for _ in 0..7 {
        peer.send(rig.now, &buy);
    }
    assert_eq!(count(&mut rig, &mut peer, &buy, Step::Rate, Duration::ZERO), 0);
    // Over the budget.
    let mut peer = rig.play("very hasty");
    for _ in 0..1_300 {
        peer.send(rig.now, &foreign::event(1, &Bytes::new().text("a").0));
        peer.session.sent(usize::MAX);
        peer.violations.clear();
    }
    let event = foreign::event(1, &Bytes::new().text("a").0);
    assert_eq!(count(&mut rig, &mut peer, &event, Step::Budget, Duration::ZERO), 0);

    let rig = quiet(Machine::default(), probe::remotes(), Badges, |_, _| {});
    let mut peer = rig.play("7");
    let lever = foreign::call(LEVER, 1, &[5]);
    // Rate comes before permission, so only the first may be counted.
    let allocated = allocation_counter::measure(|| {
        peer.session.space()[..lever.len()].copy_from_slice(&lever);
        peer.session.filled(lever.len());
        assert!(peer.session.poll(rig.now).is_some());
    });
    assert_eq!(allocated.count_total, 0, "permission");
}

#[derive(Debug)]
struct Yard;

#[remotes(yard)]
impl Yard {
    #[remote(rate = "1/h", observe)]
    fn pass(&mut self, _caller: &Caller, #[range(1..=9)] _gate: u32) -> bool {
        true
    }
}

/// What was only observed of a call allocates nothing either, if it is refused after all.
#[test]
fn p5_observed_and_refused() {
    let mut rig = quiet(Yard, yard::remotes(), Insecure::names(), |_, _| {});
    let mut peer = rig.play("ada");
    // One for its rate, and one that the network is granted.
    for _ in 0..2 {
        peer.send(rig.now, &foreign::call(0, 1, &[1]));
    }
    let forged = foreign::call(0, 1, &[0]);
    assert_eq!(count(&mut rig, &mut peer, &forged, Step::Verify, PATIENT), 0);
    let [refused, observed] = &peer.violations[..] else { panic!("{:?}", peer.violations) };
    assert!(observed.is_observed && observed.refused.step == Step::Rate);
    assert!(!refused.is_observed);
}

#[test]
fn p5_calls_refused_by_the_world_allocate_what_they_hold() {
    let mut rig = quiet(Game::new(), shop::remotes(), Insecure::names(), Game::join);
    let mut peer = rig.play("ada");
    let unknown = foreign::call(0, 1, &Bytes::new().varint(77).varint(1).0);
    assert_eq!(count(&mut rig, &mut peer, &unknown, Step::World, PATIENT), 0);
}

/// The counter does count: a call that is taken allocates what its body keeps.
#[test]
fn the_counter_counts() {
    let rig = quiet(Game::new(), shop::remotes(), Insecure::names(), Game::join);
    let mut peer = rig.play("ada");
    let say = foreign::event(1, &Bytes::new().text("hello").0);
    peer.send(rig.now, &say);
    let taken = allocation_counter::measure(|| peer.send(rig.now, &say));
    assert_eq!(taken.count_total, 1, "the text, and nothing else");
}
