//! A type under its rules, as constant data: what the largest frame, the fingerprint, the audit
//! and every message about a field are made from.

mod bound;
mod fault;
mod kind;
mod look;
mod path;

pub use self::bound::{Bound, TypeName};
#[cfg(feature = "audit")]
pub(crate) use self::bound::{Nanos, Narrowest, last_name};
pub(crate) use self::fault::first_of;
pub use self::fault::{Fits, fits};
use self::fault::{fault_of, length_fault};
pub use self::kind::{Characters, Kind, Place, Variant};
use super::heap::Heap;
use crate::core::wire::writer::varint_bytes;

/// A Unicode scalar value takes at most so many bytes in UTF-8.
pub(crate) const MAX_CHAR_BYTES: usize = 4;

/// The form of a type on the wire.
#[derive(Debug)]
pub struct Shape {
    /// The fewest bytes that a legal value takes.
    pub min_bytes: usize,
    /// The most bytes that a legal value takes.
    pub max_bytes: usize,
    /// What it is made of.
    pub kind: Kind,
    /// The rule on it.
    pub bound: Bound,
    /// What a legal value takes of the heap.
    pub heap: Heap,
    /// Why no value can be legal, or why the type cannot hold the bounds: a mistake of the author's,
    /// told where he wrote it.
    pub fault: Option<&'static str>,
}

impl Shape {
    /// A type that always takes so many bytes.
    pub const fn fixed(bytes: usize, kind: Kind) -> Self {
        let (bound, heap) = (Bound::Nothing, Heap::NONE);
        Self { min_bytes: bytes, max_bytes: bytes, kind, bound, heap, fault: None }
    }

    /// The same form under a rule.
    #[must_use]
    pub const fn bounded(self, bound: Bound) -> Self {
        Self { bound, ..self }
    }

    /// The same form, which takes so much of the heap.
    pub(crate) const fn on_heap(&'static self, heap: Heap) -> Self {
        let Self { min_bytes, max_bytes, kind, bound, fault, .. } = *self;
        Self { min_bytes, max_bytes, kind, bound, heap, fault }
    }

    /// The same form of what the server alone says.
    #[must_use]
    pub const fn server_only(self) -> Self {
        self.bounded(Bound::ServerOnly)
    }

    /// One or nothing, under the rule of what it holds.
    pub(crate) const fn optional(inner: &'static Self) -> Self {
        Self {
            min_bytes: 1,
            max_bytes: add(inner.max_bytes, 1),
            kind: Kind::Optional(inner),
            bound: inner.bound,
            heap: inner.heap,
            fault: inner.fault,
        }
    }

    /// So many of one form, without a length word.
    pub(crate) const fn array(element: &'static Self, count: usize) -> Self {
        Self {
            min_bytes: multiply(element.min_bytes, count),
            max_bytes: multiply(element.max_bytes, count),
            kind: Kind::Array(element, count),
            bound: element.bound,
            heap: element.heap.times(count),
            fault: element.fault,
        }
    }

    /// `inner` with a rule of the author's own on it.
    pub const fn checked(inner: &'static Self, name: &'static str, version: u32) -> Self {
        Self {
            min_bytes: inner.min_bytes,
            max_bytes: inner.max_bytes,
            kind: Kind::Checked(inner, name, version),
            bound: inner.bound,
            heap: inner.heap,
            fault: inner.fault,
        }
    }

    /// A struct.
    pub const fn record(fields: &'static [Place]) -> Self {
        Self {
            min_bytes: sum(fields, true),
            max_bytes: sum(fields, false),
            kind: Kind::Record(fields),
            bound: Bound::Nothing,
            heap: heap_of(fields),
            fault: fault_of(fields),
        }
    }

    /// An enum. Its tag is the number of the variant.
    pub const fn choice(variants: &'static [Variant]) -> Self {
        let mut min = usize::MAX;
        let mut max = 0;
        let mut heap = Heap::NONE;
        let mut fault = None;
        let mut rest = variants;
        let mut tag: u128 = 0;
        while let [first, others @ ..] = rest {
            let tag_bytes = varint_bytes(tag);
            let least = add(tag_bytes, sum(first.fields, true));
            let most = add(tag_bytes, sum(first.fields, false));
            if least < min {
                min = least;
            }
            if most > max {
                max = most;
            }
            heap = heap.or(heap_of(first.fields));
            fault = first_of(fault, fault_of(first.fields));
            rest = others;
            tag = tag.saturating_add(1);
        }
        let (kind, bound) = (Kind::Choice(variants), Bound::Nothing);
        Self { min_bytes: min, max_bytes: max, kind, bound, heap, fault }
    }

    /// Some forms one after the other, each at its place.
    pub const fn tuple(parts: &'static [&'static Self]) -> Self {
        let mut min = 0;
        let mut max = 0;
        let mut heap = Heap::NONE;
        let mut fault = None;
        let mut rest = parts;
        while let [first, others @ ..] = rest {
            min = add(min, first.min_bytes);
            max = add(max, first.max_bytes);
            heap = heap.and(first.heap);
            fault = first_of(fault, first.fault);
            rest = others;
        }
        let (kind, bound) = (Kind::Tuple(parts), Bound::Nothing);
        Self { min_bytes: min, max_bytes: max, kind, bound, heap, fault }
    }

    /// From `min` to `max` elements that take from `min_bytes` to `max_bytes` each.
    pub(crate) const fn counted(
        (min, max): (usize, usize),
        (min_bytes, max_bytes): (usize, usize),
        kind: Kind,
        heap: Heap,
        inside: Option<&'static str>,
    ) -> Self {
        Self {
            min_bytes: add(varint_bytes(min as u128), multiply(min, min_bytes)),
            max_bytes: add(varint_bytes(max as u128), multiply(max, max_bytes)),
            kind,
            bound: Bound::Length(min, max),
            heap,
            fault: first_of(length_fault(min, max), inside),
        }
    }

    /// A text of `min` to `max` Unicode scalar values; its length word counts bytes.
    pub(crate) const fn text(min: usize, max: usize) -> Self {
        let max_bytes = multiply(max, MAX_CHAR_BYTES);
        Self {
            min_bytes: add(varint_bytes(min as u128), min),
            max_bytes: add(varint_bytes(max_bytes as u128), max_bytes),
            kind: Kind::Text,
            bound: Bound::Length(min, max),
            heap: Heap::text(max_bytes),
            fault: length_fault(min, max),
        }
    }

    /// Why no text of these characters can be legal, beside what is wrong with its length.
    pub(crate) const fn charset_fault(self, characters: &Characters) -> Option<&'static str> {
        let mut rest = characters.charset;
        while let [(first, last), others @ ..] = rest {
            if *first as u32 > *last as u32 {
                return Some(
                    "a range of this charset is empty: write the smaller end first, as in `'a'..='z'`",
                );
            }
            rest = others;
        }
        self.fault
    }

    /// The same form of a type of `size` bytes, which holds itself at some place under `max_depth`.
    #[must_use]
    pub const fn recursive(self, size: usize) -> Self {
        // What is looked for cannot be found twice: behind the place nothing is followed.
        let fault = if self.asks_the_world() {
            Some(
                "in a type that lies in itself no rule asks the game's world, and something in this one has such a rule (`known`, `owned`, `near_character` …): move that into a payload around it, as in `struct Order { #[known] item: ItemId, chain: Chain }`",
            )
        } else {
            self.fault
        };
        let heap = Heap::recursive(size, &self);
        Self { heap, fault, ..self }
    }
}

const fn heap_of(fields: &[Place]) -> Heap {
    let mut heap = Heap::NONE;
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        heap = heap.and(first.shape.heap);
        rest = others;
    }
    heap
}

const fn sum(fields: &[Place], least: bool) -> usize {
    let mut total = 0;
    let mut rest = fields;
    while let [first, others @ ..] = rest {
        total = add(total, if least { first.shape.min_bytes } else { first.shape.max_bytes });
        rest = others;
    }
    total
}

const fn add(a: usize, b: usize) -> usize {
    a.saturating_add(b)
}

const fn multiply(a: usize, b: usize) -> usize {
    a.saturating_mul(b)
}
