//! A session from its first byte to its last, in virtual time: greeting, deadlines, seats, budgets
//! that outlive a connection, versions (P2, P6, P9's in-memory part, P11; attacks 22, 23, 26–30,
//! 61, 63, 64, 66, 69, 70).

use std::time::Duration;

use remote::prelude::*;
use remote::{Class, Goodbye, Grade, Limits, Rate, Step};
use remote_tests::by_hand::{Game, shop};
use remote_tests::foreign::{self, Bytes, FromServer};

use crate::support::Rig;

const BUY: u16 = 0;
const SAY: u16 = 1;
const STRIKE: u16 = 2;

fn rig() -> Rig<Game> {
    rig_with(Limits::default())
}

fn rig_with(limits: Limits) -> Rig<Game> {
    Rig::with_limits(Game::new(), &[shop::remotes()], Insecure::names(), Game::join, limits)
}

fn order(item: u64, quantity: u64) -> Vec<u8> {
    Bytes::new().varint(item).varint(quantity).0
}

#[test]
fn a_stranger_has_five_seconds_whatever_he_sends() {
    let mut rig = rig();
    let hello = foreign::hello(1, 0, b"ada lovelace");
    let mut silent = rig.connect();
    let mut dribbling = rig.connect();
    for byte in &hello[..hello.len() - 1] {
        rig.wait(Duration::from_millis(400));
        dribbling.send(rig.now, &[*byte]);
        silent.tick(rig.now);
        dribbling.tick(rig.now);
        assert!(silent.closed.is_none() == (rig.now.since(rig_start()) < Duration::from_secs(5)));
        if silent.closed.is_some() {
            break;
        }
    }
    assert_eq!(silent.closed, Some(Goodbye::Handshake));
    assert_eq!(dribbling.closed, Some(Goodbye::Handshake));
    let reason = Goodbye::Handshake.code();
    assert_eq!(dribbling.frames(), [FromServer::Goodbye(reason, 0, String::new())]);
}

fn rig_start() -> remote::Timestamp {
    remote::Timestamp::from_start(Duration::from_secs(1_000))
}

/// In as many pieces as it likes, in time it is a hello.
#[test]
fn a_hello_may_come_byte_by_byte() {
    let rig = rig();
    let mut peer = rig.connect();
    for byte in foreign::hello(1, 0, &[b'x'; 32]) {
        peer.send(rig.now, &[byte]);
    }
    assert!(matches!(peer.frames().as_slice(), [FromServer::Welcome(_)]));
}

#[test]
fn attack_30_defect_21_nothing_is_taken_before_login() {
    let rows: [(&str, Vec<u8>, Goodbye); 8] = [
        ("a call", foreign::call(BUY, 1, &order(1, 1)), Goodbye::Handshake),
        ("an event", foreign::event(SAY, &Bytes::new().text("hi").0), Goodbye::Handshake),
        ("an open", foreign::open(0, [0; 16]), Goodbye::Handshake),
        ("a goodbye", foreign::frame(6, &[]), Goodbye::Handshake),
        ("a server's frame", foreign::frame(0x80, &[]), Goodbye::Malformed),
        ("a long frame", Bytes::new().varint(4_097).raw(&[0]).0, Goodbye::Malformed),
        ("another version", foreign::hello(2, 0, b"ada"), Goodbye::Version),
        ("no name", foreign::hello(1, 0, b""), Goodbye::Ticket),
    ];
    for (name, bytes, goodbye) in rows {
        let rig = rig();
        let mut peer = rig.connect();
        peer.send(rig.now, &bytes);
        assert_eq!(peer.closed, Some(goodbye), "{name}");
        let unsent = peer.session.unsent().len();
        assert!(unsent <= bytes.len().max(8), "{name}: {unsent} bytes for {}", bytes.len());
        assert_eq!(rig.shared.online(), 0, "{name}");
        let tallies = rig.shared.tallies();
        assert!(tallies.iter().any(|tally| !tally.refused.is_empty()), "{name} was not counted");
    }
    // And names with control characters, unknown flags, tickets that are too long, rests.
    for bad in [
        foreign::hello(1, 0, b"a\nb"),
        foreign::hello(1, 0, b"\xff"),
        foreign::hello(1, 2, b"ada"),
        foreign::hello(1, 0, &[b'a'; 2_049]),
        foreign::frame(0, &[1, 0, 1, b'a', 0]),
    ] {
        let rig = rig();
        let mut peer = rig.connect();
        peer.send(rig.now, &bad);
        assert!(peer.closed.is_some(), "{bad:02x?}");
    }
}

#[test]
fn a_silent_session_ends_and_an_answering_one_does_not() {
    let mut rig = rig();
    let mut silent = rig.play("ada");
    let mut answering = rig.play("bea");
    for _ in 0..60 {
        rig.wait(Duration::from_secs(1));
        for peer in [&mut silent, &mut answering] {
            peer.tick(rig.now);
        }
        for frame in answering.all_frames() {
            if let FromServer::Ping(nonce) = frame {
                answering.send(rig.now, &foreign::pong(nonce));
            }
        }
    }
    assert_eq!(silent.closed, Some(Goodbye::Idle));
    assert_eq!(answering.closed, None);
    assert_eq!(rig.shared.online(), 1);
}

/// Bytes of a frame that never ends do not keep a session alive.
#[test]
fn attack_69_a_dribbled_frame_keeps_nobody_alive() {
    let mut rig = rig();
    let mut peer = rig.play("ada");
    let call = foreign::call(SAY, 1, &Bytes::new().text(&"a".repeat(200)).0);
    for byte in call.iter().take(40) {
        rig.wait(Duration::from_millis(500));
        peer.send(rig.now, &[*byte]);
        peer.tick(rig.now);
    }
    assert_eq!(peer.closed, Some(Goodbye::Idle));
}

#[test]
fn a_pong_that_answers_nothing_is_malformed() {
    let rig = rig();
    let mut peer = rig.play("ada");
    peer.send(rig.now, &foreign::pong(1));
    assert_eq!(peer.closed, Some(Goodbye::Malformed));

    // Nor is one for another probe than the one that was sent.
    let mut peer = rig.play("bea");
    peer.tick(rig.now);
    let Some(FromServer::Ping(nonce)) = peer.all_frames().pop() else { panic!("no probe") };
    peer.send(rig.now, &foreign::pong(nonce.wrapping_add(1)));
    assert_eq!(peer.closed, Some(Goodbye::Malformed));
    let mut peer = rig.play("cid");
    peer.tick(rig.now);
    let Some(FromServer::Ping(nonce)) = peer.all_frames().pop() else { panic!("no probe") };
    peer.send(rig.now, &foreign::pong(nonce));
    assert_eq!(peer.closed, None);
}

/// Attack 61, and the arena's spammer: a full second of calls, over several connections, admits
/// what one connection would have been admitted.
#[test]
fn attack_63_leaving_and_rejoining_refills_nothing() {
    let mut rig = rig();
    let mut admitted = 0;
    for _ in 0..10 {
        let mut peer = rig.play("ada");
        for _ in 0..20 {
            if matches!(peer.ask(rig.now, BUY, &order(1, 1)), FromServer::Reply(..)) {
                admitted += 1;
            }
        }
        // Leaves; the next round rejoins at the same time or a moment later.
        rig.wait(Duration::from_millis(1));
    }
    // 5/s, burst 5: five, one for the network, and 250 ms of the rate.
    assert_eq!(admitted, 5 + 1 + 1);
    assert!(rig.shared.remembered() > 0);

    // Patience is enough, and then nothing is remembered.
    rig.wait(Duration::from_mins(1));
    let mut peer = rig.play("ada");
    assert!(matches!(peer.ask(rig.now, BUY, &order(1, 1)), FromServer::Reply(..)));
    drop(peer);
    rig.wait(Duration::from_mins(1));
    let mut other = rig.play("bea");
    other.ask(rig.now, BUY, &order(1, 1));
    drop(other);
    rig.wait(Duration::from_hours(1));
    drop(rig.play("cid"));
    drop(rig.play("cid"));
    assert!(rig.shared.remembered() <= 3, "{} things are remembered", rig.shared.remembered());
}

#[test]
fn the_welcome_tells_what_is_left_of_the_buckets() {
    let rig = rig();
    let mut peer = rig.play("ada");
    for _ in 0..3 {
        peer.ask(rig.now, BUY, &order(1, 1));
    }
    drop(peer);
    let (_, welcome) = rig.join("ada");
    let buy = welcome.buckets.iter().find(|(remote, _)| *remote == BUY);
    assert_eq!(buy, Some(&(BUY, 600_000_000)));
    // The open and three calls.
    let frames = welcome.buckets.iter().find(|(slot, _)| *slot == 65_534);
    assert_eq!(frames, Some(&(65_534, 4 * 20_000_000)));
}

#[test]
fn attack_64_calls_over_many_remotes_share_a_budget() {
    let mut limits = Limits::default();
    limits.frames = Rate::new(10, Duration::from_secs(1));
    let rig = rig_with(limits);
    let mut peer = rig.play("ada");
    for number in 0..40 {
        peer.send(rig.now, &foreign::call([BUY, STRIKE][number % 2], 1, &[]));
    }
    let by_budget = |v: &&remote::Violation| v.refused.step == Step::Budget;
    // 10 at once, 250 ms of the rate and one; one of them was the open.
    assert_eq!(peer.violations.iter().filter(by_budget).count(), 40 - (10 + 1 + 2 - 1));
}

#[test]
fn attack_66_bytes_have_a_budget_of_their_own() {
    let mut limits = Limits::default();
    limits.bytes = Rate::new(1_000, Duration::from_secs(1)).with_burst(2_000);
    let rig = rig_with(limits);
    let mut peer = rig.play("ada");
    let text = Bytes::new().text(&"a".repeat(190)).0;
    for _ in 0..20 {
        peer.send(rig.now, &foreign::event(SAY, &text));
    }
    let by_budget = peer.violations.iter().filter(|v| v.refused.step == Step::Budget).count();
    assert!(by_budget >= 8, "{by_budget} frames were refused for their bytes");
}

/// A second connection of a player takes the seat: the first one's calls are refused, it is told,
/// and it shares what is left of the buckets.
#[test]
fn a_player_has_one_seat() {
    let rig = rig();
    let mut first = rig.play("ada");
    for _ in 0..5 {
        first.ask(rig.now, BUY, &order(1, 1));
    }
    let mut second = rig.play("ada");
    first.frames();
    first.send(rig.now, &foreign::call(BUY, 9, &order(1, 1)));
    assert_eq!(first.closed, Some(Goodbye::Replaced));
    assert_eq!(first.last_violation().unwrap().refused.step, Step::Session);
    assert_eq!(rig.shared.online(), 1);
    // The first one left a call's worth of what the server grants the network, and no more.
    let mut admitted = 0;
    while matches!(second.ask(rig.now, BUY, &order(1, 1)), FromServer::Reply(..)) {
        admitted += 1;
    }
    assert_eq!(admitted, 2);
    // The world still has the player: the newer session is the one that counts.
    drop(first);
    let player = Insecure::player("ada");
    assert!(rig.look(|game| game.positions.contains_key(&player)));
}

#[test]
fn attacks_27_to_29_wrong_ids() {
    let rig = rig();
    // Not opened: known to the server, not to this session.
    let (mut peer, welcome) = rig.join("ada");
    peer.send(rig.now, &foreign::call(BUY, 1, &order(1, 1)));
    let violation = *peer.last_violation().unwrap();
    assert_eq!((violation.refused.step, violation.grade), (Step::Lookup, Grade::Forged));
    assert_eq!(violation.remote_name(), Some("buy"));
    peer.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    // Nobody's number.
    peer.send(rig.now, &foreign::call(5, 2, &[]));
    assert_eq!(peer.last_violation().unwrap().remote_name(), None);
    // An event as a call, and a call as an event.
    peer.send(rig.now, &foreign::call(SAY, 3, &Bytes::new().text("hi").0));
    assert_eq!(peer.last_violation().unwrap().refused.breach.class(), Class::WrongKind);
    peer.send(rig.now, &foreign::event(BUY, &order(1, 1)));
    assert_eq!(peer.last_violation().unwrap().refused.breach.class(), Class::WrongKind);
    assert_eq!(rig.look(|game| game.entered.len()), 0);
    // A message of the server's ends it.
    peer.send(rig.now, &foreign::frame(0x82, &[1, 0]));
    assert_eq!(peer.closed, Some(Goodbye::Malformed));
}

#[test]
fn attack_23_another_schema() {
    let rig = rig();
    let (mut peer, welcome) = rig.join("ada");
    // A hash that the server did not offer is a lie: a client that has another one compares.
    peer.send(rig.now, &foreign::open(0, [7; 16]));
    assert_eq!(peer.closed, Some(Goodbye::Malformed));

    // An old client: knows `say` as it is, and another `buy`.
    let say = remote_runtime::core::contract::fingerprint::Fingerprint::of_remote(
        "shop",
        &shop::remotes().contract().remotes[1],
    );
    let (mut peer, _) = rig.join("ada");
    peer.send(rig.now, &foreign::compare(0, &[[9; 16], say.0]));
    assert_eq!(peer.frames().pop(), Some(FromServer::Ids(0, vec![None, Some(SAY)])));
    peer.send(rig.now, &foreign::event(SAY, &Bytes::new().text("hi").0));
    assert!(peer.violations.is_empty());
    peer.send(rig.now, &foreign::call(BUY, 1, &order(1, 1)));
    let violation = *peer.last_violation().unwrap();
    assert_eq!((violation.refused.step, violation.grade), (Step::Lookup, Grade::Benign));
    assert!(matches!(
        peer.frames().as_slice(),
        [FromServer::Refused(1, refusal)] if refusal.code == 6
    ));
    // A table is settled once.
    peer.send(rig.now, &foreign::open(0, welcome.tables[0].1));
    assert_eq!(peer.closed, Some(Goodbye::Malformed));
}

/// P8: what a link that stands still for a while delivers at once is refused at most; it is no
/// evidence. What no link explains is.
#[test]
fn p8_a_stall_is_no_flood() {
    let mut rig = rig();
    let mut peer = rig.play("ada");
    let walk = foreign::event(3, &Bytes::new().vector([1.0, 0.0, 0.0]).0);
    // 14 s of steps, 20/s, in one piece.
    for _ in 0..14 * 20 {
        peer.send(rig.now, &walk);
    }
    assert!(
        peer.violations.iter().all(|v| v.grade == Grade::Benign),
        "{:?}",
        peer.last_violation()
    );
    assert_eq!(peer.closed, None);
    // Twice the rate for a minute is more than a stall, and ends in a kick.
    for _ in 0..60 {
        rig.wait(Duration::from_secs(1));
        for _ in 0..40 {
            peer.send(rig.now, &walk);
        }
        // It reads, too: what was refused is told of.
        peer.frames();
    }
    let is_flood = |v: &&remote::Violation| v.refused.breach.class() == Class::Flood;
    assert!(peer.violations.iter().filter(is_flood).all(|v| v.grade == Grade::Suspect));
    assert_eq!(peer.closed, Some(Goodbye::Kicked));
}

/// P11: a client that never reads is given so much and then cut; nobody waits for it.
#[test]
fn a_client_that_does_not_read_is_cut() {
    let mut rig = rig();
    let mut peer = rig.play("ada");
    let start = rig.now;
    while peer.session.wants_bytes(rig.now) {
        peer.send(rig.now, &foreign::call(BUY, 1, &order(1, 1)));
        assert!(peer.session.unsent().len() <= 256 * 1024);
        // Slowly enough not to be kicked for it first.
        rig.wait(Duration::from_millis(300));
        let waited = rig.now.since(start);
        assert!(waited < Duration::from_mins(5), "the server answers without end");
        peer.tick(rig.now);
    }
    let full = rig.now;
    while peer.closed.is_none() {
        rig.wait(Duration::from_millis(100));
        peer.tick(rig.now);
    }
    assert_eq!(peer.closed, Some(Goodbye::Slow));
    assert!(rig.now.since(full) <= Duration::from_secs(6), "{:?}", rig.now.since(full));
    // And then there is nothing left to wait for.
    rig.wait(Duration::from_secs(2));
    peer.tick(rig.now);
    assert_eq!(peer.session.timeout(), None);
    assert!(peer.session.unsent().is_empty());
}
