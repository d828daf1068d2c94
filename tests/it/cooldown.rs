//! Cooldowns: in the guard, in the stub, and over a rejoin (P8; attacks 63 and 64; D6, D7).

use std::time::Duration;

use remote::prelude::*;
use remote::security::{Mode, Policy, RemoteModes};
use remote::{Class, Grade, Rule, Step, memory};
use remote_tests::foreign::{self, FromServer};

use crate::support::{Peer, Rig};

#[derive(Debug, Default)]
struct Field {
    bolts: u32,
    knows_no_bolt: bool,
    panics: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct Spell(u8);

#[remotes(field)]
impl Field {
    #[remote(rate = "20/s", cooldown = "3s", when(Self::knows_bolt))]
    fn bolt(&mut self, _caller: &Caller, #[known] spell: Spell) -> u8 {
        assert!(!self.panics, "it misfires");
        self.bolts += 1;
        spell.0
    }

    #[remote(rate = "20/s", cooldown = "1min", concurrent)]
    async fn quake(world: World<Self>, _caller: &Caller) -> u32 {
        world.enter(|field| field.bolts).await
    }

    #[remote(rate = "20/s", cooldown = "3s")]
    fn wave(&mut self, _caller: &Caller) {
        self.bolts += 100;
    }

    #[remote(rate = "20/s", cooldown = "3s", when(Self::knows_bolt), observe)]
    async fn rumble(_world: World<Self>, _caller: &Caller) -> bool {
        true
    }

    fn knows_bolt(&self, _caller: &Caller) -> bool {
        !self.knows_no_bolt
    }
}

impl remote::Knows<Spell> for Field {
    fn knows(&self, id: Spell) -> bool {
        id.0 == 1
    }
}

const BOLT: u16 = 0;
const QUAKE: u16 = 1;
const WAVE: u16 = 2;
const RUMBLE: u16 = 3;
/// A spell that there is, as bytes.
const SPELL: &[u8] = &[1];
const SECOND: Duration = Duration::from_secs(1);

fn rig() -> Rig<Field> {
    Rig::new(Field::default(), &[field::remotes()], Insecure::names(), |_, _| {})
}

fn is_answered(frame: &FromServer) -> bool {
    matches!(frame, FromServer::Reply(..))
}

/// The latest violation is of a cooldown, and says so.
fn assert_cooling(peer: &Peer<Field>, wait: Duration, grade: Grade) {
    let last = peer.last_violation().expect("refused");
    assert_eq!((last.refused.step, last.refused.breach.rule()), (Step::World, Rule::Cooldown));
    assert_eq!((last.refused.retry_after, last.grade), (Some(wait), grade));
}

/// Twenty in a second would the rate allow, and one in three seconds begins.
#[test]
fn attack_63_a_cooldown_is_the_servers_to_judge() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    for _ in 0..10 {
        assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    }
    assert_cooling(&ada, 3 * SECOND, Grade::Benign);
    // What he hears is when to come back.
    let FromServer::Refused(_, refused) = ada.ask(rig.now, BOLT, SPELL) else { panic!("taken") };
    assert_eq!((refused.code, refused.wait), (1, 3_000));
    assert_eq!(rig.look(|field| field.bolts), 1);
    // The time is the server's own; that he tried in the meantime makes it no longer.
    rig.wait(3 * SECOND);
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    // Another player has another one.
    assert!(is_answered(&rig.play("grace").ask(rig.now, BOLT, SPELL)));
    // One way, too.
    for _ in 0..5 {
        ada.send(rig.now, &foreign::event(WAVE, &[]));
    }
    assert_eq!(rig.look(|field| field.bolts), 103);
    assert_cooling(&ada, 3 * SECOND, Grade::Benign);
}

/// It counts what begins: not what the world refuses, before it or after it.
#[test]
fn what_does_not_begin_costs_no_cooldown() {
    let rig = rig();
    let mut ada = rig.play("ada");
    rig.look(|field| field.knows_no_bolt = true);
    assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    assert_eq!(ada.last_violation().expect("refused").refused.breach.rule(), Rule::When);
    rig.look(|field| field.knows_no_bolt = false);
    assert!(!is_answered(&ada.ask(rig.now, BOLT, &[9])));
    assert_eq!(ada.last_violation().expect("refused").refused.breach.rule(), Rule::Known);
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    // Within it, the world is not asked about ids any more, and the author's conditions are asked first.
    assert!(!is_answered(&ada.ask(rig.now, BOLT, &[9])));
    assert_cooling(&ada, 3 * SECOND, Grade::Benign);
    rig.look(|field| field.knows_no_bolt = true);
    assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    assert_eq!(ada.last_violation().expect("refused").refused.breach.rule(), Rule::When);
}

/// A body that panicked has begun.
#[test]
fn a_body_that_fails_has_begun() {
    let rig = rig();
    let mut ada = rig.play("ada");
    rig.look(|field| field.panics = true);
    assert!(matches!(ada.ask(rig.now, BOLT, SPELL), FromServer::Unknown(_)));
    rig.look(|field| field.panics = false);
    assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    assert_cooling(&ada, 3 * SECOND, Grade::Benign);
}

/// Of several that came in one read, one begins.
#[test]
fn an_async_body_cools_down_too() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    for number in 1..=3 {
        ada.send(rig.now, &foreign::call(QUAKE, number, &[]));
    }
    assert_eq!(ada.starts.len(), 3, "each is asked when its turn comes");
    for start in std::mem::take(&mut ada.starts) {
        ada.run(start, rig.now);
    }
    let ends = ada.frames();
    assert_eq!(ends.iter().filter(|frame| is_answered(frame)).count(), 1, "{ends:?}");
    // Far more than a link explains.
    assert_cooling(&ada, Duration::from_mins(1), Grade::Suspect);
    let last = ada.last_violation().expect("refused");
    assert_eq!(last.refused.breach.class(), Class::Flood);
    // As much as a link may have stood still.
    rig.wait(Duration::from_secs(50));
    assert!(!is_answered(&ada.ask(rig.now, QUAKE, &[])));
    assert_cooling(&ada, Duration::from_secs(10), Grade::Benign);
    rig.wait(Duration::from_secs(10));
    assert!(is_answered(&ada.ask(rig.now, QUAKE, &[])));
}

/// What was sent in time and comes a little early is taken, once (P8).
#[test]
fn p8_a_cooldown_forgives_what_a_link_can_shift() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    let begins =
        |rig: &Rig<Field>, ada: &mut Peer<Field>| is_answered(&ada.ask(rig.now, BOLT, SPELL));
    assert!(begins(&rig, &mut ada));
    // Nothing has been measured: a quarter of a second.
    rig.wait(Duration::from_millis(2_749));
    assert!(!begins(&rig, &mut ada));
    rig.wait(Duration::from_millis(1));
    assert!(begins(&rig, &mut ada));
    // And the next is due as if it had come on time.
    rig.wait(Duration::from_millis(2_750));
    assert!(!begins(&rig, &mut ada));
    assert_cooling(&ada, Duration::from_millis(500), Grade::Benign);
    rig.wait(Duration::from_millis(500));
    assert!(begins(&rig, &mut ada));
}

/// The round trip bounds it: who is near has little to be forgiven.
#[test]
fn the_round_trip_bounds_what_is_forgiven() {
    let mut rig = rig();
    let (mut ada, welcome) = rig.join("ada");
    let mut frames = ada.all_frames();
    if frames.is_empty() {
        ada.tick(rig.now);
        frames = ada.all_frames();
    }
    let nonce = frames.iter().find_map(|frame| match frame {
        FromServer::Ping(nonce) => Some(*nonce),
        _ => None,
    });
    rig.wait(Duration::from_millis(30));
    ada.send(rig.now, &foreign::pong(nonce.expect("a probe")));
    ada.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    rig.wait(Duration::from_millis(2_969));
    assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    assert_cooling(&ada, Duration::from_millis(31), Grade::Benign);
    rig.wait(Duration::from_millis(1));
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
}

/// Leaving and coming back shortens nothing, and the welcome tells of it (attack 64).
#[test]
fn attack_64_a_rejoin_cools_nothing_down() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    assert!(is_answered(&ada.ask(rig.now, QUAKE, &[])));
    rig.wait(2 * SECOND);
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    drop(ada);
    rig.wait(SECOND);
    let (mut ada, welcome) = rig.join("ada");
    let mut told: Vec<_> =
        welcome.buckets.into_iter().filter(|(slot, _)| *slot & 0x8000 != 0).collect();
    told.retain(|(slot, _)| *slot < 65_534);
    let nanos = |seconds: u64| seconds * 1_000_000_000;
    assert_eq!(told, [(0x8000 | BOLT, nanos(2)), (0x8000 | QUAKE, nanos(57))]);
    ada.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    assert_cooling(&ada, 2 * SECOND, Grade::Benign);
    rig.wait(2 * SECOND);
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    // Over a second session of his that pushes out the first one, too.
    let (mut second, welcome) = rig.join("ada");
    second.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    assert!(!is_answered(&second.ask(rig.now, BOLT, SPELL)));
}

/// Off, observed, enforced: while the server runs, and apart from the world.
#[test]
fn a_cooldown_has_a_mode_of_its_own() {
    let rig = rig();
    let mut ada = rig.play("ada");
    let set = |mode| {
        let remote = "bolt".to_owned();
        let modes =
            RemoteModes { remote, rate: None, world: None, cooldown: Some(mode), detectors: None };
        let mut policy = Policy::default();
        policy.remotes = vec![modes];
        rig.shared.set_policy(policy, rig.now).expect("a policy");
    };
    set(Mode::Observe);
    for _ in 0..3 {
        assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    }
    assert_eq!(ada.violations.len(), 2);
    assert!(
        ada.violations
            .iter()
            .all(|it| it.is_observed && it.refused.breach.rule() == Rule::Cooldown)
    );
    assert!(!is_answered(&ada.ask(rig.now, BOLT, &[9])), "the world is asked all the same");
    set(Mode::Off);
    let before = ada.violations.len();
    assert!(is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    assert_eq!(ada.violations.len(), before);
    set(Mode::Enforce);
    assert!(!is_answered(&ada.ask(rig.now, BOLT, SPELL)));
    // What was let pass early has made it no longer.
    assert_cooling(&ada, 3 * SECOND, Grade::Benign);
}

/// All that would have refused a body is told, also of one that runs later; and it is answered.
#[test]
fn an_async_body_is_told_all_that_was_observed() {
    let rig = rig();
    let mut ada = rig.play("ada");
    rig.look(|field| field.knows_no_bolt = true);
    for _ in 0..2 {
        assert!(is_answered(&ada.ask(rig.now, RUMBLE, &[])));
    }
    let rules: Vec<_> = ada.violations.iter().map(|it| it.refused.breach.rule()).collect();
    assert_eq!(rules, [Rule::When, Rule::When, Rule::Cooldown]);
    assert!(ada.violations.iter().all(|violation| violation.is_observed));
}

/// The stub keeps it, and gives back what did not begin (P8, D6).
#[tokio::test(start_paused = true)]
async fn p8_the_stub_keeps_the_cooldown() {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Field::default())
        .mount(field::remotes())
        .authenticator(Insecure::names())
        .listen(listener)
        .expect("it starts");
    let client = Client::join(dialer.connect().await.expect("a stream"), "ada").await.expect("in");
    let field = field::client(&client);
    let refused = |wait| Err(CallError::Refused(Refusal::RateLimited { retry_after: Some(wait) }));
    assert_eq!(field.bolt(Spell(1)).await, Ok(1));
    assert_eq!(field.bolt(Spell(1)).await, refused(3 * SECOND));
    tokio::time::advance(2 * SECOND).await;
    assert_eq!(field.bolt(Spell(1)).await, refused(SECOND));
    tokio::time::advance(SECOND).await;
    // Unknown to the world: it did not begin, and the next may.
    assert_eq!(field.bolt(Spell(9)).await, Err(CallError::Refused(Refusal::Unavailable)));
    assert_eq!(field.bolt(Spell(1)).await, Ok(1));
    assert_eq!(field.wave(), Ok(()));
    assert_eq!(field.wave(), Err(Refusal::RateLimited { retry_after: Some(3 * SECOND) }));
    let by_rule = |server: &Server<Field>| -> u64 {
        let tallies = server.tallies();
        tallies.iter().flat_map(|tally| &tally.refused).map(|(_, count)| count).sum()
    };
    assert_eq!(by_rule(&server), 1, "what the world refused, and nothing else");
    // A new connection hears what is left.
    client.leave().await;
    let client = Client::join(dialer.connect().await.expect("a stream"), "ada").await.expect("in");
    let field = field::client(&client);
    assert_eq!(field.bolt(Spell(1)).await, refused(3 * SECOND));
    assert_eq!(by_rule(&server), 1);
}

/// Who is in the shadow hears of a cooldown what anybody hears.
#[test]
fn the_shadow_cools_down_like_anybody() {
    use remote::sans_io::Request;
    use remote::security::{Action, By, Note};

    let mut rig = rig();
    let mut ada = rig.play("ada");
    let request = Request {
        subject: Insecure::player("ada").into(),
        action: Action::Shadow,
        by: By::operator("ines"),
        reason: Note::NONE,
        evidence: None,
    };
    rig.shared.enforce(request, rig.now).expect("no veto");
    let code = |frame: &FromServer| match frame {
        FromServer::Refused(_, refused) => refused.code,
        other => panic!("taken: {other:?}"),
    };
    assert_eq!(code(&ada.ask(rig.now, BOLT, SPELL)), 5, "busy");
    assert_eq!(code(&ada.ask(rig.now, BOLT, SPELL)), 1, "too often");
    rig.wait(3 * SECOND);
    assert_eq!(code(&ada.ask(rig.now, BOLT, SPELL)), 5);
    assert_eq!(rig.look(|field| field.bolts), 0);
}

/// What was observed of a call is told before what comes after it in the same read.
#[test]
fn what_was_observed_comes_before_what_comes_after() {
    let rig = rig();
    let mut ada = rig.play("ada");
    let (remote, world) = ("bolt".to_owned(), Some(Mode::Observe));
    let modes = RemoteModes { remote, rate: None, world, cooldown: None, detectors: None };
    let mut policy = Policy::default();
    policy.remotes = vec![modes];
    rig.shared.set_policy(policy, rig.now).expect("a policy");
    rig.look(|field| field.knows_no_bolt = true);
    // Both in one read: observed, and then one that does not fit its remote.
    let both = [foreign::call(BOLT, 1, SPELL), foreign::call(WAVE, 2, &[])].concat();
    ada.send(rig.now, &both);
    let told: Vec<_> = ada.violations.iter().map(|it| it.refused.breach.rule()).collect();
    assert_eq!(told, [Rule::When, Rule::Remote]);
    let observed: Vec<_> = ada.violations.iter().map(|it| it.is_observed).collect();
    assert_eq!(observed, [true, false]);
}
