//! Payloads that hold one another, found before the compiler goes round in them.
//!
//! The form of a payload is made of the forms of what it holds, so two that hold each other have none, and the compiler
//! would tell of a cycle in its queries. So a payload searches for itself in [what it holds](super::holds). A field that
//! leads back is told of ([`Leads::tell`]) and read under a rule that stands for a mistake (`rules/mistaken.rs`). With that
//! the ring is cut, and the compiler has nothing to add.

use std::cmp::Ordering;

use super::holds::{Above, Bottom, Key, Node};
use super::told::Told;

/// A ring of so many payloads is found. Each has one level.
pub type Sixteen = Four<Four<Four<Four<Bottom>>>>;

const LEVELS: usize = 16;

type Four<L> = Above<Above<Above<Above<L>>>>;

/// How many payloads are looked at, and how many of their fields. What is beyond is left to the compiler.
const MOST_SEEN: usize = 256;
const MOST_STEPS: u32 = 16_384;

/// More than [`MOST_SEEN`], so that one is always free.
const PLACES: usize = 512;

/// Of the `N` fields of a payload in which others may lie, whether each leads back to the payload. Of a ring only the
/// payload that comes first by name knows: one mistake is told once.
///
/// Of a payload that is part of its own size nothing is known: that is the compiler's to tell of, and where it does not,
/// the two are two payloads.
#[derive(Clone, Copy, Debug)]
pub struct Leads<const N: usize> {
    payload: &'static Node,
    is_back: [bool; N],
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl<const N: usize> Leads<N> {
    /// Searches for the payload in what it holds.
    #[must_use]
    pub const fn of(payload: &'static Node) -> Self {
        let mut is_back = [false; N];
        let Some(sought) = &payload.key else { return Self { payload, is_back } };
        // Nearly always that is all: without anything indirect it could have no size.
        if !payload.has_indirect || !Search::new(sought, true).finds_in(payload, 0) {
            return Self { payload, is_back };
        }
        let mut number = 0;
        while number < N {
            let held = payload.holds[number];
            is_back[number] = !Search::new(sought, false).finds(held, 0)
                && Search::new(sought, true).finds(held, 0);
            number += 1;
        }
        Self { payload, is_back }
    }

    /// Whether one leads back: then none is read. What is cut is told of, and so compiles nowhere.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        let mut number = 0;
        while number < N {
            if self.is_back[number] {
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
        assert!(!self.is_back[number], "{}", self.told(number).as_str());
    }

    const fn told(&self, number: usize) -> Told {
        let Some(payload) = &self.payload.key else { return Told::of("") };
        let mut search = Search::new(payload, true);
        search.finds(self.payload.holds[number], 0);
        search.told()
    }
}

const BOUNDS: &str = "a payload may hold itself where it says so, as `Self` and under two bounds: `#[max_depth(8)] #[max_bytes(1024)] next: \
    Option<Box<Self>>`, or `#[max_len(8)] #[max_depth(8)] #[max_bytes(1024)] next: Vec<Self>` (`max_depth` counts how many lie in \
    one another, `max_bytes` what they take on the wire)";

const ANOTHER_NAME: &str = "it has to be written as `Self` here: an alias hides that, and so does a proxy (`via`); in a payload with parameters it is \
    `Listed<Self>`";

const ONE_ANOTHER: &str = "one of them closes the ring, any one: in the place of its field that leads on it takes the fields of the others, and `Self`, with \
    the two bounds, for what leads back to it; the others stay as they are. Where that field is no list and no option, nothing is \
    lost. (A field under `via` holds what its proxy holds; with `Self` for it, a payload with parameters may stay: `Listed<Self>`)";

/// A search for a payload in what a field of it holds.
struct Search {
    sought: &'static Key,
    /// Whether it goes through what has no part in a size.
    is_through_indirect: bool,
    /// The payloads that were looked at, each at or behind the place that its hash says, and how many lay around it: the
    /// fewer do, the further it is unrolled.
    seen: [Option<(&'static Key, usize)>; PLACES],
    count: usize,
    steps: u32,
    /// The payloads on the way to what is looked at; of what was found, `length` of them.
    way: [Option<&'static Key>; LEVELS],
    length: usize,
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // in constants, and below what is asked before
impl Search {
    const fn new(sought: &'static Key, is_through_indirect: bool) -> Self {
        let (seen, way) = ([None; PLACES], [None; LEVELS]);
        Self { sought, is_through_indirect, seen, count: 0, steps: 0, way, length: 0 }
    }

    /// Looks for it in what is held, or as that, with `around` payloads on the way.
    const fn finds(&mut self, held: &'static Node, mut around: usize) -> bool {
        if held.is_indirect && !self.is_through_indirect {
            return false;
        }
        if let Some(key) = &held.key {
            match key.compared(self.sought) {
                Ordering::Equal => {
                    self.length = around;
                    return true;
                }
                Ordering::Less => return false,
                Ordering::Greater => {}
            }
            if around == LEVELS || !self.is_new(key, around) {
                return false;
            }
            self.way[around] = Some(key);
            around += 1;
        }
        self.finds_in(held, around)
    }

    const fn finds_in(&mut self, held: &'static Node, around: usize) -> bool {
        let mut at = 0;
        while at < held.holds.len() {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return false;
            }
            if self.finds(held.holds[at], around) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Notes the payload; `false` if it was noted before, and unrolled as far, or no more are.
    const fn is_new(&mut self, key: &'static Key, around: usize) -> bool {
        let mut at = key.order as usize % PLACES;
        while let Some((seen, before)) = self.seen[at] {
            if key.order == seen.order && matches!(key.compared(seen), Ordering::Equal) {
                if before <= around {
                    return false;
                }
                self.seen[at] = Some((key, around));
                return true;
            }
            at = (at + 1) % PLACES;
        }
        if self.count == MOST_SEEN {
            return false;
        }
        self.seen[at] = Some((key, around));
        self.count += 1;
        true
    }

    /// What is said of the way that was found.
    const fn told(&self) -> Told {
        let own = self.sought.name;
        if self.length == 0 {
            let told = Told::of("this is `").text(own).text("` again, and nothing says how deep\n");
            return told.text(BOUNDS).text("\n").text(ANOTHER_NAME);
        }
        let mut told = Told::of("this leads back to `").text(own);
        told = told.text("`, and nothing says how deep: `").text(own);
        let mut at = 0;
        while at < self.length {
            if let Some(key) = self.way[at] {
                told = told.text("` → `").text(key.name);
            }
            at += 1;
        }
        told.text("` → `").text(own).text("`\n").text(BOUNDS).text("\n").text(ONE_ANOTHER)
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, LEVELS, Leads, MOST_SEEN, MOST_STEPS, Node, PLACES};

    const fn key(order: u128) -> Key {
        Key { name: "Hall", order, version: None, module: "game", line: 1, column: 1 }
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
        assert_eq!(leads.is_back, [false, true, false]);
        assert!(leads.is_cut());
        assert!(!Leads::<1>::of(payload(1, vec![list(leaf)])).is_cut());
    }

    /// Of that the compiler tells, and so it is not cut: were it to say nothing, the payload would be read as it is.
    #[test]
    fn what_is_part_of_its_own_size_is_not_told_of() {
        let back = payload(1, vec![]);
        let other = list(payload(3, vec![Node::LEAF]));
        let leads = Leads::<2>::of(payload(1, vec![payload(2, vec![back]), other]));
        assert_eq!(leads.is_back, [false, false]);
        leads.tell(0);
        assert!(!leads.is_cut());
    }

    fn named(name: &'static str, order: u128, holds: Vec<&'static Node>) -> &'static Node {
        Box::leak(Box::new(Node::payload(Key { name, ..key(order) }, leaked(holds))))
    }

    #[test]
    #[should_panic(
        expected = "leads back to `Hall`, and nothing says how deep: `Hall` → `Town` → `Mayor` → `Hall`\n"
    )]
    fn what_leads_back_is_told_of_with_the_way() {
        let back = named("Hall", 1, vec![]);
        let gate = named("Gate", 2, vec![Node::LEAF]);
        let mayor = tuple(vec![gate, named("Mayor", 3, vec![gate, list(back)])]);
        let town = list(named("Town", 4, vec![gate, mayor]));
        Leads::<2>::of(named("Hall", 1, vec![gate, town])).tell(1);
    }

    #[test]
    #[should_panic(expected = "this is `Hall` again, and nothing says how deep\n")]
    fn a_payload_in_itself_is_told_of() {
        Leads::<1>::of(named("Hall", 1, vec![list(named("Hall", 1, vec![]))])).tell(0);
    }

    /// Of a payload that lies deep nothing more may have been unrolled, and where it lies less deep, something was.
    #[test]
    fn a_long_way_hides_no_shorter_one() {
        let cut = payload(20, vec![]);
        let deep = (2..LEVELS as u128).rfold(cut, |held, name| payload(name, vec![held]));
        let ring = payload(20, vec![payload(21, vec![payload(1, vec![])])]);
        let leads = Leads::<2>::of(payload(1, vec![list(deep), list(ring)]));
        assert_eq!(leads.is_back, [false, true]);
        assert!(lead(1, list(tuple(vec![deep, ring]))));
    }

    #[test]
    fn payloads_of_one_name_are_told_apart_by_where_they_stand() {
        let here = Key { line: 7, column: 3, ..key(1) };
        for other in [
            Key { version: Some("0.2.0"), ..here },
            Key { module: "game::old", ..here },
            Key { module: "gams", ..here },
            Key { line: 8, ..here },
            Key { column: 4, ..here },
        ] {
            let other: &'static Node = Box::leak(Box::new(Node::payload(other, &[Node::LEAF])));
            let payload = Node::payload(here, leaked(vec![list(other)]));
            let leads = Leads::<1>::of(Box::leak(Box::new(payload)));
            assert_eq!(leads.is_back, [false]);
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
