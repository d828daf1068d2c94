//! Every bit pattern of an `f32`, against the rules on floats (P1; attacks 1–6; defect D1).

use remote::__private::{BoundOf, FLOAT, Finite, Reader, Spec, Within, Writer};
use remote::{Class, Rule};

const LOW: f32 = -2.5;
const HIGH: f32 = 1_000.0;
type InRange = Within<{ BoundOf(LOW).code() }, { BoundOf(HIGH).code() }, FLOAT>;

fn check(bits: u32) {
    let bytes = bits.to_le_bytes();
    let value = f32::from_bits(bits);
    let ordinary = value.is_finite() && bits != 0x8000_0000;

    match <Finite as Spec<f32>>::verify(&mut Reader::new(&bytes), 0) {
        Ok(read) => assert!(ordinary && read.to_bits() == bits, "{bits:08x} was accepted"),
        Err(breach) => {
            let expected = match bits {
                0x8000_0000 => (Rule::Canonical, Class::NegativeZero),
                0x7f80_0000 | 0xff80_0000 => (Rule::Finite, Class::Infinite),
                _ => (Rule::Finite, Class::NotANumber),
            };
            assert!(!ordinary, "{bits:08x} was refused");
            assert_eq!((breach.rule(), breach.class()), expected, "{bits:08x}");
        }
    }
    let in_range = ordinary && (LOW..=HIGH).contains(&value);
    let read = <InRange as Spec<f32>>::verify(&mut Reader::new(&bytes), 0);
    assert_eq!(read.is_ok(), in_range, "{bits:08x} in a range");
}

fn check_all(first: u32, last: u32) {
    for bits in first..=last {
        check(bits);
    }
}

#[test]
fn defect_01_every_bit_pattern_of_an_f32() {
    std::thread::scope(|scope| {
        scope.spawn(|| check_all(0, u32::MAX / 2));
        scope.spawn(|| check_all(u32::MAX / 2 + 1, u32::MAX));
    });
}

#[test]
fn every_class_of_f64() {
    let payloads = [0u64, 1, 1 << 51, (1 << 52) - 1, 0x000f_ffff_0000_0001];
    for sign in [0, 1 << 63] {
        for exponent in 0..=0x7ffu64 {
            for payload in payloads {
                let bits = sign | (exponent << 52) | payload;
                let ordinary = f64::from_bits(bits).is_finite() && bits != 1 << 63;
                let read = <Finite as Spec<f64>>::verify(&mut Reader::new(&bits.to_le_bytes()), 0);
                assert_eq!(read.is_ok(), ordinary, "{bits:016x}");
            }
        }
    }
}

#[test]
fn a_sender_writes_plus_zero_and_refuses_what_is_not_ordinary() {
    let encode = |value: f32| {
        let mut out = Vec::new();
        <Finite as Spec<f32>>::encode(&value, &mut Writer::new(&mut out), 0).map(|()| out)
    };
    assert_eq!(encode(-0.0), Ok(vec![0, 0, 0, 0]));
    assert_eq!(encode(f32::MIN_POSITIVE / 2.0), Ok(vec![0, 0, 64, 0]));
    for odd in [f32::NAN, -f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        assert!(encode(odd).is_err(), "{odd} was written");
    }
}
