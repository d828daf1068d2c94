//! What the server sends of its own accord: checked when it is sent, out when the critical section
//! ends, before the answer, to those who are meant and to nobody else (P1, P11; attacks 34, 76).

use std::time::Duration;

use remote::prelude::*;
use remote::{Limits, MountError, Rate, Recipients, SendError, StartError, Step};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::hall::{Hall, Noise, Said, Secret, hall, rig};
use crate::support::{Peer, Rig};

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
