//! Trust as pure functions, and the road from a forged call to the kick (P8, P9's in-memory part;
//! defects D14, D15, D18; test D14, D18).

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use remote::prelude::*;
use remote::security::{Points, Rung};
use remote::{Goodbye, Grade, Policy, Rule, Timestamp, TrustScore};
use remote_runtime::core::trust::{Evidence, Family, Trust};
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::support::Rig;

fn at(seconds: u64) -> Timestamp {
    Timestamp::from_start(Duration::from_secs(seconds))
}

fn points(trust: &Trust, seconds: u64) -> u32 {
    trust.score(&Policy::default(), at(seconds)).points()
}

/// What a breach of `rule` fires.
fn fires(trust: &mut Trust, rule: Rule, grade: Grade, seconds: u64) -> Vec<Rung> {
    let fall = trust.record(&Policy::default(), &Evidence::new(rule, grade, at(seconds)));
    fall.map(|fall| fall.fired.to_vec()).unwrap_or_default()
}

#[test]
fn weights_caps_and_recovery() {
    let mut trust = Trust::NEW;
    assert_eq!(points(&trust, 0), 100);
    assert_eq!(fires(&mut trust, Rule::Range, Grade::Benign, 0), []);
    assert_eq!(points(&trust, 0), 100);
    fires(&mut trust, Rule::NearCharacter, Grade::Suspect, 0);
    assert_eq!(points(&trust, 0), 96);
    // One rule takes at most 40 in a minute, however often it is broken.
    for _ in 0..50 {
        fires(&mut trust, Rule::Finite, Grade::Forged, 1);
    }
    assert_eq!(points(&trust, 1), 56);
    // A point a minute comes back, and never more than there was.
    assert_eq!(points(&trust, 1 + 10 * 60), 66);
    assert_eq!(points(&trust, 1 + 44 * 60), 100);
    assert_eq!(points(&trust, 1_000_000), 100);
    let reasons: Vec<_> = trust.reasons().collect();
    assert_eq!(reasons.len(), 2, "{reasons:?}");
    assert_eq!((reasons[0].rule, reasons[0].times), (Rule::Finite, 50), "newest first");
    assert_eq!(reasons[0].points, Points::whole(40));
}

/// Defects D4 and D14, gaps 1 and 3 of the seed's module: each rung is reached, in order, once, by the score alone.
#[test]
fn defects_04_14_each_rung_fires_once_and_in_order() {
    let mut trust = Trust::NEW;
    assert_eq!(fires(&mut trust, Rule::Finite, Grade::Forged, 0), []);
    assert_eq!(points(&trust, 0), 80, "80 is not below 80");
    assert_eq!(fires(&mut trust, Rule::Finite, Grade::Forged, 0), [Rung::Warn]);
    assert_eq!(points(&trust, 0), 60);
    assert_eq!(fires(&mut trust, Rule::Range, Grade::Forged, 0), [Rung::Throttle]);
    assert_eq!(points(&trust, 0), 40);
    assert_eq!(fires(&mut trust, Rule::Range, Grade::Forged, 0), [Rung::Kick]);
    assert_eq!(points(&trust, 0), 20);
    assert_eq!(fires(&mut trust, Rule::Shape, Grade::Forged, 0), [Rung::Ban]);
    assert_eq!(fires(&mut trust, Rule::Shape, Grade::Forged, 0), [], "once");
    // It rearms ten above: the day gives back 30 below 40 and then a point a minute.
    let day = 24 * 60 * 60;
    assert_eq!(points(&trust, day - 1), 30, "at most 30 a day below the rung of kicks");
    assert_eq!(points(&trust, day + 10 * 60 + 1), 40);
    assert_eq!(points(&trust, day + 20 * 60 + 1), 50);
    let back = day + 20 * 60 + 1;
    assert_eq!(
        fires(&mut trust, Rule::Finite, Grade::Forged, back),
        [Rung::Kick],
        "the rest is not armed"
    );
}

#[test]
fn a_ban_needs_forged_evidence_or_three_families() {
    let mut trust = Trust::NEW;
    let rules = [Rule::NearCharacter, Rule::When, Rule::Known, Rule::Owned];
    let mut fired = Vec::new();
    for minute in 0..20 {
        for rule in rules {
            fired.extend(fires(&mut trust, rule, Grade::Suspect, minute * 60));
        }
    }
    assert_eq!(fired, [Rung::Warn, Rung::Throttle, Rung::Kick], "of one family");
    assert_eq!(points(&trust, 20 * 60), 1);
    assert_eq!(fires(&mut trust, Rule::Rate, Grade::Suspect, 20 * 60), [], "of two");
    assert_eq!(fires(&mut trust, Rule::Speed, Grade::Suspect, 20 * 60), [Rung::Ban], "of three");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Score and rungs against a model in whole thousandths, over random histories.
    #[test]
    fn any_history(
        // Often enough in a row that scores fall to nothing, and sometimes so rarely that they come back.
        history in vec(
            (prop_oneof![5 => 0u64..20_000, 1 => 0..6_000_000u64], 0usize..Rule::ALL.len(), 0usize..3),
            1..200,
        ),
    ) {
        let policy = Policy::default();
        let mut trust = Trust::NEW;
        let mut nanos = 0u128;
        let mut model = Model::default();
        for (wait_millis, rule, grade) in history {
            nanos += u128::from(wait_millis) * 1_000_000;
            let now = Timestamp::from_nanos(u64::try_from(nanos).unwrap());
            let (rule, grade) = (Rule::ALL[rule], Grade::ALL[grade]);
            let fall = trust.record(&policy, &Evidence::new(rule, grade, now));
            let fired = fall.map(|fall| fall.fired.to_vec()).unwrap_or_default();
            prop_assert_eq!(fired, model.record(rule, grade, nanos));
            let shown = model.shown(nanos);
            prop_assert_eq!(u128::from(trust.score(&policy, now).as_thousandths()), shown);
            prop_assert!(trust.recovered_at(&policy, now) >= now);
            if trust.recovered_at(&policy, now) > now {
                let then = trust.recovered_at(&policy, now);
                prop_assert_eq!(trust.score(&policy, then), TrustScore::MAX);
            }
            // What is kept and taken up again is the same.
            let kept = trust.keep(&policy, now);
            let later = Duration::from_secs(1_000);
            let restored = Trust::restore(&kept, later, &policy, now.after(later));
            let before = trust.score(&policy, now.after(later)).as_thousandths();
            let after = restored.score(&policy, now.after(later)).as_thousandths();
            // A fraction of a thousandth is lost where the score is brought forward.
            prop_assert!(before.abs_diff(after) <= 1, "{} and {}", before, after);
        }
    }

    /// D18: any numbers, any clock: in range, and no panic.
    #[test]
    fn extremes(
        weight: u32,
        cap: u32,
        recovery: u32,
        daily: u32,
        kick in 0u32..200,
        history in vec((any::<u64>(), 0usize..Rule::ALL.len()), 1..50),
    ) {
        let mut policy = Policy::default();
        policy.forged_weight = Points::thousandths(weight);
        policy.cap_per_rule_and_minute = Points::thousandths(cap);
        policy.recovery_per_minute = Points::thousandths(recovery);
        policy.recovery_per_day_below_kick = Points::thousandths(daily.saturating_add(1_000));
        policy.kick_below = Some(TrustScore::from_points(kick));
        let mut trust = Trust::NEW;
        for (now, rule) in history {
            let now = Timestamp::from_nanos(now);
            trust.record(&policy, &Evidence::new(Rule::ALL[rule], Grade::Forged, now));
            prop_assert!(trust.score(&policy, now) <= TrustScore::MAX);
            let _ = trust.recovered_at(&policy, now);
            let _ = Trust::restore(&trust.keep(&policy, now), Duration::MAX, &policy, now);
        }
    }
}

/// The same, written down naively: one step for each day in which something recovers, and sets in place of bits.
#[derive(Default)]
struct Model {
    missing: u128,
    as_of: u128,
    taken: HashMap<(u128, Rule), u128>,
    spent: BTreeSet<Rung>,
    families: BTreeSet<&'static str>,
    forged: bool,
    day: Option<u128>,
    regained: u128,
}

const MINUTE: u128 = 60_000_000_000;
const DAY: u128 = 24 * 60 * MINUTE;
const RUNGS: [(Rung, u128); 4] =
    [(Rung::Warn, 80_000), (Rung::Throttle, 60_000), (Rung::Kick, 40_000), (Rung::Ban, 20_000)];

impl Model {
    fn recover(&mut self, now: u128) {
        let mut time = self.as_of;
        while 100_000 - self.missing < 40_000 && time < now {
            let day = *self.day.get_or_insert(0);
            if day + DAY <= time {
                (self.day, self.regained) = (Some(time), 0);
            }
            let end = self.day.unwrap() + DAY;
            let most = (30_000 - self.regained).min(40_000 - (100_000 - self.missing));
            // The first nanosecond by which it has recovered so much.
            let enough = if most == 0 { 0 } else { most * MINUTE / 1_000 + 1 };
            let until = end.min(now).min(time + enough);
            let gain = ((until - time) * 1_000 / MINUTE).min(most);
            self.missing -= gain;
            self.regained += gain;
            time = until;
            if self.regained == 30_000 && 100_000 - self.missing < 40_000 {
                time = end.min(now);
            }
        }
        if 100_000 - self.missing >= 40_000 {
            self.missing = self.missing.saturating_sub((now - time) * 1_000 / MINUTE);
        }
        self.as_of = now;
    }

    fn shown(&self, now: u128) -> u128 {
        let mut later = Self {
            day: self.day,
            taken: HashMap::default(),
            spent: BTreeSet::default(),
            families: BTreeSet::default(),
            ..*self
        };
        later.recover(now);
        100_000 - later.missing
    }

    fn record(&mut self, rule: Rule, grade: Grade, now: u128) -> Vec<Rung> {
        let weight = match grade {
            Grade::Forged => 20_000,
            Grade::Suspect => 4_000,
            _ => return Vec::new(),
        };
        self.recover(now);
        let score = 100_000 - self.missing;
        self.spent
            .retain(|rung| RUNGS.iter().any(|(it, below)| it == rung && score < below + 10_000));
        if self.missing == 0 {
            self.forged = false;
            self.families.clear();
        }
        let taken = self.taken.entry((now / MINUTE, rule)).or_default();
        let points = weight.min(40_000 - *taken);
        *taken += points;
        self.missing = (self.missing + points).min(100_000);
        self.forged |= grade == Grade::Forged;
        self.families.insert(Family::of(rule).name());
        let may_ban = self.forged || self.families.len() >= 3;
        let score = 100_000 - self.missing;
        let fired = RUNGS.iter().filter(|(rung, below)| {
            score < *below && !self.spent.contains(rung) && (may_ban || *rung != Rung::Ban)
        });
        let fired: Vec<Rung> = fired.map(|(rung, _)| *rung).collect();
        self.spent.extend(&fired);
        fired
    }
}

/// The whole road: forged calls of two kinds, the kick with its wait, the closed door, and the
/// second kick of somebody who comes back and goes on.
#[test]
fn defect_15_gap_05_a_kick_outlives_the_session() {
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
    let why = "too much of what no honest player does".to_owned();
    assert_eq!(peer.frames().pop(), Some(FromServer::Goodbye(kicked, 60_000, why)));
    assert_eq!(rig.look(|game| game.entries(Insecure::player("mal"))), 0);

    rig.wait(Duration::from_secs(30));
    let mut again = rig.connect();
    again.send(rig.now, &foreign::hello(1, 0, b"mal"));
    assert_eq!(again.closed, Some(Goodbye::Kicked));
    let Some(FromServer::Goodbye(_, wait, _)) = again.frames().pop() else { panic!("no goodbye") };
    assert!((29_000..=30_000).contains(&wait), "{wait} ms");
    // Others are let in.
    assert!(rig.play("ada").closed.is_none());

    rig.wait(Duration::from_secs(31));
    let mut back = rig.play("mal");
    back.send(rig.now, &nan);
    assert_eq!(back.closed, Some(Goodbye::Banned), "the score came back with him: 40, less 20");
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
