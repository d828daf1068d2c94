//! Attacks 1 to 23: on what is read.

use remote::{Class, Rule, Step};
use remote_tests::foreign::{self, Bytes};

use super::{ACT, BUY, PHYSICS, PLANT, Stand, WRITE};

const HONEST: ([f32; 8], f64) = ([1.0, 2.0, 3.0, 4.0, 1.0, 0.0, 0.0, 0.0], 0.5);

/// Physics with these bits in place of one of its eight floats.
fn with_bits(place: usize, bits: u32) -> Vec<u8> {
    let mut floats = HONEST.0.map(f32::to_bits);
    floats[place] = bits;
    let bytes = floats.iter().fold(Bytes::new(), |bytes, bits| bytes.raw(&bits.to_le_bytes()));
    bytes.raw(&HONEST.1.to_le_bytes()).0
}

fn with_wide(bits: u64) -> Vec<u8> {
    let bytes = with_bits(0, 0);
    [&bytes[..32], &bits.to_le_bytes()].concat()
}

fn is_number(stand: &Stand, parameters: &[u8], class: Class) {
    let rule = if class == Class::NegativeZero { Rule::Canonical } else { Rule::Finite };
    stand.refuses(PHYSICS, parameters, Step::Verify, rule, class);
}

#[test]
fn attack_01_nan_in_a_plain_number() {
    let stand = Stand::open();
    is_number(&stand, &with_bits(0, f32::NAN.to_bits()), Class::NotANumber);
    is_number(&stand, &with_wide(f64::NAN.to_bits()), Class::NotANumber);
}

#[test]
fn attack_02_nan_in_one_component() {
    let stand = Stand::open();
    for component in 1..8 {
        is_number(&stand, &with_bits(component, f32::NAN.to_bits()), Class::NotANumber);
    }
    // A direction that is none.
    let halved = with_bits(4, 0.5f32.to_bits());
    stand.refuses(PHYSICS, &halved, Step::Verify, Rule::Norm, Class::NotUnit);
    let nowhere = with_bits(4, 0);
    stand.refuses(PHYSICS, &nowhere, Step::Verify, Rule::Norm, Class::NotUnit);
}

#[test]
fn attack_03_nan_by_its_bits() {
    let stand = Stand::open();
    for bits in [0x7f80_0001, 0x7fbf_ffff, 0x7fc0_dead, 0xff80_0001, 0xffff_ffff] {
        is_number(&stand, &with_bits(0, bits), Class::NotANumber);
    }
    for bits in [0x7ff0_0000_0000_0001, 0xfff8_dead_beef_0000] {
        is_number(&stand, &with_wide(bits), Class::NotANumber);
    }
}

#[test]
fn attack_04_infinity() {
    let stand = Stand::open();
    for infinite in [f32::INFINITY, f32::NEG_INFINITY] {
        is_number(&stand, &with_bits(0, infinite.to_bits()), Class::Infinite);
        is_number(&stand, &with_bits(2, infinite.to_bits()), Class::Infinite);
    }
    is_number(&stand, &with_wide(f64::NEG_INFINITY.to_bits()), Class::Infinite);
}

#[test]
fn attack_05_minus_zero() {
    let stand = Stand::open();
    is_number(&stand, &with_bits(0, (-0.0f32).to_bits()), Class::NegativeZero);
    is_number(&stand, &with_bits(5, (-0.0f32).to_bits()), Class::NegativeZero);
    is_number(&stand, &with_wide((-0.0f64).to_bits()), Class::NegativeZero);
}

/// What is finite can still be absurd; a range or a norm says what is not.
#[test]
fn attack_06_absurd_magnitudes() {
    let stand = Stand::open();
    for huge in [f32::MAX, -1e30, 1000.1] {
        let vector = with_bits(1, huge.to_bits());
        stand.refuses(PHYSICS, &vector, Step::Verify, Rule::Norm, Class::TooLong);
    }
    let beyond = |value: f64, class| {
        stand.refuses(PHYSICS, &with_wide(value.to_bits()), Step::Verify, Rule::Range, class);
    };
    beyond(f64::MAX, Class::Above);
    beyond(10.0f64.next_up(), Class::Above);
    beyond(-1e300, Class::Below);
}

fn order(item: u64, quantity: u64, offered: u64) -> Bytes {
    Bytes::new().varint(item).varint(quantity).varint(offered)
}

#[test]
fn attack_07_negative_quantity() {
    let stand = Stand::open();
    // Signed numbers travel in zigzag: −1 is 1, −5 is 9.
    for negative in [1, 9, 0x7fff_ffff, 0xffff_ffff] {
        let pays_me = order(1, 1, negative).0;
        stand.refuses(BUY, &pays_me, Step::Verify, Rule::Range, Class::Below);
    }
    // −1 where only unsigned numbers are.
    let minus_one = order(1, u64::from(u32::MAX), 2).0;
    stand.refuses(BUY, &minus_one, Step::Verify, Rule::Range, Class::Above);
}

#[test]
fn attack_08_integer_wrap() {
    let stand = Stand::open();
    for quantity in [100, 0x0100_0000, 0x5555_5556, u64::from(u32::MAX)] {
        let order = order(1, quantity, 2).0;
        stand.refuses(BUY, &order, Step::Verify, Rule::Range, Class::Above);
    }
    let none = order(1, 0, 2).0;
    stand.refuses(BUY, &none, Step::Verify, Rule::Range, Class::Below);
}

#[test]
fn attack_09_a_float_where_an_integer_is_meant() {
    let stand = Stand::open();
    // Half an item: the bytes of 0.5, as `f32` and as `f64`.
    let half = Bytes::new().varint(1).raw(&0.5f32.to_le_bytes()).varint(2).0;
    stand.refuses(BUY, &half, Step::Verify, Rule::Range, Class::Below);
    let half = Bytes::new().varint(1).varint(1).raw(&0.5f32.to_le_bytes()).0;
    stand.refuses(BUY, &half, Step::Verify, Rule::Shape, Class::Trailing);
}

#[test]
fn attack_10_overlong_numbers() {
    let stand = Stand::open();
    let quantities: [(&[u8], _, _); 6] = [
        (&[0xfb, 5, 0], Rule::Canonical, Class::Overlong),
        (&[0xfb, 250, 0], Rule::Canonical, Class::Overlong),
        (&[0xfc, 5, 0, 0, 0], Rule::Canonical, Class::Overlong),
        (&[0xfd, 5, 0, 0, 0, 0, 0, 0, 0], Rule::Shape, Class::TooWide),
        (&[0xfe, 5, 0, 0, 0, 0, 0, 0], Rule::Shape, Class::TooWide),
        (&[0xff], Rule::Shape, Class::TooWide),
    ];
    for (quantity, rule, class) in quantities {
        let order = Bytes::new().varint(1).raw(quantity).varint(2).0;
        stand.refuses(BUY, &order, Step::Verify, rule, class);
    }
}

/// A text, tags, a list and a set.
fn texts(name: &Bytes, tags: &[u8], numbers: &[u8], hashed: &[u8]) -> Vec<u8> {
    Bytes::new().raw(&name.0).raw(tags).raw(numbers).raw(hashed).0
}

fn named(name: &Bytes) -> Vec<u8> {
    texts(name, &[0], &[0], &[0])
}

#[test]
fn attack_11_huge_string() {
    let stand = Stand::open();
    let seventeen = named(&Bytes::new().text(&"a".repeat(17)));
    stand.refuses(WRITE, &seventeen, Step::Verify, Rule::Length, Class::TooLong);
    // By what it claims, before a byte of it is there.
    for claimed in [65, 1 << 20, 1 << 30, u64::MAX] {
        let lying = named(&Bytes::new().varint(claimed));
        stand.refuses(WRITE, &lying, Step::Verify, Rule::Length, Class::TooLong);
    }
    let truncated = Bytes::new().varint(60).raw(b"short").0;
    stand.refuses(WRITE, &truncated, Step::Verify, Rule::Shape, Class::Truncated);
    // One that is really there is refused from its header.
    let mut attacker = stand.stranger();
    let huge = named(&Bytes::new().text(&"a".repeat(4_000)));
    stand.refuses_of(&mut attacker, WRITE, &huge, Step::Length, Rule::FrameLength, Class::TooLong);
}

#[test]
fn attack_12_invalid_utf8() {
    let stand = Stand::open();
    let bad: [&[u8]; 6] = [
        &[0x80],
        &[0xc0, 0xaf],
        &[0xed, 0xa0, 0x80],
        &[0xf5, 0, 0, 0],
        &[b'a', 0xff],
        &[0xe2, 0x82],
    ];
    for bytes in bad {
        let name = named(&Bytes::new().varint(bytes.len() as u64).raw(bytes));
        stand.refuses(WRITE, &name, Step::Verify, Rule::Shape, Class::NotUtf8);
        let tag = [&[1, 7, u8::try_from(bytes.len()).expect("short")], bytes].concat();
        let value = texts(&Bytes::new().text("a"), &tag, &[0], &[0]);
        stand.refuses(WRITE, &value, Step::Verify, Rule::Shape, Class::NotUtf8);
    }
    for control in ["\0", "\u{1b}[2J", "a\nb"] {
        let name = named(&Bytes::new().text(control));
        stand.refuses(WRITE, &name, Step::Verify, Rule::Charset, Class::Control);
    }
}

#[test]
fn attack_13_overlong_list() {
    let stand = Stand::open();
    let list = |numbers: &[u8]| texts(&Bytes::new().text("a"), &[0], numbers, &[0]);
    let nine = list(&[9, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    stand.refuses(WRITE, &nine, Step::Verify, Rule::Length, Class::TooLong);
    let billions = list(&[0xfd, 0, 0, 0, 0, 1, 0, 0, 0]);
    stand.refuses(WRITE, &billions, Step::Verify, Rule::Length, Class::TooLong);
    // Within the limit, and more than there is.
    let lying = texts(&Bytes::new().text("a"), &[0], &[8, 1], &[]);
    stand.refuses(WRITE, &lying, Step::Verify, Rule::Shape, Class::Truncated);
}

/// Nothing on the wire is compressed, so nothing inflates: what claims to be is bytes like any other.
#[test]
fn attack_14_decompression_bomb() {
    let stand = Stand::open();
    // A gzip member and a zlib stream of many zeros, in the place of a name.
    let gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xed, 0xc1, 1, 1];
    let zlib = [0x78, 0xda, 0xed, 0xc1, 1, 1, 0, 0, 0, 0x80, 0x90, 0xfe];
    for bomb in [gzip.as_slice(), &zlib] {
        let name = named(&Bytes::new().varint(bomb.len() as u64).raw(bomb));
        stand.refuses(WRITE, &name, Step::Verify, Rule::Shape, Class::NotUtf8);
        stand.refuses(PLANT, bomb, Step::Verify, Rule::Length, Class::TooLong);
    }
    // One frame holds at most what the type needs, however little was sent.
    stand.ends(&[0xfc, 0, 0, 0, 0x40, 3, 0, 1]);
}

#[test]
fn attack_15_deep_nesting() {
    let stand = Stand::open();
    // Each level is a leaf and one branch.
    let deep = |levels: usize| [[7, 1].repeat(levels), vec![7, 0]].concat();
    for levels in [4, 10, 30] {
        stand.refuses(PLANT, &deep(levels), Step::Verify, Rule::Depth, Class::TooDeep);
    }
    // Far too many bytes for any tree.
    let bottomless = [7, 1].repeat(1_000);
    stand.refuses(PLANT, &bottomless, Step::Length, Rule::FrameLength, Class::TooLong);
    // Few levels, and each as wide as it may be: over the bytes that it may take.
    let leaf = vec![7, 0];
    let full = |branch: &[u8]| [&[7, 4], branch.repeat(4).as_slice()].concat();
    let wide = full(&full(&full(&leaf)));
    stand.refuses(PLANT, &wide, Step::Length, Rule::FrameLength, Class::TooLong);
}

/// A float cannot be a key at all (`fail/payloads/float_key`); its bits in the place of one are no key.
#[test]
fn attack_16_nan_as_a_key() {
    let stand = Stand::open();
    let nan = f32::NAN.to_le_bytes();
    let tags = [[1].as_slice(), &nan, &[1, b'a']].concat();
    let map = texts(&Bytes::new().text("a"), &tags, &[0], &[0]);
    // The first byte is the key 0, the second an empty text, the third a list of 192.
    stand.refuses(WRITE, &map, Step::Verify, Rule::Length, Class::TooLong);
    let twice = [[2].as_slice(), &[9, 1, b'a'], &[9, 1, b'b']].concat();
    let map = texts(&Bytes::new().text("a"), &twice, &[0], &[0]);
    stand.refuses(WRITE, &map, Step::Verify, Rule::KeyOrder, Class::Duplicate);
}

#[test]
fn attack_17_duplicate_keys() {
    let stand = Stand::open();
    let tags = |tags: &[u8]| texts(&Bytes::new().text("a"), tags, &[0], &[0]);
    let twice = tags(&[2, 7, 1, b'a', 7, 1, b'b']);
    stand.refuses(WRITE, &twice, Step::Verify, Rule::KeyOrder, Class::Duplicate);
    let backwards = tags(&[2, 7, 1, b'a', 6, 1, b'b']);
    stand.refuses(WRITE, &backwards, Step::Verify, Rule::KeyOrder, Class::Unsorted);
    let set = texts(&Bytes::new().text("a"), &[0], &[0], &[2, 5, 5]);
    stand.refuses(WRITE, &set, Step::Verify, Rule::KeyOrder, Class::Duplicate);
}

/// Maps and sets keep std's keyed hasher, which no peer knows (one with another hasher is no payload); what is
/// left to a peer is their number, and that is small.
#[test]
fn attack_18_keys_that_collide() {
    let stand = Stand::open();
    let many = [[200u8].as_slice(), &(0..200u8).collect::<Vec<_>>()].concat();
    let set = texts(&Bytes::new().text("a"), &[0], &[0], &many);
    stand.refuses(WRITE, &set, Step::Verify, Rule::Length, Class::TooLong);
    let nine = texts(&Bytes::new().text("a"), &[0], &[0], &[9, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    stand.refuses(WRITE, &nine, Step::Verify, Rule::Length, Class::TooLong);
}

#[test]
fn attack_19_defect_19_unknown_tags_and_what_is_left_over() {
    let stand = Stand::open();
    for tag in [2u64, 3, 250, 251] {
        let deed = Bytes::new().varint(tag).0;
        stand.refuses(ACT, &deed, Step::Verify, Rule::Shape, Class::UnknownTag);
    }
    let overlong = [0xfb, 1, 0];
    stand.refuses(ACT, &overlong, Step::Verify, Rule::Canonical, Class::Overlong);
    // A field that the type does not have.
    for rest in [&[0][..], &[1, 2, 3]] {
        let order = order(1, 1, 2).raw(rest).0;
        stand.refuses(BUY, &order, Step::Verify, Rule::Shape, Class::Trailing);
    }
}

/// Ids have a type; whatever number stands there, the server asks what it names.
#[test]
fn attack_20_an_id_of_something_else() {
    let stand = Stand::open();
    for other in [10, 4_711, u64::from(u32::MAX)] {
        let order = order(other, 1, 2).0;
        stand.refuses(BUY, &order, Step::World, Rule::Known, Class::Unknown);
    }
    // A whole struct in the place of an id.
    let table = Bytes::new().raw(&[3, 1, b'l', 1, b'v']).0;
    stand.refuses(BUY, &table, Step::Verify, Rule::Shape, Class::Trailing);
}

#[test]
fn attack_21_nothing_in_the_place_of_something() {
    let stand = Stand::open();
    // Absent is told as absent; it is no default that opens.
    let mut player = stand.stranger();
    let absent = player.ask(ACT, &[1, 0]).expect("an answer");
    assert_eq!(absent, foreign::FromServer::Reply(1, vec![0, 0]));
    // Neither there nor not there.
    for flag in [2, 255] {
        stand.refuses(ACT, &[1, flag, 7], Step::Verify, Rule::Shape, Class::UnknownTag);
    }
    stand.refuses(ACT, &[1], Step::Verify, Rule::Shape, Class::Truncated);
    stand.refuses(ACT, &[1, 1], Step::Verify, Rule::Shape, Class::Truncated);
    stand.refuses(BUY, &[], Step::Verify, Rule::Shape, Class::Truncated);
    stand.refuses(ACT, &[0, 0], Step::Verify, Rule::Shape, Class::Trailing);
}

#[test]
fn attack_22_frames_too_long_and_too_short() {
    let stand = Stand::open();
    // A length that no frame has, and none at all.
    stand.ends(&[0xfc, 0xff, 0xff, 0xff, 0x7f]);
    stand.ends(&[0xfd, 0, 0, 0, 0, 0, 0, 0, 1]);
    stand.ends(&[0]);
    stand.ends(&[0xfb, 5, 0, 3, 0]);
    // A call whose own header does not fit into it.
    stand.ends(&foreign::frame(3, &[0xfb]));
    // Longer than the remote's longest: its body is never waited for.
    let mut attacker = stand.stranger();
    let long = vec![0; 60_000];
    attacker.send(&foreign::call(BUY, 1, &long)[..8]).expect("a socket");
    let told = attacker.next_frame().expect("an answer");
    assert!(matches!(told, foreign::FromServer::Refused(1, _)), "{told:?}");
    let mut attacker = stand.stranger();
    stand.refuses_of(&mut attacker, BUY, &long, Step::Length, Rule::FrameLength, Class::TooLong);
}

#[test]
fn attack_23_another_schema() {
    let stand = Stand::open();
    // A hash that is not the server's: the client was to compare, and did not.
    let mut attacker =
        foreign::Foreign::join(stand.address, b"wrong").expect("a socket").expect("a session");
    attacker.send(&foreign::open(0, [7; 16])).expect("a socket");
    let end = attacker.next_frame().expect("a goodbye");
    assert_eq!(
        end,
        foreign::FromServer::Goodbye(remote::Goodbye::Malformed.code(), 0, String::new())
    );
    assert_eq!(stand.latest().refused.breach.class(), Class::Unknown);
    // Nothing of a table may be called that was not settled, whatever the numbers are.
    let name = b"nobody's";
    let mut attacker =
        foreign::Foreign::join(stand.address, name).expect("a socket").expect("a session");
    let (remote, order) = (BUY, order(1, 1, 2).0);
    let (step, rule, class) = (Step::Lookup, Rule::Remote, Class::Unknown);
    stand.refuses_of(&mut attacker, remote, &order, step, rule, class);
    // Of a table with other fingerprints, none: what differs is outdated, and nobody's fault.
    let mut attacker = foreign::Foreign::join(stand.address, b"an older one")
        .expect("a socket")
        .expect("a session");
    attacker.send(&foreign::compare(0, &[[9; 16]; 3])).expect("a socket");
    let ids = attacker.next_frame().expect("the numbers");
    assert_eq!(ids, foreign::FromServer::Ids(0, vec![None; 3]));
    let answer = attacker.ask(BUY, &order_of_one()).expect("an answer");
    assert!(matches!(answer, foreign::FromServer::Refused(_, ref refusal) if refusal.code == 6));
    let latest = stand.latest();
    assert_eq!((latest.refused.step, latest.grade), (Step::Lookup, remote::Grade::Benign));
    stand.goes_on();
}

fn order_of_one() -> Vec<u8> {
    order(1, 1, 2).0
}
