//! Trust as pure functions, and the road from a forged call to the kick (P8, P9's in-memory part;
//! defects D14, D15, D18; test D14, D18).

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use remote::prelude::*;
use remote::{Goodbye, Grade, Policy, Rule, Timestamp, TrustScore};
use remote_runtime::core::trust::{Action, Trust};
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::support::Rig;

fn at(seconds: u64) -> Timestamp {
    Timestamp::from_start(Duration::from_secs(seconds))
}

fn points(trust: &Trust, seconds: u64) -> u32 {
    trust.score(&Policy::default(), at(seconds)).points()
}

#[test]
fn weights_caps_and_recovery() {
    let policy = Policy::default();
    let mut trust = Trust::NEW;
    assert_eq!(points(&trust, 0), 100);
    assert_eq!(trust.record(&policy, Rule::Range, Grade::Benign, at(0)), None);
    assert_eq!(points(&trust, 0), 100);
    trust.record(&policy, Rule::NearCharacter, Grade::Suspect, at(0));
    assert_eq!(points(&trust, 0), 96);
    // One rule takes at most 40 in a minute, however often it is broken.
    for _ in 0..50 {
        assert_eq!(trust.record(&policy, Rule::Finite, Grade::Forged, at(1)), None);
    }
    assert_eq!(points(&trust, 1), 56);
    // A point a minute comes back, and never more than there was.
    assert_eq!(points(&trust, 1 + 10 * 60), 66);
    assert_eq!(points(&trust, 1 + 44 * 60), 100);
    assert_eq!(points(&trust, 1_000_000), 100);
}

#[test]
fn a_fall_below_the_rung_kicks_once() {
    let policy = Policy::default();
    let mut trust = Trust::NEW;
    for _ in 0..2 {
        trust.record(&policy, Rule::Finite, Grade::Forged, at(0));
    }
    assert_eq!(trust.record(&policy, Rule::Range, Grade::Forged, at(0)), None);
    // 40 is not below 40.
    assert_eq!(points(&trust, 0), 40);
    let kicked = trust.record(&policy, Rule::Range, Grade::Forged, at(0));
    assert_eq!(kicked, Some(Action::Kick { until: at(60) }));
    assert_eq!(trust.record(&policy, Rule::Shape, Grade::Forged, at(1)), None, "fires once");
    assert_eq!(trust.barred_until(at(59)), Some(at(60)));
    assert_eq!(trust.barred_until(at(60)), None);
    // It rearms when the score has come back ten above it.
    let back = 60 * 60;
    assert_eq!(points(&trust, back), 59);
    for rule in [Rule::Finite, Rule::Range] {
        trust.record(&policy, rule, Grade::Forged, at(back));
    }
    assert!(points(&trust, back) < 40);
    assert_eq!(trust.barred_until(at(back)), Some(at(back + 60)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Against a model in whole thousandths, over random histories.
    #[test]
    fn any_history(
        history in vec((0u64..200_000, 0usize..Rule::ALL.len(), 0usize..3), 1..200),
    ) {
        let policy = Policy::default();
        let mut trust = Trust::NEW;
        let mut nanos = 0u128;
        let mut score = 100_000u128;
        let mut since = 0u128;
        let mut taken = std::collections::HashMap::<(u128, usize), u128>::new();
        for (wait_millis, rule, grade) in history {
            nanos += u128::from(wait_millis) * 1_000_000;
            let now = Timestamp::from_nanos(u64::try_from(nanos).unwrap());
            let grade = Grade::ALL[grade];
            trust.record(&policy, Rule::ALL[rule], grade, now);
            let weight = match grade { Grade::Forged => 20, Grade::Suspect => 4, _ => 0 };
            if weight > 0 {
                score = (score + (nanos - since) * 1_000 / 60_000_000_000).min(100_000);
                since = nanos;
                let taken = taken.entry((nanos / 60_000_000_000, rule)).or_default();
                let points = weight.min(40 - *taken);
                *taken += points;
                score = score.saturating_sub(points * 1_000);
            }
            let shown = (score + (nanos - since) * 1_000 / 60_000_000_000).min(100_000);
            prop_assert_eq!(u128::from(trust.score(&policy, now).points()), shown / 1_000);
            prop_assert!(trust.recovered_at(&policy, now) >= now);
        }
    }

    /// Any numbers, any clock: in range, and no panic.
    #[test]
    fn extremes(
        weight: u32,
        cap: u32,
        recovery: u32,
        history in vec((any::<u64>(), 0usize..Rule::ALL.len()), 1..50),
    ) {
        let mut policy = Policy::default();
        policy.forged_weight = weight;
        policy.cap_per_rule_and_minute = cap;
        policy.recovery_per_minute = recovery;
        let mut trust = Trust::NEW;
        for (now, rule) in history {
            let now = Timestamp::from_nanos(now);
            trust.record(&policy, Rule::ALL[rule], Grade::Forged, now);
            prop_assert!(trust.score(&policy, now) <= TrustScore::MAX);
            let _ = trust.recovered_at(&policy, now);
        }
    }
}

/// The whole road: forged calls of two kinds, the kick with its wait, the closed door, and the
/// second kick of somebody who comes back and goes on.
#[test]
fn defect_15_a_kick_outlives_the_session() {
    let mut rig = Rig::new(Game::new(), &[shop::remotes()], Insecure::names(), Game::join);
    let nan = foreign::call(2, 1, &Bytes::new().vector([f32::NAN; 3]).0);
    let zero = foreign::call(0, 1, &Bytes::new().varint(1).varint(0).0);
    let mut peer = rig.play("mal");
    let mut sent = 0;
    while peer.closed.is_none() {
        peer.send(rig.now, if sent % 2 == 0 { &nan } else { &zero });
        rig.wait(Duration::from_millis(700));
        sent += 1;
        assert!(sent < 10, "nobody is kicked");
    }
    assert_eq!(peer.closed, Some(Goodbye::Kicked));
    let kicked = Goodbye::Kicked.code();
    assert_eq!(peer.frames().pop(), Some(FromServer::Goodbye(kicked, 60_000)));
    assert_eq!(rig.look(|game| game.entries(Insecure::player("mal"))), 0);

    rig.wait(Duration::from_secs(30));
    let mut again = rig.connect();
    again.send(rig.now, &foreign::hello(1, 0, b"mal"));
    assert_eq!(again.closed, Some(Goodbye::Kicked));
    let Some(FromServer::Goodbye(_, wait)) = again.frames().pop() else { panic!("no goodbye") };
    assert!((29_000..=30_000).contains(&wait), "{wait} ms");
    // Others are let in.
    assert!(rig.play("ada").closed.is_none());

    rig.wait(Duration::from_secs(31));
    let mut back = rig.play("mal");
    back.send(rig.now, &nan);
    assert_eq!(back.closed, Some(Goodbye::Kicked), "the score came back with him");
}

/// P9 in memory: what is remembered is bounded, and what is worth least goes first.
#[test]
fn what_is_remembered_is_bounded() {
    let mut limits = remote::Limits::default();
    limits.remnants = 10;
    let rig =
        Rig::with_limits(Game::new(), &[shop::remotes()], Insecure::names(), Game::join, limits);
    let nan = foreign::call(2, 1, &Bytes::new().vector([f32::NAN; 3]).0);
    let mut bad = rig.play("mal");
    bad.send(rig.now, &nan);
    drop(bad);
    for number in 0..100 {
        drop(rig.play(&format!("guest {number}")));
        assert!(rig.shared.remembered() <= 10);
    }
    // The forged call takes an hour to be forgotten, the guests' frames a moment: it stayed.
    let mut bad = rig.play("mal");
    for rule in [&nan, &foreign::call(0, 1, &[1, 0]), &foreign::call(0, 1, &[1, 1, 1])] {
        bad.send(rig.now, rule);
    }
    // Three of them would have left 40 points to a newcomer.
    assert_eq!(bad.closed, Some(Goodbye::Kicked), "four forged calls, one of them before");
}
