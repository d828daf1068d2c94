//! Payloads that hold one another, found before the compiler goes round in them.
//!
//! The form of a payload is made of the forms of what it holds, so two that hold each other have none, and the compiler
//! would tell of a cycle in its queries. So a payload searches for itself in [what it holds](super::holds). A field that
//! leads back is told of ([`Leads::tell`]) and read under a rule that stands for a mistake (`rules/mistaken.rs`). With that
//! the ring is cut, and the compiler has nothing to add.

use std::cmp::Ordering;

use super::holds::{Above, Bottom, Key, Node};

/// A ring of so many payloads is found. Each has one level.
pub type Sixteen = Four<Four<Four<Four<Bottom>>>>;

type Four<L> = Above<Above<Above<Above<L>>>>;

/// How many payloads are looked at, and how many of their fields. What is beyond is left to the compiler.
const MOST_SEEN: usize = 64;
const MOST_STEPS: u32 = 4096;

/// More than [`MOST_SEEN`], so that one is always free.
const PLACES: usize = 128;

/// Of the `N` fields of a payload in which others may lie, whether each leads back to the payload. Of a ring only the
/// payload that comes first by name knows: one mistake is told once.
///
/// Of a payload that is part of its own size nothing is known: that is the compiler's to tell of, and where it does not,
/// the two are two payloads.
#[derive(Clone, Copy, Debug)]
pub struct Leads<const N: usize>([bool; N]);

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl<const N: usize> Leads<N> {
    /// Searches for the payload in what it holds.
    #[must_use]
    pub const fn of(payload: &'static Node) -> Self {
        let mut leads = [false; N];
        let Some(sought) = &payload.key else { return Self(leads) };
        // Nearly always that is all: without anything indirect it could have no size.
        if !payload.has_indirect || !Search::new(sought, true).finds_in(payload) {
            return Self(leads);
        }
        let mut number = 0;
        while number < N {
            let held = payload.holds[number];
            leads[number] =
                !Search::new(sought, false).finds(held) && Search::new(sought, true).finds(held);
            number += 1;
        }
        Self(leads)
    }

    /// Whether one leads back: then none is read. What is cut is told of, and so compiles nowhere.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        let mut number = 0;
        while number < N {
            if self.0[number] {
                return true;
            }
            number += 1;
        }
        false
    }

    /// Tells of the field of this number, where it leads back.
    ///
    /// # Panics
    ///
    /// Where it does: in a constant, so that the program does not compile.
    #[track_caller]
    pub const fn tell(&self, number: usize) {
        assert!(!self.0[number], "{}", LEADS_BACK);
    }
}

const LEADS_BACK: &str = "this leads back to the payload that it is in, and nothing says how deep\n\
    a payload may hold itself where it says so, as `Self` and under two bounds: `#[max_depth(8)] #[max_bytes(1024)] next: \
    Option<Box<Self>>`, or `#[max_len(8)] #[max_depth(8)] #[max_bytes(1024)] next: Vec<Self>`\n\
    payloads that hold one another become one: put the fields of those in between in the place of this field, and write `Self`, \
    with the two bounds, where they came back to this payload";

/// A search for a payload in what a field of it holds.
struct Search {
    sought: &'static Key,
    /// Whether it goes through what has no part in a size.
    is_through_indirect: bool,
    /// The payloads that were looked at, each at or behind the place that its hash says.
    seen: [Option<&'static Key>; PLACES],
    count: usize,
    steps: u32,
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl Search {
    const fn new(sought: &'static Key, is_through_indirect: bool) -> Self {
        Self { sought, is_through_indirect, seen: [None; PLACES], count: 0, steps: 0 }
    }

    const fn finds(&mut self, held: &'static Node) -> bool {
        if held.is_indirect && !self.is_through_indirect {
            return false;
        }
        if let Some(key) = &held.key {
            match key.compared(self.sought) {
                Ordering::Equal => return true,
                Ordering::Less => return false,
                Ordering::Greater => {}
            }
            if !self.is_new(key) {
                return false;
            }
        }
        self.finds_in(held)
    }

    const fn finds_in(&mut self, held: &'static Node) -> bool {
        let mut at = 0;
        while at < held.holds.len() {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return false;
            }
            if self.finds(held.holds[at]) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Notes the payload; `false` if it was noted before, or no more are.
    const fn is_new(&mut self, key: &'static Key) -> bool {
        if self.count == MOST_SEEN {
            return false;
        }
        let mut at = key.name as usize % PLACES;
        while let Some(seen) = self.seen[at] {
            if key.name == seen.name && matches!(key.compared(seen), Ordering::Equal) {
                return false;
            }
            at = (at + 1) % PLACES;
        }
        self.seen[at] = Some(key);
        self.count += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Leads, MOST_SEEN, MOST_STEPS, Node, PLACES};

    const fn key(name: u128) -> Key {
        Key { name, module: "game", line: 1, column: 1 }
    }

    fn leaked(holds: Vec<&'static Node>) -> &'static [&'static Node] {
        Box::leak(holds.into_boxed_slice())
    }

    fn payload(name: u128, holds: Vec<&'static Node>) -> &'static Node {
        Box::leak(Box::new(Node::payload(key(name), leaked(holds))))
    }

    fn list(of: &'static Node) -> &'static Node {
        Box::leak(Box::new(Node::indirect(leaked(vec![of]))))
    }

    fn tuple(of: Vec<&'static Node>) -> &'static Node {
        Box::leak(Box::new(Node::inside(leaked(of))))
    }

    /// Whether the only field of the payload of this name leads back.
    fn lead(name: u128, field: &'static Node) -> bool {
        Leads::<1>::of(payload(name, vec![field])).is_cut()
    }

    #[test]
    fn what_comes_to_an_end_leads_nowhere() {
        let leaf = payload(2, vec![Node::LEAF]);
        assert!(!lead(1, list(tuple(vec![leaf, leaf]))));
        assert!(!lead(1, Node::LEAF));
    }

    #[test]
    fn a_ring_is_found_at_any_depth_and_behind_what_has_no_key() {
        let back = payload(1, vec![]);
        let deep = payload(3, vec![payload(2, vec![tuple(vec![Node::LEAF, list(back)])])]);
        assert!(lead(1, list(deep)));
        assert!(lead(1, deep));
    }

    /// A ring is told of at the payload that comes first, and at no other of it.
    #[test]
    fn a_ring_is_told_once() {
        let back = payload(1, vec![]);
        assert!(lead(1, list(payload(2, vec![back]))));
        let back = payload(2, vec![]);
        assert!(!lead(2, list(payload(1, vec![back]))));
    }

    #[test]
    fn only_the_field_that_leads_back_is_told_of() {
        let (leaf, back) = (payload(2, vec![]), payload(1, vec![]));
        let leads = Leads::<3>::of(payload(1, vec![leaf, list(back), list(leaf)]));
        assert_eq!(leads.0, [false, true, false]);
        assert!(leads.is_cut());
        assert!(!Leads::<1>::of(payload(1, vec![list(leaf)])).is_cut());
    }

    /// Of that the compiler tells, and so it is not cut: were it to say nothing, the payload would be read as it is.
    #[test]
    fn what_is_part_of_its_own_size_is_not_told_of() {
        let back = payload(1, vec![]);
        let other = list(payload(3, vec![Node::LEAF]));
        let leads = Leads::<2>::of(payload(1, vec![payload(2, vec![back]), other]));
        assert_eq!(leads.0, [false, false]);
        leads.tell(0);
        assert!(!leads.is_cut());
    }

    #[test]
    #[should_panic(expected = "this leads back to the payload that it is in")]
    fn what_leads_back_is_told_of() {
        Leads::<1>::of(payload(1, vec![list(payload(1, vec![Node::LEAF]))])).tell(0);
    }

    #[test]
    fn payloads_of_one_name_are_told_apart_by_where_they_stand() {
        let here = Key { name: 1, module: "game", line: 7, column: 3 };
        for other in [
            Key { module: "game::old", ..here },
            Key { module: "gams", ..here },
            Key { line: 8, ..here },
            Key { column: 4, ..here },
        ] {
            let other: &'static Node = Box::leak(Box::new(Node::payload(other, &[Node::LEAF])));
            let payload = Node::payload(here, leaked(vec![list(other)]));
            let leads = Leads::<1>::of(Box::leak(Box::new(payload)));
            assert_eq!(leads.0, [false]);
        }
    }

    /// Of what is there more than once the ways would double with each level.
    #[test]
    fn each_is_looked_at_once() {
        let deep = (2..42).rfold(Node::LEAF, |held, name| payload(name, vec![held; 8]));
        assert!(lead(1, list(tuple(vec![deep, payload(1, vec![])]))));
    }

    /// Two whose hashes have one place are two.
    #[test]
    fn what_has_the_place_of_another_is_looked_at() {
        let one = payload(2, vec![Node::LEAF]);
        let other = payload(2 + PLACES as u128, vec![payload(1, vec![])]);
        assert!(lead(1, list(tuple(vec![one, other]))));
    }

    #[test]
    fn more_than_can_be_seen_is_left_to_the_compiler() {
        let of = |count: usize| {
            let mut nodes: Vec<_> = (2..).take(count).map(|name| payload(name, vec![])).collect();
            nodes.push(payload(1000, vec![payload(1, vec![])]));
            list(tuple(nodes))
        };
        assert!(lead(1, of(MOST_SEEN - 1)));
        assert!(!lead(1, of(MOST_SEEN)));
    }

    /// What has no key is looked at each time that it is there, and not for ever.
    #[test]
    fn more_than_can_be_gone_through_is_left_to_the_compiler() {
        let behind = |count: usize| {
            let mut nodes = vec![Node::LEAF; count];
            nodes.push(payload(1, vec![]));
            list(tuple(nodes))
        };
        let most = MOST_STEPS as usize;
        assert!(lead(1, behind(most - 3)));
        assert!(!lead(1, behind(most - 2)));
    }
}
