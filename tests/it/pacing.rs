//! What a remote says of its pace beyond its own rate: a bucket that several share, one that all players
//! share, calls that cost more than one, and rules that are only observed; in the guard, in the stub, and
//! over a rejoin (P8; attacks 63–65; D5, D6, D7, D15).

use std::time::Duration;

use remote::prelude::*;
use remote::{Class, Grade, Limiter, MountError, Rate, Rule, Step, Timestamp, memory};
use remote_tests::foreign::FromServer;

use crate::support::Rig;

#[derive(Debug, Default)]
struct Field {
    done: Vec<&'static str>,
    is_open: bool,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Volley {
    #[range(0..=100)]
    arrows: u16,
}

impl Volley {
    /// What the compiler cannot work out: it may be more than the bucket ever holds.
    fn weight(&self) -> u16 {
        self.arrows
    }
}

#[remotes(field)]
impl Field {
    #[remote(rate = "2/10s", group = "combat")]
    fn strike(&mut self, _caller: &Caller) -> bool {
        self.done.push("strike");
        true
    }

    #[remote(rate = "2/10s", group = "combat")]
    fn parry(&mut self, _caller: &Caller) -> bool {
        self.done.push("parry");
        true
    }

    #[remote(rate = "100/s", rate(server) = "3/10s")]
    fn summon(&mut self, _caller: &Caller) -> bool {
        self.done.push("summon");
        true
    }

    #[remote(rate = "10/10s", cost = volley.weight())]
    fn shoot(&mut self, _caller: &Caller, volley: Volley) -> bool {
        self.done.push("shoot");
        volley.arrows > 0
    }

    #[remote(rate = "1/10s", when(Self::is_open), observe)]
    fn enter(&mut self, _caller: &Caller) -> bool {
        self.done.push("enter");
        true
    }

    #[remote(rate = "10/10s", cost = names.len(), when(Self::is_open), observe)]
    async fn list(
        world: World<Self>,
        _caller: &Caller,
        #[max_len(9)]
        #[each(max_len(9))]
        names: Vec<String>,
    ) -> bool {
        world.enter(|field| field.done.push("list")).await;
        names.is_empty()
    }

    fn is_open(&self, _caller: &Caller) -> bool {
        self.is_open
    }
}

const STRIKE: u16 = 0;
const PARRY: u16 = 1;
const SUMMON: u16 = 2;
const SHOOT: u16 = 3;
const ENTER: u16 = 4;
const LIST: u16 = 5;

fn rig() -> Rig<Field> {
    Rig::new(Field::default(), &[field::remotes()], Insecure::names(), |_, _| {})
}

fn is_answered(frame: &FromServer) -> bool {
    matches!(frame, FromServer::Reply(..))
}

/// The second set of buckets that a new name for the same deed would be (attack 64).
#[test]
fn attack_64_a_group_has_one_bucket() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    // Two, and one more for the network; a quarter of a second is a twentieth of one.
    let taken =
        [STRIKE, PARRY, STRIKE, PARRY, STRIKE].map(|id| is_answered(&ada.ask(rig.now, id, &[])));
    assert_eq!(taken, [true, true, true, false, false]);
    let last = ada.last_violation().expect("refused");
    assert_eq!((last.refused.step, last.refused.breach.rule()), (Step::Rate, Rule::Rate));
    // Rejoining refills neither, and the welcome tells of both.
    drop(ada);
    let (mut ada, welcome) = rig.join("ada");
    let told: Vec<u16> =
        welcome.buckets.iter().map(|(slot, _)| *slot).filter(|slot| *slot < 6).collect();
    assert_eq!(told, [STRIKE, PARRY]);
    ada.send(rig.now, &remote_tests::foreign::open(0, welcome.tables[0].1));
    assert!(!is_answered(&ada.ask(rig.now, PARRY, &[])));
    rig.wait(Duration::from_secs(5));
    assert!(is_answered(&ada.ask(rig.now, PARRY, &[])));
    assert!(!is_answered(&ada.ask(rig.now, STRIKE, &[])));
    // Another player has another one.
    assert!(is_answered(&rig.play("grace").ask(rig.now, STRIKE, &[])));
}

mod other {
    use remote::prelude::*;

    pub(super) struct World;

    #[remotes(pub(super) first)]
    impl World {
        #[remote(rate = "2/10s", group = "combat")]
        fn strike(&mut self, _caller: &Caller) {}
    }

    #[remotes(pub(super) second)]
    impl World {
        #[remote(rate = "2/10s", group = "combat", burst = 1)]
        fn parry(&mut self, _caller: &Caller) {}
    }
}

/// Within one table this does not compile; of two, the server says it at its start.
#[test]
fn a_group_has_one_rate() {
    let tables = [other::first::remotes(), other::second::remotes()];
    let mounted = remote::sans_io::Mounted::new(&tables, &remote::Limits::default());
    let expected = MountError::GroupRates { group: "combat", first: "strike", second: "parry" };
    assert_eq!(mounted.map(drop), Err(expected));
}

#[test]
fn a_rate_of_the_server_is_everybodys() {
    let mut rig = rig();
    let (mut ada, mut grace) = (rig.play("ada"), rig.play("grace"));
    assert!(is_answered(&ada.ask(rig.now, SUMMON, &[])));
    assert!(is_answered(&grace.ask(rig.now, SUMMON, &[])));
    assert!(is_answered(&ada.ask(rig.now, SUMMON, &[])));
    assert!(!is_answered(&grace.ask(rig.now, SUMMON, &[])));
    let last = grace.last_violation().expect("refused");
    assert_eq!((last.refused.step, last.refused.breach.rule()), (Step::Rate, Rule::ServerRate));
    // That others were quicker is no fault.
    assert_eq!((last.grade, last.refused.breach.class()), (Grade::Benign, Class::TooMany));
    let wait = last.refused.retry_after.expect("it comes back");
    rig.wait(wait);
    assert!(is_answered(&grace.ask(rig.now, SUMMON, &[])));
    assert!(!is_answered(&ada.ask(rig.now, SUMMON, &[])));
}

/// Attack 65, where the author knows what a call costs.
#[test]
fn attack_65_a_call_costs_what_it_says() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    // Ten, and one more for the network.
    assert!(is_answered(&ada.ask(rig.now, SHOOT, &[8])));
    assert!(!is_answered(&ada.ask(rig.now, SHOOT, &[4])));
    let last = ada.last_violation().expect("refused");
    assert_eq!((last.refused.step, last.refused.breach.rule()), (Step::Rate, Rule::Rate));
    // The attempt has cost its one, paid before anybody looked at its values.
    assert!(is_answered(&ada.ask(rig.now, SHOOT, &[2])));
    assert!(!is_answered(&ada.ask(rig.now, SHOOT, &[1])));
    // Nothing costs nothing, and what never fits is told so.
    rig.wait(Duration::from_secs(20));
    assert!(is_answered(&ada.ask(rig.now, SHOOT, &[0])));
    assert!(!is_answered(&ada.ask(rig.now, SHOOT, &[100])));
    assert_eq!(ada.last_violation().expect("refused").refused.retry_after, None);
    assert_eq!(rig.look(|field| field.done.len()), 3);
}

/// `observe` counts and tells, and refuses nobody; rules on values are not observed.
#[test]
fn what_is_observed_refuses_nobody() {
    let mut rig = rig();
    let mut ada = rig.play("ada");
    for _ in 0..40 {
        assert!(is_answered(&ada.ask(rig.now, ENTER, &[])));
    }
    assert_eq!(rig.look(|field| field.done.len()), 40);
    let observed: Vec<_> =
        ada.violations.iter().filter(|violation| violation.is_observed).collect();
    assert_eq!(observed.len(), ada.violations.len(), "nothing was refused");
    let by_step = |step| observed.iter().filter(|violation| violation.refused.step == step).count();
    assert_eq!((by_step(Step::Rate), by_step(Step::World)), (38, 40));
    let told = observed[0].to_string();
    assert!(told.contains("observed at world: `is_open` does not hold"), "{told}");
    let tallies = rig.shared.tallies();
    let enter = tallies.iter().find(|tally| tally.name == "enter").expect("one");
    assert_eq!((enter.admitted, enter.refused.len()), (40, 0));
    assert_eq!(enter.observed, [(Step::Rate, 38), (Step::World, 40)]);
    // Nobody's trust was touched by it.
    assert_eq!(ada.closed, None);
    // A wrong value is refused as ever.
    assert!(!is_answered(&ada.ask(rig.now, LIST, &[1])));
    assert!(!ada.last_violation().expect("refused").is_observed);
    rig.look(|field| field.is_open = true);
    let before = ada.violations.len();
    rig.wait(Duration::from_secs(10));
    assert!(is_answered(&ada.ask(rig.now, ENTER, &[])));
    assert_eq!(ada.violations.len(), before);
}

#[test]
fn an_async_body_is_observed_too() {
    let rig = rig();
    let mut ada = rig.play("ada");
    // Three names cost three; the fifth such call is over ten.
    for _ in 0..5 {
        assert!(is_answered(&ada.ask(rig.now, LIST, &[3, 1, b'a', 1, b'b', 1, b'c'])));
    }
    let steps: Vec<_> = ada.violations.iter().map(|it| (it.refused.step, it.is_observed)).collect();
    let (rate, world) = ((Step::Rate, true), (Step::World, true));
    assert_eq!(steps, [world, world, world, rate, world, rate, world]);
    assert_eq!(rig.look(|field| field.done.len()), 5);
}

/// The stub takes from the same buckets what the guard takes (P8, D6).
#[tokio::test(start_paused = true)]
async fn p8_the_stub_paces_itself() {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Field { is_open: true, ..Field::default() })
        .mount(field::remotes())
        .authenticator(Insecure::names())
        .listen(listener)
        .expect("it starts");
    let client = Client::join(dialer.connect().await.expect("a stream"), "ada").await.expect("in");
    let field = field::client(&client);
    assert_eq!(field.strike().await, Ok(true));
    assert_eq!(field.parry().await, Ok(true));
    let refused = |wait| Err(CallError::Refused(Refusal::RateLimited { retry_after: wait }));
    assert_eq!(field.strike().await, refused(Some(Duration::from_secs(5))));
    assert_eq!(field.shoot(Volley { arrows: 7 }).await, Ok(true));
    assert_eq!(field.shoot(Volley { arrows: 4 }).await, refused(Some(Duration::from_secs(1))));
    assert_eq!(field.shoot(Volley { arrows: 11 }).await, refused(None));
    assert_eq!(field.shoot(Volley { arrows: 3 }).await, Ok(true));
    let refusals: u64 =
        server.tallies().iter().flat_map(|tally| &tally.refused).map(|(_, count)| count).sum();
    assert_eq!(refusals, 0, "nothing that the server would refuse was sent");
    // A new connection hears what is left.
    client.leave().await;
    let client = Client::join(dialer.connect().await.expect("a stream"), "ada").await.expect("in");
    let field = field::client(&client);
    assert!(matches!(field.parry().await, Err(CallError::Refused(Refusal::RateLimited { .. }))));
    assert_eq!(server.tallies().iter().map(|tally| tally.refused.len()).sum::<usize>(), 0);
}

/// A limit on what no frame carries.
#[test]
fn a_limiter_is_the_same_bucket() {
    let second = Duration::from_secs(1);
    let mut limiter = Limiter::new(Rate::new(2, second)).at_most(100);
    let mut now = Timestamp::from_start(second);
    assert!(limiter.take(PlayerId(1), now).is_ok());
    assert!(limiter.take(PlayerId(1), now).is_ok());
    let too_often = limiter.take(PlayerId(1), now).expect_err("the third");
    assert_eq!(too_often.retry_after, Some(Duration::from_millis(500)));
    assert!(limiter.take(PlayerId(2), now).is_ok(), "another player's");
    assert!(limiter.take_many(PlayerId(3), 3, now).expect_err("never").retry_after.is_none());
    now = now.after(Duration::from_millis(499));
    assert!(limiter.take(PlayerId(1), now).is_err());
    now = now.after(Duration::from_millis(1));
    assert!(limiter.take(PlayerId(1), now).is_ok());
    // Strangers cannot make it grow, nor make it forget whoever owes most.
    let mut debtor = Limiter::new(Rate::new(2, second)).at_most(100);
    assert!(debtor.take_many(PlayerId(0), 2, now).is_ok());
    for stranger in 1..10_000 {
        assert!(debtor.take(PlayerId(stranger), now).is_ok());
        assert!(debtor.len() <= 101, "{}", debtor.len());
    }
    assert!(debtor.take(PlayerId(0), now).is_err());
    // What is full is not kept.
    now = now.after(second);
    for player in 0..40 {
        assert!(debtor.take(PlayerId(player), now).is_ok());
    }
    assert!(debtor.len() <= 100);
    let mut everybody = Limiter::new(Rate::new(1, second));
    assert!(everybody.take((), now).is_ok());
    assert!(everybody.take((), now).is_err());
}
