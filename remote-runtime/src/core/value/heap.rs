//! What values take of the heap: worked out beside their largest encoding, so that an audit can say what one
//! call makes a server allocate.
//!
//! Bounds from above, of what is alive at once. How std lays out its collections is not promised; what is
//! assumed of it stands here, and `tests/it/heap.rs` measures it.

use super::shape::Shape;

/// What a value takes of the heap, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heap {
    /// At most.
    pub most: usize,
    /// For each byte of its encoding, at most: what bounds a type in itself, which has only so many bytes.
    pub(crate) per_byte: usize,
}

/// What tells whether a place is empty, and what aligns it.
const EMPTY_PLACE_BYTES: usize = 16;

/// A hash table has room for so many entries of this size where one is asked for: small ones fill a group.
const fn least_buckets(size: usize) -> usize {
    match size {
        0 | 1 => 16,
        2 | 3 => 8,
        _ => 4,
    }
}

/// What a hash table has beside its entries and a byte for each: a last group of such bytes, and what aligns
/// them.
const TABLE_BYTES: usize = 32;

/// A node of a B-tree has room for so many entries.
const NODE_ENTRIES: usize = 11;

/// What a node has beside its entries: its children, its parent, its lengths, and what aligns them.
const NODE_BYTES: usize = 128;

impl Heap {
    /// Nothing.
    pub const NONE: Self = Self { most: 0, per_byte: 0 };

    /// A text of so many bytes.
    pub(crate) const fn text(max_bytes: usize) -> Self {
        Self { most: max_bytes, per_byte: 1 }
    }

    /// A list of at most `max` values of `size` bytes, each of this shape.
    pub(crate) const fn list(max: usize, size: usize, element: &Shape) -> Self {
        let each = size.saturating_add(element.heap.most);
        Self {
            most: max.saturating_mul(each),
            per_byte: per_byte(size, element.min_bytes).saturating_add(element.heap.per_byte),
        }
    }

    /// One value of `size` bytes behind a pointer.
    pub(crate) const fn boxed(size: usize, inner: &Shape) -> Self {
        Self {
            most: size.saturating_add(inner.heap.most),
            per_byte: per_byte(size, inner.min_bytes).saturating_add(inner.heap.per_byte),
        }
    }

    /// A hash table of at most `max` entries of `size` bytes, which hold `inside` and take at least
    /// `min_bytes` of the encoding.
    pub(crate) const fn table(max: usize, size: usize, inside: Self, min_bytes: usize) -> Self {
        let (slot, least) = (size.saturating_add(1), least_buckets(size));
        let buckets = match max.saturating_mul(8).div_ceil(7).checked_next_power_of_two() {
            Some(buckets) if buckets > least => buckets,
            Some(_) => least,
            None => usize::MAX,
        };
        let own = match max {
            0 => 0,
            _ => buckets.saturating_mul(slot).saturating_add(TABLE_BYTES),
        };
        let smallest = slot.saturating_mul(least).saturating_add(TABLE_BYTES);
        Self {
            most: own.saturating_add(max.saturating_mul(inside.most)),
            per_byte: per_byte(smallest, min_bytes).saturating_add(inside.per_byte),
        }
    }

    /// A B-tree of at most `max` entries of `size` bytes, which hold `inside` and take at least `min_bytes` of
    /// the encoding.
    pub(crate) const fn tree(max: usize, size: usize, inside: Self, min_bytes: usize) -> Self {
        let node = size.saturating_mul(NODE_ENTRIES).saturating_add(NODE_BYTES);
        // But for the root every node is nearly half full.
        let nodes = match max {
            0 => 0,
            _ => (max / 4).saturating_add(1),
        };
        Self {
            most: nodes.saturating_mul(node).saturating_add(max.saturating_mul(inside.most)),
            per_byte: per_byte(node, min_bytes).saturating_add(inside.per_byte),
        }
    }

    /// Values of `size` bytes that hold others of their type somewhere in them: so many as fit into the encoding
    /// of the outermost, in whatever holds them, and what they hold beside one another.
    pub(crate) const fn recursive(size: usize, shape: &Shape) -> Self {
        // A place for one may stand empty, and takes a byte then: an option in a list.
        let place = size.saturating_add(EMPTY_PLACE_BYTES);
        let each = match shape.holder() {
            Holder::Tight => place,
            Holder::Roomy => place.saturating_mul(NODE_ENTRIES).saturating_add(NODE_BYTES),
        };
        let each = each.saturating_add(shape.heap.per_byte);
        Self { most: shape.max_bytes.saturating_mul(each), per_byte: each }
    }

    /// Both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            most: self.most.saturating_add(other.most),
            per_byte: greater(self.per_byte, other.per_byte),
        }
    }

    /// The one or the other.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self {
            most: greater(self.most, other.most),
            per_byte: greater(self.per_byte, other.per_byte),
        }
    }

    /// So many of it.
    pub(crate) const fn times(self, count: usize) -> Self {
        Self { most: self.most.saturating_mul(count), per_byte: self.per_byte }
    }
}

/// What holds the values of a type in itself.
pub(crate) enum Holder {
    /// A box or a list: one place for each.
    Tight,
    /// A map or a set, which has room for more than it holds.
    Roomy,
}

/// So much for each of at least so many bytes. What takes none lies in a list with a length of its own.
const fn per_byte(size: usize, min_bytes: usize) -> usize {
    match min_bytes {
        0 => size.saturating_mul(super::list::MAX_EMPTY_ELEMENTS),
        _ => size.div_ceil(min_bytes),
    }
}

const fn greater(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}
