//! The decoder against bincode's, value by value: what it accepts, bincode reads as the same value
//! and writes as the same bytes; what it refuses has another encoding, another length, or breaks a
//! rule (P1, P2, P11; attacks 10–22; tests A3, A5, A7).

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use bincode::config::standard;
use proptest::collection::vec;
use proptest::prelude::*;
use remote::__private::{
    Any, Counted, Fields, Finite, NoRule, Pairs, Reader, Ruled, Spec, Within, Writer,
};
use remote::{Breach, Class, Explained, Rule};

fn encode<R, T: Ruled<R>>(value: &T) -> Result<Vec<u8>, Breach> {
    let mut out = Vec::new();
    <R as Spec<T>>::encode(value, &mut Writer::new(&mut out), 0)?;
    Ok(out)
}

fn decode<R, T: Ruled<R>>(bytes: &[u8]) -> Result<T, Breach> {
    let mut reader = Reader::new(bytes);
    let view = T::verify(&mut reader)?;
    reader.finish()?;
    T::build(view)
}

/// A value comes back as it was, its bytes are bincode's, they fit the shape, and every cut of
/// them is refused.
fn check_round_trip<R, T>(value: &T)
where
    T: Ruled<R> + PartialEq + Debug + bincode::Encode + bincode::Decode<()>,
{
    let bytes = encode::<R, T>(value).expect("a legal value");
    assert_eq!(bytes, bincode::encode_to_vec(value, standard()).unwrap(), "{value:?}");
    check_bytes::<R, T>(&bytes);
    assert_eq!(&decode::<R, T>(&bytes).expect("its own bytes"), value);
    for cut in 0..bytes.len() {
        let refused = decode::<R, T>(&bytes[..cut]).expect_err("a cut value");
        assert_eq!(refused.class(), Class::Truncated, "{value:?} cut to {cut}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(decode::<R, T>(&longer).unwrap_err().class(), Class::Trailing);
}

/// Whatever the bytes: what is accepted fits the shape, is what bincode reads, and is written back
/// as the same bytes.
fn check_bytes<R, T>(bytes: &[u8]) -> bool
where
    T: Ruled<R> + PartialEq + Debug + bincode::Encode + bincode::Decode<()>,
{
    let Ok(value) = decode::<R, T>(bytes) else { return false };
    let shape = T::SHAPE;
    assert!(shape.min_bytes <= bytes.len() && bytes.len() <= shape.max_bytes, "{value:?}");
    let (theirs, used): (T, usize) = bincode::decode_from_slice(bytes, standard()).unwrap();
    assert_eq!((&theirs, used), (&value, bytes.len()));
    assert_eq!(encode::<R, T>(&value).unwrap(), bytes);
    true
}

macro_rules! integers {
    ($($name:ident: $type:ty, $rule:ty;)*) => {
        proptest! {$(
            #[test]
            fn $name(value: $type, bytes in vec(any::<u8>(), 0..18)) {
                check_round_trip::<$rule, $type>(&value);
                check_bytes::<$rule, $type>(&bytes);
                // What starts like a wide number and is none.
                for tag in 250..=255 {
                    check_bytes::<$rule, $type>(&[&[tag], bytes.as_slice()].concat());
                }
            }
        )*}
    };
}

integers! {
    u8_as_bincode: u8, NoRule;
    u16_as_bincode: u16, Any;
    u32_as_bincode: u32, Any;
    u64_as_bincode: u64, Any;
    u128_as_bincode: u128, Any;
    i8_as_bincode: i8, NoRule;
    i16_as_bincode: i16, Any;
    i32_as_bincode: i32, Any;
    i64_as_bincode: i64, Any;
    i128_as_bincode: i128, Any;
    bool_as_bincode: bool, NoRule;
    char_as_bincode: char, NoRule;
}

/// A text that may travel: no control characters.
fn text() -> impl Strategy<Value = String> {
    "\\PC{0,20}".prop_map(|text: String| text.chars().filter(|c| !c.is_control()).collect())
}

type Nested = (u8, Option<[u16; 3]>, Vec<(bool, String)>, Box<i32>);
type I32 = Within<{ i32::MIN as i128 }, { i32::MAX as i128 }>;
type NestedRule = Fields<(NoRule, Any, Counted<0, 4, Fields<(NoRule, Counted<0, 20>)>>, I32)>;

proptest! {
    #[test]
    fn texts_as_bincode(value in text(), bytes in vec(any::<u8>(), 0..40)) {
        check_round_trip::<Counted<0, 20>, String>(&value);
        check_bytes::<Counted<0, 20>, String>(&bytes);
        let length = u8::try_from(bytes.len()).expect("at most 40");
        let prefixed = [&[length], bytes.as_slice()].concat();
        check_bytes::<Counted<0, 20>, String>(&prefixed);
    }

    #[test]
    fn lists_as_bincode(value in vec(any::<i32>(), 0..12), bytes in vec(any::<u8>(), 0..40)) {
        check_round_trip::<Counted<0, 12, Any>, Vec<i32>>(&value);
        check_bytes::<Counted<0, 12, Any>, Vec<i32>>(&bytes);
    }

    #[test]
    fn byte_strings_as_bincode(value in vec(any::<u8>(), 0..300)) {
        check_round_trip::<Counted<0, 300>, Vec<u8>>(&value);
    }

    #[test]
    fn floats_as_bincode(value in vec(prop::num::f32::NORMAL, 3)) {
        check_round_trip::<Finite, [f32; 3]>(&[value[0], value[1], value[2]]);
    }

    #[test]
    fn nested_as_bincode(
        value in (
            any::<u8>(),
            any::<Option<[u16; 3]>>(),
            vec((any::<bool>(), text()), 0..4),
            any::<i32>(),
        ),
        bytes in vec(any::<u8>(), 0..60),
    ) {
        let (a, b, c, d) = value;
        check_round_trip::<NestedRule, Nested>(&(a, b, c, Box::new(d)));
        check_bytes::<NestedRule, Nested>(&bytes);
    }

    /// One changed byte is refused or is another value, never the same value twice.
    #[test]
    fn one_value_has_one_encoding(
        value in (any::<u16>(), text(), vec(any::<u32>(), 0..6)),
        place: prop::sample::Index,
        change in 1u8..,
    ) {
        type Rule = Fields<(Any, Counted<0, 20>, Counted<0, 6, Any>)>;
        let bytes = encode::<Rule, _>(&value).unwrap();
        let mut changed = bytes.clone();
        let place = place.index(changed.len());
        changed[place] ^= change;
        if let Ok(other) = decode::<Rule, (u16, String, Vec<u32>)>(&changed) {
            prop_assert_ne!(other, value);
        }
    }

    #[test]
    fn maps_travel_sorted(
        value in prop::collection::btree_map(any::<u32>(), any::<bool>(), 0..16),
    ) {
        type Rule = Counted<0, 16, Pairs<Any, NoRule>>;
        let bytes = encode::<Rule, _>(&value).unwrap();
        prop_assert_eq!(decode::<Rule, BTreeMap<u32, bool>>(&bytes).unwrap(), value.clone());
        let hashed: HashMap<u32, bool> = value.into_iter().collect();
        // A hash map, in whatever order it is, is the same bytes.
        prop_assert_eq!(encode::<Rule, _>(&hashed).unwrap(), bytes.clone());
        prop_assert_eq!(decode::<Rule, HashMap<u32, bool>>(&bytes).unwrap(), hashed);
        for cut in 0..bytes.len() {
            prop_assert!(decode::<Rule, BTreeMap<u32, bool>>(&bytes[..cut]).is_err());
        }
    }
}

/// One row: bytes that are refused, and as what.
fn refused<R, T: Ruled<R>>(bytes: &[u8], rule: Rule, class: Class) {
    match decode::<R, T>(bytes) {
        Ok(_) => panic!("{bytes:02x?} was accepted"),
        Err(breach) => assert_eq!((breach.rule(), breach.class()), (rule, class), "{bytes:02x?}"),
    }
}

#[test]
fn attack_10_overlong_numbers() {
    // Each width, at the largest number that a smaller one holds.
    let row = |bytes: &[u8]| refused::<Any, u128>(bytes, Rule::Canonical, Class::Overlong);
    row(&[251, 250, 0]);
    row(&[252, 0xff, 0xff, 0, 0]);
    row(&[&[253u8][..], &0xffff_ffff_u64.to_le_bytes()].concat());
    row(&[&[254u8][..], &u128::from(u64::MAX).to_le_bytes()].concat());
    refused::<Any, i16>(&[251, 7, 0], Rule::Canonical, Class::Overlong);
    refused::<Any, u16>(&[252, 0, 0, 1, 0], Rule::Shape, Class::TooWide);
    refused::<Any, u32>(&[253, 0, 0, 0, 0, 1, 0, 0, 0], Rule::Shape, Class::TooWide);
    refused::<Any, u128>(&[255], Rule::Shape, Class::TooWide);
}

#[test]
fn attack_12_invalid_utf8() {
    let row = |bytes: &[u8]| refused::<Counted<0, 8>, String>(bytes, Rule::Shape, Class::NotUtf8);
    row(&[1, 0xff]);
    row(&[2, 0xc0, 0x80]); // NUL in two bytes
    row(&[3, 0xed, 0xa0, 0x80]); // a surrogate
    row(&[4, 0xf4, 0x90, 0x80, 0x80]); // beyond Unicode
    row(&[1, 0xe2]); // cut in the middle
    refused::<NoRule, char>(&[0xff], Rule::Shape, Class::Truncated);
    refused::<NoRule, char>(&[0x80], Rule::Shape, Class::NotUtf8);
    refused::<NoRule, char>(&[0xed, 0xa0, 0x80], Rule::Shape, Class::NotUtf8);
}

#[test]
fn texts_refuse_control_characters_and_count_scalar_values() {
    type Name = Counted<1, 3>;
    for control in ["\0", "a\n", "\u{7f}", "\u{85}", "x\u{9f}"] {
        let bytes = bincode::encode_to_vec(control, standard()).unwrap();
        refused::<Name, String>(&bytes, Rule::Charset, Class::Control);
        assert!(encode::<Name, _>(&control.to_owned()).is_err());
    }
    refused::<Name, String>(&[0], Rule::Length, Class::TooShort);
    refused::<Name, String>(&[4, b'a', b'b', b'c', b'd'], Rule::Length, Class::TooLong);
    // Three scalar values of four bytes each are the longest; one byte more is refused by its
    // length word.
    assert_eq!(
        decode::<Name, String>(&[&[12u8][..], "😀😀😀".as_bytes()].concat()).unwrap(),
        "😀😀😀"
    );
    refused::<Name, String>(&[13], Rule::Length, Class::TooLong);
}

#[test]
fn attack_13_defects_03_27_length_bombs() {
    // Every length field, at every size that a number can have (test A3): refused before anything
    // of that length is looked for.
    let lengths = [5u64, 255, 1 << 16, 1 << 31, (1 << 32) - 1, 1 << 32, 1 << 60, 1 << 63, u64::MAX];
    for length in lengths {
        let mut bytes = Vec::new();
        Writer::new(&mut bytes).value(&length).unwrap();
        bytes.extend([1; 64]);
        refused::<Counted<0, 4, NoRule>, Vec<u8>>(&bytes, Rule::Length, Class::TooLong);
        refused::<Counted<0, 4, NoRule>, Vec<()>>(&bytes, Rule::Length, Class::TooLong);
        refused::<Counted<0, 4>, BTreeMap<u8, u8>>(&bytes, Rule::Length, Class::TooLong);
        if length > 16 {
            refused::<Counted<0, 4>, String>(&bytes, Rule::Length, Class::TooLong);
        }
    }
    // A legal count that the bytes left cannot hold.
    refused::<Counted<0, 60_000, Any>, Vec<u64>>(
        &[251, 0x60, 0xea, 1, 2],
        Rule::Shape,
        Class::Truncated,
    );
    refused::<Counted<2, 4, NoRule>, Vec<u8>>(&[1, 7], Rule::Length, Class::TooShort);
}

#[test]
fn attack_17_duplicate_and_unsorted_keys() {
    type Bag = Counted<0, 4, Pairs<Any, NoRule>>;
    refused::<Bag, BTreeMap<u32, u8>>(&[2, 5, 1, 5, 2], Rule::KeyOrder, Class::Duplicate);
    refused::<Bag, BTreeMap<u32, u8>>(&[2, 6, 1, 5, 2], Rule::KeyOrder, Class::Unsorted);
    // By their bytes, not by their value: 256 is fb 00 01, 251 is fb fb 00.
    let sorted = [2, 251, 0, 1, 9, 251, 251, 0, 9];
    assert_eq!(decode::<Bag, BTreeMap<u32, u8>>(&sorted).unwrap(), [(256, 9), (251, 9)].into());
    refused::<Bag, BTreeMap<u32, u8>>(
        &[2, 251, 251, 0, 9, 251, 0, 1, 9],
        Rule::KeyOrder,
        Class::Unsorted,
    );
}

#[test]
fn attack_19_unknown_tags() {
    refused::<NoRule, bool>(&[2], Rule::Shape, Class::UnknownTag);
    refused::<NoRule, Option<u8>>(&[2, 0], Rule::Shape, Class::UnknownTag);
    refused::<NoRule, Option<u8>>(&[255], Rule::Shape, Class::UnknownTag);
}

#[test]
fn attack_07_ranges_are_exact() {
    type Quantity = Within<-3, 300>;
    for value in [-3i16, -1, 0, 299, 300] {
        check_round_trip::<Quantity, i16>(&value);
    }
    for value in [i16::MIN, -4] {
        let bytes = bincode::encode_to_vec(value, standard()).unwrap();
        refused::<Quantity, i16>(&bytes, Rule::Range, Class::Below);
        assert!(encode::<Quantity, _>(&value).is_err());
    }
    for value in [301, i16::MAX] {
        let bytes = bincode::encode_to_vec(value, standard()).unwrap();
        refused::<Quantity, i16>(&bytes, Rule::Range, Class::Above);
        assert!(encode::<Quantity, _>(&value).is_err());
    }
    refused::<Within<0, 9>, u128>(&[&[254u8][..], &[255; 16]].concat(), Rule::Range, Class::Above);
}

#[test]
fn a_breach_names_its_place() {
    let value = (7u8, vec![(true, "ok".to_owned()), (false, "a\u{7}b".to_owned())]);
    type Deep = Fields<(NoRule, Counted<0, 4, Fields<(NoRule, Counted<0, 20>)>>)>;
    let bytes = bincode::encode_to_vec(&value, standard()).unwrap();
    let breach = decode::<Deep, (u8, Vec<(bool, String)>)>(&bytes).unwrap_err();
    assert_eq!(breach.path().collect::<Vec<_>>(), [1, 1, 1]);
    let shape = <Deep as Spec<(u8, Vec<(bool, String)>)>>::SHAPE;
    assert_eq!(
        Explained::new(breach, &["level", "lines"], shape).to_string(),
        "lines[1].1: control character, breaks `charset`"
    );
}

/// P4: the largest encoding is what the longest legal value takes, and the smallest the shortest.
#[test]
fn p4_shapes_are_exact() {
    fn check<R, T: Ruled<R>>(least: &T, most: &T) {
        let bytes = |value| encode::<R, T>(value).unwrap().len();
        assert_eq!((bytes(least), bytes(most)), (T::SHAPE.min_bytes, T::SHAPE.max_bytes));
    }
    check::<Any, u16>(&0, &u16::MAX);
    check::<Any, u64>(&0, &u64::MAX);
    check::<Any, u128>(&0, &u128::MAX);
    check::<Any, i64>(&0, &i64::MIN);
    check::<Within<1, 99>, u32>(&1, &99);
    check::<Within<251, 70_000>, u32>(&251, &70_000);
    check::<Within<-200, -126>, i32>(&-126, &-200);
    check::<Within<-5, 1_000>, i32>(&0, &1_000);
    check::<Counted<2, 70>, String>(&"ab".into(), &"😀".repeat(70));
    check::<Counted<0, 300, Any>, Vec<u32>>(&vec![], &vec![u32::MAX; 300]);
    check::<Any, Option<u64>>(&None, &Some(u64::MAX));
    check::<Finite, [f64; 3]>(&[0.0; 3], &[1.0; 3]);
    let full: BTreeMap<u16, u8> = (1_000..1_004).map(|key| (key, 0)).collect();
    check::<Counted<0, 4, Pairs<Any, NoRule>>, BTreeMap<u16, u8>>(&BTreeMap::new(), &full);
}
