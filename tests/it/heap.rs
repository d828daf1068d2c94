//! P5: no call takes more of the heap than its shape says, and so the audit. Counted by a dependency.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;
use std::hash::Hash;

use remote::prelude::*;
use remote_runtime::core::value::ruled::{Payload as IsPayload, Ruled, read_whole};
use remote_runtime::core::wire::writer::Writer;

/// Builds the value from its encoding, and holds what that took of the heap against the shape.
fn takes_at_most<R, T: Ruled<R> + PartialEq + Debug>(value: &T) {
    let mut bytes = Vec::new();
    value.encode(&mut Writer::new(&mut bytes)).expect("a legal value");
    let mut built = None;
    let most = usize::try_from(
        allocation_counter::measure(|| built = Some(read_whole::<R, T>(&bytes))).bytes_max,
    )
    .expect("few bytes");
    assert_eq!(built.expect("measured").expect("a legal encoding"), *value);
    let promised = <T as Ruled<R>>::SHAPE.heap.most;
    let name = std::any::type_name::<T>();
    assert!(most <= promised, "{name} took {most} bytes, and {promised} are promised");
}

fn payload_takes_at_most<T: IsPayload + PartialEq + Debug>(value: &T) {
    takes_at_most::<remote_runtime::core::value::ruled::NoRule, T>(value);
}

macro_rules! collections {
    ($($name:ident: $most:literal, [$($attribute:meta),*] $type:ty = $values:expr;)*) => {$(
        #[derive(Debug, PartialEq, Payload)]
        struct $name { #[max_len($most)] $(#[$attribute])* it: $type }

        impl $name {
            fn measure() {
                let values: fn(usize) -> $type = $values;
                for count in 0..=$most {
                    payload_takes_at_most(&$name { it: values(count) });
                }
            }
        }
    )*};
}

fn keys<T: From<u8> + Eq + Hash + Ord>(count: usize) -> impl Iterator<Item = T> {
    // Neither rising nor falling.
    (0..count).map(|number| T::from(u8::try_from(number * 37 % 251).expect("a byte")))
}

collections! {
    Texts: 20, [each(max_len(9))] Vec<String> = |n| vec!["ääääääääö".into(); n];
    ByteString: 100, [] Vec<u8> = |n| vec![7; n];
    Wide: 50, [each(any)] Vec<u128> = |n| vec![u128::MAX; n];
    Boxes: 10, [] Vec<Box<[u8; 40]>> = |n| vec![Box::new([1; 40]); n];
    Table: 200, [values(any)] HashMap<u8, u64> = |n| keys(n).map(|k| (k, 1)).collect();
    Tree: 200, [values(any)] BTreeMap<u8, u64> = |n| keys(n).map(|k| (k, 1)).collect();
    Hashes: 200, [] HashSet<u8> = |n| keys(n).collect();
    Order: 200, [] BTreeSet<u8> = |n| keys(n).collect();
    Flag: 1, [] HashSet<u8> = |n| keys(n).collect();
    Threes: 3, [] HashSet<[u8; 3]> = |n| keys::<u8>(n).map(|k| [k; 3]).collect();
    Pair: 2, [values(any)] HashMap<u8, u16> = |n| keys(n).map(|k| (k, 1)).collect();
    Deep: 30, [values(max_len(3), each(max_len(5)))] BTreeMap<u8, Vec<String>> = |n| {
        keys(n).map(|k| (k, vec!["fünf5".into(); 3])).collect()
    };
}

/// Large where it is held, and short where it travels.
#[derive(Debug, PartialEq, Payload)]
struct Bulky {
    #[unchecked = "it is never there"]
    bulk: Option<[u64; 100]>,
    #[max_len(30)]
    #[max_depth(2)]
    #[max_bytes(90)]
    inner: Vec<Bulky>,
}

/// Empty places, which take a byte where they travel and all of their size where they are held.
#[derive(Debug, PartialEq, Payload)]
struct Hollow {
    bulk: [u8; 200],
    #[max_len(900)]
    #[max_depth(2)]
    #[max_bytes(1000)]
    inner: Vec<Option<Hollow>>,
}

/// A type in itself through everything that can hold it.
#[derive(Debug, PartialEq, Payload)]
struct Tangle {
    #[max_len(20)]
    text: String,
    #[max_depth(9)]
    #[max_bytes(900)]
    inner: Option<Box<Tangle>>,
    #[max_len(40)]
    #[max_depth(9)]
    #[max_bytes(900)]
    map: BTreeMap<u8, Tangle>,
}

#[test]
fn p5_no_call_takes_more_of_the_heap_than_the_audit_says() {
    Texts::measure();
    ByteString::measure();
    Wide::measure();
    Boxes::measure();
    Table::measure();
    Tree::measure();
    Hashes::measure();
    Order::measure();
    Flag::measure();
    Threes::measure();
    Pair::measure();
    Deep::measure();

    let hollow = Hollow { bulk: [1; 200], inner: (0..900).map(|_| None).collect() };
    payload_takes_at_most(&hollow);

    let bulky = |inner| Bulky { bulk: None, inner };
    payload_takes_at_most(&bulky((0..30).map(|_| bulky(Vec::new())).collect()));

    let leaf = |text: &str| Tangle { text: text.into(), inner: None, map: BTreeMap::new() };
    let mut chain = leaf("inmost");
    for _ in 0..8 {
        chain = Tangle { inner: Some(Box::new(chain)), ..leaf("twenty letters at it") };
    }
    payload_takes_at_most(&chain);
    for count in 0..40 {
        let entries = |n| keys(n).map(|k| (k, leaf(""))).collect();
        payload_takes_at_most(&Tangle { map: entries(count), ..leaf("") });
        // Many small maps: each has a node of its own.
        let single = || Tangle { map: entries(1), ..leaf("") };
        let map = keys(count).map(|k| (k, single())).collect();
        payload_takes_at_most(&Tangle { map, ..leaf("") });
    }
}
