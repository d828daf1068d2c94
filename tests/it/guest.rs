//! What may be asked before login: who may, what counts against whom, for how long; over the wire, and by the stub
//! (P1, P6, P7, P11; attacks 30, 64, 70).

use std::net::IpAddr;
use std::time::Duration;

use remote::audit::Direction;
use remote::prelude::*;
use remote::sans_io::{Mounted, Request};
use remote::security::{Action, By, Note, Subject};
use remote::{
    Class, Goodbye, Grade, Limits, Lost, MountError, Rule, Step, Timestamp, Violation, memory,
};
use remote_tests::foreign::{self, Bytes, FromServer, Refusal as Refused, Welcome};

use crate::support::{Peer, Rig};

#[derive(Debug, Default)]
struct Lobby {
    joined: usize,
    is_closed: bool,
    names: Vec<(String, IpAddr)>,
    played: usize,
    knocked: u32,
    seen: Vec<(Timestamp, Option<Duration>)>,
}

#[derive(Debug, Clone, PartialEq, Payload)]
enum SignupError {
    Taken,
}

// What is for players stands first, so that no number of a remote is that of its bucket by chance.
#[remotes(lobby)]
impl Lobby {
    #[remote(rate = "50/s")]
    fn play(&mut self, _caller: &Caller) -> bool {
        self.played += 1;
        true
    }

    #[remote(rate = "2/10s", allow = guest, reply(max_len(20)))]
    fn motd(&mut self, guest: &Guest) -> String {
        self.seen.push((guest.now(), guest.round_trip()));
        "welcome".to_owned()
    }

    #[remote(rate = "5/10s", allow = guest, when(Self::is_open))]
    fn register(&mut self, guest: &Guest, #[len(1..=900)] name: String) -> Result<u8, SignupError> {
        if self.names.iter().any(|(other, _)| *other == name) {
            return Err(SignupError::Taken);
        }
        self.names.push((name, guest.address()));
        Ok(self.names.len().try_into().unwrap_or(u8::MAX))
    }

    #[remote(rate = "10/10s", allow = guest, cost = often)]
    fn knock(&mut self, _guest: &Guest, #[range(1..=10)] often: u8) {
        self.knocked += u32::from(often);
    }

    fn is_open(&self, _guest: &Guest) -> bool {
        !self.is_closed
    }
}

const PLAY: u16 = 0;
const MOTD: u16 = 1;
const REGISTER: u16 = 2;
const KNOCK: u16 = 3;

/// The flag of a hello without ticket.
const GUEST: u8 = 2;

const SECOND: Duration = Duration::from_secs(1);

fn rig() -> Rig<Lobby> {
    rig_with(Limits::default())
}

fn rig_with(limits: Limits) -> Rig<Lobby> {
    let on_join = |lobby: &mut Lobby, _: &Caller| lobby.joined += 1;
    Rig::with_limits(Lobby::default(), &[lobby::remotes()], Insecure::names(), on_join, limits)
}

fn address(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

/// A guest who has heard the welcome.
fn arrive(rig: &Rig<Lobby>, from: &str) -> (Peer<Lobby>, Welcome) {
    let mut peer = rig.connect_from(address(from));
    // He asks to be told of refused events, too.
    peer.send(rig.now, &foreign::hello(1, GUEST | 1, b""));
    match peer.frames().into_iter().next() {
        Some(FromServer::Welcome(welcome)) => (peer, welcome),
        other => panic!("no welcome, but {other:?}"),
    }
}

/// One who has also opened the table.
fn visit(rig: &Rig<Lobby>, from: &str) -> Peer<Lobby> {
    let (mut peer, welcome) = arrive(rig, from);
    peer.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    peer
}

fn is_answered(frame: &FromServer) -> bool {
    matches!(frame, FromServer::Reply(..))
}

fn is_denied(frame: &FromServer) -> bool {
    matches!(frame, FromServer::Refused(_, Refused { code: 2, .. }))
}

fn what(violation: &Violation) -> (Option<PlayerId>, Step, Rule, Grade) {
    let refused = violation.refused;
    (violation.player, refused.step, refused.breach.rule(), violation.grade)
}

const HERE: &str = "192.0.2.7";

#[test]
fn a_guest_calls_what_is_for_guests() {
    let mut rig = rig();
    let (mut guest, welcome) = arrive(&rig, HERE);
    assert_eq!(welcome.player, 0);
    let second = 1_000_000_000;
    assert_eq!(welcome.rates, [(5, second, 20), (8 * 1_024, second, 32 * 1_024)]);
    assert_eq!(welcome.buckets, []);
    assert_eq!((rig.shared.guests_here(), rig.shared.online()), (1, 0));
    assert_eq!(guest.session.player(), None);
    guest.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    let welcome = FromServer::Reply(1, Bytes::new().raw(&[0]).text("welcome").0);
    assert_eq!(guest.ask(rig.now, MOTD, &[]), welcome);
    let ada = Bytes::new().text("ada").0;
    assert_eq!(guest.ask(rig.now, REGISTER, &ada), FromServer::Reply(1, vec![0, 1]));
    assert_eq!(guest.ask(rig.now, REGISTER, &ada), FromServer::Reply(1, vec![1, 0]));
    guest.send(rig.now, &foreign::event(KNOCK, &[3]));
    assert!(guest.violations.is_empty(), "{:?}", guest.violations);
    // What the body hears of him: his address, the time, and how far away he is.
    guest.tick(rig.now);
    let Some(FromServer::Ping(nonce)) = guest.all_frames().pop() else { panic!("no probe") };
    rig.wait(Duration::from_millis(30));
    guest.send(rig.now, &foreign::pong(nonce));
    guest.ask(rig.now, MOTD, &[]);
    rig.look(|lobby| {
        assert_eq!(lobby.names, [("ada".to_owned(), address(HERE))]);
        assert_eq!(lobby.knocked, 3);
        assert_eq!(lobby.joined, 0, "no hook hears of who is nobody");
        assert_eq!(lobby.seen[1], (rig.now, Some(Duration::from_millis(30))));
    });
    guest.send(rig.now, &foreign::frame(6, &[]));
    assert_eq!(guest.closed, Some(Goodbye::Left));
    assert_eq!(rig.shared.guests_here(), 0);
}

/// The same rules on values and conditions as for players; and whatever he does is held against nobody.
#[test]
fn p1_the_guard_holds_guests_to_their_rules() {
    let rig = rig();
    let mut guest = visit(&rig, HERE);
    guest.send(rig.now, &foreign::call(REGISTER, 1, &Bytes::new().text("").0));
    let told = guest.frames();
    assert!(
        matches!(
            told.as_slice(),
            [FromServer::Refused(_, Refused { code: 3, .. }), FromServer::Goodbye(..)]
        ),
        "{told:?}"
    );
    let last = *guest.last_violation().expect("refused");
    assert_eq!(what(&last), (None, Step::Verify, Rule::Length, Grade::Forged));
    assert!(last.scores.is_none(), "there is no score of his");
    assert_eq!((guest.closed, guest.enforced.len()), (Some(Goodbye::Kicked), 0));
    let mut guest = visit(&rig, HERE);
    rig.look(|lobby| lobby.is_closed = true);
    assert!(is_denied(&guest.ask(rig.now, REGISTER, &Bytes::new().text("ada").0)));
    let last = *guest.last_violation().expect("refused");
    assert_eq!(what(&last), (None, Step::World, Rule::When, Grade::Suspect));
    assert_eq!(last.condition(), Some("is_open"));
    // What it costs is paid: ten of ten, and one more for the network.
    guest.send(rig.now, &foreign::event(KNOCK, &[10]));
    assert_eq!(guest.violations.len(), 1);
    guest.frames();
    guest.send(rig.now, &foreign::event(KNOCK, &[10]));
    let told = guest.frames();
    assert!(matches!(told.as_slice(), [FromServer::Told(KNOCK, _)]), "{told:?}");
    assert_eq!(rig.look(|lobby| (lobby.knocked, lobby.names.len())), (10, 0));
    assert_eq!((guest.closed, guest.enforced.len()), (None, 0));
}

#[test]
fn p6_players_and_guests_have_nothing_in_common() {
    let rig = rig();
    let mut guest = visit(&rig, "127.0.0.1");
    assert!(is_denied(&guest.ask(rig.now, PLAY, &[])));
    let last = guest.last_violation().expect("refused");
    assert_eq!(what(last), (None, Step::Permission, Rule::Permission, Grade::Benign));
    let mut ada = rig.play("ada");
    let player = Insecure::player("ada");
    // More often than a guest may: no bucket of anybody is charged for it.
    let name = Bytes::new().text("ada").0;
    for (remote, payload) in [(MOTD, &[][..]); 4].into_iter().chain([(REGISTER, &name[..])]) {
        assert!(is_denied(&ada.ask(rig.now, remote, payload)));
        let last = ada.last_violation().expect("refused");
        assert_eq!(what(last), (Some(player), Step::Permission, Rule::Permission, Grade::Benign));
    }
    ada.send(rig.now, &foreign::event(KNOCK, &[1]));
    assert!(matches!(ada.frames().as_slice(), [FromServer::Told(KNOCK, Refused { code: 2, .. })]));
    rig.look(|lobby| {
        assert_eq!((lobby.played, lobby.names.len(), lobby.knocked), (0, 0, 0));
        assert_eq!(lobby.seen, []);
    });
    assert!(is_answered(&guest.ask(rig.now, MOTD, &[])));
    assert!(is_answered(&ada.ask(rig.now, PLAY, &[])));
}

/// A guest cannot log in on top of it, nor can a player become one.
#[test]
fn a_second_hello_is_malformed() {
    let rig = rig();
    let mut guest = visit(&rig, HERE);
    guest.send(rig.now, &foreign::hello(1, 1, b"ada"));
    assert_eq!(guest.closed, Some(Goodbye::Malformed));
    let mut ada = rig.play("ada");
    ada.send(rig.now, &foreign::hello(1, GUEST, b""));
    assert_eq!(ada.closed, Some(Goodbye::Malformed));
    assert_eq!((rig.shared.guests_here(), rig.shared.online()), (0, 0));
}

/// Buckets of guests belong to where they come from: another connection has no others, nor has another address of the same
/// /64, and leaving refills nothing.
#[test]
fn attack_64_a_guest_who_comes_again_has_the_same_buckets() {
    let rows: [(&[&str], &str); 3] = [
        (&[HERE, HERE, "::ffff:192.0.2.7"], "192.0.2.8"),
        (&["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::3"], "2001:db8:0:1::1"),
        (&["127.0.0.1"], "127.0.0.2"),
    ];
    for (addresses, other) in rows {
        let mut rig = rig();
        let mut admitted = 0;
        for round in 0..3 {
            let from = addresses[round % addresses.len()];
            let mut guest = visit(&rig, from);
            admitted += usize::from(is_answered(&guest.ask(rig.now, MOTD, &[])));
            // And beside one who is still here.
            let mut second = visit(&rig, from);
            admitted += usize::from(is_answered(&second.ask(rig.now, MOTD, &[])));
            drop(guest);
            drop(second);
            assert_eq!(rig.shared.guests_here(), 0);
            assert!(rig.shared.guests_remembered() > 0);
            // New frames, since those are counted, too.
            rig.wait(SECOND / 2);
        }
        // 2/10s over a second: two, and one more for the network.
        assert_eq!(admitted, 3, "{addresses:?}");
        assert!(is_answered(&visit(&rig, other).ask(rig.now, MOTD, &[])), "{other}");
        // The next one hears what is left, of this bucket alone.
        let (_, welcome) = arrive(&rig, addresses[0]);
        let told: Vec<u16> =
            welcome.buckets.iter().map(|(slot, _)| *slot).filter(|slot| *slot < 65_534).collect();
        assert_eq!(told, [MOTD]);
        // Patience is enough.
        rig.wait(10 * SECOND);
        assert!(is_answered(&visit(&rig, addresses[0]).ask(rig.now, MOTD, &[])));
        // What is full is not kept: of those before nothing is left when the next one goes.
        rig.wait(Duration::from_mins(1));
        drop(visit(&rig, "198.51.100.1"));
        let remembered = rig.shared.guests_remembered();
        assert!(remembered <= 2, "{remembered}: frames and bytes of the last one");
    }
}

/// Many addresses are remembered, and not more than that (P11).
#[test]
fn attack_64_what_is_remembered_of_guests_is_bounded() {
    let mut limits = Limits::default();
    limits.guest_remnants = 10;
    let rig = rig_with(limits);
    let mut ada = rig.play("ada");
    assert!(is_answered(&ada.ask(rig.now, PLAY, &[])));
    drop(ada);
    let of_players = rig.shared.remembered();
    assert!(of_players > 0);
    for number in 0..100 {
        let mut guest = visit(&rig, &format!("192.0.2.{number}"));
        guest.ask(rig.now, MOTD, &[]);
    }
    assert!(rig.shared.guests_remembered() <= 10);
    assert_eq!(rig.shared.remembered(), of_players, "strangers push out nothing of a player's");
}

/// All guests of an address have one budget, and it is not that of the players there (P7).
#[test]
fn p7_the_budget_of_guests_is_small_and_their_own() {
    let rig = rig();
    let mut ada = rig.play("ada");
    let mut guest = visit(&rig, "127.0.0.1");
    for _ in 0..40 {
        guest.send(rig.now, &foreign::call(PLAY, 1, &[]));
    }
    let at = |step| guest.violations.iter().filter(|it| it.refused.step == step).count();
    // 20 and one more, and 250 ms of the rate; one of them opened the table.
    assert_eq!((at(Step::Permission), at(Step::Budget)), (21, 19));
    // A second one of there has nothing either, one from elsewhere has all of it.
    assert!(!is_answered(&visit(&rig, "127.0.0.1").ask(rig.now, MOTD, &[])));
    assert!(is_answered(&visit(&rig, HERE).ask(rig.now, MOTD, &[])));
    for _ in 0..50 {
        assert!(is_answered(&ada.ask(rig.now, PLAY, &[])));
    }
    assert!(ada.violations.is_empty());
}

/// Bytes, too: a long frame as soon as a bucket of 32 KiB holds it, and no more.
#[test]
fn the_bytes_of_guests_are_counted() {
    let rig = rig();
    let mut guest = visit(&rig, HERE);
    // The longest name that there is, of characters of four bytes.
    let name = Bytes::new().text(&"\u{10348}".repeat(900)).0;
    for _ in 0..12 {
        guest.send(rig.now, &foreign::call(REGISTER, 1, &name));
    }
    let at = |step| guest.violations.iter().filter(|it| it.refused.step == step).count();
    // 32 KiB, and 250 ms of the rate, are 9 of these and no tenth; of the 9 the remote's own rate takes 6.
    assert_eq!((at(Step::Rate), at(Step::Budget)), (3, 3));
    assert_eq!(guest.closed, None);
}

/// However well he behaves (attack 70).
#[test]
fn a_guest_stays_for_a_minute() {
    let mut rig = rig();
    let mut guest = visit(&rig, HERE);
    let mut ada = rig.play("ada");
    for second in 1..=60 {
        assert_eq!(guest.closed, None, "after {second} s");
        rig.wait(SECOND);
        for peer in [&mut guest, &mut ada] {
            peer.tick(rig.now);
            for frame in peer.all_frames() {
                match frame {
                    FromServer::Ping(nonce) => peer.send(rig.now, &foreign::pong(nonce)),
                    FromServer::Goodbye(reason, wait, _) => assert_eq!((reason, wait), (12, 0)),
                    _ => {}
                }
            }
        }
    }
    assert_eq!((guest.closed, ada.closed), (Some(Goodbye::Expired), None));
    assert_eq!(rig.shared.guests_here(), 0);
    // Silent ones go as others do.
    let mut silent = visit(&rig, HERE);
    rig.wait(15 * SECOND);
    silent.tick(rig.now);
    assert_eq!(silent.closed, Some(Goodbye::Idle));
}

/// The longest frame that he may send is as long as a stranger's.
#[test]
fn p11_a_guest_sends_no_longer_frames_than_a_stranger() {
    let rig = rig();
    let mut guest = visit(&rig, HERE);
    let longest = Bytes::new().text(&"🦀".repeat(900)).0;
    assert!(is_answered(&guest.ask(rig.now, REGISTER, &longest)));
    let frame = foreign::call(REGISTER, 2, &[0; 5_000]);
    guest.send(rig.now, &frame);
    assert_eq!(guest.closed, Some(Goodbye::Malformed));
    // From its header: the rest is not waited for.
    let mut other = visit(&rig, HERE);
    other.send(rig.now, &frame[..8]);
    assert_eq!(other.closed, Some(Goodbye::Malformed));
    // Of a player it is too long for this remote, and no more than that.
    let mut ada = rig.play("ada");
    ada.send(rig.now, &frame);
    let last = ada.last_violation().expect("refused");
    assert_eq!((last.refused.step, ada.closed), (Step::Length, None));
}

mod others {
    use remote::prelude::*;

    pub(super) struct World;

    #[remotes(pub(super) players)]
    impl World {
        #[remote(rate = "1/s")]
        fn play(&mut self, _caller: &Caller) {}
    }

    #[remotes(pub(super) talkative)]
    impl World {
        #[remote(rate = "1/s", allow = guest)]
        fn tell(&mut self, _guest: &Guest, #[max_len(2_000)] story: String) {
            drop(story);
        }
    }
}

/// Attack 30: where nothing is for guests, a hello without ticket is one with a bad ticket.
#[test]
fn attack_30_a_server_without_remotes_for_guests_lets_none_in() {
    let tables = [others::players::remotes()];
    let without = Rig::new(others::World, &tables, Insecure::names(), |_, _| {});
    let mut guest = without.connect();
    guest.send(without.now, &foreign::hello(1, GUEST, b""));
    assert_eq!(guest.closed, Some(Goodbye::Ticket));
    let reason = Goodbye::Ticket.code();
    assert_eq!(guest.frames(), [FromServer::Goodbye(reason, 0, String::new())]);
    let last = guest.last_violation().expect("counted");
    assert_eq!(what(last), (None, Step::Session, Rule::Session, Grade::Benign));
    assert_eq!(last.refused.breach.class(), Class::Unknown);
    // Nor is somebody a guest who shows a ticket; and without the flag, an empty one is bad.
    for hello in [foreign::hello(1, GUEST, b"ada"), foreign::hello(1, 0, b"")] {
        let rig = rig();
        let mut peer = rig.connect();
        peer.send(rig.now, &hello);
        assert_eq!(peer.closed, Some(Goodbye::Ticket));
        assert_eq!((rig.shared.guests_here(), rig.shared.online()), (0, 0));
    }
    // Flags that there are not are malformed.
    let rig = rig();
    let mut peer = rig.connect();
    peer.send(rig.now, &foreign::hello(1, 4, b""));
    assert_eq!(peer.closed, Some(Goodbye::Malformed));
}

/// What would never be taken is not mounted.
#[test]
fn what_is_for_guests_fits_their_frames() {
    let mounted = Mounted::new(&[others::talkative::remotes()], &Limits::default());
    let Err(MountError::TooLongForGuests { remote, longest, .. }) = mounted.map(drop) else {
        panic!("2,000 characters are up to 8,000 bytes");
    };
    assert_eq!(remote, "tell");
    assert!(longest > 8_000);
}

/// Nor what only a player can have, written by hand: the macro refuses it by its words.
#[test]
fn what_is_for_guests_needs_no_player() {
    use remote::__private as p;
    use remote::schema::{Contract, RemoteSchema, RemoteSpec};

    enum Odd {}

    impl p::Remote for Odd {
        const SPEC: RemoteSpec =
            RemoteSpec::call("odd", remote::Rate::new(1, Duration::from_secs(1)))
                .guest()
                .cooldown(Duration::from_secs(3));
        const POSITION: usize = 0;
        type Rules = p::Fields<()>;
        type Args = ();
        type Return = bool;
        type Reply = p::Bare;
    }

    impl p::GuestBody<Lobby> for Odd {
        fn run(_: p::Admitted<()>, _: &mut Lobby, _: &Guest) -> bool {
            true
        }
    }

    static CONTRACT: Contract =
        Contract { name: "odd", remotes: &[RemoteSchema::of::<Odd>()], events: &[] };
    let table = remote::Table::new(&CONTRACT, const { &[p::Entry::guest::<Odd>()] });
    let mounted = Mounted::new(&[table], &Limits::default());
    let expected = MountError::NotForGuests { table: "odd", remote: "odd" };
    assert_eq!(mounted.map(drop), Err(expected));
}

/// A ban of an address is one of its guests, of those who are here and of those who come.
#[test]
fn a_banned_address_has_no_guests() {
    let rig = rig();
    let mut guest = visit(&rig, HERE);
    let mut other = visit(&rig, "192.0.2.8");
    let ban = Request {
        subject: Subject::address(address(HERE)),
        action: Action::Ban { until: None },
        by: By::operator("ines"),
        reason: Note::new("too many accounts"),
        evidence: None,
    };
    rig.shared.enforce(ban.clone(), rig.now).expect("no veto");
    guest.send(rig.now, &foreign::call(MOTD, 1, &[]));
    assert_eq!(guest.closed, Some(Goodbye::Banned));
    assert_eq!(rig.look(|lobby| lobby.seen.len()), 0);
    let mut again = rig.connect_from(address(HERE));
    again.send(rig.now, &foreign::hello(1, GUEST, b""));
    assert_eq!(again.closed, Some(Goodbye::Banned));
    let goodbye = FromServer::Goodbye(11, u32::MAX, "too many accounts".to_owned());
    assert_eq!(again.frames(), [goodbye]);
    assert!(is_answered(&other.ask(rig.now, MOTD, &[])));
    rig.shared.enforce(Request { action: Action::EndBan, ..ban }, rig.now).expect("no veto");
    assert!(is_answered(&visit(&rig, HERE).ask(rig.now, MOTD, &[])));
}

/// The stub knows for whom a remote is, and what the server allows (P8).
#[tokio::test(start_paused = true)]
async fn p8_the_stub_of_a_guest() {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Lobby::default())
        .mount(lobby::remotes())
        .authenticator(Insecure::names())
        .listen(listener)
        .expect("it starts");
    let stream = dialer.connect().await.expect("a stream");
    let guest = Client::join_as_guest(stream).await.expect("a guest");
    assert_eq!(guest.player(), PlayerId(0));
    let asked = lobby::client(&guest);
    assert_eq!(asked.motd().await, Ok("welcome".to_owned()));
    assert_eq!(asked.register("ada".to_owned()).await, Ok(1));
    assert_eq!(asked.register("ada".to_owned()).await, Err(CallError::Failed(SignupError::Taken)));
    assert_eq!(asked.knock(1), Ok(()));
    assert_eq!(asked.play().await, Err(CallError::Refused(Refusal::Denied)));
    assert_eq!(asked.motd().await, Ok("welcome".to_owned()));
    let too_often = |wait| Err(CallError::Refused(Refusal::RateLimited { retry_after: wait }));
    assert_eq!(asked.motd().await, too_often(Some(5 * SECOND)));
    // And the other way round.
    let stream = dialer.connect().await.expect("a stream");
    let ada = Client::join(stream, "ada").await.expect("in");
    let played = lobby::client(&ada);
    assert_eq!(played.motd().await, Err(CallError::Refused(Refusal::Denied)));
    assert_eq!(played.knock(1), Err(Refusal::Denied));
    assert_eq!(played.play().await, Ok(true));
    assert_eq!(server.online(), 1);
    // Another guest of the same place hears what is left.
    let stream = dialer.connect().await.expect("a stream");
    let second = Client::join_as_guest(stream).await.expect("a guest");
    assert_eq!(lobby::client(&second).motd().await, too_often(Some(5 * SECOND)));
    let refused: usize = server.tallies().iter().map(|tally| tally.refused.len()).sum();
    assert_eq!(refused, 0, "nothing that the server would refuse was sent");
    // The probes are answered all the while.
    let lost = guest.closed().await;
    assert!(matches!(lost, Lost::Ended { reason: Goodbye::Expired, .. }), "{lost:?}");
    assert_eq!(ada.lost(), None);
}

/// Over sockets: awaited, and by a loop of one's own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guest_over_tcp() {
    let server = Server::builder(Lobby::default())
        .mount(lobby::remotes())
        .authenticator(Insecure::names())
        .bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let address = server.local_addr().expect("TCP");
    let guest = Client::guest(address).await.expect("a guest");
    assert_eq!(lobby::client(&guest).motd().await, Ok("welcome".to_owned()));
    let polled = tokio::task::spawn_blocking(move || {
        let mut guest = PolledClient::guest(address).expect("a guest");
        let mut answer = lobby::client(&guest).motd();
        loop {
            guest.poll().expect("a session");
            if let Some(answer) = answer.try_take() {
                guest.leave();
                return answer;
            }
            std::thread::yield_now();
        }
    });
    assert_eq!(polled.await.expect("no panic"), Ok("welcome".to_owned()));
    guest.leave().await;
    server.shut_down(SECOND).await;
}

#[test]
fn the_audit_says_what_is_for_guests() {
    let audit = lobby::remotes().audit();
    let who: Vec<_> = audit.remotes.iter().map(|it| (it.name.as_str(), it.who())).collect();
    assert_eq!(
        who,
        [
            ("lobby.play", "any player".to_owned()),
            ("lobby.motd", "guests, who have not logged in".to_owned()),
            ("lobby.register", "guests, who have not logged in when is_open".to_owned()),
            ("lobby.knock", "guests, who have not logged in".to_owned()),
        ]
    );
    // To let guests in where players were is to let others in.
    let mut before = audit.clone();
    before.remotes[1].permission = None;
    let since = audit.since(&before);
    assert!(since.opens());
    let [change] = since.changes.as_slice() else { panic!("{since}") };
    assert_eq!((change.direction, change.what.as_str()), (Direction::Changed, "permission"));
    assert_eq!((change.before.as_str(), change.now.as_str()), ("none", "guest"));
}

/// A guest has no score that could fall: a flood, or what no stub sends, ends his session (P7, P11).
#[test]
fn p11_a_guest_who_floods_or_forges_is_sent_away() {
    let rig = rig();
    let mut guest = visit(&rig, HERE);
    for _ in 0..500 {
        guest.send(rig.now, &foreign::call(MOTD, 1, &[]));
    }
    assert_eq!(guest.closed, Some(Goodbye::Kicked));
    let last = guest.last_violation().expect("refused");
    assert_eq!(last.refused.breach.class(), Class::Flood);
    assert!(guest.violations.len() < 450, "what comes after it is not even looked at");
    let mut forger = visit(&rig, "192.0.2.9");
    forger.send(rig.now, &foreign::call(999, 1, &[]));
    assert_eq!(forger.closed, Some(Goodbye::Kicked));
}

/// Strangers never hold the connections that players need, from however many addresses they come (P7).
#[test]
fn p7_there_are_only_so_many_guests() {
    let mut limits = Limits::default();
    limits.guests = 2;
    let rig = rig_with(limits);
    let guests: Vec<_> = ["192.0.2.1", "192.0.2.2"].map(|from| visit(&rig, from)).into();
    let mut third = rig.connect_from(address("192.0.2.3"));
    third.send(rig.now, &foreign::hello(1, GUEST, b""));
    assert_eq!(third.closed, Some(Goodbye::Crowded));
    assert!(rig.play("ada").closed.is_none(), "a player comes in");
    drop(guests);
    assert_eq!(rig.shared.guests_here(), 0);
    assert!(visit(&rig, "192.0.2.3").closed.is_none());
}
