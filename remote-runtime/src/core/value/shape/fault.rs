//! What is wrong with a form, and where in it: mistakes of the author's, told where he wrote them.

use std::marker::PhantomData;

use super::{Kind, Place, Shape};
use crate::core::value::told::Told;

impl Shape {
    /// The same form, of which everything that is wrong is told elsewhere, but for what is wrong with these parts.
    #[must_use]
    pub const fn told_but(self, untold: &[&Self]) -> Self {
        let mut fault = None;
        let mut rest = untold;
        while let [first, others @ ..] = rest {
            fault = first_of(fault, first.fault);
            rest = others;
        }
        Self { fault, ..self }
    }
}

pub(super) const fn fault_of(fields: &[Place]) -> Option<&'static str> {
    let mut fault = None;
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        fault = first_of(fault, first.shape.fault);
        rest = others;
    }
    fault
}

/// The first of two faults.
pub(crate) const fn first_of(
    first: Option<&'static str>,
    second: Option<&'static str>,
) -> Option<&'static str> {
    if first.is_some() { first } else { second }
}

pub(super) const fn length_fault(min: usize, max: usize) -> Option<&'static str> {
    match (min, max) {
        (_, 0) => Some(
            "a length of at most 0: nothing could ever be in it; write `max_len(32)`, or leave the field out",
        ),
        (min, max) if min > max => Some(
            "the least length is over the greatest: write the smaller first, as in `len(1..=32)`",
        ),
        _ => None,
    }
}

/// That a rule fits its type: as a constant, it is refused where the author wrote it.
#[derive(Debug)]
pub struct Fits<T>(PhantomData<fn() -> T>);

/// Refuses a rule that its type cannot hold.
///
/// # Panics
///
/// At compile time, for a shape with a fault.
#[track_caller]
#[allow(clippy::panic)] // the one way to refuse a constant
pub const fn fits<T>(shape: &Shape) -> Fits<T> {
    if let Some(fault) = shape.fault {
        let mut told = place(shape, fault);
        told = if told.is_empty() {
            Told::of(fault)
        } else {
            Told::of("at `").text(told.as_str()).text("` in it: ").text(fault)
        };
        panic!("{}", told.as_str());
    }
    Fits(PhantomData)
}

/// Where in a form a fault lies, by the names of fields and variants: nothing, where it is that of the whole.
const fn place(shape: &Shape, fault: &str) -> Told {
    let mut told = Told::of("");
    let mut at = shape;
    loop {
        let found = match at.kind {
            Kind::Record(fields) => faulty(fields, fault),
            Kind::Choice(variants) => {
                let mut rest = variants;
                loop {
                    let [first, others @ ..] = rest else { break None };
                    if let Some(found) = faulty(first.fields, fault) {
                        told = dotted(&told).text(first.name);
                        break Some(found);
                    }
                    rest = others;
                }
            }
            _ => None,
        };
        if let Some(place) = found {
            told = dotted(&told).text(place.name);
            at = place.shape;
            continue;
        }
        at = match at.kind {
            Kind::Optional(inner)
            | Kind::Array(inner, _)
            | Kind::List(inner)
            | Kind::Set(inner)
            | Kind::Checked(inner, ..)
            | Kind::Nested(inner)
                if is(inner.fault, fault) =>
            {
                inner
            }
            _ => return told,
        };
    }
}

/// The first of these that has this fault.
const fn faulty(fields: &'static [Place], fault: &str) -> Option<&'static Place> {
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        if is(first.shape.fault, fault) {
            return Some(first);
        }
        rest = others;
    }
    None
}

/// With a dot behind it, if anything stands there.
const fn dotted(told: &Told) -> Told {
    if told.is_empty() { *told } else { told.text(".") }
}

const fn is(found: Option<&str>, fault: &str) -> bool {
    let Some(found) = found else { return false };
    let (mut left, mut right) = (found.as_bytes(), fault.as_bytes());
    while let ([a, others_left @ ..], [b, others_right @ ..]) = (left, right) {
        if *a != *b {
            return false;
        }
        (left, right) = (others_left, others_right);
    }
    left.is_empty() && right.is_empty()
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::core::value::shape::{Kind, Place, Shape, Variant};

    const SOUND: Shape = Shape::fixed(1, Kind::Bool);
    const WRONG: Shape = Shape { fault: Some("wrong"), ..Shape::fixed(1, Kind::Bool) };

    #[test]
    fn the_way_to_a_fault_is_named() {
        const ROW: Shape = Shape::record(&[
            Place { name: "sound", shape: &SOUND },
            Place { name: "number", shape: &WRONG },
        ]);
        const ROWS: Shape = Shape::optional(&Shape::array(&ROW, 2));
        const FORM: Shape = Shape::choice(&[
            Variant { name: "Empty", fields: &[] },
            Variant { name: "Full", fields: &[Place { name: "rows", shape: &ROWS }] },
        ]);
        assert_eq!(place(&FORM, "wrong").as_str(), "Full.rows.number");
        assert_eq!(place(&ROWS, "wrong").as_str(), "number");
        assert_eq!(place(&WRONG, "wrong").as_str(), "");
        assert_eq!(place(&FORM, "another").as_str(), "");
    }
}
