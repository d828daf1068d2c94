//! What the server sends of its own accord: checked when it is sent, out when the critical section
//! ends, before the answer, to those who are meant and to nobody else; and the client that listens
//! (P1, P8, P11; attacks 34, 76).

use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use remote::prelude::*;
use remote::{Limits, Lost, MountError, Rate, Recipients, SendError, StartError, Step, memory};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::support::{Peer, Rig};

/// What somebody has said.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Said {
    #[any]
    by: PlayerId,
    #[max_len(20)]
    text: String,
}

/// How loud it is.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Noise(#[range(0..=9)] u32);

/// Sent by no table.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
struct Secret;

/// A room in which players talk.
#[derive(Debug, Default)]
struct Hall {
    places: std::collections::HashMap<PlayerId, [f32; 3]>,
    errors: Vec<SendError>,
    panics: bool,
}

#[remotes(hall, events(Said, Noise))]
impl Hall {
    /// Tells everybody.
    #[remote(rate = "1000/s")]
    fn say(&mut self, caller: &Caller, #[max_len(30)] text: String) -> bool {
        // Longer than the event may be, for some.
        let sent = caller.send_all(&Said { by: caller.player(), text });
        self.errors.extend(sent.err());
        assert!(!self.panics, "after it was sent");
        true
    }

    /// Tells one.
    #[remote(rate = "1000/s")]
    fn whisper(&mut self, caller: &Caller, #[target] to: PlayerId, loud: u8) -> bool {
        let sent = caller.send_to(to, &Noise(loud.into()));
        self.errors.extend(sent.err());
        sent.is_ok()
    }

    /// Tells those who are near.
    #[remote(rate = "1000/s")]
    fn shout(&mut self, caller: &Caller, loud: u8) {
        let place = self.places[&caller.player()];
        self.errors.extend(caller.send_near(self, place, 10.0, &Noise(loud.into())).err());
    }

    /// Tells itself, often, before and after a wait.
    #[remote(rate = "1000/s")]
    async fn echo(world: World<Self>, caller: &Caller, times: u8) -> bool {
        let sent = caller.send(&Noise(1)).is_ok();
        tokio::task::yield_now().await;
        world.enter(|_| (0..times).all(|_| caller.send(&Noise(2)).is_ok())).await && sent
    }

    fn join(&mut self, caller: &Caller) {
        let number = f32::from(u8::try_from(self.places.len()).expect("few"));
        self.places.insert(caller.player(), [number * 8.0, 0.0, 0.0]);
        caller.send(&Noise(9)).expect("whoever joins is here");
    }
}

impl Targets<PlayerId> for Hall {
    fn may_target(&self, _: &Caller, _: PlayerId) -> bool {
        true
    }
}

impl Characters for Hall {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        self.places.get(&player).copied()
    }
}

fn rig() -> Rig<Hall> {
    Rig::new(Hall::default(), &[hall::remotes()], Insecure::names(), Hall::join)
}

/// What `peer` has been sent, as events, once it has looked.
fn heard(rig: &Rig<Hall>, peer: &mut Peer<Hall>) -> Vec<(u16, Vec<u8>)> {
    peer.poll(rig.now);
    let frames = peer.frames().into_iter();
    let events = frames.filter_map(|frame| match frame {
        FromServer::Event(number, payload) => Some((number, payload)),
        _ => None,
    });
    events.collect()
}

const SAID: u16 = 0;
const NOISE: u16 = 1;
const SAY: u16 = 0;
const WHISPER: u16 = 1;
const SHOUT: u16 = 2;
const ECHO: u16 = 3;

#[test]
fn events_reach_those_who_are_meant() {
    let rig = rig();
    let (mut ada, mut bob, mut cyd) = (rig.play("ada"), rig.play("bob"), rig.play("cyd"));
    for peer in [&mut ada, &mut bob, &mut cyd] {
        assert_eq!(heard(&rig, peer), [(NOISE, vec![9])], "the hook's, at the join");
    }
    let id = Insecure::player("bob").0;
    // One.
    ada.send(rig.now, &foreign::call(WHISPER, 1, &Bytes::new().varint(id).raw(&[3]).0));
    assert_eq!(heard(&rig, &mut bob), [(NOISE, vec![3])]);
    assert_eq!((heard(&rig, &mut ada), heard(&rig, &mut cyd)), (vec![], vec![]));
    // All, the caller too.
    ada.send(rig.now, &foreign::call(SAY, 2, &Bytes::new().text("hello").0));
    let ada_id = Insecure::player("ada").0;
    let said = Bytes::new().varint(ada_id).text("hello").0;
    for peer in [&mut ada, &mut bob, &mut cyd] {
        assert_eq!(heard(&rig, peer), [(SAID, said.clone())]);
    }
    // Those within 10: ada at 0, bob at 8, not cyd at 16.
    ada.send(rig.now, &foreign::event(SHOUT, &[5]));
    assert_eq!(heard(&rig, &mut ada), [(NOISE, vec![5])]);
    assert_eq!(heard(&rig, &mut bob), [(NOISE, vec![5])]);
    assert_eq!(heard(&rig, &mut cyd), []);
    // The server's own.
    rig.world.send_all(&Noise(7)).expect("a legal event");
    rig.world.send_to(Insecure::player("cyd"), &Noise(8)).expect("she is here");
    assert_eq!(heard(&rig, &mut bob), [(NOISE, vec![7])]);
    assert_eq!(heard(&rig, &mut cyd), [(NOISE, vec![7]), (NOISE, vec![8])]);
    rig.look(|hall| assert_eq!(hall.errors, []));
}

#[test]
fn an_event_comes_before_the_answer() {
    let rig = rig();
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    ada.send(rig.now, &foreign::call(SAY, 1, &Bytes::new().text("hi").0));
    let frames = ada.frames();
    assert!(
        matches!(frames.as_slice(), [FromServer::Event(SAID, _), FromServer::Reply(1, _)]),
        "{frames:?}"
    );
    // An async body's too: those from inside of the section, and those from outside.
    ada.send(rig.now, &foreign::call(ECHO, 2, &[2]));
    for start in std::mem::take(&mut ada.starts) {
        ada.run(start, rig.now);
    }
    let frames = ada.frames();
    let events = [vec![1], vec![2], vec![2]].map(|payload| FromServer::Event(NOISE, payload));
    assert_eq!(frames[..3], events);
    assert!(matches!(frames[3..], [FromServer::Reply(2, _)]), "{frames:?}");
}

/// Attack 34: what breaks a rule is not relayed, whoever asked for it.
#[test]
fn attack_34_an_event_clears_its_own_rules() {
    let rig = rig();
    let (mut ada, mut bob) = (rig.play("ada"), rig.play("bob"));
    heard(&rig, &mut bob);
    let long = "twenty-one characters";
    ada.send(rig.now, &foreign::call(SAY, 1, &Bytes::new().text(long).0));
    ada.send(rig.now, &foreign::event(SHOUT, &[10]));
    assert_eq!(heard(&rig, &mut bob), []);
    let errors = rig.look(|hall| std::mem::take(&mut hall.errors));
    let told: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "the event breaks a rule: text: too long, breaks `length 0..=20`",
            "the event breaks a rule: 0: above, breaks `range 0..=9`"
        ]
    );
}

#[test]
fn what_cannot_be_sent_is_an_error() {
    let rig = rig();
    let mut ada = rig.play("ada");
    let undeclared = rig.world.send_all(&Secret).expect_err("no table declares it");
    assert_eq!(undeclared, SendError::Undeclared("Secret"));
    let stranger = Insecure::player("nobody");
    assert_eq!(rig.world.send_to(stranger, &Noise(1)), Err(SendError::Absent(stranger)));
    // Who has left is not there any more.
    ada.send(rig.now, &foreign::frame(0x06, &[]));
    let gone = Insecure::player("ada");
    assert_eq!(rig.world.send_to(gone, &Noise(1)), Err(SendError::Absent(gone)));
}

/// Nobody hears of half an act: in a section that lasts, what was sent waits.
#[test]
fn events_wait_for_the_end_of_the_section() {
    let rig = rig();
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    let world = rig.world.clone();
    rig.look(|_| {
        world.send_all(&Noise(4)).expect("a legal event");
        assert_eq!(heard(&rig, &mut ada), [], "inside of the section");
    });
    assert_eq!(heard(&rig, &mut ada), [(NOISE, vec![4])]);
}

/// What a body sent before it panicked tells what the world went through.
#[test]
fn a_panic_takes_back_no_event() {
    let rig = rig();
    rig.look(|hall| hall.panics = true);
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    ada.send(rig.now, &foreign::call(SAY, 1, &Bytes::new().text("last words").0));
    let frames = ada.frames();
    assert!(
        matches!(frames.as_slice(), [FromServer::Event(SAID, _), FromServer::Unknown(1)]),
        "{frames:?}"
    );
}

/// A newer session of a player gets the events; the older one gets none, and its end takes nothing
/// from the newer one.
#[test]
fn a_replaced_session_hears_nothing() {
    let rig = rig();
    let mut older = rig.play("ada");
    heard(&rig, &mut older);
    let mut newer = rig.play("ada");
    heard(&rig, &mut newer);
    rig.world.send_all(&Noise(6)).expect("a legal event");
    assert_eq!(heard(&rig, &mut older), []);
    assert_eq!(heard(&rig, &mut newer), [(NOISE, vec![6])]);
    drop(older);
    rig.world.send_to(Insecure::player("ada"), &Noise(7)).expect("the newer one is here");
    assert_eq!(heard(&rig, &mut newer), [(NOISE, vec![7])]);
}

/// P7: a burst ends nobody's session: it waits in the mailbox and goes out as fast as it is read.
#[test]
fn a_burst_ends_no_session() {
    let rig = rig();
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    let world = rig.world.clone();
    rig.look(|_| (0..2_000).for_each(|_| world.send_all(&Noise(1)).expect("it fits a section")));
    let mut count = 0;
    for _ in 0..20 {
        count += heard(&rig, &mut ada).len();
    }
    assert_eq!((count, ada.closed), (2_000, None));
    // What one section may send is bounded; all of it fits a mailbox.
    let sent = rig.look(|_| {
        let sent = (0..1_000_000).take_while(|_| world.send_all(&Noise(1)).is_ok()).count();
        assert_eq!(world.send_all(&Noise(1)), Err(SendError::Full));
        sent
    });
    assert!(sent > 10_000, "{sent}");
    let mut count = 0;
    while count < sent && ada.closed.is_none() {
        count += heard(&rig, &mut ada).len();
    }
    assert_eq!((count, ada.closed), (sent, None));
}

/// P11: a mailbox is bounded; more than it holds ends the session.
#[test]
fn a_full_mailbox_ends_the_session() {
    let rig = rig();
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    let mut sent = 0u32;
    while ada.closed.is_none() {
        rig.world.send_all(&Noise(1)).expect("a legal event");
        sent += 1;
        // It polls, and reads nothing.
        if sent.is_multiple_of(1_000) {
            ada.poll(rig.now);
        }
        assert!(sent < 100_000, "it holds without end");
    }
    assert_eq!(ada.closed, Some(remote::Goodbye::Slow));
    assert!(sent > 20_000, "{sent}");
}

/// Events for a client that does not read wait behind its full outbound queue, and it is cut when it
/// goes on.
#[test]
fn a_client_that_reads_no_events_is_cut() {
    let mut rig = rig();
    let mut bob = rig.play("bob");
    heard(&rig, &mut bob);
    for _ in 0..300 {
        rig.world.send_all(&Noise(1)).expect("a legal event");
    }
    bob.poll(rig.now);
    rig.wait(Duration::from_secs(4));
    bob.tick(rig.now);
    assert_eq!(bob.closed, None);
    rig.wait(Duration::from_secs(2));
    bob.tick(rig.now);
    assert_eq!(bob.closed, Some(remote::Goodbye::Slow), "it read nothing for 5 s");
}

/// The answer comes last even where the client has read little of what came before it.
#[test]
fn events_come_before_the_answer_when_the_queue_is_full() {
    let rig = rig();
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    for _ in 0..255 {
        rig.world.send_all(&Noise(1)).expect("a legal event");
    }
    ada.send(rig.now, &foreign::call(ECHO, 1, &[20]));
    for start in std::mem::take(&mut ada.starts) {
        ada.run(start, rig.now);
    }
    let frames = ada.frames();
    assert_eq!(frames.len(), 255 + 21 + 1);
    assert!(matches!(frames.last(), Some(FromServer::Reply(1, _))), "{:?}", frames.last());
}

/// What is sent outside of a section goes out at once, though another thread is in one.
#[test]
fn a_section_holds_back_only_its_own() {
    let rig = rig();
    let mut ada = rig.play("ada");
    heard(&rig, &mut ada);
    let world = rig.world.clone();
    rig.look(|_| {
        world.send_all(&Noise(1)).expect("a legal event");
        let other = world.clone();
        let sending = std::thread::spawn(move || other.send_all(&Noise(2)));
        sending.join().expect("no panic").expect("a legal event");
        assert_eq!(heard(&rig, &mut ada), [(NOISE, vec![2])]);
    });
    assert_eq!(heard(&rig, &mut ada), [(NOISE, vec![1])]);
}

/// Attack 76: what a player has the server send is charged to him; nobody calls it a flood, since
/// no client can know how many listen (P8).
#[test]
fn attack_76_fan_out_is_charged() {
    let mut limits = Limits::default();
    limits.fan_out = Rate::new(10, Duration::from_secs(1)).with_burst(20);
    let mut rig = Rig::with_limits(
        Hall::default(),
        &[hall::remotes()],
        Insecure::names(),
        Hall::join,
        limits,
    );
    let (mut ada, mut bob, _cyd) = (rig.play("ada"), rig.play("bob"), rig.play("cyd"));
    let text = Bytes::new().text("hello").0;
    let mut taken = 0;
    for _ in 0..30 {
        match ada.ask(rig.now, SAY, &text) {
            FromServer::Reply(..) => taken += 1,
            FromServer::Refused(_, refusal) => {
                assert_eq!(refusal.code, 1, "too often");
                let violation = ada.last_violation().expect("it was recorded");
                assert_eq!(violation.refused.step, Step::Budget);
                assert_eq!(violation.refused.breach.rule(), remote::Rule::FanOut);
                assert_eq!(violation.grade, remote::Grade::Benign);
            }
            other => panic!("{other:?}"),
        }
        heard(&rig, &mut bob);
    }
    // 20 at once, some more for the network's bunching, 3 a call, and the last into debt.
    assert!((7..=10).contains(&taken), "{taken} of 30 were taken");
    // Nobody else pays.
    assert!(matches!(bob.ask(rig.now, SAY, &text), FromServer::Reply(..)));
    // Leaving pays nothing back, and what the last call caused is owed too.
    rig.wait(Duration::from_millis(500));
    ada.ask(rig.now, SAY, &text);
    ada.send(rig.now, &foreign::frame(0x06, &[]));
    let mut ada = rig.play("ada");
    assert!(matches!(ada.ask(rig.now, SAY, &text), FromServer::Refused(..)));
    rig.wait(Duration::from_secs(3));
    assert!(matches!(ada.ask(rig.now, SAY, &text), FromServer::Reply(..)));
    assert!(ada.violations.iter().all(|violation| violation.grade == remote::Grade::Benign));
}

#[test]
fn a_caller_for_tests_records() {
    let mut hall = Hall::default();
    let caller = Caller::for_test(PlayerId(7));
    assert!(hall.say(&caller, "hello".to_owned()));
    assert!(hall.whisper(&caller, PlayerId(8), 3));
    hall.places.insert(PlayerId(7), [0.0; 3]);
    let said = caller.sent::<Said>();
    let text = "hello".to_owned();
    assert_eq!(said, [(Recipients::All, Said { by: PlayerId(7), text })]);
    hall.shout(&caller, 4);
    let noises = caller.sent::<Noise>();
    let near = Recipients::Near { place: [0.0; 3], distance: 10.0 };
    assert_eq!(noises, [(Recipients::One(PlayerId(8)), Noise(3)), (near, Noise(4))]);
    assert_eq!(caller.sent::<Secret>(), []);
    // Rules are held here too.
    assert!(!hall.whisper(&caller, PlayerId(8), 10));
    assert!(matches!(hall.errors.as_slice(), [SendError::Invalid(_)]));
}

/// Two tables that declare one event share its number; one table cannot declare it twice.
#[test]
fn an_event_has_one_number() {
    #[derive(Debug)]
    struct Other;
    #[remotes(other, events(Noise))]
    impl Other {}
    #[remotes(twice, events(Noise, Noise2))]
    impl Other {}
    /// The same name and form from somewhere else.
    use again::Noise as Noise2;
    mod again {
        use remote::prelude::*;
        #[derive(Payload, Event)]
        pub(super) struct Noise(#[range(0..=9)] u32);
    }
    let limits = Limits::default();
    let error = remote::sans_io::Mounted::new(&[twice::remotes()], &limits).expect_err("twice");
    assert_eq!(error, MountError::EventTwice { table: "twice", event: "Noise" });
    assert!(remote::sans_io::Mounted::new(&[other::remotes()], &limits).is_ok());
    let _: fn(MountError) -> StartError = StartError::from;
}

// ---------------------------------------------------------------------------------------------
// The client's end.

fn serve() -> (Server<Hall>, memory::Dialer) {
    let (listener, dialer) = memory::network();
    let server = Server::builder(Hall::default())
        .mount(hall::remotes())
        .authenticator(Insecure::names())
        .on_join(Hall::join)
        .listen(listener)
        .expect("it starts");
    (server, dialer)
}

async fn join(dialer: &memory::Dialer, name: &str) -> Client {
    Client::join(dialer.connect().await.expect("a stream"), name).await.expect("a session")
}

#[tokio::test(start_paused = true)]
async fn handlers_and_streams() {
    let (server, dialer) = serve();
    let (ada, bob) = (join(&dialer, "ada").await, join(&dialer, "bob").await);
    let (hall, other) = (hall::client(&ada), hall::client(&bob));
    // What came before anybody listened is not lost.
    let mut noises = hall.events::<Noise>();
    assert_eq!(noises.next().await, Some(Noise(9)));
    assert_eq!(noises.try_next(), None);

    let (heard, mut said) = tokio::sync::mpsc::unbounded_channel();
    let again = hall.clone();
    hall.on(move |event: Said| {
        // A handler may use the client, and listen to more.
        let _ = again.shout(0);
        heard.send(event).expect("somebody listens");
    });
    assert_eq!(other.say("hello".to_owned()).await, Ok(true));
    let by = Insecure::player("bob");
    assert_eq!(said.recv().await, Some(Said { by, text: "hello".to_owned() }));
    assert_eq!(noises.next().await, Some(Noise(0)), "its own shout");
    assert_eq!(other.whisper(ada.player(), 5).await, Ok(true));
    assert_eq!(noises.next().await, Some(Noise(5)));

    // The server's own.
    server.send_to(ada.player(), &Noise(6)).expect("she is here");
    server.send_all(&Noise(7)).expect("they are here");
    assert_eq!(noises.next().await, Some(Noise(6)));
    assert_eq!(noises.next().await, Some(Noise(7)));
    assert_eq!(noises.missed(), 0);

    // The end of the session is the end of the stream, and of the handler.
    ada.leave().await;
    assert_eq!(noises.next().await, None);
    assert_eq!(said.recv().await, None);
    server.shut_down(Duration::from_secs(1)).await;
}

/// An event that was sent before the answer is handled before the answer can be seen.
#[tokio::test(start_paused = true)]
async fn the_handler_runs_before_the_answer() {
    let (_server, dialer) = serve();
    let ada = join(&dialer, "ada").await;
    let hall = hall::client(&ada);
    let (heard, said) = mpsc::channel();
    // The handler looks for the answer itself: it cannot be there yet.
    let answer = Arc::new(Mutex::new(None::<Pending<bool>>));
    let looked_at = Arc::clone(&answer);
    hall.on(move |event: Said| {
        let mut answer = looked_at.lock().expect("no panic");
        let answer = answer.as_mut().and_then(Pending::try_take);
        heard.send((event.text, answer)).expect("the test listens");
    });
    for text in ["one", "two", "three"] {
        *answer.lock().expect("no panic") = Some(hall.say(text.to_owned()));
        assert_eq!(hall.say("and one more".to_owned()).await, Ok(true));
        assert_eq!(said.try_recv(), Ok((text.to_owned(), None)), "not answered yet");
        assert_eq!(said.try_recv(), Ok(("and one more".to_owned(), Some(Ok(true)))), "by now");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_nobody_reads_keeps_the_newest() {
    let (server, dialer) = serve();
    let ada = join(&dialer, "ada").await;
    let hall = hall::client(&ada);
    let mut noises = hall.events::<Noise>();
    assert_eq!(noises.next().await, Some(Noise(9)));
    for number in 0..1_100u32 {
        server.send_all(&Noise(number % 10)).expect("a legal event");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(hall.say("done".to_owned()).await.is_ok());
    assert_eq!(noises.missed(), 1_100 - 1_024);
    assert_eq!(noises.next().await, Some(Noise(76 % 10)), "the oldest that is kept");
    // Nobody listens any more: nothing is kept.
    drop(noises);
    server.send_all(&Noise(1)).expect("a legal event");
}

/// A server is believed no more than a client: an event that breaks its own rules ends the session.
#[tokio::test(start_paused = true)]
async fn a_server_that_sends_an_illegal_event_is_left() {
    let (near, far) = tokio::io::duplex(64 * 1024);
    let (mut read, mut write) = tokio::io::split(far);
    let joining = tokio::spawn(async move { Client::join(near, "ada").await });
    // The welcome of a server with this table, taken from a real one.
    let rig = rig();
    let mut peer = rig.connect();
    peer.send(rig.now, &foreign::hello(1, 0, b"ada"));
    let welcome = peer.session.unsent().to_vec();
    tokio::io::AsyncWriteExt::write_all(&mut write, &welcome).await.expect("written");
    let ada = joining.await.expect("no panic").expect("a session");
    let hall = hall::client(&ada);
    let mut noises = hall.events::<Noise>();
    let legal = foreign::frame(0x88, &[1, 9]);
    tokio::io::AsyncWriteExt::write_all(&mut write, &legal).await.expect("written");
    assert_eq!(noises.next().await, Some(Noise(9)));
    let illegal = foreign::frame(0x88, &[1, 10]);
    tokio::io::AsyncWriteExt::write_all(&mut write, &illegal).await.expect("written");
    assert_eq!(ada.closed().await, Lost::Protocol);
    assert_eq!(noises.next().await, None);
    drop(tokio::io::AsyncReadExt::read_u8(&mut read).await);
}

/// A client of another version: the event that is the same in both still comes, the other one does
/// not; an event of neither is let go.
#[tokio::test(start_paused = true)]
async fn another_version_hears_what_is_the_same() {
    mod newer {
        /// As the server has it.
        pub(super) use super::Noise;
        use remote::prelude::*;
        /// Another form.
        #[derive(Debug, PartialEq, Payload, Event)]
        pub(super) struct Said {
            loud: bool,
        }
        pub(super) struct Hall;
        #[remotes(pub(super) hall, events(Said, Noise))]
        impl Hall {
            #[remote(rate = "1000/s")]
            pub(super) fn say(&mut self, _caller: &Caller, #[max_len(30)] text: String) -> bool {
                text.is_empty()
            }
        }
    }
    let (server, dialer) = serve();
    let ada = join(&dialer, "ada").await;
    let hall = newer::hall::client(&ada);
    let mut noises = hall.events::<newer::Noise>();
    let mut said = hall.events::<newer::Said>();
    assert_eq!(hall.say("the same remote".to_owned()).await, Ok(true));
    assert_eq!(noises.try_next(), Some(Noise(9)));
    server.send_all(&Noise(3)).expect("a legal event");
    assert_eq!(hall.say("once more".to_owned()).await, Ok(true));
    assert_eq!(noises.try_next(), Some(Noise(3)));
    assert_eq!(said.try_next(), None);
}

/// A client with a loop of its own: nothing async on its side.
#[test]
fn a_client_that_polls() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("one");
    let server = runtime.block_on(async {
        let server = Server::builder(Hall::default())
            .mount(hall::remotes())
            .authenticator(Insecure::names())
            .on_join(Hall::join);
        server.bind("127.0.0.1:0").await.expect("a free port")
    });
    let address = server.local_addr().expect("TCP");
    let mut client = PolledClient::connect(address, "ada").expect("a session");
    assert_eq!(client.player(), Insecure::player("ada"));
    let hall = hall::client(&client);
    let mut noises = hall.events::<Noise>();
    let (heard, said) = mpsc::channel();
    hall.on(move |event: Said| heard.send(event.text).expect("the test listens"));
    let mut answer = hall.say("hello".to_owned());
    assert_eq!(answer.try_take(), None, "nothing moves between two polls");
    // Real sockets: as many polls as it takes, and a time after which something is wrong.
    let deadline = Instant::now() + Duration::from_secs(20);
    let poll_until = |client: &mut PolledClient, done: &mut dyn FnMut() -> bool| {
        while !done() {
            client.poll().expect("the session goes on");
            assert!(Instant::now() < deadline, "nothing came");
            std::thread::yield_now();
        }
    };
    let mut taken = None;
    poll_until(&mut client, &mut || {
        taken = taken.take().or_else(|| answer.try_take());
        taken.is_some()
    });
    assert_eq!(taken, Some(Ok(true)));
    assert_eq!(said.try_recv().as_deref(), Ok("hello"), "before the answer");
    assert_eq!(noises.try_next(), Some(Noise(9)));
    // A refusal of the stub needs no poll at all.
    let long = hall.say("a text that is longer than thirty characters".to_owned()).try_take();
    assert!(matches!(long, Some(Err(CallError::Refused(Refusal::Invalid(_))))), "{long:?}");
    server.send_all(&Noise(2)).expect("a legal event");
    let mut noise = None;
    poll_until(&mut client, &mut || {
        noise = noise.take().or_else(|| noises.try_next());
        noise.is_some()
    });
    assert_eq!(noise, Some(Noise(2)));
    // The server goes: the next polls say so, again and again.
    let mut unanswered = hall.say("is anybody there?".to_owned());
    runtime.block_on(server.shut_down(Duration::from_millis(10)));
    let lost = loop {
        match client.poll() {
            Ok(()) => assert!(Instant::now() < deadline, "it never ended"),
            Err(lost) => break lost,
        }
        std::thread::yield_now();
    };
    assert!(matches!(lost, Lost::Ended { reason: remote::Goodbye::ShuttingDown, .. }), "{lost:?}");
    assert_eq!(client.poll(), Err(lost));
    assert_eq!(client.lost(), Some(lost));
    // What was under way has ended, and nothing goes out any more.
    assert_eq!(unanswered.try_take(), Some(Err(CallError::Unknown)));
    let refused = Err(CallError::Refused(Refusal::Unavailable));
    assert_eq!(hall.say("hello?".to_owned()).try_take(), Some(refused));
    assert_eq!(noises.try_next(), None);

    let nobody = PolledClient::connect(address, "ada").expect_err("nobody listens");
    assert!(matches!(nobody, remote::ConnectError::Io(_)), "{nobody}");
}
