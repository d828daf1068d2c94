//! What payloads hold, as types, and as a graph that is unrolled so many levels and no more.
//!
//! Each type says beside its form what payloads it [holds](super::ruled::Ruled::Holds): a list those of its elements, a
//! number none, and a payload itself. What lies in the payload is looked at a level later, since of payloads that hold one
//! another the whole would have no end. Those are what [`ring`](super::ring) searches for.

use std::cmp::Ordering;
use std::marker::PhantomData;

/// What a type holds, as far as it was unrolled.
#[derive(Debug)]
pub struct Node {
    /// Of a payload its own; of a list, a tuple, a generic payload none.
    pub(super) key: Option<Key>,
    /// Whether what it holds has no part in its own size: it is on the heap, or behind a proxy.
    pub(super) is_indirect: bool,
    /// Whether something in it is, that holds something.
    pub(super) has_indirect: bool,
    pub(super) holds: &'static [&'static Self],
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl Node {
    pub(super) const LEAF: &'static Self = &Self::inside(&[]);

    const fn new(key: Option<Key>, is_indirect: bool, holds: &'static [&'static Self]) -> Self {
        let mut has_indirect = false;
        let mut at = 0;
        while at < holds.len() {
            let Self { key, has_indirect: below, holds: others, .. } = holds[at];
            has_indirect |= *below || (is_indirect && (key.is_some() || !others.is_empty()));
            at += 1;
        }
        Self { key, is_indirect, has_indirect, holds }
    }

    /// What holds these in itself.
    #[must_use]
    pub const fn inside(holds: &'static [&'static Self]) -> Self {
        Self::new(None, false, holds)
    }

    /// A payload with these in its fields.
    #[must_use]
    pub const fn payload(key: Key, holds: &'static [&'static Self]) -> Self {
        Self::new(Some(key), false, holds)
    }

    pub(super) const fn indirect(holds: &'static [&'static Self]) -> Self {
        Self::new(None, true, holds)
    }
}

/// What tells payloads apart, and puts them in an order.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The first letters of its name, and a hash of what is written there: what a macro makes several times has one place.
    pub order: u128,
    /// The version of its crate: of two, the modules have one name.
    pub version: Option<&'static str>,
    /// Where it stands.
    pub module: &'static str,
    /// In the file.
    pub line: u32,
    /// In the line.
    pub column: u32,
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl Key {
    /// By name, and of one name by what is written there, and by place.
    pub(super) const fn compared(&self, other: &Self) -> Ordering {
        if self.order != other.order {
            return if self.order < other.order { Ordering::Less } else { Ordering::Greater };
        }
        let own = (self.line as u64) << 32 | self.column as u64;
        let others = (other.line as u64) << 32 | other.column as u64;
        if own != others {
            return if own < others { Ordering::Less } else { Ordering::Greater };
        }
        match compared(self.module, other.module) {
            Ordering::Equal => match (self.version, other.version) {
                (Some(own), Some(others)) => compared(own, others),
                (None, None) => Ordering::Equal,
                (None, Some(_)) => Ordering::Less,
                (Some(_), None) => Ordering::Greater,
            },
            order => order,
        }
    }
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
const fn compared(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] < other[at] { Ordering::Less } else { Ordering::Greater };
        }
        at += 1;
    }
    if one.len() == other.len() {
        Ordering::Equal
    } else if one.len() < other.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// A type, unrolled.
pub trait Graph {
    /// What it holds.
    const NODE: &'static Node;
}

/// What is held, not yet unrolled: `()` is nothing, a tuple all of these, a payload itself.
pub trait Contents {
    /// With so many levels below it.
    type Down<L: Levels>: Graph;
}

/// How many levels are unrolled.
pub trait Levels {
    /// What is held, with one level less below it.
    type Of<C: Contents>: Graph;
}

/// No level more.
#[derive(Debug)]
pub enum Bottom {}

/// One level more.
#[derive(Debug)]
pub struct Above<L>(PhantomData<L>);

impl Levels for Bottom {
    type Of<C: Contents> = ();
}

impl<L: Levels> Levels for Above<L> {
    type Of<C: Contents> = C::Down<L>;
}

/// Holds these where they have no part in its own size.
#[derive(Debug)]
pub struct Indirect<C>(PhantomData<C>);

impl<C: Contents> Contents for Indirect<C> {
    type Down<L: Levels> = Indirect<C::Down<L>>;
}

impl<G: Graph> Graph for Indirect<G> {
    const NODE: &'static Node = &Node::indirect(&[G::NODE]);
}

impl Contents for () {
    type Down<L: Levels> = ();
}

impl Graph for () {
    const NODE: &'static Node = Node::LEAF;
}

macro_rules! tuples {
    ($($($held:ident)*;)*) => {$(
        impl<$($held: Contents,)*> Contents for ($($held,)*) {
            type Down<__L: Levels> = ($($held::Down<__L>,)*);
        }

        impl<$($held: Graph,)*> Graph for ($($held,)*) {
            const NODE: &'static Node = &Node::inside(&[$($held::NODE),*]);
        }
    )*};
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}
