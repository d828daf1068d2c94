//! Payloads that hold one another on the heap, found before the compiler goes round in them.
//!
//! The form of a payload is made of the forms of what it holds, so two that hold each other have none, and the compiler
//! would tell of a cycle in its queries. So each payload says beside its form what it holds on the heap, as a graph that
//! is [unrolled](Contents::Down) so many levels and no more. A field that leads back to where it stands is told of
//! ([`is_no_ring`]) and read under a rule that stands for a mistake (`rules/mistaken.rs`). With that the ring is cut, and
//! the compiler has nothing to add.
//!
//! Only what lies on the heap is looked at, by the names of its types: it costs the compiler something for each such field, and
//! without one there is no ring. What hides in an alias, or in a field between two such, is told in the compiler's words.

use std::marker::PhantomData;

use super::id::PayloadOrId;
use super::pick::Picked;

/// What a payload holds, as far as it was unrolled.
#[derive(Debug)]
pub struct Node {
    /// Of a payload its own name, and no other's; of a list or an option none.
    name: &'static str,
    holds: &'static [&'static Self],
}

impl Node {
    const LEAF: &'static Self = &Self::new("", &[]);

    /// A payload of this name, and what it holds.
    #[must_use]
    pub const fn new(name: &'static str, holds: &'static [&'static Self]) -> Self {
        Self { name, holds }
    }
}

/// A type, unrolled.
pub trait Graph {
    /// What it holds.
    const NODE: &'static Node;
}

/// What a type holds, as a type: [`Only`] these, or of a payload what its derive says.
pub trait Contents {
    /// With so many levels below it.
    type Down<L: Levels>: Graph;
}

/// A type that says what it holds, and whose parameters do.
pub trait Holder {
    /// Itself, with so many levels below it.
    type Down<L: Levels>: Graph;
}

impl<T: PayloadOrId<Holds: Contents> + ?Sized> Holder for T {
    type Down<L: Levels> = <T::Holds as Contents>::Down<L>;
}

/// How many levels are unrolled.
pub trait Levels {
    /// The type, with one level less below it.
    type Of<T: Holder + ?Sized>: Graph;
}

/// No level more.
#[derive(Debug)]
pub enum Bottom {}

/// One level more.
#[derive(Debug)]
pub struct Above<L>(PhantomData<L>);

impl Levels for Bottom {
    type Of<T: Holder + ?Sized> = ();
}

impl<L: Levels> Levels for Above<L> {
    type Of<T: Holder + ?Sized> = T::Down<L>;
}

/// Holds these types and nothing else: a tuple of them.
#[derive(Debug)]
pub struct Only<T>(PhantomData<T>);

impl Contents for Only<()> {
    type Down<L: Levels> = ();
}

impl Graph for () {
    const NODE: &'static Node = Node::LEAF;
}

macro_rules! tuples {
    ($($($held:ident)*;)*) => {$(
        impl<$($held: Holder,)*> Contents for Only<($($held,)*)> {
            type Down<__L: Levels> = ($($held::Down<__L>,)*);
        }

        impl<$($held: Graph,)*> Graph for ($($held,)*) {
            const NODE: &'static Node = &Node::new("", &[$($held::NODE),*]);
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

/// A ring of so many payloads is found. Each has one level.
pub type Eight = Above<Above<Above<Above<Above<Above<Above<Above<Bottom>>>>>>>>;

/// Asks whether a type is a [`Holder`]; what is none, and no payload, is told elsewhere.
#[derive(Debug)]
pub struct IsHolder<T>(PhantomData<T>);

impl<T: Holder> IsHolder<T> {
    /// It is; else there is [`No`](super::pick::No).
    pub const __IS: bool = true;
}

/// What a field holds, with so many levels below it, if it is a [`Holder`].
pub type Unrolled<L, T, const IS_HOLDER: bool> = <L as Levels>::Of<Picked<IS_HOLDER, T, ()>>;

#[diagnostic::on_unimplemented(
    message = "`{Self}` leads back to the payload that this field is in, and nothing says how deep",
    label = "leads back to where it stands",
    note = "a payload may hold itself where it says so, as `Self` and under two bounds: `#[max_depth(8)] #[max_bytes(1024)] next: \
            Option<Box<Self>>`, or `#[max_len(8)] #[max_depth(8)] #[max_bytes(1024)] next: Vec<Self>`",
    note = "payloads that hold one another become one: put the fields of those in between in the place of this field, and write `Self`, \
            with the two bounds, where they came back to this payload"
)]
/// Whether a field leads back, said so that the compiler tells of one that does in our words.
pub trait LeadsElsewhere<const LEADS_BACK: bool> {}

#[diagnostic::do_not_recommend]
impl<T> LeadsElsewhere<false> for T {}

/// Holds only where nothing leads back.
pub const fn is_no_ring<const LEADS_BACK: bool, T: LeadsElsewhere<LEADS_BACK>>() {}

/// How many payloads are looked at, and how many of their fields. What is beyond is left to the compiler.
const MOST_SEEN: usize = 64;
const MOST_STEPS: u32 = 4096;

/// Whether what is held leads back to the payload `name`. Of a ring only the payload that comes first by name says so:
/// one mistake is told once.
#[must_use]
pub const fn leads_back(held: &'static Node, name: &'static str) -> bool {
    let mut seen = Seen { names: [""; MOST_SEEN], count: 0, steps: 0 };
    seen.leads_back(held, name)
}

/// The payloads that were looked at.
struct Seen {
    names: [&'static str; MOST_SEEN],
    count: usize,
    steps: u32,
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl Seen {
    const fn leads_back(&mut self, held: &'static Node, name: &'static str) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.count == MOST_SEEN {
            return false;
        }
        if !held.name.is_empty() {
            match compared(held.name, name) {
                0 => return true,
                ..0 => return false,
                1.. => {}
            }
            if !self.is_new(held.name) {
                return false;
            }
        }
        let mut at = 0;
        while at < held.holds.len() {
            if self.leads_back(held.holds[at], name) {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn is_new(&mut self, name: &'static str) -> bool {
        let mut at = 0;
        while at < self.count {
            if compared(self.names[at], name) == 0 {
                return false;
            }
            at += 1;
        }
        self.names[self.count] = name;
        self.count += 1;
        true
    }
}

/// Below 0 if `a` comes before `b`, and 0 if they are the same.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
const fn compared(a: &str, b: &str) -> i16 {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] as i16 - b[at] as i16;
        }
        at += 1;
    }
    (a.len() > at) as i16 - (b.len() > at) as i16
}

#[cfg(test)]
mod tests {
    use super::{MOST_SEEN, MOST_STEPS, Node, leads_back};

    const LEAF: &Node = &Node::new("leaf", &[]);

    #[test]
    fn what_comes_to_an_end_leads_nowhere() {
        const TWICE: &Node = &Node::new("pair", &[LEAF, LEAF]);
        assert!(!leads_back(TWICE, "box"));
        assert!(!leads_back(Node::LEAF, ""));
    }

    #[test]
    fn a_ring_is_found_at_any_depth_and_behind_what_has_no_name() {
        const BACK: &Node = &Node::new("a", &[]);
        const LIST: &Node = &Node::new("", &[LEAF, BACK]);
        const DEEP: &Node = &Node::new("c", &[LEAF, &Node::new("b", &[LIST])]);
        assert!(leads_back(DEEP, "a"));
    }

    /// A ring is told of at the payload that comes first by name, and at no other of it.
    #[test]
    fn a_ring_is_told_once() {
        const A: &Node = &Node::new("a", &[]);
        const B: &Node = &Node::new("b", &[A]);
        const A_OF_B: &Node = &Node::new("a", &[B]);
        assert!(leads_back(B, "a"));
        assert!(!leads_back(A_OF_B, "b"));
    }

    #[test]
    fn names_that_begin_alike_are_two() {
        const LONG: &Node = &Node::new("ab", &[]);
        const SHORT: &Node = &Node::new("a", &[]);
        assert!(!leads_back(LONG, "a"));
        assert!(!leads_back(SHORT, "ab"));
    }

    fn leaked(name: String, holds: Vec<&'static Node>) -> &'static Node {
        Box::leak(Box::new(Node::new(name.leak(), holds.leak())))
    }

    /// Of what is there more than once the ways would double with each level.
    #[test]
    fn each_is_looked_at_once() {
        let deep = (0..40).rfold(LEAF, |held, number| leaked(format!("n{number}"), vec![held; 8]));
        assert!(!leads_back(deep, "m"));
    }

    #[test]
    fn more_than_can_be_seen_is_left_to_the_compiler() {
        let of = |count: usize| {
            let mut nodes: Vec<_> =
                (0..count).map(|at| leaked(format!("n{at:03}"), vec![])).collect();
            nodes.push(leaked("z".to_owned(), vec![leaked("m".to_owned(), vec![])]));
            leaked(String::new(), nodes)
        };
        assert!(leads_back(of(MOST_SEEN - 2), "m"));
        assert!(!leads_back(of(MOST_SEEN), "m"));
    }

    /// What has no name is looked at each time that it is there, and not for ever.
    #[test]
    fn more_than_can_be_gone_through_is_left_to_the_compiler() {
        let behind = |count: usize| {
            let mut nodes = vec![Node::LEAF; count];
            nodes.push(leaked("m".to_owned(), vec![]));
            leaked(String::new(), nodes)
        };
        let most = MOST_STEPS as usize;
        assert!(leads_back(behind(most - 2), "m"));
        assert!(!leads_back(behind(most - 1), "m"));
    }
}
