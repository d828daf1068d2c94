//! Every rule, as the derive writes it, on legal values, on its edges, and on bytes that no stub would
//! send (P1; attacks 7, 11, 20, 24, 31; D1, D19).

// The author's own rules take references, whatever they look at.
#![allow(clippy::trivially_copy_pass_by_ref)]

use std::collections::BTreeMap;
use std::time::Duration;

use remote::__private::{InWorld, NoRule, Spec};
use remote::prelude::*;
use remote::rules::{Any, Known, Range, Ruled};
use remote::{Breach, Class, Rule};

use crate::support::{read, write};

/// What was broken, and where, below the value itself.
pub(crate) fn told(breach: Breach) -> (Rule, Class, Vec<u16>) {
    (breach.rule(), breach.class(), breach.path().skip(1).collect())
}

/// A legal value goes there and back.
#[track_caller]
pub(crate) fn legal<T: remote::Payload + PartialEq + std::fmt::Debug>(value: &T) {
    let bytes = write(value).expect("a legal value");
    assert_eq!(read::<T>(&bytes).as_ref(), Ok(value));
    let shape = <NoRule as Spec<T>>::SHAPE;
    assert!((shape.min_bytes..=shape.max_bytes).contains(&bytes.len()), "{bytes:?}");
    assert_eq!(shape.fault, None);
}

/// A sender refuses the value, and a reader its bytes, for the same reason at the same place.
#[track_caller]
pub(crate) fn illegal<T: remote::Payload>(
    value: &T,
    bytes: &[u8],
    rule: Rule,
    class: Class,
    path: &[u16],
) {
    let expected = (rule, class, path.to_vec());
    assert_eq!(told(write(value).expect_err("an illegal value")), expected);
    let Err(breach) = read::<T>(bytes) else { panic!("{bytes:?} was taken") };
    assert_eq!(told(breach), expected);
}

const LOW: i16 = -5;

#[derive(Debug, Clone, PartialEq, Payload)]
struct Numbers {
    #[range(1..=99)]
    a: u32,
    #[range(0..100)]
    b: u64,
    #[range(LOW..LOW + 3)]
    c: i32,
    #[range(-170_141_183_460_469_231_731_687_303_715_884_105_728..=0)]
    d: i128,
}

#[test]
fn ranges_are_exact() {
    let numbers = Numbers { a: 1, b: 0, c: -5, d: i128::MIN };
    legal(&numbers);
    legal(&Numbers { a: 99, b: 99, c: -3, d: 0 });
    // Zigzag: -5 is 9, -3 is 5; the least `i128` has all bits.
    let tail = [0xfe].into_iter().chain([0xff; 16]).collect::<Vec<_>>();
    let bytes = |head: [u8; 3]| [head.as_slice(), &tail].concat();
    assert_eq!(read(&bytes([1, 0, 9])), Ok(numbers.clone()));
    let over = |change: fn(&mut Numbers)| {
        let mut numbers = numbers.clone();
        change(&mut numbers);
        numbers
    };
    let (below, above) = (Class::Below, Class::Above);
    illegal(&over(|n| n.a = 0), &bytes([0, 0, 9]), Rule::Range, below, &[0]);
    illegal(&over(|n| n.a = 100), &bytes([100, 0, 9]), Rule::Range, above, &[0]);
    illegal(&over(|n| n.b = 100), &bytes([1, 100, 9]), Rule::Range, above, &[1]);
    illegal(&over(|n| n.c = -2), &bytes([1, 0, 3]), Rule::Range, above, &[2]);
    illegal(&over(|n| n.c = -6), &bytes([1, 0, 11]), Rule::Range, below, &[2]);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Floats {
    #[range(0.1..=0.3)]
    narrow: f32,
    #[range(0.1..=0.3)]
    wide: f64,
}

/// D1, and the bound that an author means: 0.1 as an `f32` is a little over 0.1 as an `f64`.
#[test]
fn bounds_of_floats_have_the_width_of_the_field() {
    legal(&Floats { narrow: 0.1, wide: 0.1 });
    legal(&Floats { narrow: 0.3, wide: 0.3 });
    let bytes = |narrow: f32, wide: f64| [&narrow.to_le_bytes()[..], &wide.to_le_bytes()].concat();
    for (narrow, class) in
        [(0.1f32.next_down(), Class::Below), (0.3f32.next_up(), Class::Above), (-0.1, Class::Below)]
    {
        illegal(&Floats { narrow, wide: 0.2 }, &bytes(narrow, 0.2), Rule::Range, class, &[0]);
    }
    for (wide, class) in [(0.1f64.next_down(), Class::Below), (0.3f64.next_up(), Class::Above)] {
        illegal(&Floats { narrow: 0.2, wide }, &bytes(0.2, wide), Rule::Range, class, &[1]);
    }
    let nan = Floats { narrow: f32::NAN, wide: 0.2 };
    illegal(&nan, &bytes(f32::NAN, 0.2), Rule::Finite, Class::NotANumber, &[0]);
    let told = format!("{}", <NoRule as Spec<Floats>>::SHAPE.bound);
    assert_eq!(told, "no rule");
    let remote::schema::Kind::Record(fields) = <NoRule as Spec<Floats>>::SHAPE.kind else {
        panic!("one")
    };
    assert_eq!(fields[0].shape.bound.to_string(), "range 0.1..=0.3");
    assert_eq!(fields[1].shape.bound.to_string(), "range 0.1..=0.3");
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[check(is_fair, version = 3)]
struct Trade {
    #[range(0..=99)]
    give: u32,
    #[range(0..=99)]
    #[check(is_even)]
    take: u32,
    #[max_len(12)]
    #[check(is_polite)]
    note: String,
}

fn is_fair(trade: &Trade) -> bool {
    trade.take <= trade.give * 2
}

fn is_even(number: &u32) -> bool {
    number.is_multiple_of(2)
}

fn is_polite(text: &str) -> bool {
    text != "noob"
}

#[test]
fn checks_stand_beside_the_rules() {
    let trade = |give, take, note: &str| Trade { give, take, note: note.to_owned() };
    let bytes = |give: u8, take: u8, note: &str| {
        let mut bytes = vec![give, take, u8::try_from(note.len()).expect("short")];
        bytes.extend_from_slice(note.as_bytes());
        bytes
    };
    legal(&trade(3, 6, "hi"));
    let rejected = |give, take, note: &str, path: &[u16]| {
        let value = trade(give, take, note);
        let bytes = bytes(give.try_into().unwrap(), take.try_into().unwrap(), note);
        illegal(&value, &bytes, Rule::Check, Class::Rejected, path);
    };
    rejected(3, 5, "hi", &[1]);
    rejected(3, 4, "noob", &[2]);
    // On the whole, after its fields.
    rejected(3, 8, "hi", &[]);
    // A check replaces no rule.
    illegal(&trade(100, 4, "hi"), &bytes(100, 4, "hi"), Rule::Range, Class::Above, &[0]);
    // Its version is part of the form, its name is told.
    let remote::schema::Kind::Checked(inner, name, version) = <NoRule as Spec<Trade>>::SHAPE.kind
    else {
        panic!("a check on the whole")
    };
    assert_eq!((name, version), ("is_fair", 3));
    assert!(matches!(inner.kind, remote::schema::Kind::Record(_)));
}

/// P8: a check is held against what the other side will build, so an honest stub sends nothing that
/// the server's check refuses.
#[test]
fn a_check_sees_what_is_written() {
    #[derive(Debug, Clone, PartialEq, Payload)]
    struct Turn {
        #[finite]
        #[check(is_negative)]
        by: f32,
    }
    #[derive(Debug, Clone, PartialEq, Payload)]
    #[check(has_sign)]
    struct Whole {
        #[finite]
        by: f32,
    }
    fn is_negative(by: &f32) -> bool {
        by.is_sign_negative()
    }
    fn has_sign(whole: &Whole) -> bool {
        is_negative(&whole.by)
    }
    legal(&Turn { by: -1.0 });
    legal(&Whole { by: -1.0 });
    // It is written as +0.0.
    let breach = write(&Turn { by: -0.0 }).expect_err("what arrives is not negative");
    assert_eq!(told(breach), (Rule::Check, Class::Rejected, vec![0]));
    let breach = write(&Whole { by: -0.0 }).expect_err("what arrives is not negative");
    assert_eq!(told(breach), (Rule::Check, Class::Rejected, vec![]));

    // Two keys that are one on the wire.
    #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
    struct Exact(u64);
    #[derive(Debug, Payload)]
    struct Rounded(#[range(0..=9)] u64);
    impl From<Rounded> for Exact {
        fn from(rounded: Rounded) -> Self {
            Self(rounded.0 * 10)
        }
    }
    impl From<&Exact> for Rounded {
        fn from(exact: &Exact) -> Self {
            Self(exact.0 / 10)
        }
    }
    #[derive(Debug, Payload)]
    struct Keys {
        #[max_len(3)]
        #[keys(via(Rounded))]
        all: BTreeMap<Exact, bool>,
    }
    assert!(write(&Keys { all: BTreeMap::from([(Exact(10), true), (Exact(20), true)]) }).is_ok());
    let breach = write(&Keys { all: BTreeMap::from([(Exact(10), true), (Exact(11), true)]) });
    let breach = breach.expect_err("both are 1");
    assert_eq!((breach.rule(), breach.class()), (Rule::KeyOrder, Class::Duplicate));
}

/// P11: a check or a conversion that panics is the author's fault, and ends neither the session nor
/// the server.
#[test]
fn a_check_that_panics_is_contained() {
    #[derive(Default)]
    struct Market(u32);
    #[remotes(market)]
    impl Market {
        #[remote(rate = "9/s")]
        fn name(
            &mut self,
            _caller: &Caller,
            #[max_len(9)]
            #[check(is_capital)]
            name: String,
        ) -> bool {
            self.0 += 1;
            name.len() < 9
        }

        #[remote(rate = "9/s")]
        fn fragile(&mut self, _caller: &Caller) -> Fragile {
            Fragile { text: String::new() }
        }
    }
    fn is_capital(name: &str) -> bool {
        name.as_bytes()[0].is_ascii_uppercase()
    }
    #[derive(Debug, Payload)]
    struct Fragile {
        #[max_len(3)]
        #[check(is_capital)]
        text: String,
    }
    use remote_tests::foreign::FromServer;
    let rig = crate::support::Rig::new(
        Market::default(),
        &[market::remotes()],
        Insecure::names(),
        |_, _| {},
    );
    let mut ada = rig.play("ada");
    assert!(matches!(ada.ask(rig.now, 0, &[1, b'A']), FromServer::Reply(..)));
    assert!(matches!(ada.ask(rig.now, 0, &[0]), FromServer::Refused(..)));
    let violation = ada.last_violation().expect("it was recorded");
    assert_eq!((violation.fault, violation.grade), (remote::Fault::Author, remote::Grade::Benign));
    // So is an answer's.
    assert!(matches!(ada.ask(rig.now, 1, &[]), FromServer::Unknown(_)));
    let violation = ada.last_violation().expect("it was recorded");
    assert_eq!(violation.fault, remote::Fault::Author);
    assert!(matches!(ada.ask(rig.now, 0, &[1, b'B']), FromServer::Reply(..)));
    assert_eq!(rig.look(|market| market.0), 2);
}

/// A check is a rule on values: a call that breaks it is forged, though its value was built.
#[test]
fn a_broken_check_is_forged() {
    #[derive(Default)]
    struct Market(u32);
    #[remotes(market)]
    impl Market {
        #[remote(rate = "9/s")]
        fn offer(
            &mut self,
            _caller: &Caller,
            trade: Trade,
            #[range(0..=9)]
            #[check(is_even)]
            tip: u32,
        ) {
            self.0 += trade.give + tip;
        }
    }
    let rig = crate::support::Rig::new(
        Market::default(),
        &[market::remotes()],
        Insecure::names(),
        |_, _| {},
    );
    let mut ada = rig.play("ada");
    let offer = |bytes: &[u8]| remote_tests::foreign::event(0, bytes);
    ada.send(rig.now, &offer(&[3, 6, 2, b'h', b'i', 2]));
    assert_eq!(rig.look(|market| market.0), 5);
    for bytes in [[3, 5, 2, b'h', b'i', 2], [3, 8, 2, b'h', b'i', 2], [3, 6, 2, b'h', b'i', 3]] {
        ada.send(rig.now, &offer(&bytes));
        let violation = ada.last_violation().expect("it was refused");
        assert_eq!(violation.refused.step, remote::Step::Verify);
        assert_eq!(violation.grade, remote::Grade::Forged);
    }
    assert_eq!(ada.violations.len(), 3);
    assert_eq!(rig.look(|market| market.0), 5);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Millis(#[range(0..=60_000)] u64);

impl From<Millis> for Duration {
    fn from(millis: Millis) -> Self {
        Self::from_millis(millis.0)
    }
}

impl From<&Duration> for Millis {
    fn from(duration: &Duration) -> Self {
        Self(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
    }
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Waits {
    #[via(Millis)]
    first: Duration,
    #[max_len(2)]
    #[each(via(Millis))]
    rest: Vec<Duration>,
}

#[test]
fn a_type_of_somebody_elses_has_the_rules_of_its_proxy() {
    let seconds = Duration::from_secs;
    legal(&Waits { first: seconds(60), rest: vec![seconds(1), seconds(0)] });
    let waits = Waits { first: seconds(0), rest: vec![seconds(1), seconds(61)] };
    let bytes = [0, 2, 0xfb, 0xe8, 0x03, 0xfb, 0x48, 0xee];
    illegal(&waits, &bytes, Rule::Range, Class::Above, &[1, 1, 0]);
}

#[derive(Debug, Clone, PartialEq, Payload)]
enum Deed {
    Nothing,
    Move(#[finite] [f32; 2], bool),
    Say {
        #[len(1..=3)]
        text: String,
        #[max_len(2)]
        #[keys(any)]
        #[values(range(1..=9))]
        counts: BTreeMap<u16, u32>,
    },
}

#[test]
fn enums_name_the_variant_and_the_field() {
    legal(&Deed::Nothing);
    legal(&Deed::Move([1.5, -2.0], true));
    let counts = BTreeMap::from([(3, 1), (500, 9)]);
    legal(&Deed::Say { text: "abc".to_owned(), counts });
    let infinite = Deed::Move([1.0, f32::INFINITY], true);
    let bytes = [&[1][..], &1f32.to_le_bytes(), &f32::INFINITY.to_le_bytes(), &[1]].concat();
    illegal(&infinite, &bytes, Rule::Finite, Class::Infinite, &[1, 0, 1]);
    let empty = Deed::Say { text: String::new(), counts: BTreeMap::new() };
    illegal(&empty, &[2, 0, 0], Rule::Length, Class::TooShort, &[2, 0]);
    assert_eq!(read::<Deed>(&[3]).map_err(Breach::class), Err(Class::UnknownTag));
    assert_eq!(read::<Deed>(&[0, 0]).map_err(Breach::class), Err(Class::Trailing), "D19");
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Odd {
    #[unchecked = "the renderer takes anything"]
    raw: f32,
    #[unchecked = "a checksum"]
    sum: u64,
}

#[test]
fn unchecked_takes_every_bit_pattern() {
    for bits in [0, 0x8000_0000, 0x7fc0_0001, 0x7f80_0000, 0xff80_0001] {
        let bytes = [&f32::from_bits(bits).to_le_bytes()[..], &[7]].concat();
        let odd = read::<Odd>(&bytes).expect("anything goes");
        assert_eq!((odd.raw.to_bits(), odd.sum), (bits, 7));
        assert_eq!(write(&odd), Ok(bytes));
    }
    let remote::schema::Kind::Record(fields) = <NoRule as Spec<Odd>>::SHAPE.kind else {
        panic!("one")
    };
    let why = remote::schema::Bound::Unchecked("the renderer takes anything");
    assert_eq!(fields[0].shape.bound, why);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Page<T: Payload, const N: usize> {
    first: T,
    rest: [Option<T>; N],
}

#[test]
fn generic_payloads_have_the_rules_of_what_they_hold() {
    legal(&Page { first: Deed::Nothing, rest: [None, Some(Deed::Move([0.0; 2], false))] });
    let page = Page { first: Millis(1), rest: [Some(Millis(60_001))] };
    illegal(&page, &[1, 1, 0xfb, 0x61, 0xea], Rule::Range, Class::Above, &[1, 0, 0]);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Wrapped(Millis);

/// Each kind has its save, all of one name, made at one place of the same words.
trait Saved {
    type Save;
}

struct Old;
struct New;

macro_rules! saves {
    ($($version:ident holds $held:ty;)*) => {$(
        const _: () = {
            type Held = $held;

            #[derive(Debug, Clone, PartialEq, Payload)]
            pub(crate) struct Save {
                held: Held,
                #[max_len(2)]
                more: Vec<Wrapped>,
            }

            impl Saved for $version {
                type Save = Save;
            }

            impl From<($held, Vec<Wrapped>)> for Save {
                fn from((held, more): ($held, Vec<Wrapped>)) -> Self {
                    Self { held, more }
                }
            }
        };
    )*};
}

saves! {
    Old holds Deed;
    New holds <Old as Saved>::Save;
}

/// Two payloads that nothing tells apart, of which one is part of the other, are no ring.
#[test]
fn payloads_of_one_name_and_place_hold_one_another() {
    type OldSave = <Old as Saved>::Save;
    type NewSave = <New as Saved>::Save;
    let old = OldSave::from((Deed::Nothing, vec![Wrapped(Millis(7))]));
    legal(&old);
    legal(&NewSave::from((old, vec![])));
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Stack<I, T, const N: usize>
where
    I: Ruled<Known>,
    T: Ruled<Range<1, 6>> + Ruled<Any>,
{
    #[known]
    item: I,
    #[range(1..=6)]
    dice: [T; N],
    #[max_len(2)]
    #[each(any)]
    more: Vec<T>,
}

/// A type parameter stands under the rule of its field, by the public names of rules.
#[test]
fn type_parameters_stand_under_rules() {
    let stack = Stack { item: UnitId(300), dice: [1u16, 6], more: vec![65_535] };
    legal(&stack);
    let zero = Stack { dice: [1, 0], ..stack };
    illegal(&zero, &[0xfb, 0x2c, 0x01, 1, 0, 0], Rule::Range, Class::Below, &[1, 1]);
}

// ---------------------------------------------------------------------------------------------
// What the world is asked.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Id)]
struct UnitId(u32);

#[derive(Debug, Clone, PartialEq, Payload)]
struct Place {
    #[finite]
    x: f32,
    #[finite]
    y: f32,
    #[owned]
    from: UnitId,
}

impl Position for Place {
    fn position(&self) -> [f32; 3] {
        [self.x, 0.0, self.y]
    }
}

#[derive(Debug, Clone, PartialEq, Payload)]
enum Order {
    Command(#[owned] UnitId),
    Attack {
        #[owned]
        with: Vec2<UnitId>,
        #[target]
        whom: PlayerId,
    },
    Sign(#[caller] PlayerId),
    Go {
        #[near_character(10)]
        to: Place,
        #[near_character(5)]
        via: Option<glam::Vec3>,
    },
}

type Vec2<T> = [T; 2];

/// Units below 10 are player 1's; player 9 is not to be touched; player 1 stands at the origin.
struct Field;

impl Owns<UnitId> for Field {
    fn owns(&self, player: PlayerId, id: UnitId) -> bool {
        player == PlayerId(1) && id.0 < 10
    }
}

impl Targets<PlayerId> for Field {
    fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
        target != PlayerId(9) && target != caller.player()
    }
}

impl Characters for Field {
    fn position(&self, player: PlayerId) -> Option<[f32; 3]> {
        (player == PlayerId(1)).then_some([0.0; 3])
    }
}

/// Attacks 20, 24 and 31: somebody else's things, and somebody else's name.
#[test]
fn the_world_resolves_ids() {
    let ask = |order: &Order| {
        InWorld::<_, NoRule>::in_world(order, &Field, &Caller::for_test(PlayerId(1)))
            .map_err(|breach| (breach.rule(), breach.path().collect::<Vec<_>>()))
    };
    assert_eq!(ask(&Order::Command(UnitId(3))), Ok(()));
    assert_eq!(ask(&Order::Command(UnitId(10))), Err((Rule::Owned, vec![0, 0])));
    let attack = |b, whom| Order::Attack { with: [UnitId(1), UnitId(b)], whom: PlayerId(whom) };
    assert_eq!(ask(&attack(2, 8)), Ok(()));
    assert_eq!(ask(&attack(20, 8)), Err((Rule::Owned, vec![1, 0, 1])));
    assert_eq!(ask(&attack(2, 9)), Err((Rule::Target, vec![1, 1])));
    assert_eq!(ask(&attack(2, 1)), Err((Rule::Target, vec![1, 1])));
    assert_eq!(ask(&Order::Sign(PlayerId(1))), Ok(()));
    assert_eq!(ask(&Order::Sign(PlayerId(2))), Err((Rule::Caller, vec![2, 0])));
}

/// A place of the author's own is near or not, and what else it holds is asked too (P1).
#[test]
fn a_place_of_the_authors_own_hides_no_rule() {
    let go = |x: f32, from: u32, via: Option<glam::Vec3>| {
        let order = Order::Go { to: Place { x, y: 0.0, from: UnitId(from) }, via };
        InWorld::<_, NoRule>::in_world(&order, &Field, &Caller::for_test(PlayerId(1)))
            .map_err(|breach| (breach.rule(), breach.path().collect::<Vec<_>>()))
    };
    assert_eq!(go(10.0, 1, None), Ok(()));
    assert_eq!(go(10.0, 1, Some(glam::Vec3::new(3.0, 4.0, 0.0))), Ok(()));
    assert_eq!(go(10.1, 1, None), Err((Rule::NearCharacter, vec![3, 0])));
    assert_eq!(go(1.0, 11, None), Err((Rule::Owned, vec![3, 0, 2])));
    let far = Some(glam::Vec3::new(3.0, 4.1, 0.0));
    assert_eq!(go(1.0, 1, far), Err((Rule::NearCharacter, vec![3, 1])));
    // Its numbers are finite, as it says itself.
    let to = Place { x: f32::NAN, y: 0.0, from: UnitId(1) };
    let bytes = [&[3][..], &f32::NAN.to_le_bytes(), &0f32.to_le_bytes(), &[1, 0]].concat();
    let order = Order::Go { to, via: None };
    illegal(&order, &bytes, Rule::Finite, Class::NotANumber, &[3, 0, 0]);
}
