//! Every rule on every kind of value that it fits.
#![allow(dropping_copy_types)]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use remote::prelude::*;

const LOW: i16 = -5;
const FLOAT: f32 = 0.5;
const MOST: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Id)]
struct ItemId(u32);

#[derive(Clone, Copy, Id)]
struct UnitId {
    number: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Payload)]
enum Side {
    Left,
    Right,
}

#[derive(Payload)]
struct Nothing;

#[derive(Payload)]
struct Place(#[finite] f32, #[finite] f32);

impl Position for Place {
    fn position(&self) -> [f32; 3] {
        [self.0, 0.0, self.1]
    }
}

/// A type of somebody else's.
use std::time::Duration;

#[derive(Payload)]
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

#[derive(Payload)]
#[check(is_fair)]
struct Numbers {
    a: bool,
    b: (u8, i8, char),
    c: Side,
    d: Nothing,
    #[range(1..=99)]
    e: u32,
    #[range(0..100)]
    f: i64,
    #[range(LOW..=5)]
    g: i16,
    #[range(LOW..LOW + 3)]
    h: i128,
    #[range(-1.5..=1.5)]
    i: f32,
    #[range(-FLOAT..=FLOAT)]
    j: f64,
    #[any]
    k: u128,
    #[finite]
    l: [f32; 4],
    #[unchecked = "the game clamps it"]
    m: f64,
    #[range(1..=9)]
    #[check(is_odd, version = 2)]
    n: u8,
    #[fields(_, finite, max_len(3))]
    o: (bool, f32, String),
    p: Box<Nothing>,
    q: std::marker::PhantomData<Side>,
    // The type of a bound is its field's, whatever is written behind it.
    #[range(1u8..=99u8)]
    r: u32,
    #[range(-0.5f32..=1f32)]
    s: f64,
    #[fields((max_len(3usize), each(finite)), _)]
    t: (Vec<f32>, bool),
}

#[derive(Payload)]
enum Near {
    Nothing,
    Somebody {
        #[target]
        of: PlayerId,
        #[near(of, 5)]
        at: [f32; 3],
        #[near(at, FLOAT)]
        #[check(is_anywhere)]
        beside: Option<glam::Vec3>,
    },
    Something(#[known] Option<UnitId>, #[near(0, 1.5)] Place, #[near(1, 9)] glam::Vec3A),
}

fn is_anywhere(_: &Option<glam::Vec3>) -> bool {
    true
}

const MINUTE: Duration = Duration::from_secs(60);

#[derive(Payload)]
struct More {
    #[one_of(1, 5, 10)]
    a: u8,
    #[one_of(-1, LOW, 300i64)]
    b: Option<i64>,
    #[range("0s"..="60s")]
    c: Duration,
    #[range("1ms"..MINUTE)]
    d: [Duration; 2],
    #[range(Duration::ZERO..=MINUTE)]
    e: Duration,
    #[max_norm(10)]
    f: [f32; 3],
    #[max_norm(FLOAT)]
    g: Option<[f64; 2]>,
    #[unit]
    h: [f32; 4],
    #[unit]
    i: glam::Quat,
    #[max_norm(2.5)]
    j: glam::DVec3,
    #[range(-100.0..=100.0)]
    k: glam::Vec3A,
    #[range(0..=9)]
    l: glam::IVec2,
    #[any]
    m: glam::UVec4,
    #[near_character(3)]
    n: glam::Vec3A,
    #[max_len(16)]
    #[charset('a'..='z', '0'..='9', "_-", 'é')]
    o: String,
    #[max_len(400)]
    #[multiline]
    p: String,
    #[max_len(4)]
    #[each(max_len(8), charset('a'..='z'))]
    q: Vec<String>,
    #[len(1..=4)]
    r: BTreeSet<Side>,
    #[max_len(4)]
    #[each(known)]
    s: HashSet<ItemId>,
    #[max_len(4)]
    #[keys(max_len(3), charset("xyz"))]
    #[values(one_of(1, 2))]
    t: BTreeMap<String, u32>,
    u: Box<Tree>,
    #[one_of(7)]
    v: Box<u32>,
}

#[derive(Payload)]
struct Tree {
    #[any]
    number: u32,
    #[max_len(4)]
    #[max_depth(8)]
    #[max_bytes(400)]
    children: Vec<Tree>,
    #[max_depth(DEPTH)]
    #[max_bytes(MOST)]
    next: Option<Box<Self>>,
}

const DEPTH: u8 = 3;

#[derive(Payload)]
enum Sum {
    Number(#[range(0..=9)] u32),
    Plus(
        #[max_depth(4)]
        #[max_bytes(50)]
        Box<Sum>,
        #[max_depth(4)]
        #[max_bytes(50)]
        Box<Sum>,
    ),
}

fn is_fair(numbers: &Numbers) -> bool {
    numbers.a || numbers.c == Side::Left
}

fn is_odd(number: &u8) -> bool {
    number % 2 == 1
}

#[derive(Payload)]
struct Collections {
    #[max_len(32)]
    a: String,
    #[len(1..=MOST)]
    b: Vec<u8>,
    #[max_len(MOST)]
    #[each(range(1..=9))]
    c: Vec<u32>,
    #[max_len(2)]
    #[each(max_len(3), each(finite))]
    d: Vec<Vec<f64>>,
    #[max_len(4)]
    e: BTreeMap<u8, Side>,
    #[max_len(4)]
    #[keys(any)]
    #[values(max_len(8))]
    f: HashMap<u16, String>,
    #[max_len(4)]
    #[keys(known)]
    g: BTreeMap<ItemId, bool>,
    #[max_len(8)]
    h: Option<String>,
    #[max_len(8)]
    #[check(is_polite)]
    i: String,
}

fn is_polite(text: &str) -> bool {
    !text.contains("noob")
}

/// A place of the world.
enum Shelf {}

#[derive(Payload)]
enum Ids {
    Known(#[known] ItemId),
    Owned {
        #[owned]
        unit: UnitId,
        #[known]
        other: Option<ItemId>,
    },
    Target(#[target] PlayerId),
    Own(#[caller] PlayerId),
    All(#[known] [ItemId; 2], #[max_len(2)] #[each(owned)] Vec<UnitId>),
    Odd(#[unchecked = "only for logs"] ItemId),
    OnShelf(#[known(in = Shelf)] ItemId, #[max_len(2)] #[each(known(in = Shelf))] Vec<ItemId>),
}

#[derive(Payload)]
struct Places {
    #[near_character(100)]
    a: [f32; 3],
    #[near_character(0.5)]
    b: Place,
    #[near_character(FLOAT)]
    c: Option<[f32; 3]>,
    #[near_character(7)]
    d: glam::Vec3,
    #[fields(finite, finite)]
    e: (glam::Vec2, glam::Quat),
    #[max_len(3)]
    #[each(near_character(9))]
    f: Vec<glam::Vec3>,
}

#[derive(Payload)]
struct Foreign {
    #[via(Millis)]
    a: Duration,
    #[max_len(3)]
    #[each(via(Millis))]
    b: Vec<Duration>,
}

#[derive(Payload)]
struct Page<T: Payload, const N: usize> {
    first: T,
    rest: [Option<T>; N],
}

#[derive(Payload)]
#[check(is_page, version = 4)]
struct Checked<T: Payload, const N: usize> {
    #[range(0..=9)]
    #[check(is_odd)]
    odd: u8,
    #[check(is_anything)]
    all: [T; N],
    #[unchecked = "a checksum"]
    sum: u64,
}

fn is_page<T: Payload, const N: usize>(page: &Checked<T, N>) -> bool {
    page.sum == 0 || page.odd == 1
}

fn is_anything<T>(_: &[T]) -> bool {
    true
}

#[derive(Payload)]
enum Either<A: Payload, B>
where
    B: Payload,
{
    A(A),
    B { b: B },
    Neither,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn near(&mut self, _caller: &Caller, near: Near) {
        drop(near);
    }

    #[remote(rate = "1/s")]
    fn numbers(&mut self, _caller: &Caller, numbers: Numbers) {
        let Numbers { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t } = numbers;
        drop((a, b, c, d, e, f, g, h, i, j, k, (l, m, n, o, p, q), (r, s, t)));
    }

    #[remote(rate = "1/s")]
    fn more(&mut self, _caller: &Caller, more: More, sum: Sum, #[one_of(3)] three: u16) {
        let More { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v } = more;
        drop((a, b, c, d, e, f, g, h, i, j, (k, l, m, n, o, p, q, r, s, t), v, three));
        drop((u.number, u.children, u.next));
        match sum {
            Sum::Number(number) => drop(number),
            Sum::Plus(left, right) => drop((left, right)),
        }
    }

    #[remote(rate = "1/s")]
    fn collections(&mut self, _caller: &Caller, all: Collections) {
        let Collections { a, b, c, d, e, f, g, h, i } = all;
        drop((a, b, c, d, e, f, g, h, i));
    }

    #[remote(rate = "1/s")]
    fn ids(&mut self, _caller: &Caller, ids: Ids) {
        match ids {
            Ids::Known(item) | Ids::Odd(item) => drop(item.0),
            Ids::Owned { unit, other } => drop((unit.number, other)),
            Ids::Target(player) | Ids::Own(player) => drop(player),
            Ids::All(items, units) => drop((items, units)),
            Ids::OnShelf(item, items) => drop((item, items)),
        }
    }

    #[remote(rate = "1/s")]
    fn places(&mut self, _caller: &Caller, places: Places) {
        let Places { a, b, c, d, e, f } = places;
        drop((a, b, c, d, e, f));
    }

    #[remote(rate = "1/s")]
    fn foreign(&mut self, _caller: &Caller, foreign: Foreign, #[via(Millis)] wait: Duration) {
        drop((foreign.a, foreign.b, wait));
    }

    #[remote(rate = "1/s")]
    fn generic(
        &mut self,
        _caller: &Caller,
        page: Page<Side, 2>,
        checked: Checked<Side, 2>,
        either: Either<Side, Page<Nothing, 0>>,
        #[range(0..=9)]
        #[check(is_odd)]
        odd: u8,
    ) -> Either<Side, Side> {
        drop((page.first, page.rest, odd, checked.odd, checked.all));
        match either {
            Either::A(side) => Either::A(side),
            Either::B { b } => {
                drop(b.first);
                Either::B { b: Side::Right }
            }
            Either::Neither => Either::Neither,
        }
    }
}

impl Game {
    const MOST: u32 = 9;

    fn is_odd(number: &u32) -> bool {
        number % 2 == 1
    }
}

#[derive(Payload)]
#[check(Self::is_small)]
struct Bounded {
    #[range(0..=Self::MOST)]
    #[check(Self::is_even)]
    number: u32,
    #[max_len(Self::MOST)]
    text: String,
}

impl Bounded {
    const MOST: u32 = 9;

    fn is_even(number: &u32) -> bool {
        number % 2 == 0
    }

    fn is_small(&self) -> bool {
        self.number < 8 && self.text.len() < 8
    }
}

#[remotes(bounded)]
impl Game {
    #[remote(rate = "1/s")]
    fn bounded(
        &mut self,
        _caller: &Caller,
        bounded: Bounded,
        #[range(0..=Self::MOST)]
        #[check(Self::is_odd)]
        number: u32,
    ) {
        drop((bounded.number, bounded.text, number));
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, _: ItemId) -> bool {
        true
    }
}

impl KnowsIn<Shelf, ItemId> for Game {
    fn knows_in(&self, _: PlayerId, _: ItemId) -> bool {
        true
    }
}

impl Owns<UnitId> for Game {
    fn owns(&self, _: PlayerId, _: UnitId) -> bool {
        true
    }
}

impl Targets<PlayerId> for Game {
    fn may_target(&self, _: &Caller, _: PlayerId) -> bool {
        true
    }
}

impl Knows<UnitId> for Game {
    fn knows(&self, _: UnitId) -> bool {
        true
    }
}

impl remote::Places<UnitId> for Game {
    fn place(&self, _: UnitId) -> Option<[f32; 3]> {
        None
    }
}

impl Characters for Game {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

fn main() {
    assert_eq!(game::remotes().contract().remotes.len(), 8);
}
