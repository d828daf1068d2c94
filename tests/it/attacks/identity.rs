//! Attacks 24 to 28: on who acts, and on what there is.

use remote::prelude::*;
use remote::{Class, Grade, Rule, Step};
use remote_tests::foreign::{self, Bytes, FromServer};

use super::{BAN, BUY, GIVE, NOD, Stand, UnitId};

fn give(from: u64, unit: u64, to: u64) -> Vec<u8> {
    Bytes::new().varint(from).varint(unit).varint(to).0
}

#[test]
fn attack_24_somebody_elses_id() {
    let stand = Stand::open();
    let (ada, grace) = (Insecure::player("ada"), Insecure::player("grace"));
    stand.runtime.block_on(stand.server().world().enter(|bazaar| {
        bazaar.units.insert(UnitId(7), grace);
        bazaar.units.insert(UnitId(8), ada);
    }));
    let refuses = |from: PlayerId, unit, to: PlayerId, rule| {
        let parameters = give(from.0, unit, to.0);
        let mut attacker = stand.play("ada");
        stand.refuses_of(&mut attacker, GIVE, &parameters, Step::World, rule, Class::Denied);
    };
    // In her name, of her things, and to oneself.
    refuses(grace, 7, ada, Rule::Caller);
    refuses(ada, 7, grace, Rule::Owned);
    refuses(ada, 8, ada, Rule::Target);
    let owners = stand.runtime.block_on(stand.server().world().enter(|it| it.units.clone()));
    assert_eq!((owners[&UnitId(7)], owners[&UnitId(8)]), (grace, ada), "nothing was lost");
    let given = stand.play("ada").ask(GIVE, &give(ada.0, 8, grace.0)).expect("an answer");
    assert!(matches!(given, FromServer::Reply(..)), "{given:?}");
}

/// What a session may not call is refused before its values are looked at.
#[test]
fn attack_25_an_admins_call() {
    let stand = Stand::open();
    for parameters in [&[5][..], &[], &[0xff; 9]] {
        let (step, rule) = (Step::Permission, Rule::Permission);
        stand.refuses(BAN, parameters, step, rule, Class::Denied);
    }
    let banned = stand.play("admin").ask(BAN, &[5]).expect("an answer");
    assert!(matches!(banned, FromServer::Reply(..)), "{banned:?}");
}

/// What the server says of its own accord has numbers of another kind: none of them is a call.
#[test]
fn attack_26_a_function_of_the_servers() {
    let stand = Stand::open();
    for number in [10, 11, 1_000, u16::MAX] {
        stand.refuses(number, &[], Step::Lookup, Rule::Remote, Class::Unknown);
    }
    // The event's number, as a call: it is the remote 0, which is another.
    stand.refuses(0, &[], Step::Verify, Rule::Shape, Class::Truncated);
}

#[test]
fn attack_27_the_wrong_direction() {
    let stand = Stand::open();
    for kind in [0x80, 0x82, 0x83, 0x85, 0x86, 0x87, 0x88, 0xff] {
        stand.ends(&foreign::frame(kind, &[1, 0]));
    }
    // A kind that neither side has.
    stand.ends(&foreign::frame(0x40, &[1, 0]));
    // A call where an event was declared, and the other way round.
    stand.refuses(NOD, &[], Step::Lookup, Rule::Remote, Class::WrongKind);
    let mut attacker = stand.stranger();
    let entered = stand.entered();
    attacker.send(&foreign::event(BUY, &[1, 1, 2])).expect("a socket");
    let told = attacker.next_frame().expect("it asked to be told");
    assert!(matches!(told, FromServer::Told(BUY, _)), "{told:?}");
    let latest = stand.latest();
    assert_eq!(latest.refused.breach.class(), Class::WrongKind);
    assert_eq!((latest.grade, stand.entered()), (Grade::Forged, entered));
}

/// Each costs a frame of the budget and one counter, and no name of it is kept anywhere; over the budget
/// it is not even looked up.
#[test]
fn attack_28_a_flood_of_unknown_names() {
    let stand = Stand::open();
    let mut attacker = stand.stranger();
    let flood: Vec<u8> =
        (0..500u16).flat_map(|number| foreign::call(1_000 + number, number.into(), &[])).collect();
    attacker.send(&flood).expect("a socket");
    let mut codes = std::collections::BTreeMap::new();
    for _ in 0..500 {
        match attacker.next_frame().expect("an end for each") {
            FromServer::Refused(_, refusal) => *codes.entry(refusal.code).or_insert(0) += 1,
            other => panic!("{other:?}"),
        }
    }
    // 100 at once, 50 a second, and some for the network: looked up, and not there; the others too often.
    assert!((100..200).contains(&codes[&7]), "{codes:?}");
    assert_eq!(codes[&7] + codes[&1], 500, "{codes:?}");
    let tallies = stand.server().tallies();
    let unnamed = tallies.last().expect("of those that named none");
    assert_eq!(unnamed.name, "(no remote)");
    let counted = |step| {
        let mut counts = unnamed.refused.iter();
        counts.find(|(other, _)| *other == step).map_or(0, |(_, count)| *count)
    };
    assert_eq!(counted(Step::Lookup) + counted(Step::Budget), 500, "{unnamed:?}");
    assert_eq!(stand.entered(), 0);
    let violations = stand.violations.lock().expect("no panic").clone();
    let forged = violations.iter().filter(|violation| violation.grade == Grade::Forged).count();
    assert_eq!(forged, codes[&7], "each that was looked up");
    assert!(violations.iter().all(|violation| violation.remote_name().is_none()));
    stand.goes_on();
}
