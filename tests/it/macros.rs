//! The macros against the contract that is written by hand: the same data, the same bytes, the same
//! refusals (P1, P3, P4).

use proptest::prelude::*;
use remote::__private::RemoteSchema;
use remote::prelude::*;
use remote::schema::{Contract, RemoteKind};
use remote_tests::foreign::{self, Bytes, FromServer};
use remote_tests::{by_hand, by_macro};

use crate::support::{Rig, read, write};

fn contracts() -> (&'static Contract, &'static Contract) {
    (by_hand::shop::remotes().contract(), by_macro::shop::remotes().contract())
}

/// All that stands in a contract, but for where it lies in memory.
fn told(remote: &RemoteSchema) -> String {
    format!("{:?} {} {:?} {:?}", remote.spec, remote.position, remote.args, remote.answer)
}

#[test]
fn the_contract_is_what_was_written_by_hand() {
    let (hand, made) = contracts();
    assert_eq!(hand.name, made.name);
    assert_eq!(hand.remotes.len(), made.remotes.len());
    for (hand, made) in hand.remotes.iter().zip(made.remotes) {
        assert_eq!(told(hand), told(made));
    }
    let kinds: Vec<_> = made.remotes.iter().map(|remote| remote.spec.kind).collect();
    use RemoteKind::{Call, Event};
    assert_eq!(kinds, [Call, Event, Call, Event, Call]);
}

/// The same verdict on the same bytes, and the same bytes back.
fn same<H: remote::Payload, M: remote::Payload>(bytes: &[u8]) {
    match (read::<H>(bytes), read::<M>(bytes)) {
        (Ok(hand), Ok(made)) => {
            assert_eq!(write(&hand), Ok(bytes.to_vec()));
            assert_eq!(write(&made), Ok(bytes.to_vec()));
        }
        (Err(hand), Err(made)) => assert_eq!(hand, made),
        (hand, made) => panic!("{bytes:?}: {:?}, but {:?}", hand.err(), made.err()),
    }
}

proptest! {
    #[test]
    fn the_same_bytes_are_taken_and_refused(
        mut bytes in proptest::collection::vec(any::<u8>(), 0..16),
        small in 0..3u8,
    ) {
        same::<by_hand::Order, by_macro::Order>(&bytes);
        same::<by_hand::Receipt, by_macro::Receipt>(&bytes);
        same::<by_hand::Strike, by_macro::Strike>(&bytes);
        same::<by_hand::ShopError, by_macro::ShopError>(&bytes);
        // Mostly legal ones too.
        if let Some(first) = bytes.first_mut() {
            *first = small;
        }
        same::<by_hand::Order, by_macro::Order>(&bytes);
        same::<by_hand::ShopError, by_macro::ShopError>(&bytes);
    }

    #[test]
    fn orders_are_the_same(item in any::<u32>(), quantity in 0..200u32) {
        let hand = by_hand::Order { item: by_hand::ItemId(item), quantity };
        let made = by_macro::Order { item: by_macro::ItemId(item), quantity };
        prop_assert_eq!(write(&hand), write(&made));
    }
}

/// A guard with bodies of the macros refuses and answers as the one by hand, call for call.
#[test]
fn the_same_calls_have_the_same_ends() {
    let hand = Rig::new(
        by_hand::Game::new(),
        &[by_hand::shop::remotes()],
        Insecure::names(),
        by_hand::Game::join,
    );
    let made = Rig::new(
        by_macro::Game::new(),
        &[by_macro::shop::remotes()],
        Insecure::names(),
        by_macro::Game::join,
    );
    let order = |item: u64, quantity: u64| Bytes::new().varint(item).varint(quantity).0;
    let calls: [(u16, Vec<u8>); 9] = [
        (0, order(1, 3)),
        (0, order(77, 1)),
        (0, order(1, 0)),
        (0, order(3, 99)),
        (2, Bytes::new().vector([1.0, 2.0, 3.0]).0),
        (2, Bytes::new().vector([500.0, 0.0, 0.0]).0),
        (2, Bytes::new().vector([f32::NAN, 0.0, 0.0]).0),
        (4, Bytes::new().text("WELCOME").0),
        (4, Bytes::new().text("far too long to be a code").0),
    ];
    let (mut answered, mut refused) = (0, 0);
    for (number, (remote, parameters)) in calls.into_iter().enumerate() {
        // Each by a player of its own: one who sends all of this would be kicked.
        let name = format!("player {number}");
        let (mut by_hand, mut by_macro) = (hand.play(&name), made.play(&name));
        let end = by_hand.ask(hand.now, remote, &parameters);
        assert_eq!(end, by_macro.ask(made.now, remote, &parameters));
        answered += u32::from(matches!(end, FromServer::Reply(..)));
        let told = |violations: &[remote::Violation]| {
            violations.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(told(&by_hand.violations), told(&by_macro.violations));
        refused += by_hand.violations.len();
    }
    assert_eq!((answered, refused), (4, 5));

    // A condition that does not hold: `when(Self::is_here)` of both.
    let (mut by_hand, mut by_macro) = (hand.play("nobody"), made.play("nobody"));
    hand.look(|game| game.positions.clear());
    made.look(|game| game.positions.clear());
    for remote in [0, 2] {
        let parameters = if remote == 0 { order(1, 3) } else { Bytes::new().vector([0.0; 3]).0 };
        let end = by_hand.ask(hand.now, remote, &parameters);
        assert_eq!(end, by_macro.ask(made.now, remote, &parameters));
        let violation = by_macro.last_violation().expect("it was refused");
        assert_eq!(violation.condition(), Some("is_here"));
    }
    by_macro.send(made.now, &foreign::event(3, &Bytes::new().vector([0.0; 3]).0));
    assert_eq!(by_macro.last_violation().and_then(remote::Violation::condition), Some("is_here"));
    assert_eq!(by_macro.violations.len(), 3);
    by_macro.send(made.now, &foreign::event(1, &Bytes::new().text("hello").0));
    assert_eq!(made.look(|game| game.entries(Insecure::player("nobody"))), 1);
}
