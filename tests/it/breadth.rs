//! The rules on lists of numbers, times, vectors, characters, sets and types in themselves: edges, and
//! bytes that no stub would send (P1, P4, P11; attacks 2, 6, 11, 15, 17).

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use proptest::prelude::*;
use remote::__private::{Charset, Counted, Letters, NoRule, Ruled, Spec, TIME, Within};
use remote::prelude::*;
use remote::{Class, Rule};

use crate::support::{read, write};
use crate::values::{illegal, legal, told};

#[derive(Debug, Clone, PartialEq, Payload)]
struct Listed {
    #[one_of(1, 5, 300)]
    unsigned: u32,
    #[one_of(-1, 7)]
    signed: i8,
}

#[test]
fn one_of_takes_what_is_listed() {
    for unsigned in [1, 5, 300] {
        legal(&Listed { unsigned, signed: -1 });
    }
    legal(&Listed { unsigned: 1, signed: 7 });
    for unsigned in [0, 2, 4, 6] {
        let bytes = [u8::try_from(unsigned).expect("small"), 7];
        let value = Listed { unsigned, signed: 7 };
        illegal(&value, &bytes, Rule::OneOf, Class::Unlisted, &[0]);
    }
    illegal(&Listed { unsigned: 1, signed: 1 }, &[1, 1], Rule::OneOf, Class::Unlisted, &[1]);
    let shape = <NoRule as Spec<Listed>>::SHAPE;
    assert_eq!((shape.min_bytes, shape.max_bytes), (2, 4));
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Waits {
    #[range("250ms"..="60s")]
    long: Duration,
    #[range("0s".."1s")]
    short: Duration,
}

#[test]
fn times_have_a_range() {
    let (least, most) = (Duration::from_millis(250), Duration::from_mins(1));
    legal(&Waits { long: least, short: Duration::ZERO });
    legal(&Waits { long: most, short: Duration::from_nanos(999_999_999) });
    // 0 s and 250,000,000 ns; 0 s and 0 ns.
    let bytes = [0, 0xfc, 0x80, 0xb2, 0xe6, 0x0e, 0, 0];
    assert_eq!(read(&bytes), Ok(Waits { long: least, short: Duration::ZERO }));
    let wrong = |long, short| Waits { long, short };
    let nano = Duration::from_nanos(1);
    let below = [0, 0xfc, 0x7f, 0xb2, 0xe6, 0x0e, 0, 0];
    illegal(
        &wrong(Duration::from_nanos(249_999_999), nano),
        &below,
        Rule::Range,
        Class::Below,
        &[0],
    );
    illegal(&wrong(most + nano, nano), &[60, 1, 0, 0], Rule::Range, Class::Above, &[0]);
    illegal(&wrong(most, Duration::from_secs(1)), &[60, 0, 1, 0], Rule::Range, Class::Above, &[1]);
    // The same time in two ways: 59 s and a billion nanoseconds.
    let twice = [59, 0xfc, 0, 0xca, 0x9a, 0x3b, 0, 0];
    let breach = read::<Waits>(&twice).expect_err("one value has one encoding");
    assert_eq!((breach.rule(), breach.class()), (Rule::Canonical, Class::Overlong));
    // The longest that a `Duration` can be, in a rule that takes everything.
    type All = Within<0, { i128::MAX }, TIME>;
    assert!(<All as Spec<Duration>>::SHAPE.fault.is_some());
    let told = <NoRule as Spec<Waits>>::SHAPE;
    let remote::schema::Kind::Record(fields) = told.kind else { panic!("a struct") };
    assert_eq!(fields[0].shape.bound.to_string(), "range 250ms..=60s");
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Vectors {
    #[max_norm(5)]
    step: [f32; 2],
    #[unit]
    facing: glam::Quat,
    #[max_norm(0.5)]
    wide: Option<glam::DVec3>,
    #[range(-10.0..=10.0)]
    place: glam::Vec3A,
    #[range(0..=9)]
    cell: glam::IVec2,
}

fn vectors() -> Vectors {
    Vectors {
        step: [3.0, 4.0],
        facing: glam::Quat::from_rotation_y(1.0),
        wide: Some(glam::DVec3::new(0.0, 0.5, 0.0)),
        place: glam::Vec3A::new(-10.0, 0.0, 10.0),
        cell: glam::IVec2::new(0, 9),
    }
}

/// Attacks 2 and 6: each component, and the whole.
#[test]
fn attack_02_vectors_have_a_length() {
    legal(&vectors());
    let check = |change: fn(&mut Vectors), rule, class, path: &[u16]| {
        let mut value = vectors();
        change(&mut value);
        let expected = (rule, class, path.to_vec());
        assert_eq!(told(write(&value).expect_err("an illegal vector")), expected);
    };
    let long = (Rule::Norm, Class::TooLong);
    check(|v| v.step = [3.0, 4.0f32.next_up()], long.0, long.1, &[0]);
    check(|v| v.step = [f32::MAX, f32::MAX], long.0, long.1, &[0]);
    check(|v| v.step[1] = f32::NAN, Rule::Finite, Class::NotANumber, &[0, 1]);
    check(
        |v| v.facing = glam::Quat::from_xyzw(0.0, 0.0, 0.0, 0.0),
        Rule::Norm,
        Class::NotUnit,
        &[1],
    );
    check(|v| v.facing *= 1.001, Rule::Norm, Class::NotUnit, &[1]);
    check(|v| v.facing.x = f32::INFINITY, Rule::Finite, Class::Infinite, &[1, 0]);
    check(|v| v.wide = Some(glam::DVec3::splat(0.3)), long.0, long.1, &[2]);
    check(|v| v.place.y = 10.5, Rule::Range, Class::Above, &[3, 1]);
    check(|v| v.cell.y = 10, Rule::Range, Class::Above, &[4, 1]);
}

/// The same by bytes that no stub writes: one component of one vector after the other.
#[test]
fn attack_02_one_component_of_a_vector() {
    let honest = write(&vectors()).expect("legal");
    for (component, rule) in [(0, Rule::Norm), (1, Rule::Norm), (2, Rule::Norm), (5, Rule::Norm)] {
        let mut bytes = honest.clone();
        bytes[component * 4..][..4].copy_from_slice(&1e30f32.to_le_bytes());
        assert_eq!(read::<Vectors>(&bytes).expect_err("far too long").rule(), rule);
        for odd in
            [f32::NAN, -f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::from_bits(0x7f80_0001)]
        {
            bytes[component * 4..][..4].copy_from_slice(&odd.to_le_bytes());
            assert_eq!(read::<Vectors>(&bytes).expect_err("no number").rule(), Rule::Finite);
        }
    }
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Texts {
    #[len(1..=8)]
    #[charset('a'..='c', "_-", 'é'..='ë')]
    name: String,
    #[max_len(20)]
    #[multiline]
    letter: String,
}

/// Attack 11, on the characters.
#[test]
fn texts_have_the_characters_that_were_listed() {
    let texts =
        |name: &str, letter: &str| Texts { name: name.to_owned(), letter: letter.to_owned() };
    legal(&texts("abc_-éêë", ""));
    legal(&texts("a", "two\nlines,\ta tab\r\n"));
    let raw = |name: &str, letter: &str| {
        let text =
            |text: &str| [&[u8::try_from(text.len()).expect("short")], text.as_bytes()].concat();
        [text(name), text(letter)].concat()
    };
    for name in ["d", "A", " ", "a\n", "ì", "è", "aé\u{301}", "😀", "\u{7f}", "\u{80}"] {
        let wrong = texts(name, "");
        illegal(&wrong, &raw(name, ""), Rule::Charset, Class::Foreign, &[0]);
    }
    for letter in ["\0", "\u{1b}[31m", "\u{85}", "a\u{0b}"] {
        let wrong = texts("a", letter);
        illegal(&wrong, &raw("a", letter), Rule::Charset, Class::Control, &[1]);
    }
    illegal(&texts("", ""), &raw("", ""), Rule::Length, Class::TooShort, &[0]);
    let nine = "aaaaaaaaa";
    illegal(&texts(nine, ""), &raw(nine, ""), Rule::Length, Class::TooLong, &[0]);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Tag {
    #[len(1..=9)]
    #[pattern("[a-zé]+(-[0-9]{2})?|GUEST")]
    name: String,
}

/// Attack 11, on the whole text: it matches from its first character to its last, or is refused.
#[test]
fn a_pattern_takes_the_whole_text() {
    let tag = |name: &str| Tag { name: name.to_owned() };
    for name in ["abc", "é", "GUEST", "a-07"] {
        legal(&tag(name));
    }
    let raw = |name: &str| [&[u8::try_from(name.len()).expect("short")], name.as_bytes()].concat();
    for name in ["a-7", "a-077", "GUESTS", "aGUEST", "-07", " a", "a ", "è", "a-07b", "\u{e000}"] {
        illegal(&tag(name), &raw(name), Rule::Pattern, Class::Unmatched, &[0]);
    }
    illegal(&tag("a\n"), &raw("a\n"), Rule::Charset, Class::Control, &[0]);
    illegal(&tag("aaaaaaa-07"), &raw("aaaaaaa-07"), Rule::Length, Class::TooLong, &[0]);
}

/// P8: a stub of another pattern is one of another version.
#[test]
fn p8_a_pattern_is_part_of_the_form() {
    use remote::schema::Fingerprint;
    mod other {
        use remote::prelude::*;

        pub(super) struct Here;
        pub(super) struct There;

        #[remotes(pub(super) names)]
        impl Here {
            #[remote(rate = "1/s")]
            fn name(
                &mut self,
                _: &Caller,
                #[max_len(9)]
                #[pattern("[a-z]+")]
                _name: String,
            ) {
            }
        }

        pub(super) mod changed {
            use remote::prelude::*;

            #[remotes(pub(in super::super) names)]
            impl super::There {
                #[remote(rate = "1/s")]
                fn name(
                    &mut self,
                    _: &Caller,
                    #[max_len(9)]
                    #[pattern("[a-y]+")]
                    _name: String,
                ) {
                }
            }
        }
    }
    let here = Fingerprint::of_table(other::names::remotes().contract());
    let there = Fingerprint::of_table(other::changed::names::remotes().contract());
    assert_ne!(here, there);
}

struct Some5;

impl Letters for Some5 {
    const RANGES: &'static [(char, char)] = &[('!', '!'), ('0', 'z'), ('\u{7e}', '\u{81}')];
}

proptest! {
    /// The bits for ASCII say the same as the ranges.
    #[test]
    fn a_charset_is_its_ranges(text in "[ -\u{90}]{0,4}") {
        let is_in = |letter: char| Some5::RANGES.iter().any(|(a, b)| (*a..=*b).contains(&letter));
        let mut bytes = vec![u8::try_from(text.len()).expect("short")];
        bytes.extend_from_slice(text.as_bytes());
        let mut reader = remote::__private::Reader::new(&bytes);
        let verified = <String as Ruled<Counted<0, 9, Charset<Some5>>>>::verify(&mut reader);
        prop_assert_eq!(verified.is_ok(), text.chars().all(is_in));
    }
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Sets {
    #[max_len(3)]
    #[each(range(0..=300))]
    ordered: BTreeSet<u32>,
    #[len(1..=2)]
    hashed: HashSet<u8>,
}

/// Attack 17: nothing twice, and one order.
#[test]
fn attack_17_sets_hold_each_once() {
    let sets = |ordered: &[u32], hashed: &[u8]| Sets {
        ordered: ordered.iter().copied().collect(),
        hashed: hashed.iter().copied().collect(),
    };
    legal(&sets(&[], &[7]));
    legal(&sets(&[1, 2, 250], &[9, 0]));
    // By their bytes: 300 is `fb 2c 01`, 251 is `fb fb 00`.
    assert_eq!(
        write(&sets(&[300, 251, 3], &[1])).unwrap(),
        [3, 3, 0xfb, 0x2c, 1, 0xfb, 0xfb, 0, 1, 1]
    );
    let refused = |bytes: &[u8]| told(read::<Sets>(bytes).expect_err("no set"));
    assert_eq!(refused(&[2, 5, 5, 1, 1]), (Rule::KeyOrder, Class::Duplicate, vec![0, 1]));
    assert_eq!(refused(&[2, 5, 4, 1, 1]), (Rule::KeyOrder, Class::Unsorted, vec![0, 1]));
    assert_eq!(refused(&[0, 2, 8, 8]), (Rule::KeyOrder, Class::Duplicate, vec![1, 1]));
    assert_eq!(refused(&[4, 1, 2, 3, 4, 1, 1]), (Rule::Length, Class::TooLong, vec![0]));
    illegal(&sets(&[1], &[]), &[1, 1, 0], Rule::Length, Class::TooShort, &[1]);
    illegal(&sets(&[301], &[1]), &[1, 0xfb, 0x2d, 1, 1, 1], Rule::Range, Class::Above, &[0, 0]);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Tree {
    leaf: u8,
    #[max_len(2)]
    #[max_depth(3)]
    #[max_bytes(20)]
    branches: Vec<Tree>,
}

/// The depth of a tree is 1 for each level below the root.
fn deep(depth: u32) -> Tree {
    let branches = if depth == 0 { vec![] } else { vec![deep(depth - 1)] };
    Tree { leaf: 7, branches }
}

/// Attack 15.
#[test]
fn attack_15_a_type_in_itself_has_a_depth_and_a_size() {
    legal(&deep(0));
    legal(&deep(2));
    let shape = <NoRule as Spec<Tree>>::SHAPE;
    assert_eq!((shape.min_bytes, shape.max_bytes), (2, 21), "the root's byte and its branches");
    // Each level is a leaf and a number of branches; the fourth list is one too deep.
    let bytes = [7, 1, 7, 1, 7, 1, 7, 0];
    illegal(&deep(3), &bytes, Rule::Depth, Class::TooDeep, &[1, 0, 1, 0]);
    let flat = Tree { leaf: 0, branches: vec![deep(0), deep(1)] };
    legal(&flat);
    let wide = Tree { leaf: 0, branches: vec![two(1), two(1)] };
    legal(&wide);

    /// Two branches at each level.
    fn two(depth: u32) -> Tree {
        let branches = if depth == 0 { vec![] } else { vec![two(depth - 1), two(depth - 1)] };
        Tree { leaf: 1, branches }
    }
    assert_eq!(write(&wide).expect("legal").len(), 14);
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Chain {
    #[max_len(9)]
    text: String,
    #[max_depth(16)]
    #[max_bytes(24)]
    next: Option<Box<Self>>,
}

#[test]
fn attack_15_bytes_are_counted_at_the_place() {
    let chain = |texts: &[&str]| {
        texts
            .iter()
            .rev()
            .fold(None, |next, text| Some(Box::new(Chain { text: (*text).to_owned(), next })))
    };
    let holds = |texts: &[&str]| Chain { text: String::new(), next: chain(texts) };
    // A flag, then a length word, the text and the next flag.
    legal(&holds(&["123456789", "123456789"]));
    let long = holds(&["123456789", "123456789", "1"]);
    let mut bytes = vec![0];
    for text in ["123456789", "123456789", "1"] {
        bytes.push(1);
        bytes.push(u8::try_from(text.len()).expect("short"));
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes.push(0);
    illegal(&long, &bytes, Rule::Depth, Class::TooLarge, &[1]);
}

/// A set of itself: keys are written aside, and are as deep as what they lie in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Payload)]
struct Bag {
    #[max_len(2)]
    #[max_depth(2)]
    #[max_bytes(20)]
    bags: BTreeSet<Self>,
}

#[test]
fn attack_15_keys_are_as_deep_as_what_they_lie_in() {
    let bag = |bags: &[Bag]| Bag { bags: bags.iter().cloned().collect() };
    let two = bag(&[bag(&[])]);
    legal(&two);
    let three = bag(&[two]);
    illegal(&three, &[1, 1, 0], Rule::Depth, Class::TooDeep, &[0, 0, 0, 0]);
}

/// Keys that are one by the author's own order, and two by their bytes.
#[derive(Debug, Clone, Copy, Payload)]
struct Half(u8);

impl PartialEq for Half {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Half {}

impl PartialOrd for Half {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Half {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0 / 2).cmp(&(other.0 / 2))
    }
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Halves {
    #[len(2..=3)]
    set: BTreeSet<Half>,
    #[max_len(3)]
    map: std::collections::BTreeMap<Half, bool>,
}

/// Attack 17: what passed as two does not reach a body as one.
#[test]
fn attack_17_no_entry_is_lost_on_the_way() {
    assert!(read::<Halves>(&[2, 1, 2, 1, 3, 0]).is_ok());
    let lost = |bytes: &[u8]| told(read::<Halves>(bytes).expect_err("one of two"));
    assert_eq!(lost(&[2, 2, 3, 0]), (Rule::KeyOrder, Class::Duplicate, vec![0, 1]));
    assert_eq!(lost(&[2, 0, 2, 2, 4, 0, 5, 0]), (Rule::KeyOrder, Class::Duplicate, vec![1, 1, 0]));
}

/// Whatever holds a type in itself is in its fingerprint: otherwise an older stub would be a forger (P8).
#[test]
fn p8_a_type_in_itself_is_told_by_its_form() {
    use remote::prelude::*;
    macro_rules! chain {
        ($name:ident, $($rule:tt)*) => {
            mod $name {
                use remote::prelude::*;

                #[derive(Payload)]
                pub(super) struct Chain {
                    pub(super) leaf: u8,
                    $($rule)*
                }
            }
        };
    }
    chain!(one, #[max_len(2)] #[max_depth(3)] #[max_bytes(20)] next: Vec<Self>,);
    chain!(shorter, #[max_len(1)] #[max_depth(3)] #[max_bytes(20)] next: Vec<Self>,);
    chain!(other, #[max_depth(3)] #[max_bytes(20)] next: Option<Box<Self>>,);
    chain!(deeper, #[max_len(2)] #[max_depth(4)] #[max_bytes(20)] next: Vec<Self>,);
    chain!(same, #[max_len(2)] #[max_depth(3)] #[max_bytes(20)] next: Vec<Chain>,);
    struct World;
    macro_rules! print {
        ($($name:ident)*) => {[$({
            #[remotes(table)]
            impl World {
                #[remote(rate = "1/s")]
                fn $name(&mut self, _caller: &Caller, chain: $name::Chain) {
                    let _ = chain.leaf;
                }
            }
            let remote = &table::remotes().contract().remotes[0];
            format!("{:?}", remote.args)
        }),*]};
    }
    let [one, shorter, other, deeper, same] = print!(one shorter other deeper same);
    assert_eq!(one, same);
    assert!(one != shorter && one != other && one != deeper && shorter != other);
}

proptest! {
    /// Whatever the bytes: nothing panics, and what is taken is written back as it was.
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        fn back<T: remote::Payload>(bytes: &[u8]) -> Result<(), TestCaseError> {
            if let Ok(value) = read::<T>(bytes) {
                prop_assert_eq!(write(&value).expect("it was legal"), bytes);
            }
            Ok(())
        }
        back::<Listed>(&bytes)?;
        back::<Waits>(&bytes)?;
        back::<Vectors>(&bytes)?;
        back::<Texts>(&bytes)?;
        back::<Sets>(&bytes)?;
        back::<Tree>(&bytes)?;
        back::<Chain>(&bytes)?;
    }
}

// ---------------------------------------------------------------------------------------------
// Replies.

#[derive(Debug, Clone, PartialEq, ServerOnly)]
struct Price {
    #[any]
    gold: u64,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Nothing;

struct Desk;

#[remotes(desk)]
impl Desk {
    #[remote(rate = "100/s")]
    fn count(&mut self, _caller: &Caller) -> u32 {
        70_000
    }

    #[remote(rate = "100/s", reply(max_len(4), charset('a'..='z')))]
    fn word(&mut self, _caller: &Caller, which: u8) -> Result<String, Nothing> {
        match which {
            0 => Ok("abcd".to_owned()),
            1 => Ok("abcde".to_owned()),
            2 => Ok("ABC".to_owned()),
            _ => Err(Nothing),
        }
    }

    #[remote(rate = "100/s", reply(any))]
    async fn leader(_world: World<Self>, caller: &Caller) -> PlayerId {
        caller.player()
    }

    #[remote(rate = "100/s")]
    fn price(&mut self, _caller: &Caller) -> Price {
        Price { gold: u64::MAX }
    }
}

/// What a body returns has rules, too; one that is broken is the author's fault, and no client hears
/// what it was.
#[tokio::test(start_paused = true)]
async fn replies_have_rules() {
    let (listener, dialer) = remote::memory::network();
    let server = Server::builder(Desk)
        .mount(desk::remotes())
        .authenticator(Insecure::names())
        .listen(listener)
        .expect("it starts");
    let client = Client::join(dialer.connect().await.expect("a stream"), "ada").await.expect("in");
    let desk = desk::client(&client);
    assert_eq!(desk.count().await, Ok(70_000));
    assert_eq!(desk.word(0).await, Ok("abcd".to_owned()));
    assert_eq!(desk.word(1).await, Err(CallError::Unknown));
    assert_eq!(desk.word(2).await, Err(CallError::Unknown));
    assert_eq!(desk.word(3).await, Err(CallError::Failed(Nothing)));
    assert_eq!(desk.leader().await, Ok(client.player()));
    assert_eq!(desk.price().await, Ok(Price { gold: u64::MAX }));
    drop(server);
}
