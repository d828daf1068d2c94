//! The order of the guard (ARCHITECTURE, the two roads; P1), shown from outside: a call that is
//! wrong in several ways at once is refused by the earliest step, and by nothing later.

use std::time::Duration;

use remote::{Goodbye, Grade, Limits, Rate, Step};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::probe::{self, Badges, LEVER, Machine, NOISE};
use crate::support::{Peer, Rig};

/// The steps at which a call can be made wrong from outside. Step 9, build, has no fault that
/// bytes could cause.
const STEPS: [Step; 10] = [
    Step::Header,
    Step::Session,
    Step::Budget,
    Step::Lookup,
    Step::Length,
    Step::Rate,
    Step::Permission,
    Step::Verify,
    Step::World,
    Step::Body,
];

fn rig() -> Rig<Machine> {
    let mut limits = Limits::default();
    limits.frames = Rate::new(50, Duration::from_secs(1)).with_burst(20);
    Rig::with_limits(Machine::default(), &[probe::remotes()], Badges, |_, _| {}, limits)
}

/// A call that is wrong at each of `wrong`, and what became of it.
fn pull(wrong: &[Step]) -> (Rig<Machine>, Peer<Machine>) {
    let rig = rig();
    let is = |step| wrong.contains(&step);
    let now = rig.now;

    // An earlier session of the same player uses up what belongs to the player.
    let mut earlier = rig.play("7+");
    if is(Step::Rate) {
        while matches!(earlier.ask(now, LEVER, &[5]), FromServer::Reply(..)) {}
    }
    if is(Step::Budget) && is(Step::Lookup) {
        drain_budget(&rig, &mut earlier);
    }
    let ticket = if is(Step::Permission) { "7" } else { "7+" };
    let mut peer = if is(Step::Lookup) { rig.join(ticket).0 } else { rig.play(ticket) };
    if is(Step::Budget) && !is(Step::Lookup) {
        drain_budget(&rig, &mut peer);
    }
    rig.look(|machine| {
        *machine = Machine::default();
        machine.locked = is(Step::World);
        machine.jammed = is(Step::Body);
    });
    // The newest session of a player has the seat; kept open, so that it is not given back.
    let newest = is(Step::Session).then(|| rig.play("7+"));
    peer.violations.clear();
    peer.frames();

    let mut payload = Bytes::new().varint(if is(Step::Verify) { 10 } else { 5 });
    if is(Step::Length) {
        payload = payload.raw(&[0; 64]);
    }
    let mut bytes = foreign::call(LEVER, 1, &payload.0);
    if is(Step::Header) {
        bytes[1] = 0x55;
    }
    peer.send(now, &bytes);
    drop(newest);
    (rig, peer)
}

fn drain_budget(rig: &Rig<Machine>, peer: &mut Peer<Machine>) {
    let before = peer.violations.len();
    while peer.violations.len() == before {
        peer.send(rig.now, &foreign::event(NOISE, &[]));
    }
    assert_eq!(peer.last_violation().unwrap().refused.step, Step::Budget);
}

/// Every subset of faults: 1,024 calls.
#[test]
fn the_earliest_fault_is_the_one_that_refuses() {
    for subset in 0u32..1 << STEPS.len() {
        let chosen = |(index, _): &(usize, &Step)| subset & (1 << index) != 0;
        let wrong: Vec<Step> =
            STEPS.iter().enumerate().filter(chosen).map(|(_, step)| *step).collect();
        let (rig, mut peer) = pull(&wrong);
        let refused_at: Vec<Step> = peer.violations.iter().map(|v| v.refused.step).collect();
        assert_eq!(refused_at, wrong.first().copied().into_iter().collect::<Vec<_>>(), "{wrong:?}");

        let pulled = rig.look(|machine| machine.pulled);
        let enters = wrong.first().is_none_or(|first| *first == Step::Body);
        assert_eq!(pulled, u64::from(enters), "a body ran with {wrong:?}");
        match (wrong.first(), peer.frames().as_slice()) {
            (None, [FromServer::Reply(1, answer)]) => assert_eq!(answer, &[0, 1]),
            (Some(Step::Body), [FromServer::Unknown(1)]) => {}
            (Some(Step::Header), [FromServer::Goodbye(reason, 0, _)]) => {
                assert_eq!(*reason, Goodbye::Malformed.code());
            }
            (
                Some(Step::Session),
                [FromServer::Refused(1, _), FromServer::Goodbye(reason, 0, _)],
            ) => {
                assert_eq!(*reason, Goodbye::Replaced.code());
            }
            (Some(step), [FromServer::Refused(1, refusal)]) => {
                let detail = refusal.detail.as_ref().expect("the rig sends detail");
                assert_eq!(detail.0, step.number(), "{wrong:?}");
            }
            (_, frames) => panic!("{wrong:?} was answered with {frames:?}"),
        }
    }
}

/// What a step refuses costs nothing of the later ones: a call that is refused at its length does
/// not use up the rate.
#[test]
fn later_steps_are_not_charged() {
    for (wrong, payload) in [(Step::Length, vec![5; 64]), (Step::Lookup, vec![5])] {
        let rig = rig();
        let (mut peer, welcome) = rig.join("7+");
        if wrong == Step::Length {
            peer.send(rig.now, &foreign::open(0, welcome.tables[0].1));
        }
        for number in 0..5 {
            peer.send(rig.now, &foreign::call(LEVER, number, &payload));
            assert_eq!(peer.last_violation().unwrap().refused.step, wrong);
        }
        drop(peer);
        let mut peer = rig.play("7+");
        assert!(matches!(peer.ask(rig.now, LEVER, &[5]), FromServer::Reply(..)), "{wrong}");
    }
    // But every frame pays for itself, whatever refuses it later.
    let rig = rig();
    let mut peer = rig.join("7+").0;
    for _ in 0..60 {
        peer.send(rig.now, &foreign::call(LEVER, 1, &[5]));
        if peer.last_violation().unwrap().refused.step == Step::Budget {
            return;
        }
    }
    panic!("unknown remotes cost nothing");
}

#[test]
fn grades_follow_the_steps() {
    let rows = [
        (Step::Header, Grade::Forged),
        (Step::Session, Grade::Benign),
        (Step::Budget, Grade::Benign),
        (Step::Lookup, Grade::Forged),
        (Step::Length, Grade::Forged),
        (Step::Rate, Grade::Benign),
        (Step::Permission, Grade::Benign),
        (Step::Verify, Grade::Forged),
        (Step::World, Grade::Suspect),
        (Step::Body, Grade::Benign),
    ];
    for (step, grade) in rows {
        let (_, peer) = pull(&[step]);
        assert_eq!(peer.last_violation().unwrap().grade, grade, "{step}");
    }
}

/// A frame that is too long for its remote is refused from its header: its body has not come yet,
/// and what comes of it later is let go.
#[test]
fn p4_a_frame_is_refused_from_its_header() {
    let rig = rig();
    let mut peer = rig.play("7+");
    let long = foreign::call(LEVER, 1, &[5; 3_000]);
    peer.send(rig.now, &long[..8]);
    assert_eq!(peer.last_violation().unwrap().refused.step, Step::Length);
    peer.violations.clear();
    peer.frames();
    for piece in long[8..].chunks(100) {
        peer.send(rig.now, piece);
    }
    // The next frame is found where it starts.
    assert!(matches!(peer.ask(rig.now, LEVER, &[5]), FromServer::Reply(..)));
    assert!(peer.violations.is_empty());
}

/// The same bytes in pieces of every size are the same frames.
#[test]
fn frames_in_pieces() {
    let frames = [
        foreign::event(NOISE, &[]),
        foreign::call(LEVER, 1, &[5]),
        foreign::call(LEVER, 2, &[0]),
        foreign::call(LEVER, 3, &[5; 300]),
        foreign::event(NOISE, &[]),
    ]
    .concat();
    let mut expected = None;
    for size in 1..=frames.len() {
        let rig = rig();
        let mut peer = rig.play("7+");
        for piece in frames.chunks(size) {
            peer.send(rig.now, piece);
        }
        let steps: Vec<Step> = peer.violations.iter().map(|v| v.refused.step).collect();
        let seen = (steps, peer.frames(), rig.look(|machine| (machine.pulled, machine.noises)));
        assert_eq!(seen.0, [Step::Verify, Step::Length]);
        assert_eq!(seen.2, (1, 2));
        assert_eq!(expected.get_or_insert(seen.clone()), &seen, "in pieces of {size}");
    }
}
