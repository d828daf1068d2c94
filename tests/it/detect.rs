//! Detectors: what the game accepted, held against what an honest player can do; and from there to the score.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use remote::prelude::*;
use remote::security::{Detector, Mode, Named, Policy, RemoteModes, Thresholds};
use remote::{Goodbye, Grade, Limits, Rate, Rule, Step, Timestamp};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::support::{Peer, Rig};

/// A field on which players move, hit and gather, all as the client says; the detectors watch.
#[derive(Default)]
struct Field {
    places: HashMap<PlayerId, [f32; 3]>,
    last: Option<Verdict>,
    caller: Option<Caller>,
}

#[remotes(field)]
impl Field {
    #[remote(rate = "50/s", burst = 200)]
    fn go(&mut self, caller: &Caller, #[unchecked = "detectors are on trial"] to: [f32; 3]) {
        let verdict = caller.accepted(Sample::Position(to));
        let to = if let Verdict::SetBack(back) = verdict { back } else { to };
        self.places.insert(caller.player(), to);
        self.last = Some(verdict);
    }

    #[remote(rate = "50/s", burst = 200)]
    fn hit(&mut self, caller: &Caller, #[unchecked = "detectors are on trial"] damage: f32) {
        self.last = Some(caller.accepted(Sample::Damage(damage)));
        self.last = self.last.max_by_badness(caller.accepted(Sample::Action("hit")));
    }

    #[remote(rate = "50/s", burst = 200)]
    fn gather(&mut self, caller: &Caller, #[any] gold: u32) {
        self.last = Some(caller.accepted(Sample::Gain("gold", gold.into())));
    }

    #[remote(rate = "50/s", burst = 200)]
    fn launch(&mut self, caller: &Caller, explodes: bool) {
        let sample = if explodes { Sample::Explosion } else { Sample::Projectile };
        self.last = Some(caller.accepted(sample));
    }

    /// Nobody's stub sends this.
    #[remote(rate = "50/s", decoy)]
    fn give_gold(&mut self, caller: &Caller, #[any] gold: u32) {
        unreachable!("{} has no stub, and {gold} is never given", caller.player());
    }

    /// The server's own doing.
    #[remote(rate = "50/s", burst = 200)]
    fn portal(&mut self, caller: &Caller) {
        caller.teleported([500.0, 0.0, 0.0], 5.0);
    }
}

trait Badness {
    fn max_by_badness(self, other: Verdict) -> Option<Verdict>;
}

impl Badness for Option<Verdict> {
    fn max_by_badness(self, other: Verdict) -> Option<Verdict> {
        self.filter(|verdict| *verdict != Verdict::Plausible).or(Some(other))
    }
}

const GO: u16 = 0;
const HIT: u16 = 1;
const GATHER: u16 = 2;
const LAUNCH: u16 = 3;
const GIVE_GOLD: u16 = 4;
const PORTAL: u16 = 5;

fn float(value: f32) -> Bytes {
    Bytes::new().raw(&value.to_le_bytes())
}

fn per(count: u32, seconds: u64) -> Rate {
    Rate::new(count, Duration::from_secs(seconds))
}

fn watched() -> Thresholds {
    let mut thresholds = Thresholds::default();
    thresholds.speed_threshold = Some(10.0);
    thresholds.teleport_threshold = Some(50.0);
    thresholds.damage_max = Some(100.0);
    let named = |name: &str, rates| Named { name: name.to_owned(), rates };
    thresholds.cadence = vec![named("hit", vec![per(3, 1), per(60, 60)])];
    thresholds.gain = vec![named("gold", vec![per(1_000, 60)])];
    thresholds.projectiles = Some(per(5, 1));
    thresholds.explosions = Some(per(1, 1));
    thresholds
}

struct Trial {
    rig: Rig<Field>,
    peer: Peer<Field>,
}

impl Trial {
    fn new(thresholds: Thresholds) -> Self {
        let mut limits = Limits::default();
        limits.frames = per(10_000, 1);
        let rig = Rig::with_limits(
            Field::default(),
            &[field::remotes()],
            Insecure::names(),
            |field, caller| field.caller = Some(caller.clone()),
            limits,
        );
        let mut policy = Policy::default();
        policy.detectors = thresholds;
        rig.shared.set_policy(policy, rig.now).expect("a policy that makes sense");
        let peer = rig.play("ada");
        Self { rig, peer }
    }

    fn send(&mut self, remote: u16, parameters: &Bytes) -> Verdict {
        self.peer.send(self.rig.now, &foreign::event(remote, &parameters.0));
        self.peer.session.sent(usize::MAX);
        self.rig.look(|field| field.last.take()).unwrap_or(Verdict::Plausible)
    }

    fn go(&mut self, x: f32) -> Verdict {
        self.send(GO, &Bytes::new().vector([x, 0.0, 0.0]))
    }

    fn wait(&mut self, millis: u64) {
        self.rig.wait(Duration::from_millis(millis));
    }

    fn score(&self) -> u32 {
        self.rig.shared.score(Insecure::player("ada"), self.rig.now).points()
    }

    /// What was found, without what a bad link explains.
    fn evidence(&self) -> Vec<Rule> {
        let found = self.peer.violations.iter().filter(|it| it.refused.step == Step::Detectors);
        let held = found.filter(|it| it.grade == Grade::Suspect && !it.is_observed);
        held.map(|it| it.refused.breach.rule()).collect()
    }
}

#[test]
fn who_walks_is_never_found() {
    let mut trial = Trial::new(watched());
    for step in 0..600u16 {
        assert_eq!(trial.go(f32::from(step)), Verdict::Plausible, "{step}");
        trial.wait(100);
    }
    // In long steps, too: what counts is the time that each took.
    for step in 1..=60u16 {
        trial.wait(4_000);
        assert_eq!(trial.go(600.0 + 40.0 * f32::from(step)), Verdict::Plausible, "{step}");
    }
    assert!(trial.peer.violations.is_empty(), "{:?}", trial.peer.violations.first());
}

/// Attack 47, the seed's speed detector: small steps that are too fast. He gains nothing, since he is put back to the
/// last place that was accepted; and it is held against him when no link explains it any more.
#[test]
fn attack_47_speed_in_small_steps() {
    let mut trial = Trial::new(watched());
    let (mut x, mut furthest) = (0.0, 0.0f32);
    for step in 0..200 {
        x += 2.0;
        match trial.go(x) {
            Verdict::SetBack([back, ..]) => x = back,
            _ => furthest = furthest.max(x),
        }
        trial.wait(100);
        let walked = 10.0 * (f32::from(u16::try_from(step).unwrap()) * 0.1 + 1.0) + 2.0;
        assert!(furthest <= walked, "{furthest} after {step}: twice as fast gains a second");
    }
    let evidence = trial.evidence();
    assert!(
        !evidence.is_empty() && evidence.iter().all(|rule| *rule == Rule::Speed),
        "{evidence:?}"
    );
    assert!(trial.score() < 80, "{}", trial.score());
}

/// Attack 46, the seed's teleport detector: one jump.
#[test]
fn attack_46_a_teleport() {
    let mut trial = Trial::new(watched());
    assert_eq!(trial.go(0.0), Verdict::Plausible);
    trial.wait(1_000);
    assert_eq!(trial.go(3_000.0), Verdict::SetBack([0.0; 3]));
    assert_eq!((trial.evidence(), trial.score()), (vec![Rule::Teleport], 96));
    assert_eq!(trial.go(1.0), Verdict::Plausible, "the baseline stayed");
    // Whoever stands for long has time to walk far, and still cannot jump there.
    trial.wait(60_000);
    assert_eq!(trial.go(300.0), Verdict::SetBack([1.0, 0.0, 0.0]));
    assert_eq!(trial.evidence().len(), 1, "a bad link explains it");
}

/// D2 and gap 6 of the seed's module: a sample that is no number is refused, and the baseline stays.
#[test]
fn defect_02_gap_06_no_number_becomes_the_baseline() {
    for poison in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::from_bits(0x7f80_0001)] {
        let mut trial = Trial::new(watched());
        assert_ne!(trial.go(poison), Verdict::Plausible, "not as the first either");
        assert_eq!(trial.go(0.0), Verdict::Plausible);
        trial.wait(100);
        assert_eq!(trial.go(poison), Verdict::SetBack([0.0; 3]));
        trial.wait(100);
        assert_eq!(trial.go(3_000.0), Verdict::SetBack([0.0; 3]), "compared with the last place");
        assert_eq!(trial.send(HIT, &float(poison)), Verdict::Implausible);
        assert_eq!(trial.go(1.0), Verdict::Plausible);
    }
}

/// Gap 11: a teleport of the server's own opens one destination, once, and no time of immunity.
#[test]
fn gap_11_a_server_teleport_opens_one_destination() {
    let mut trial = Trial::new(watched());
    assert_eq!(trial.go(0.0), Verdict::Plausible);
    let _ = trial.send(PORTAL, &Bytes::new());
    assert_ne!(trial.go(200.0), Verdict::Plausible, "another destination");
    assert_eq!(trial.go(1.0), Verdict::Plausible, "what was under way when he was moved");
    assert_eq!(trial.go(503.0), Verdict::Plausible, "there, as near as asked");
    assert_ne!(trial.go(0.0), Verdict::Plausible, "and not back");
    trial.wait(200);
    assert_eq!(trial.go(504.0), Verdict::Plausible);
    assert_ne!(trial.go(-500.0), Verdict::Plausible);
    let _ = trial.send(PORTAL, &Bytes::new());
    assert_eq!(trial.go(500.0), Verdict::Plausible);
    assert_ne!(trial.go(600.0), Verdict::Plausible, "once");
}

/// Gap 4: there is a damage detector.
#[test]
fn gap_04_damage_beyond_any_weapon() {
    let mut trial = Trial::new(watched());
    let mut hit = |damage: f32| {
        trial.wait(1_000);
        trial.send(HIT, &float(damage))
    };
    assert_eq!(hit(100.0), Verdict::Plausible);
    assert_eq!(hit(0.0), Verdict::Plausible);
    assert_eq!(hit(100.1), Verdict::Implausible);
    assert_eq!(hit(-1.0), Verdict::Implausible);
    assert_eq!(trial.evidence(), [Rule::Damage; 2]);
}

/// Attack 41: too fast over a second and over a minute; either alone is let pass.
#[test]
fn attack_41_hits_too_fast() {
    let mut trial = Trial::new(watched());
    let hit = |trial: &mut Trial| trial.send(HIT, &float(1.0));
    for _ in 0..30 {
        assert_eq!(hit(&mut trial), Verdict::Plausible, "bunched by the network");
    }
    let (mut found, mut hits) = (0, 0);
    while trial.peer.closed.is_none() {
        found += usize::from(hit(&mut trial) == Verdict::Implausible);
        hits += 1;
        assert!(hits < 600, "nobody is kicked");
        trial.wait(100);
    }
    assert!(found > 100, "{found} of {hits}");
    // Two minutes' worth of one rule, 40 points each.
    assert_eq!((trial.score(), trial.peer.closed), (36, Some(Goodbye::Kicked)));
    assert!(trial.evidence().iter().all(|rule| *rule == Rule::Cadence));
}

/// Attack 49: intervals as only a machine keeps them.
#[test]
fn attack_49_a_perfect_cadence() {
    let mut thresholds = watched();
    thresholds.regular_below_percent = Some(5);
    let mut bot = Trial::new(thresholds.clone());
    for _ in 0..100 {
        let _ = bot.send(HIT, &float(1.0));
        bot.wait(1_000);
    }
    assert_eq!(bot.evidence(), [Rule::Cadence; 3], "each 32 intervals");
    let mut human = Trial::new(thresholds);
    for step in 0..100 {
        let _ = human.send(HIT, &float(1.0));
        human.wait(900 + step * 37 % 200);
    }
    assert_eq!(human.evidence(), []);
}

/// Attack 51: more than the game gives; what he gained counts on when he comes back.
#[test]
fn attack_51_an_implausible_gain() {
    let mut trial = Trial::new(watched());
    let gold = |amount: u64| Bytes::new().varint(amount);
    assert_eq!(trial.send(GATHER, &gold(900)), Verdict::Plausible);
    assert_eq!(trial.send(GATHER, &gold(1_000)), Verdict::Implausible);
    assert_eq!(trial.send(GATHER, &gold(1_000_000)), Verdict::Implausible);
    assert_eq!(trial.evidence().first(), Some(&Rule::Gain));
    let Trial { rig, peer } = trial;
    drop(peer);
    let peer = rig.play("ada");
    let mut trial = Trial { rig, peer };
    assert_eq!(trial.send(GATHER, &gold(200)), Verdict::Implausible, "nothing was refilled");
    trial.wait(60_000);
    assert_eq!(trial.send(GATHER, &gold(900)), Verdict::Plausible);
}

/// The events that Multi Theft Auto's page has in work: projectiles and explosions.
#[test]
fn projectiles_and_explosions() {
    for (explodes, rule, few) in [(0, Rule::Projectiles, 6), (1, Rule::Explosions, 2)] {
        let mut trial = Trial::new(watched());
        let flood = (0..199)
            .filter(|_| trial.send(LAUNCH, &Bytes::new().raw(&[explodes])) == Verdict::Plausible);
        let plausible = flood.count();
        assert!((few..=few + 2).contains(&plausible), "{plausible}");
        assert!(trial.evidence().iter().all(|found| *found == rule));
        assert!(trial.evidence().len() > 50);
        // 40 a minute at the most for one rule: warned, and no more.
        assert_eq!(trial.score(), 60);
    }
}

/// The stub has the decoy's method, and sends nothing.
#[tokio::test]
async fn a_stub_springs_no_trap() {
    let (listener, dialer) = remote::memory::network();
    let found = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&found);
    let server = Server::builder(Field::default())
        .mount(field::remotes())
        .authenticator(Insecure::names())
        .on_violation(move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
        })
        .listen(listener)
        .expect("it starts");
    let client = Client::join(dialer.connect().await.expect("a stream"), "ada").await.expect("in");
    let field = field::client(&client);
    assert_eq!(field.give_gold(7), Err(Refusal::Unavailable));
    assert_eq!(field.launch(false), Ok(()));
    client.leave().await;
    server.shut_down(Duration::ZERO).await;
    assert_eq!(found.load(Ordering::Relaxed), 0);
}

#[test]
fn an_authors_own_detector() {
    struct Island(Arc<AtomicU64>);
    impl Detector for Island {
        fn name(&self) -> &'static str {
            "island"
        }
        fn is_anomaly(&mut self, _: PlayerId, sample: &Sample, _: Timestamp) -> bool {
            matches!(sample, Sample::Position([x, ..]) if *x > 20.0)
        }
        fn forget(&mut self, _: PlayerId) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let forgotten = Arc::new(AtomicU64::new(0));
    let rig = Rig::with_detector(
        Field::default(),
        &[field::remotes()],
        |_, _| {},
        Island(Arc::clone(&forgotten)),
    );
    let peer = rig.play("ada");
    let mut trial = Trial { rig, peer };
    assert_eq!(trial.go(20.0), Verdict::Plausible);
    assert_eq!(trial.go(21.0), Verdict::Implausible);
    assert_eq!((trial.evidence(), trial.score()), (vec![Rule::Detector], 96));
    let found = trial.peer.violations.last().expect("one");
    assert_eq!(found.detector, Some("island"));
    assert!(
        found.to_string().ends_with(
            "island, found at detectors: implausible breaks `detector` (suspect, fault: peer)"
        ),
        "{found}"
    );
    drop(trial.peer);
    assert_eq!(forgotten.load(Ordering::Relaxed), 1);
}

/// Off, observed, and the switch for all.
#[test]
fn detectors_are_off_observed_or_enforced() {
    let mut off = Trial::new(Thresholds::default());
    assert_eq!(off.go(0.0), Verdict::Plausible);
    assert_eq!(off.go(1e9), Verdict::Plausible);
    assert_eq!(off.send(HIT, &float(1e9)), Verdict::Plausible);

    let mut thresholds = watched();
    thresholds.observed = vec![Rule::Damage];
    let mut observed = Trial::new(thresholds);
    assert_eq!(observed.send(HIT, &float(1e9)), Verdict::Plausible);
    let told = observed.peer.violations.last().expect("told");
    assert!(told.is_observed && told.refused.breach.rule() == Rule::Damage);
    assert_eq!(observed.score(), 100);

    let mut disabled = Trial::new(watched());
    let mut policy = Policy::clone(&disabled.rig.shared.policy());
    policy.enabled = false;
    disabled.rig.shared.set_policy(policy, disabled.rig.now).expect("a policy");
    assert_eq!(disabled.send(HIT, &float(1e9)), Verdict::Plausible);
    assert!(disabled.peer.violations.is_empty());
}

/// What is only observed moves the baseline with the game, so that enforcing it later finds nobody in the past.
#[test]
fn an_observed_detector_is_enforced_later() {
    let mut thresholds = watched();
    thresholds.observed = vec![Rule::Speed, Rule::Teleport];
    let mut trial = Trial::new(thresholds);
    for step in 0..40u16 {
        assert_eq!(trial.go(f32::from(step) * 40.0), Verdict::Plausible);
        trial.wait(1_000);
    }
    assert!(trial.peer.violations.len() > 30, "four times too fast, and observed");
    let mut policy = Policy::clone(&trial.rig.shared.policy());
    policy.detectors = watched();
    trial.rig.shared.set_policy(policy, trial.rig.now).expect("a policy");
    assert_eq!(trial.go(1_565.0), Verdict::Plausible);
    assert_eq!((trial.evidence(), trial.score()), (vec![], 100));
}

/// A body that outlives its session fills the same meters: leaving in the midst of it refills nothing.
#[test]
fn what_a_body_tells_after_its_player_left_counts() {
    let trial = Trial::new(watched());
    let Trial { rig, peer } = trial;
    let caller = rig.look(|field| field.caller.clone()).expect("somebody joined");
    drop(peer);
    for _ in 0..40 {
        let _ = caller.accepted(Sample::Gain("gold", 1_000));
    }
    let mut peer = rig.play("ada");
    peer.poll(rig.now);
    let mut trial = Trial { rig, peer };
    let gold = |amount: u64| Bytes::new().varint(amount);
    assert_eq!(
        trial.send(GATHER, &gold(10)),
        Verdict::Implausible,
        "the meter is as full as it was"
    );
    assert!(trial.evidence().contains(&Rule::Gain), "and what was found is weighed");
    assert!(trial.score() < 100);
}

/// Gap 7: nothing that a client says of itself is in a sample. Whatever else it sends, the same places get the same
/// verdicts.
#[test]
fn gap_07_no_word_of_the_client_changes_a_verdict() {
    let verdicts = |chatter: &[(u16, Bytes)]| {
        let mut trial = Trial::new(watched());
        let mut verdicts = Vec::new();
        for x in [0.0, 1.0, 30.0, 2.0, 90.0, 3.0, f32::NAN, 4.0] {
            for (remote, parameters) in chatter {
                let _ = trial.send(*remote, parameters);
            }
            verdicts.push(trial.go(x));
            trial.wait(100);
        }
        verdicts
    };
    let quiet = verdicts(&[]);
    assert!(quiet.iter().any(|verdict| matches!(verdict, Verdict::SetBack(_))), "{quiet:?}");
    let chatter =
        [(HIT, float(1.0)), (LAUNCH, Bytes::new().raw(&[0])), (GATHER, Bytes::new().varint(1))];
    assert_eq!(verdicts(&chatter), quiet);
}

/// Attack 29: a decoy is in the client for whoever reads it; the stub sends nothing, so whoever calls it is a forger.
#[test]
fn attack_29_a_decoy() {
    let mut trial = Trial::new(watched());
    let _ = trial.send(GIVE_GOLD, &Bytes::new().varint(1_000_000));
    let violation = trial.peer.violations.last().expect("told");
    assert_eq!((violation.grade, violation.refused.breach.rule()), (Grade::Forged, Rule::Decoy));
    assert_eq!((violation.remote_name(), trial.score()), (Some("give_gold"), 80));
}

/// Off and observed of one remote, while another's are enforced.
#[test]
fn detectors_have_a_mode_for_each_remote() {
    let mut trial = Trial::new(watched());
    let set = |trial: &Trial, mode| {
        let mut policy = Policy::clone(&trial.rig.shared.policy());
        let remote = "go".to_owned();
        let modes =
            RemoteModes { remote, rate: None, world: None, cooldown: None, detectors: Some(mode) };
        policy.remotes = vec![modes];
        trial.rig.shared.set_policy(policy, trial.rig.now).expect("a policy");
    };
    set(&trial, Mode::Observe);
    assert_eq!((trial.go(0.0), trial.go(9_000.0)), (Verdict::Plausible, Verdict::Plausible));
    assert!(trial.peer.violations.last().is_some_and(|it| it.is_observed));
    let count = trial.peer.violations.len();
    set(&trial, Mode::Off);
    assert_eq!((trial.go(0.0), trial.peer.violations.len()), (Verdict::Plausible, count));
    assert_eq!((trial.score(), trial.evidence()), (100, vec![]));
    assert_eq!(trial.send(HIT, &float(1e9)), Verdict::Implausible, "another remote's");
    set(&trial, Mode::Enforce);
    assert_eq!(trial.go(9_000.0), Verdict::SetBack([0.0; 3]), "from where the game had him");
}

/// Detectors refuse nobody, and delay no reply: the player hears nothing of what they found.
#[test]
fn step_12_comes_after_the_answer() {
    let mut trial = Trial::new(watched());
    trial.peer.send(trial.rig.now, &foreign::event(HIT, &float(1e9).0));
    let told = trial.peer.frames();
    assert!(!told.iter().any(|frame| matches!(frame, FromServer::Told(..))), "{told:?}");
    assert_eq!(trial.evidence(), [Rule::Damage]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// P8: whoever walks as fast as he can, over a link that stands still for up to 14 s at a time and then delivers at
    /// once what was walked: he may be put back, and nothing is held against him.
    #[test]
    fn p8_a_link_that_stalls_is_no_speed(
        stalls in vec((100u64..3_000, prop_oneof![4 => 0..200u64, 1 => 0..14_000u64]), 1..30),
    ) {
        let mut trial = Trial::new(watched());
        let (mut x, mut clock) = (0.0f32, 0u64);
        let mut held: Vec<f32> = Vec::new();
        for (walk, stall) in stalls {
            // A stall of the link: the client walks on, a step each 50 ms.
            let mut waited = 0;
            while waited < walk + stall {
                x += 0.5;
                held.push(x);
                waited += 50;
                if waited >= stall {
                    for place in std::mem::take(&mut held) {
                        if let Verdict::SetBack([back, ..]) = trial.go(place) {
                            x = back;
                        }
                    }
                }
                trial.wait(50);
            }
            clock += waited;
            // Links that stand still all the time are nobody's.
            trial.wait(15_000);
        }
        prop_assert!(trial.evidence().is_empty(), "{:?} after {} ms", trial.evidence(), clock);
        prop_assert_eq!(trial.score(), 100);
    }
}
